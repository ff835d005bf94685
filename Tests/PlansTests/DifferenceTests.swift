// What changed between two plans: exactly what the documents say, every change noticed, and a plain shift of years not among them.

import Domain
import Testing

@testable import Plans

@Suite struct DifferenceTests {
    private func plan(_ id: String) throws -> Plan {
        try #require(RuleTests.plans.first { $0.id == id })
    }

    private func difference(_ former: String, _ present: String) throws -> PlanDifference {
        PlanDifference(from: try plan(former), to: try plan(present))
    }

    /// The official plan of 2025 with some text replaced, against itself.
    private func changed(_ replacements: (String, String)...) throws -> PlanDifference {
        var text = MaximalPlan.text
        for (old, new) in replacements {
            #expect(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        let (document, findings) = PlanReader.read(text, file: "p.yaml")
        #expect(findings == [])
        return PlanDifference(from: try #require(MaximalPlan.plan), to: try #require(document?.plan))
    }

    /// Read in both documents: the pilot of 2025 drops the rank gate, starts in March instead of December, asks for the first evaluation a
    /// month later, lets mentors interview, and leaves schools out of the decision.
    @Test func `pilot 2024 to 2025, word for word`() throws {
        let difference = try difference("neimenggu-pilot-2024", "neimenggu-pilot-2025")
        #expect(difference.yearsApart == 1)
        #expect(difference.same == 37)
        #expect(
            difference.changes.map(\.sentence.zh) == [
                "可报名的年级：内容未变，条款由四（二）移至一。",
                "成绩排名要求：不再写明，原为：报名学生应满足下列条件之一：相应学科成绩排名在年级前 10%；综合成绩排名在年级前 15%（四（二），应当）。",
                "遴选环节：面试：责任方增加导师。",
                "遴选环节：入选：责任方去掉参与中学；条款由六（五）移至四（二）。",
                "初期评价：时间：由不迟于2024年3月31日改为不迟于2025年4月30日（按培养周期比，截止推迟 30 天）。",
                "推荐导师：由2023年12月11日至31日改为2025年3月（按培养周期比，起始推迟 80 天，截止推迟 90 天）。",
                "学生报名：由2023年12月11日至31日改为2025年3月（按培养周期比，起始推迟 80 天，截止推迟 90 天）。",
                "学科潜质测试：由2023年12月21日至31日改为2025年3月至4月（按培养周期比，起始推迟 70 天，截止推迟 120 天）。",
                "确定面试名单：由2024年1月1日至10日改为2025年3月至4月（按培养周期比，起始推迟 59 天，截止推迟 110 天）。",
                "面试：由2024年1月11日至20日改为2025年3月至4月（按培养周期比，起始推迟 49 天，截止推迟 100 天）。",
                "师生见面会：由2024年1月11日至31日改为2025年3月至4月（按培养周期比，起始推迟 49 天，截止推迟 89 天）。",
            ])
        #expect(
            difference.changes.prefix(5).map(\.sentence.en) == [
                "Grades that may apply: unchanged, clause moved from 四（二） to 一.",
                "Rank gate: no longer stated; it was: Applicants must meet one of these: rank in the discipline in the top 10% of the year group; overall rank in the top 15% of the year group (四（二）, must).",
                "Stage: interview: who does it: added mentor.",
                "Stage: selection: who does it: dropped participating school; clause moved from 六（五） to 四（二）.",
                "Initial evaluation: when: was by 31 March 2024, now by 30 April 2025 (relative to the cycle, end 30 days later).",
            ])
        #expect(difference.count(.removed) == 1 && difference.count(.value) == 9 && difference.count(.clause) == 1)
        #expect(difference.count(.added) == 0 && difference.count(.strength) == 0)
    }

    /// Guangxi trains from October to September, chooses through mentors without tests and prefers winners of prizes; Shanxi tests and
    /// interviews. Clauses of different documents are not held against each other.
    @Test func `Guangxi 2023 and Shanxi 2024`() throws {
        let difference = try difference("guangxi-2023", "shanxi-2024")
        #expect(difference.yearsApart == nil && !difference.isSuccessor)
        func ids(_ kind: RuleChangeKind) -> [String] { difference.changes.filter { $0.kinds.first == kind }.map(\.id) }
        #expect(
            ids(.removed) == [
                "scope.cities", "eligibility.priority.science_prize", "eligibility.priority.olympiad_prize", "eligibility.priority.patent",
                "eligibility.priority.science_club", "selection.stage.mentor_selection", "selection.stage.notice",
                "selection.public_notice",
                "quota.city", "training.reapplication", "follow_up.everyone.all_participants",
                "follow_up.school.all_participants.graduation+admission+employment", "timetable.city_review", "timetable.topic_choice",
            ])
        #expect(
            ids(.added) == [
                "scope.schools", "selection.stage.test", "selection.stage.interview", "selection.ratio.interview.selection", "quota.total",
                "evaluation.initial.window", "evaluation.initial.by", "evaluation.annual.outcomes", "evaluation.annual.dimensions",
                "certificate", "follow_up.office.local", "timetable.school_confirmation", "timetable.pre_training",
                "timetable.mentor_recommendation", "timetable.test", "timetable.interview_list", "timetable.interview",
                "timetable.training",
                "timetable.annual_evaluation",
            ])
        #expect(
            ids(.value) == [
                "cycle", "scope.universities", "scope.disciplines", "eligibility.rank_gate", "selection.stage.application",
                "selection.stage.review", "selection.stage.selection", "mentors.nominated_from", "training.visits",
                "training.growth_log", "evaluation.midterm.window", "evaluation.annual.window", "evaluation.annual.by",
                "follow_up.office.all_participants",
                "follow_up.university.enrolled_here", "timetable.application", "timetable.meeting",
            ])
        #expect(ids(.strength) == [] && ids(.clause) == [] && difference.same == 6)
        func sentence(_ id: String) -> String? { difference.changes.first { $0.id == id }?.sentence.zh }
        #expect(sentence("cycle") == "培养周期：由2023年10月至2024年9月改为2024年1月至12月。")
        #expect(sentence("eligibility.rank_gate") == "成绩排名要求：相应学科成绩排名由前 15% 改为前 10%（更严）；综合成绩排名由前 20% 改为前 15%（更严）。")
        #expect(sentence("scope.disciplines") == "学科：去掉化学、生物；列举方式由以“等”结尾改为逐一列出。")
        #expect(sentence("mentors.nominated_from") == "导师推荐来源：推荐范围新写明为“基础学科拔尖学生培养计划”导师；约束力由“应当”改为“原则上”（放宽）。")
        // 151 and 212 days after the first day of training.
        #expect(sentence("evaluation.midterm.window") == "中期评价：时间：由不迟于2024年2月29日改为不迟于2024年7月31日（按培养周期比，截止推迟 61 天）。")
        #expect(sentence("selection.public_notice") == "公示期：仅广西 2023 写明，山西 2024 未写明：入选名单的公示期应为 5 个工作日（九（二）4，应当）。")
    }

    @Test func `Inner Mongolia 2025 and Xinjiang 2025`() throws {
        let difference = try difference("neimenggu-2025", "xinjiang-2025")
        #expect(difference.yearsApart == 0)
        func sentence(_ id: String) -> String? { difference.changes.first { $0.id == id }?.sentence.zh }
        #expect(sentence("eligibility.grades") == "可报名的年级：去掉高二。")
        #expect(sentence("quota.total") == "培养名额总数：由 30 名提高到 50 名。")
        #expect(sentence("quota.discipline") == "各学科培养名额：数学由 5 名提高到 10 名；物理由 5 名提高到 10 名；化学由 5 名提高到 10 名；计算机由 5 名提高到 10 名。")
        #expect(sentence("evaluation.initial.window") == "初期评价：时间：由2025年4月至5月改为2025年4月1日至10日（按培养周期比，起始不变，截止提前 51 天）。")
        #expect(sentence("evaluation.midterm.window") == "中期评价：时间：由不迟于2025年7月31日改为2025年7月（按培养周期比，截止不变）。")
        #expect(sentence("mentors.term") == "导师聘期：仅内蒙古 2025 写明，新疆 2025 未写明：导师聘期原则上为 3 年，可续聘（四（一），原则上）。")
        #expect(sentence("selection.ratio.test.selection")?.contains("笔试人数与入选人数之比原则上不低于 3∶1（三（二），原则上）") == true)
        #expect(sentence("eligibility.rank_gate") == nil && sentence("training.visits") == nil && sentence("timetable.training") == nil)
        #expect(
            difference.changes.filter { $0.kinds == [.removed] }.map(\.id) == [
                "selection.ratio.interview.selection", "mentors.term", "follow_up.everyone.local", "timetable.test", "timetable.interview",
            ])
    }

    @Test(arguments: RuleTests.plans.map(\.id))
    func `a plan differs from itself in nothing, nor from itself some years later`(id: String) throws {
        let plan = try plan(id)
        for years in [0, 1, -1, 4, 7] {
            let later = years == 0 ? plan : try PlanMutation.shifted(plan, years: years)
            let difference = PlanDifference(from: plan, to: later)
            #expect(difference.changes == [], "\(years)")
            #expect(difference.same == plan.rules.count)
            #expect(difference.yearsApart == years)
        }
    }

    @Test(arguments: ["invented-2025", "neimenggu-pilot-2024"])
    func `whatever changes in a plan is noticed, in either direction`(id: String) throws {
        let plan = try plan(id)
        // The words for a time are kept beside the days, and only these are compared.
        let changes = try PlanMutation.all(of: plan).filter { !$0.path.contains("asWritten") }
        #expect(changes.count > 80)
        let silent = changes.filter {
            PlanDifference(from: plan, to: $0.plan).changes.isEmpty || PlanDifference(from: $0.plan, to: plan).changes.isEmpty
        }
        #expect(silent.map(\.path) == [])
    }

    @Test(arguments: [
        ("number: 3.5", "number: 4", "笔试与入选之比：由不低于 3.5∶1 提高到不低于 4∶1。"),
        (
            "operator: \">=\", number: 3.5, clause: 四（九）, strength: in_principle",
            "operator: \"=\", number: 3.5, clause: 四（九）, strength: must", "笔试与入选之比：由不低于 3.5∶1 改为 3.5∶1；约束力由“原则上”改为“应当”（更严）。"
        ),
        ("pupils: 5,", "pupils: 4,", "每名导师培养学生数：由不超过 5 人降低到不超过 4 人。"),
        ("clause: 六（一）, strength: in_principle", "clause: 六（一）, strength: may", "每名导师培养学生数：约束力由“原则上”改为“可以”（放宽）。"),
        ("clause: 三（五）, strength: encouraged", "clause: 三（五）, strength: may", "优先推荐：科学兴趣小组、科技社团等的成员：约束力由“鼓励”改为“可以”。"),
        ("names: [甲中学, 乙中学]", "names: [丙中学, 乙中学]", "参与中学：增加丙中学；去掉甲中学。"),
        ("name: 乙大学, city: 乙市", "name: 乙大学", "培养高校：乙大学由乙市改为未写明。"),
        ("per: cycle", "per: month", "参加培养次数：计数期间由每个培养周期改为每月。"),
        (", place: campus", "", "参加培养次数：地点不再写明（原为到校）。"),
        ("level: provincial", "level: national", "优先推荐：在科技竞赛或活动中获奖的学生：奖项级别由省级及以上改为国家级及以上。"),
        (
            "sources: [topnotch_mentors], ", "",
            "导师推荐来源：推荐范围不再写明（原为“基础学科拔尖学生培养计划”导师）。"
        ),
        ("renewable: true", "renewable: false", "导师聘期：续聘由可续聘改为不续聘。"),
        (", renewable: true", "", "导师聘期：续聘不再写明（原为可续聘）。"),
        ("{to: 2024-12-20}", "{from: 2024-12-01, to: 2024-12-10}", "学生报名：由不迟于2024年12月20日改为2024年12月1日至10日（按培养周期比，截止提前 10 天）。"),
        ("questions: [topnotch]", "questions: [topnotch, degree]", "培养高校跟踪升入本校的学生：跟踪事项增加获得学位。"),
    ])
    func `one change is told exactly`(old: String, new: String, sentence: String) throws {
        #expect(try changed((old, new)).changes.map(\.sentence.zh) == [sentence])
    }

    @Test func `duties of one body answer to one another by what they ask, not by their place`() throws {
        let general = "  - {by: school, subject: all_participants, clause: 十（二）, strength: in_principle}\n"
        let special = "  - {by: school, subject: all_participants, questions: [employment, graduation], clause: 十（三）, strength: must}\n"
        #expect(MaximalPlan.text.contains(general) && MaximalPlan.text.contains(special))
        // Without the general duty the special one takes the plain id, and yet it is the same duty.
        let gone = try changed((general, ""))
        #expect(gone.changes.map(\.kinds) == [[.removed]])
        #expect(gone.changes.first?.former?.clause == "十（二）")
        let swapped = try changed((general + special, special + general))
        #expect(swapped.changes == [])
    }

    @Test func `what both state in another order is the same`() throws {
        #expect(try changed(("codes: [physics, mathematics, astronomy]", "codes: [astronomy, physics, mathematics]")).changes == [])
    }
}
