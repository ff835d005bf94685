// The words of those codes of plan files that are no code lists of their own: grounds, sources, degrees, steps of the timetable.

package import Domain

enum RuleWords {
    /// Words of a code; the code itself where a later format knows more than this list.
    static func of(_ code: String, in words: [String: Bilingual]) -> Bilingual {
        words[code] ?? Bilingual(code, code)
    }

    /// Grounds for preference (优先推荐条件): whom they describe.
    static let grounds: [String: Bilingual] = [
        "science_prize": Bilingual("在科技竞赛或活动中获奖的学生", "pupils with a prize of a science competition or activity"),
        "olympiad_prize": Bilingual("在中学生五项学科竞赛中获奖的学生", "pupils with a prize of one of the five subject olympiads"),
        "patent": Bilingual("获发明专利或实用新型专利的学生", "pupils granted a patent for an invention or a utility model"),
        "science_club": Bilingual("科学兴趣小组、科技社团等的成员", "members of science clubs and groups"),
    ]

    /// The ground with the lowest level of prize that counts: 在科技竞赛或活动中获自治区级及以上奖项的学生.
    static func ground(_ code: String, _ level: Bilingual?) -> Bilingual {
        let plain = of(code, in: grounds)
        guard let level else { return plain }
        let prize = "获\(level.zh)奖项"
        return Bilingual(
            plain.zh.contains("获奖") ? plain.zh.replacing("获奖", with: prize) : "\(plain.zh)（\(level.zh)）",
            plain.en.contains("a prize") ? plain.en.replacing("a prize", with: "a prize (\(level.en))") : "\(plain.en) (\(level.en))")
    }

    /// For whom the rank gate is relaxed.
    static let reasons: [String: Bilingual] = [
        "outstanding": Bilingual("表现优秀的学生", "pupils who do outstandingly"),
        "pre_training_outstanding": Bilingual("在前置培养中表现优秀的学生", "pupils who did outstandingly in pre-training"),
    ]

    static let sources: [String: Bilingual] = [
        "topnotch_mentors": Bilingual("“基础学科拔尖学生培养计划”导师", "mentors of the Top-Notch programme"),
        "honoured_scientists": Bilingual(
            "“长江学者”特聘教授、国家杰出青年科学基金获得者、教学名师等专家",
            "Changjiang scholars, holders of the national science fund for distinguished young scholars, award-winning teachers and other experts"
        ),
    ]

    static let degrees: [String: Bilingual] = [
        "doctorate": Bilingual("博士学位", "a doctorate"), "master": Bilingual("硕士学位", "a master's degree"),
    ]

    static let titles: [String: Bilingual] = [
        "associate_senior": Bilingual("副高级以上职称", "a title of associate professor or above")
    ]

    /// Whom a follow-up is about.
    static let followed: [String: Bilingual] = [
        "all_participants": Bilingual("全部培养学生", "all former pupils"),
        "enrolled_here": Bilingual("升入本校的学生", "former pupils who enrolled there"),
        "local": Bilingual("在本地区就学就业的学生", "former pupils who study or work in the area"),
    ]

    /// When an obligation falls due: a session is one that counts as a visit.
    static let moments: [String: Bilingual] = ["each_visit": Bilingual("每次活动后", "after each session of training")]
}

extension TimetableSteps {
    /// A step of the timetable in words: 推荐导师 | recommendation of mentors.
    package static func label(of step: String) -> Bilingual {
        RuleWords.of(step, in: labels)
    }

    static let labels: [String: Bilingual] = [
        "school_confirmation": Bilingual("确定参与中学", "choice of participating schools"),
        "pre_training": Bilingual("前置培养", "pre-training"),
        "mentor_recommendation": Bilingual("推荐导师", "recommendation of mentors"),
        "application": Bilingual("学生报名", "applications"),
        "city_review": Bilingual("市级审核", "review by the city"),
        "test": Bilingual("学科潜质测试", "aptitude test"),
        "interview_list": Bilingual("确定面试名单", "list of those to be interviewed"),
        "interview": Bilingual("面试", "interviews"),
        "test_and_interview": Bilingual("学科潜质测试和面试", "aptitude test and interviews"),
        "result_publication": Bilingual("公布入选名单", "publication of the list of the selected"),
        "meeting": Bilingual("师生见面会", "meeting of mentors and pupils"),
        "topic_choice": Bilingual("确定研究方向", "choice of research topics"),
        "training": Bilingual("学生培养", "training"),
        "annual_evaluation": Bilingual("年度评价与总结验收", "annual evaluation and review of the year"),
        "work_review": Bilingual("年度工作评价与验收", "annual review of the work"),
    ]
}

extension SelectionStage {
    /// How many there are at this stage: 面试人数 | number interviewed.
    var headcount: Bilingual {
        switch self {
        case .application: Bilingual("报名人数", "the number of applicants")
        case .review: Bilingual("资格审核人数", "the number reviewed")
        case .test: Bilingual("笔试人数", "the number tested")
        case .practical: Bilingual("实验操作人数", "the number taking the practical")
        case .interview: Bilingual("面试人数", "the number interviewed")
        case .mentorSelection: Bilingual("导师遴选人数", "the number put to mentors")
        case .notice: Bilingual("公示人数", "the number on the public notice")
        case .selection: Bilingual("入选人数", "the number selected")
        }
    }

    /// In a ratio: 笔试 | test.
    var short: Bilingual { self == .test ? Bilingual("笔试", "test") : label }

    /// What whoever holds the stage does.
    var deed: Bilingual {
        switch self {
        case .application: Bilingual("组织学生报名", "take applications")
        case .review: Bilingual("审核申报材料", "review the applications")
        case .test: Bilingual("组织学科潜质测试（笔试）", "hold the aptitude test")
        case .practical: Bilingual("安排实验操作", "hold a practical")
        case .interview: Bilingual("组织面试", "hold interviews")
        case .mentorSelection: Bilingual("组织导师遴选", "hold the selection by mentors")
        case .notice: Bilingual("公示入选名单", "post the list of the selected")
        case .selection: Bilingual("确定入选名单", "decide on the list of the selected")
        }
    }
}
