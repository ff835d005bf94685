// The closed code lists of the programme: each code with its words in both languages. docs/glossary.md explains them.

/// A code that has words in both languages and is written in files by its raw value.
package protocol Worded: RawRepresentable<String>, CaseIterable, Hashable, Sendable, Codable {
    var label: Bilingual { get }
    /// Other ways of writing it that intake accepts.
    var synonyms: [String] { get }
}

extension Worded {
    package var synonyms: [String] { [] }
}

/// A code of a list with its words, as columns and queries carry it.
package struct CodeWord: Sendable {
    package let code: String
    package let label: Bilingual
    package let synonyms: [String]

    /// The whole list of a kind of code.
    package static func all<Code: Worded>(_: Code.Type) -> [CodeWord] {
        Code.allCases.map { CodeWord(code: $0.rawValue, label: $0.label, synonyms: $0.synonyms) }
    }

    /// Whether a text written in a file means this code.
    package func isNamed(_ text: String) -> Bool {
        let lowered = text.lowercased()
        return code == lowered || label.zh == text || label.en.lowercased() == lowered || synonyms.contains(lowered)
    }
}

/// How binding a clause is.
package enum Strength: String, Worded {
    /// 应、须, or plainly stated.
    case must
    /// 原则上、一般.
    case inPrinciple = "in_principle"
    /// 可.
    case may
    /// 鼓励.
    case encouraged

    package var label: Bilingual {
        switch self {
        case .must: Bilingual("应当", "must")
        case .inPrinciple: Bilingual("原则上", "in principle")
        case .may: Bilingual("可以", "may")
        case .encouraged: Bilingual("鼓励", "encouraged")
        }
    }

    /// Whether not doing it is a breach.
    package var binds: Bool { self == .must || self == .inPrinciple }
}

/// The comparison a rule states.
package enum Comparison: String, Worded {
    case atLeast = ">="
    case exactly = "="
    case atMost = "<="

    package var label: Bilingual {
        switch self {
        case .atLeast: Bilingual("不少于", "at least")
        case .exactly: Bilingual("等于", "exactly")
        case .atMost: Bilingual("不超过", "at most")
        }
    }
}

/// A step of selection (遴选环节), in the order in which plans use them.
package enum SelectionStage: String, Worded {
    case application
    case review
    case test
    case practical
    case interview
    case mentorSelection = "mentor_selection"
    case notice
    case selection

    package var label: Bilingual {
        switch self {
        case .application: Bilingual("报名", "application")
        case .review: Bilingual("资格审核", "review")
        case .test: Bilingual("学科潜质测试（笔试）", "aptitude test")
        case .practical: Bilingual("实验操作", "practical")
        case .interview: Bilingual("面试", "interview")
        case .mentorSelection: Bilingual("导师遴选", "mentor selection")
        case .notice: Bilingual("公示", "public notice")
        case .selection: Bilingual("入选", "selection")
        }
    }

    package var synonyms: [String] {
        switch self {
        case .review: ["审核", "资料审核"]
        case .test: ["笔试", "学科潜质测试", "潜质测试", "潜质测评", "学科潜质测评"]
        case .practical: ["实验", "动手实验"]
        case .interview: ["导师面试"]
        default: []
        }
    }
}

/// What became of one applicant at one step.
package enum ScreeningResult: String, Worded {
    case pass
    case fail
    case absent

    package var label: Bilingual {
        switch self {
        case .pass: Bilingual("通过", "passed")
        case .fail: Bilingual("未通过", "not passed")
        case .absent: Bilingual("缺席", "absent")
        }
    }

    package var synonyms: [String] { self == .absent ? ["缺考", "未参加"] : [] }
}

/// A moment of evaluation in the training cycle (评价阶段).
package enum EvaluationStage: String, Worded {
    case initial
    case midterm
    case annual

    package var label: Bilingual {
        switch self {
        case .initial: Bilingual("初期评价", "initial evaluation")
        case .midterm: Bilingual("中期评价", "midterm evaluation")
        case .annual: Bilingual("年度评价", "annual evaluation")
        }
    }
}

/// The outcome of an evaluation (评价等级).
package enum EvaluationOutcome: String, Worded {
    case excellent
    case qualified
    case unqualified

    package var label: Bilingual {
        switch self {
        case .excellent: Bilingual("优秀", "excellent")
        case .qualified: Bilingual("合格", "qualified")
        case .unqualified: Bilingual("不合格", "unqualified")
        }
    }
}

/// What an annual evaluation looks at (评价维度), as named in the plans.
package enum EvaluationDimension: String, Worded {
    case scientificInterest = "scientific_interest"
    case subjectKnowledge = "subject_knowledge"
    case researchPotential = "research_potential"
    case generalAbility = "general_ability"
    case englishCommunication = "english_communication"

    package var label: Bilingual {
        switch self {
        case .scientificInterest: Bilingual("科学兴趣", "interest in science")
        case .subjectKnowledge: Bilingual("学科基础知识", "subject knowledge")
        case .researchPotential: Bilingual("创新及科研潜质", "potential for innovation and research")
        case .generalAbility: Bilingual("综合能力", "general ability")
        case .englishCommunication: Bilingual("英语交流能力", "communication in English")
        }
    }
}

/// School year of a pupil.
package enum Grade: String, Worded {
    case senior1 = "senior_1"
    case senior2 = "senior_2"
    case senior3 = "senior_3"

    package var label: Bilingual {
        switch self {
        case .senior1: Bilingual("高一", "senior year 1")
        case .senior2: Bilingual("高二", "senior year 2")
        case .senior3: Bilingual("高三", "senior year 3")
        }
    }
}

/// Sex as recorded by the school.
package enum Sex: String, Worded {
    case female
    case male

    package var label: Bilingual {
        switch self {
        case .female: Bilingual("女", "female")
        case .male: Bilingual("男", "male")
        }
    }
}

/// Why a pupil left training before its end (退出原因).
package enum ExitReason: String, Worded {
    case failedMidterm = "failed_midterm"
    case unsuitable
    case withdrew
    case moved
    case other

    package var label: Bilingual {
        switch self {
        case .failedMidterm: Bilingual("中期评价不合格", "failed the midterm evaluation")
        case .unsuitable: Bilingual("不适合继续培养", "not suited to go on")
        case .withdrew: Bilingual("本人退出", "withdrew")
        case .moved: Bilingual("转学或迁出", "moved away")
        case .other: Bilingual("其他", "other")
        }
    }
}

/// A ranking that a rank gate (成绩排名要求) looks at.
package enum Ranking: String, Worded {
    case discipline
    case overall

    package var label: Bilingual {
        switch self {
        case .discipline: Bilingual("相应学科成绩排名", "rank in the discipline")
        case .overall: Bilingual("综合成绩排名", "overall rank")
        }
    }
}

/// Who owes something under a plan.
package enum Party: String, Worded {
    case office
    case cityOffice = "city_office"
    case university
    case school
    case mentor
    case everyone

    package var label: Bilingual {
        switch self {
        case .office: Bilingual("管理办公室", "management office")
        case .cityOffice: Bilingual("市级（盟市）科协", "city office")
        case .university: Bilingual("培养高校", "host university")
        case .school: Bilingual("参与中学", "participating school")
        case .mentor: Bilingual("导师", "mentor")
        case .everyone: Bilingual("各参与单位", "every participating body")
        }
    }
}
