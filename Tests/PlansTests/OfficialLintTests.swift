// What the lint finds in the six official plans: these faults, read in the documents by eye, and no other.

import Domain
import Plans
import Testing

/// A fault in one line: gravity, code, clauses, figures.
func line(_ fault: PlanFault) -> String {
    let figures = fault.figures.map { "\($0.name)=\($0.value)" }
    return (["\(fault.gravity.rawValue) \(fault.code)", fault.clauses.joined(separator: "、")] + figures).joined(separator: " ")
}

@Suite struct OfficialLintTests {
    /// Each with the words of the document that bear it out.
    static let faults: [String: [String]] = [
        "guangxi-2023": [
            // 四（二）1 南宁市选拔30名学生、柳州市和桂林市各选拔15名学生: no total anywhere.
            "gap lint.quota.total_unstated 四（二）1 places[南宁市]=30 places[柳州市]=15 places[桂林市]=15 places=60",
            // 九（一） 推荐导师 has no date; the only dates of 九 are 10-24, 10-27, November (meeting) and December (topics).
            "gap lint.mentors.undated 四（一）",
            // 九（二）3 导师遴选, 4 公示公布 (5 working days): no date.
            "gap lint.stage.undated 九（二）3、九（二）4 stages_undated=3 stages=5 last_date_stated=2023-10-27",
            // 六（二） 对学生进行全面考察: no 优秀, 合格 or 不合格, and the document has no 证书.
            "gap lint.evaluation.no_outcome 六（二）",
        ],
        "neimenggu-2025": [
            // 五（一） 1月至12月; 八（二） 3月; 八（三）（四） 3月至4月; 八（五） 学生培养 1月至12月.
            "contradiction lint.cycle.before_selection 五（一）、八（二）、八（三）、八（四）、八（五） cycle_from=2025-01-01 "
                + "last_selection_start=2025-03-01 selection_end=2025-04-30 months_without_pupils=2",
            // 四（二） 参与前置培养且表现优秀的学生，可适当放宽; 八（五） says of pre-training only 适时开展.
            "gap lint.pre_training.undated 四（二）",
            // 六（二） 中期汇报，明确下半年培养目标: neither outcome nor consequence.
            "gap lint.evaluation.no_outcome 六（二）",
            // 六（三） 全面考察和评价: no outcome; the annex has no 证书.
            "gap lint.evaluation.no_outcome 六（三）",
            // The notice it is annexed to is of 2025年3月19日.
            "note lint.document.issued_late 五（一） issued=2025-03-19 cycle_from=2025-01-01",
        ],
        "neimenggu-pilot-2024": [
            // Not a fault: 七（三） has the pupils evaluated 12月前; 六（八） 11-12月 is on 各试点盟市培养工作, the work of the leagues.
            // 三（四） 100 名; 五（三）1 不超过5人; the number of mentors is nowhere.
            "note lint.mentors.needed 三（四）、五（三）1 places=100 pupils_per_mentor=5 mentors_needed=20 mentors_needed[呼和浩特市]=10 "
                + "mentors_needed[包头市]=5 mentors_needed[通辽市]=5"
        ],
        "neimenggu-pilot-2025": [
            // 五（一） 2025年1月至12月; 六（二） 3月; 六（三）（四）（五） 3月至4月; 六（七） 1月至12月.
            "contradiction lint.cycle.before_selection 五（一）、六（二）、六（三）、六（四）、六（五）、六（七） cycle_from=2025-01-01 "
                + "last_selection_start=2025-03-01 selection_end=2025-04-30 months_without_pupils=2",
            // Not a fault: 七（三） 12月前 is on pupils, 六（八） 11月至12月 on 各试点盟市培养工作.
            // 六（二） 符合申报标准的学生 … 审核推荐 … 复审; the standard of 2024 (前10%, 前15%) is gone.
            "gap lint.review.no_criteria 六（二）",
            "note lint.mentors.needed 三（四）、五（三）1 places=100 pupils_per_mentor=5 mentors_needed=20 mentors_needed[呼和浩特市]=10 "
                + "mentors_needed[包头市]=5 mentors_needed[通辽市]=5",
            "note lint.document.issued_late 五（一） issued=2025-03-19 cycle_from=2025-01-01",
            // 七（一） 5月前; the test, the list and the interview (六（三）（四）（五）) may last until the end of April.
            "note lint.evaluation.no_training_before 七（一）、六（三）、六（四）、六（五） evaluation_to=2025-04-30 selection_end=2025-04-30 "
                + "days_of_training=0",
        ],
        "shanxi-2024": [
            // 六（三） 2024年11月底前; 八（十） 2024年11月-12月 … 对全部学生进行年度评价.
            "contradiction lint.evaluation.timetable 六（三）、八（十） evaluation_to=2024-11-30 timetable_to=2024-12-31 days_apart=31",
            // 六（三） 评选出年度优秀学生、合格学生 … 评价为合格和优秀的学生授予《培养证书》: 不合格 is said of the midterm only.
            "gap lint.outcome.unnamed 六（三）",
        ],
        "xinjiang-2025": [
            // 三（二） 50 名，每个学科 10 名，每位导师原则上不超过 5 人.
            "note lint.mentors.needed 三（二） places=50 pupils_per_mentor=5 mentors_needed=10 mentors_needed[mathematics]=2 "
                + "mentors_needed[physics]=2 mentors_needed[chemistry]=2 mentors_needed[biology]=2 mentors_needed[computing]=2",
            // 三（二） 不低于3:1（每所中学至少可推荐30名学生进入各学科的笔试环节); 二（四） five schools.
            "note lint.nomination.spread 三（二）、二（四） schools=5 nominations_per_school=30 nominations_in_each_discipline=150 "
                + "nominations_over_all=150 needed_in_one_discipline=30 needed_in_all=150",
            // 三（二） 高中一年级学生; 四（一） 学生报名参加下一年度的培养，导师将给予优先考虑.
            "note lint.reapplication.no_grade 三（二）、四（一） grades=1",
        ],
    ]

    @Test(arguments: OfficialPlans.names)
    func `an official plan has these faults and no other`(name: String) throws {
        let plan = try #require(PlanReader.read(OfficialPlans.text(name), file: name).document?.plan)
        #expect(PlanLint.faults(of: plan).map(line) == Self.faults[name])
    }

    @Test(arguments: OfficialPlans.names)
    func `every fault is said in both languages, without a stop of its own and without a blank left open`(name: String) throws {
        let plan = try #require(PlanReader.read(OfficialPlans.text(name), file: name).document?.plan)
        for fault in PlanLint.faults(of: plan) {
            for words in [fault.what, fault.why, fault.remedy] {
                #expect(words.zh.contains { $0 >= "一" && $0 <= "龥" }, "\(fault.code)")
                #expect(words.en.allSatisfy { !"。，；（）".contains($0) }, "\(words.en)")
                for text in [words.zh, words.en] {
                    #expect(!text.isEmpty && !text.hasSuffix("。") && !text.hasSuffix(".") && !text.contains("  "), "\(text)")
                    #expect(!text.contains("nil") && !text.contains("Optional"), "\(text)")
                }
            }
        }
    }

    @Test func `together they have twenty faults, and the pilots none of the annual evaluation's days`() throws {
        #expect(Self.faults.values.joined().count == 20)
        for name in ["neimenggu-pilot-2024", "neimenggu-pilot-2025"] {
            let plan = try #require(PlanReader.read(OfficialPlans.text(name), file: name).document?.plan)
            #expect(plan.timetable.last?.step == "work_review" && plan.timetable.last?.clause == "六（八）")
        }
    }

    @Test func `what the floor of nominations secures in Xinjiang, and what not, is said in full`() throws {
        let plan = try #require(PlanReader.read(OfficialPlans.text("xinjiang-2025"), file: "x").document?.plan)
        let fault = try #require(PlanLint.faults(of: plan).first { $0.code == "lint.nomination.spread" })
        #expect(
            fault.what.zh
                == "学科潜质测试（笔试）与入选之比原则上不低于 3:1，按名额需要每学科 30 人，共 150 人；5 所中学每校可推荐不少于 30 人："
                + "如按各学科分别计，每学科不少于 150 人；如按每校合计，共不少于 150 人，按下限恰为所需总数，各学科是否都够没有保证；方案没有写明按哪一种计")
        #expect(fault.why.zh.contains("不是必须推荐的人数"))
    }
}
