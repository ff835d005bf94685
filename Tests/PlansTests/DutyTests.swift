// Duties derived from plans: the exact list of two official plans, and what must hold of all.

import Domain
import Plans
import Testing

@Suite struct DutyTests {
    private func plan(_ name: String) throws -> Plan {
        try #require(PlanReader.read(OfficialPlans.text(name), file: "\(name).yaml").document).plan
    }

    /// `id from/to` with a dash for what is not stated, and whether the plan's words were added to.
    private func lines(_ plan: Plan) -> [String] {
        plan.duties.map { duty in
            let days = "\(duty.window.from.map { "\($0)" } ?? "-")/\(duty.window.to.map { "\($0)" } ?? "-")"
            return
                "\(duty.id.dropFirst(plan.id.count + 1)) \(days) \(duty.clause) \(duty.strength?.rawValue ?? "-")\(duty.convention == nil ? "" : " *")"
        }
    }

    @Test func `the duties of Xinjiang 2025`() throws {
        #expect(
            lines(try plan("xinjiang-2025")) == [
                "mentor_recommendation -/2024-12-20 八（一） - *",
                "selection-application 2024-12-21/2024-12-29 八（二） must *",
                "selection-review-school 2024-12-21/2024-12-29 八（二） must", "selection-review-office 2024-12-21/2024-12-29 八（二） must",
                "selection-test-office 2024-12-30/2025-01-05 八（三） must",
                "selection-test-university 2024-12-30/2025-01-05 八（三） must",
                "selection-interview-office 2024-12-30/2025-01-05 八（三） must",
                "selection-interview-university 2024-12-30/2025-01-05 八（三） must",
                "selection-selection-office 2025-01-06/2025-01-12 八（四） must",
                "date-5-meeting 2025-01-13/2025-01-19 八（五） - *",
                "date-6-training 2025-01-01/2025-12-31 八（六） - *",
                "date-7-annual_evaluation 2025-12-01/2025-12-31 八（七） - *",
                "growth_log-mentor 2025-01-01/- 四（三）1 must *",
                "growth_log_review-mentor 2025-01-01/- 四（三）1 must *",
                "evaluation-initial-mentor 2025-04-01/2025-04-10 五（一） must",
                "evaluation-midterm-office 2025-07-01/2025-07-31 五（二） must",
                "evaluation-midterm-university 2025-07-01/2025-07-31 五（二） must",
                "evaluation-midterm-mentor 2025-07-01/2025-07-31 五（二） must",
                "evaluation-annual-office 2025-12-01/2025-12-31 五（三） must",
                "exit-midterm -/- 五（二） must *",
                "certificate -/- 五（三） must *",
                "follow_up-1-everyone-2027 2027-06-30/2027-09-30 六 must *",
                "follow_up-2-school-2027 2027-06-30/2027-09-30 六 must *",
                "follow_up-3-university-2027 2027-06-30/2027-09-30 六 must *",
                "follow_up-4-city_office-2027 2027-06-30/2027-09-30 七（三） must *",
                "follow_up-5-office -/- 六 must *",
            ])
    }

    @Test func `the duties of Guangxi 2023, which gives no days for most of selection and has pupils of two grades`() throws {
        let years = ["2025", "2026"]
        let followUps = [("1-everyone", "七"), ("2-school", "七"), ("3-university", "七"), ("4-office", "八（二）"), ("5-school", "十（二）")]
        #expect(
            lines(try plan("guangxi-2023")) == [
                "selection-application-school -/2023-10-24 九（二）1 must *",
                "selection-review-city_office -/2023-10-27 九（二）2（1） must *",
                "date-3-meeting 2023-11-01/2023-11-30 九（三） - *",
                "date-4-topic_choice 2023-12-01/2023-12-31 九（四） - *",
                "public_notice-office -/- 九（二）4 must *",
                "growth_log-mentor 2023-10-01/- 五（三）1 must *",
                "evaluation-midterm-office -/2024-02-29 六（一） must *",
                "evaluation-midterm-university -/2024-02-29 六（一） must *",
                "evaluation-midterm-mentor -/2024-02-29 六（一） must *",
                "evaluation-annual-office -/2024-09-30 六（二） must *",
                "evaluation-annual-university -/2024-09-30 六（二） must *",
                "exit-midterm -/- 六（一） must *",
            ] + followUps.flatMap { name, clause in years.map { "follow_up-\(name)-\($0) \($0)-06-30/\($0)-09-30 \(clause) must *" } })
    }

    @Test func `what a duty asks for is said in the plan's terms`() throws {
        let duties = try Dictionary(uniqueKeysWithValues: plan("guangxi-2023").duties.map { ($0.id, $0) })
        #expect(
            duties["guangxi-2023/public_notice-office"]?.subject
                == Bilingual("公示入选学生名单 5 个工作日", "post the list of the selected for 5 working days"))
        #expect(duties["guangxi-2023/public_notice-office"]?.kind == .publicNotice(workingDays: 5))
        #expect(
            duties["guangxi-2023/follow_up-5-school-2025"]?.kind == .followUp(.allParticipants, [.graduation, .admission, .employment]))
        #expect(duties["guangxi-2023/follow_up-5-school-2025"]?.subject.zh == "跟踪 2025 年高中毕业的全部学生：高中毕业、大学录取、就业")
        // The plan names no question: Top-Notch entry is assumed, and said to be.
        #expect(duties["guangxi-2023/follow_up-3-university-2025"]?.kind == .followUp(.enrolledHere, [.topnotch]))
        #expect(duties["guangxi-2023/follow_up-3-university-2025"]?.convention?.zh.contains("由本系统约定") == true)
        #expect(duties["guangxi-2023/follow_up-2-school-2025"]?.kind == .followUp(.allParticipants, []))
        #expect(duties["guangxi-2023/exit-midterm"]?.party == .office)
        #expect(duties["guangxi-2023/date-3-meeting"]?.party == nil)
        #expect(duties["guangxi-2023/date-4-topic_choice"]?.subject == TimetableSteps.label(of: "topic_choice"))
        #expect(duties["guangxi-2023/date-4-topic_choice"]?.subject.zh == "确定研究方向")
    }

    @Test func `logs are owed after the sessions that the plan counts as visits`() throws {
        let campus = try plan("guangxi-2023")
        #expect(campus.training?.loggedSessions == .campusVisit)
        #expect(campus.duties.first { $0.kind == .growthLog }?.subject.zh == "督促学生每次到校培养后提交《成长日志》")
        let any = try plan("shanxi-2024")
        #expect(any.training?.loggedSessions == nil)
        #expect(any.duties.first { $0.kind == .growthLog }?.subject.zh == "督促学生每次培养后提交《成长日志》")
        let text = try OfficialPlans.text("guangxi-2023")
        for (old, new, kind) in [(", after: each_visit", "", SessionKind?.none), (", place: campus", "", nil)] {
            #expect(text.contains(old))
            let changed = try #require(PlanReader.read(text.replacing(old, with: new), file: "x.yaml").document).plan
            #expect(changed.training?.loggedSessions == kind, "\(old)")
        }
    }

    @Test(arguments: OfficialPlans.names)
    func `every duty has its own name, days in order and words in both languages`(name: String) throws {
        let plan = try plan(name)
        let duties = plan.duties
        #expect(Set(duties.map(\.id)).count == duties.count)
        #expect(
            duties.count(where: { if case .evaluation = $0.kind { true } else { false } }) == plan.evaluations.map(\.by.count).reduce(0, +))
        for duty in duties {
            #expect(duty.id.hasPrefix("\(name)/") && duty.plan == name && !duty.clause.isEmpty)
            #expect(!duty.subject.zh.isEmpty && duty.subject.en.unicodeScalars.allSatisfy(\.isASCII), "\(duty.subject.en)")
            if let from = duty.window.from, let to = duty.window.to { #expect(from <= to, "\(duty.id)") }
            #expect(duty.strength != nil || duty.kind == .date || duty.kind == .mentorRecommendation, "\(duty.id)")
        }
    }

    @Test(arguments: OfficialPlans.names)
    func `every step of every timetable has words`(name: String) throws {
        for step in try plan(name).timetable { #expect(TimetableSteps.label(of: step.step).zh != step.step) }
        for code in TimetableSteps.codes { #expect(TimetableSteps.label(of: code).en != code || code == "training", "\(code)") }
    }

    @Test func `a stage dated twice gives two duties with names of their own`() throws {
        let text = try OfficialPlans.text("xinjiang-2025").replacing(
            "{step: meeting, window: {from: 2025-01-13, to: 2025-01-19}, clause: 八（五）}",
            with: "{step: interview, window: {from: 2025-01-13, to: 2025-01-19}, clause: 八（五）}")
        let plan = try #require(PlanReader.read(text, file: "x.yaml").document).plan
        let ids = plan.duties.map(\.id)
        #expect(ids.contains("xinjiang-2025/selection-interview-office") && ids.contains("xinjiang-2025/selection-interview-office-2"))
        #expect(Set(ids).count == ids.count)
    }

    @Test func `a window that states only its end opens 92 days before it`() throws {
        let to = try #require(CivilDay("2024-12-20"))
        #expect(DutyWindow(from: nil, to: to).opens == CivilDay("2024-09-19"))
        #expect(DutyWindow(from: CivilDay("2024-12-01"), to: to).opens == CivilDay("2024-12-01"))
        #expect(DutyWindow.none.opens == nil)
    }
}
