// Duties held against records: states at the edges of windows, who is concerned, and what counts as done.

import Analytics
import Domain
import Foundation
import Ledger
import Operations
import Plans
import Testing

@Suite struct DutyJudgeTests {
    /// Applications, a mentor and placements of these pupils under one plan; every pupil is of 一中 and applied in the grade given.
    static func world(_ plan: String, university: String, grade: String, from: String, _ pupils: [String]) throws -> World {
        let world = try World()
        try enrol(world, plan, university: university, grade: grade, from: from, pupils)
        return world
    }

    static func enrol(_ world: World, _ plan: String, university: String, grade: String, from: String, _ pupils: [String]) throws {
        try world.load("m.csv", ["导师编号,方案,导师姓名,培养高校,学科", "M1,\(plan),导师某,\(university),数学"])
        try world.load(
            "a.csv", ["人员编号,方案,报名日期,姓名,年级,就读学校,城市,学科"] + pupils.map { "\($0),\(plan),\(from),学生\($0)某,\(grade),一中,甲市,数学" })
        try world.load("p.csv", ["人员编号,方案,学科,培养高校,导师编号,开始日期"] + pupils.map { "\($0),\(plan),数学,\(university),M1,\(from)" })
    }

    static func standings(
        _ world: World, _ day: String, plan: String? = nil, _ filter: DutyFilter? = nil
    ) throws -> [String: DutyStanding] {
        let report = try Due(house: world.house, store: world.store).report(
            cut: Cut(asOf: try #require(CivilDay(day)), knownBy: World.now.today), plan: plan, filter: filter)
        return Dictionary(uniqueKeysWithValues: report.standings.map { ($0.duty.id, $0) })
    }

    /// `overdue 3: 1 done, 0 due, 2 overdue, 0 waiting`.
    static func line(_ standing: DutyStanding?) -> String? {
        standing.map { standing in
            guard let tally = standing.tally else { return standing.state.rawValue }
            return
                "\(standing.state.rawValue) \(tally.concerned): \(tally.done) done, \(tally.due) due, \(tally.overdue) overdue, \(tally.waiting) waiting"
        }
    }

    @Test func `an evaluation is upcoming, due and overdue by the days of its window, for those who have not left`() throws {
        let world = try Self.world("xinjiang-2025", university: "新疆大学", grade: "高一", from: "2025-01-10", ["P1", "P2", "P3", "P4"])
        defer { world.remove() }
        try world.load("x.csv", ["人员编号,方案,退出日期,退出原因", "P3,xinjiang-2025,2025-04-08,本人退出", "P4,xinjiang-2025,2025-03-01,本人退出"])
        try world.load(
            "e.csv", ["人员编号,方案,评价阶段,评价层级,评价日期", "P1,xinjiang-2025,初期评价,培养高校,2025-04-05", "P2,xinjiang-2025,初期评价,培养高校,2025-05-02"])
        let expected = [
            // P4 has left; P3 has not yet.
            ("2025-03-31", "upcoming 3: 0 done, 0 due, 0 overdue, 3 waiting"),
            ("2025-04-01", "due 3: 0 done, 3 due, 0 overdue, 0 waiting"),
            ("2025-04-05", "due 3: 1 done, 2 due, 0 overdue, 0 waiting"),
            ("2025-04-10", "due 2: 1 done, 1 due, 0 overdue, 0 waiting"),
            ("2025-04-11", "overdue 2: 1 done, 0 due, 1 overdue, 0 waiting"),
            ("2025-05-01", "overdue 2: 1 done, 0 due, 1 overdue, 0 waiting"),
            ("2025-05-02", "done 2: 2 done, 0 due, 0 overdue, 0 waiting"),
        ]
        for (day, line) in expected {
            #expect(Self.line(try Self.standings(world, day)["xinjiang-2025/evaluation-initial-mentor"]) == line, "\(day)")
        }
        // One record is the part of each party that evaluates.
        let parties = try Self.standings(world, "2025-08-01")
        for party in ["office", "university", "mentor"] {
            #expect(Self.line(parties["xinjiang-2025/evaluation-midterm-\(party)"]) == "overdue 2: 0 done, 0 due, 2 overdue, 0 waiting")
        }
        #expect(parties["xinjiang-2025/evaluation-midterm-university"]?.shares.map(\.body) == [.named("新疆大学")])
        #expect(parties["xinjiang-2025/evaluation-midterm-office"]?.shares.isEmpty == true)
    }

    @Test func `who repeats the next year under another plan owes and is owed under each plan apart`() throws {
        let pilot = "neimenggu-pilot-2024"
        let next = "neimenggu-pilot-2025"
        let world = try Self.world(pilot, university: "内蒙古师范大学", grade: "高一", from: "2024-01-05", ["P1", "P2"])
        defer { world.remove() }
        try Self.enrol(world, next, university: "内蒙古师范大学", grade: "高二", from: "2025-01-06", ["P1"])
        try world.load(
            "e.csv",
            [
                "人员编号,方案,评价阶段,评价层级,评价日期", "P1,\(pilot),年度评价,盟市,2024-11-20", "P2,\(pilot),年度评价,盟市,2024-11-20",
                "P1,\(next),初期评价,培养高校,2025-04-20",
            ])
        try world.load("f.csv", ["人员编号,跟踪事项,状态,内容,报告日期,证据等级", "P1,大学录取,是,某大学,2026-08-20,中学提供"])
        let standings = try Self.standings(world, "2025-12-01")
        #expect(Self.line(standings["\(pilot)/evaluation-annual-office"]) == "done 2: 2 done, 0 due, 0 overdue, 0 waiting")
        #expect(Self.line(standings["\(next)/evaluation-initial-mentor"]) == "done 1: 1 done, 0 due, 0 overdue, 0 waiting")
        #expect(Self.line(standings["\(next)/evaluation-annual-office"]) == "overdue 1: 0 done, 0 due, 1 overdue, 0 waiting")
        // In both plans they leave school in 2026; one answer about the person serves both.
        let later = try Self.standings(world, "2026-05-28")
        #expect(later["\(pilot)/follow_up-4-office-2026"]?.tally?.concerned == 2)
        #expect(later["\(next)/follow_up-4-office-2026"]?.tally?.concerned == 1)
    }

    @Test func `a follow-up is counted person by person: answered, refused, tried in vain, put off, dead`() throws {
        let plan = "neimenggu-pilot-2024"
        let pupils = (1...8).map { "P\($0)" }
        let world = try Self.world(plan, university: "内蒙古师范大学", grade: "高二", from: "2024-01-05", pupils)
        defer { world.remove() }
        // Questions: admission and research. P7 is never heard of; P8 tells the admission only.
        try world.load(
            "f.csv",
            [
                "人员编号,跟踪事项,状态,内容,报告日期,证据等级", "P1,大学录取,是,某大学,2025-08-20,中学提供", "P1,所学专业,是,物理学,2025-08-20,中学提供",
                "P2,大学录取,是,某大学,2025-08-20,中学提供", "P2,研究学科,是,物理学,2025-09-01,中学提供", "P3,大学录取,未知（未回复）,,2025-09-10,中学提供",
                "P4,大学录取,拒绝回答,,2025-09-10,中学提供", "P4,研究学科,拒绝回答,,2025-09-10,中学提供", "P5,大学录取,未到时间,,2025-09-10,中学提供",
                "P5,研究学科,未到时间,,2025-09-10,中学提供", "P6,取得联系,已故,,2025-09-10,中学提供", "P8,大学录取,是,某大学,2025-08-20,中学提供",
            ])
        let expected = [
            ("2025-06-29", "upcoming 8: 0 done, 0 due, 0 overdue, 8 waiting"), ("2025-06-30", "due 8: 0 done, 8 due, 0 overdue, 0 waiting"),
            ("2025-09-10", "due 7: 3 done, 3 due, 0 overdue, 1 waiting"), ("2025-09-30", "due 7: 3 done, 3 due, 0 overdue, 1 waiting"),
            ("2025-10-01", "overdue 7: 3 done, 0 due, 3 overdue, 1 waiting"),
        ]
        let duty = "\(plan)/follow_up-1-school-2025"
        for (day, line) in expected { #expect(Self.line(try Self.standings(world, day)[duty]) == line, "\(day)") }
        let standing = try #require(try Self.standings(world, "2025-10-01")[duty])
        #expect(standing.tally?.tried == 1)
        #expect(standing.shares.map(\.body) == [.named("一中")] && standing.shares.first?.tally.outstanding == 3)
        // Where they stand, with no question named: an admission tells it, and so does a refusal.
        #expect(
            Self.line(try Self.standings(world, "2025-10-01")["\(plan)/follow_up-4-office-2025"])
                == "overdue 7: 4 done, 0 due, 2 overdue, 1 waiting")
        // Who lives locally is on no record.
        #expect(Self.line(try Self.standings(world, "2025-10-01")["\(plan)/follow_up-2-city_office"]) == "dates_only")
    }

    @Test func `whose identity was erased is asked after no more, and stays among the evaluated`() throws {
        let plan = "shanxi-2024"
        let world = try Self.world(plan, university: "山西大学", grade: "高二", from: "2024-01-05", ["P1", "P2"])
        defer { world.remove() }
        try world.load("e.csv", ["人员编号,方案,评价阶段,评价层级,评价日期", "P1,\(plan),初期评价,培养高校,2024-04-05"])
        let today = "\(World.now.today)"
        let evaluation = "\(plan)/evaluation-initial-mentor"
        let followUp = "\(plan)/follow_up-3-school-2025"
        #expect(Self.line(try Self.standings(world, today)[evaluation]) == "overdue 2: 1 done, 0 due, 1 overdue, 0 waiting")
        for person in ["P1", "P2"] {
            _ = try Erase(store: world.store, moment: World.now).person(person, as: .pupil, reason: "书面申请")
        }
        let after = try Self.standings(world, today)
        #expect(Self.line(after[evaluation]) == "done 1: 1 done, 0 due, 0 overdue, 0 waiting")
        #expect(after[followUp]?.tally?.concerned == 0)
    }

    @Test func `an answer that expires is asked again, within 92 days`() throws {
        let world = try Self.world("shanxi-2024", university: "山西大学", grade: "高二", from: "2024-01-05", ["P1"])
        defer { world.remove() }
        try world.load(
            "f.csv", ["人员编号,跟踪事项,状态,发生日期,报告日期,证据等级,有效期至", "P1,取得联系,是,2025-07-10,2025-07-10,本人自述,2025-12-31"])
        let duty = "shanxi-2024/follow_up-1-office-2025"
        let expected = [
            ("2025-07-09", "due"), ("2025-07-10", "done"), ("2025-12-31", "done"), ("2026-01-01", "due"), ("2026-04-03", "due"),
            ("2026-04-04", "overdue"),
        ]
        for (day, state) in expected { #expect(try Self.standings(world, day)[duty]?.state.rawValue == state, "\(day)") }
    }

    @Test func `a host university follows those who enrolled there, and nobody else`() throws {
        let world = try Self.world("shanxi-2024", university: "山西大学", grade: "高二", from: "2024-01-05", ["P1", "P2", "P3"])
        defer { world.remove() }
        try world.load(
            "f.csv",
            [
                "人员编号,跟踪事项,状态,内容,发生日期,报告日期,证据等级", "P1,大学录取,是,山西大学,2025-08-01,2025-08-20,中学提供", "P2,大学录取,是,山西大学,2025-08-01,2025-08-20,中学提供",
                "P3,大学录取,是,某大学,2025-08-01,2025-08-20,中学提供", "P1,进入基础学科拔尖学生培养计划,否,,2025-10-20,2025-10-20,高校提供",
            ])
        let duty = "shanxi-2024/follow_up-4-university-2025"
        #expect(Self.line(try Self.standings(world, "2025-07-31")[duty]) == "dates_only 0: 0 done, 0 due, 0 overdue, 0 waiting")
        #expect(Self.line(try Self.standings(world, "2025-08-01")[duty]) == "due 2: 0 done, 2 due, 0 overdue, 0 waiting")
        #expect(Self.line(try Self.standings(world, "2025-11-02")[duty]) == "overdue 2: 1 done, 0 due, 1 overdue, 0 waiting")
        #expect(try Self.standings(world, "2025-11-02")[duty]?.shares.map(\.body) == [.named("山西大学")])
    }

    @Test func `growth logs, certificates and exits are due without ever being overdue`() throws {
        let plan = "xinjiang-2025"
        let world = try Self.world(plan, university: "新疆大学", grade: "高一", from: "2025-01-10", ["P1", "P2", "P3"])
        defer { world.remove() }
        try world.load(
            "t.csv",
            [
                "人员编号,方案,活动类别,活动日期,成长日志,日志审核", "P1,\(plan),到校培养,2025-02-20,已提交,审核通过", "P1,\(plan),到校培养,2025-03-20,已提交,",
                "P2,\(plan),到校培养,2025-02-20,未提交,", "P3,\(plan),到校培养,2025-02-20,,", "P3,\(plan),学术报告,2025-02-27,,",
            ])
        try world.load(
            "e.csv",
            [
                "人员编号,方案,评价阶段,评价层级,评价日期,评价等级", "P1,\(plan),年度评价,省级,2025-12-10,优秀", "P2,\(plan),年度评价,省级,2025-12-10,合格",
                "P3,\(plan),中期评价,培养高校,2025-07-10,不合格", "P3,\(plan),年度评价,省级,2025-12-10,不合格",
            ])
        try world.load("c.csv", ["人员编号,方案,证书授予情况,证书决定日期", "P1,\(plan),已授予,2025-12-30"])
        let standings = try Self.standings(world, "2026-05-01")
        #expect(Self.line(standings["\(plan)/growth_log-mentor"]) == "due 4: 2 done, 2 due, 0 overdue, 0 waiting")
        #expect(Self.line(standings["\(plan)/growth_log_review-mentor"]) == "due 2: 1 done, 1 due, 0 overdue, 0 waiting")
        #expect(Self.line(standings["\(plan)/certificate"]) == "due 2: 1 done, 1 due, 0 overdue, 0 waiting")
        #expect(Self.line(standings["\(plan)/exit-midterm"]) == "due 1: 0 done, 1 due, 0 overdue, 0 waiting")
        try world.load("x.csv", ["人员编号,方案,退出日期,退出原因", "P3,\(plan),2025-07-20,中期评价不合格"])
        #expect(Self.line(try Self.standings(world, "2026-05-01")["\(plan)/exit-midterm"]) == "done 1: 1 done, 0 due, 0 overdue, 0 waiting")
    }

    @Test func `the public notice is over when its working days are, by the calendar`() throws {
        let world = try Self.world("guangxi-2023", university: "广西大学", grade: "高一", from: "2023-10-20", ["P1"])
        defer { world.remove() }
        let duty = "guangxi-2023/public_notice-office"
        try world.load("s.csv", ["人员编号,方案,环节,日期,结果", "P1,guangxi-2023,入选,2023-10-25,通过"])
        // 2023-10-27 is a Friday, the first of five working days; the fifth is Thursday, 2 November.
        try world.load("n.csv", ["方案,公示内容,公示开始日期,公示结束日期", "guangxi-2023,入选学生名单,2023-10-27,2023-11-02"])
        let expected = [
            ("2023-10-19", "dates_only"), ("2023-10-20", "due"), ("2023-10-27", "due"), ("2023-11-02", "due"), ("2023-11-03", "done"),
        ]
        for (day, state) in expected { #expect(try Self.standings(world, day)[duty]?.state.rawValue == state, "\(day)") }
    }

    @Test(arguments: [
        ("2023-10-27,2023-11-01", false), ("2023-10-27,", false), ("2023-10-27,2023-11-02", true), ("2011-10-21,2011-11-04", false),
    ])
    func `a notice is done only where conformance finds it long enough`(_ days: String, isDone: Bool) throws {
        let plan = "guangxi-2023"
        let world = try Self.world(plan, university: "广西大学", grade: "高一", from: "2023-10-20", ["P1"])
        defer { world.remove() }
        try world.load("n.csv", ["方案,公示内容,公示开始日期,公示结束日期", "\(plan),入选学生名单,\(days)"])
        #expect(try Self.standings(world, "2024-03-01")["\(plan)/public_notice-office"]?.state == (isDone ? .done : .due))
        let verdict = try Self.verdict(world, plan, "selection.public_notice", "2024-03-01")
        #expect((verdict == .conforms) == isDone)
    }

    /// What conformance finds of one rule.
    static func verdict(_ world: World, _ plan: String, _ rule: String, _ day: String) throws -> Verdict? {
        let queries = try QueryCatalogue(folder: world.house.queries)
        let cut = Cut(asOf: try #require(CivilDay(day)), knownBy: World.now.today)
        let reader = try LedgerReader(folder: world.store, cut: cut, derived: queries.relations)
        let known = try #require(try KnownPlans(on: reader)[plan])
        let conformance = try Conformance(known, on: FactDesk(reader: reader, queries: queries), calendar: world.house.workingCalendar())
        return conformance.verdicts.first { $0.rule.id == rule }?.verdict
    }

    @Test func `who was selected and has no placement on record is owed evaluations, and who began after the window is not`() throws {
        let plan = "xinjiang-2025"
        let world = try Self.world(plan, university: "新疆大学", grade: "高一", from: "2025-01-10", ["P1"])
        defer { world.remove() }
        try world.load(
            "a2.csv", ["人员编号,方案,报名日期,姓名,年级,就读学校,城市,学科"] + ["P2", "P3", "P4"].map { "\($0),\(plan),2024-12-22,学生\($0)某,高一,一中,甲市,数学" })
        try world.load("s.csv", ["人员编号,方案,环节,日期,结果", "P2,\(plan),入选,2025-01-07,通过", "P4,\(plan),入选,2025-01-07,未通过"])
        try world.load("p2.csv", ["人员编号,方案,学科,培养高校,导师编号,开始日期", "P3,\(plan),数学,新疆大学,M1,2025-04-11"])
        let standings = try Self.standings(world, "2025-08-01")
        #expect(Self.line(standings["\(plan)/evaluation-initial-mentor"]) == "overdue 2: 0 done, 0 due, 2 overdue, 0 waiting")
        #expect(Set(standings["\(plan)/evaluation-initial-mentor"]?.outstanding.map(\.body.isMentor) ?? []) == [true, false])
        #expect(Self.line(standings["\(plan)/evaluation-midterm-university"]) == "overdue 3: 0 done, 0 due, 3 overdue, 0 waiting")
        #expect(standings["\(plan)/evaluation-midterm-university"]?.shares.map(\.body) == [.named("新疆大学"), .unrecorded])
    }

    @Test func `of several levels the highest that gave an outcome tells who failed`() throws {
        let plan = "xinjiang-2025"
        let world = try Self.world(plan, university: "新疆大学", grade: "高一", from: "2025-01-10", ["P1", "P2", "P3"])
        defer { world.remove() }
        try world.load(
            "e.csv",
            [
                "人员编号,方案,评价阶段,评价层级,评价日期,评价等级", "P1,\(plan),中期评价,培养高校,2025-07-20,不合格", "P1,\(plan),中期评价,省级,2025-07-10,合格",
                "P2,\(plan),中期评价,培养高校,2025-07-10,合格", "P2,\(plan),中期评价,省级,2025-07-20,不合格", "P3,\(plan),中期评价,培养高校,2025-07-10,不合格",
                "P3,\(plan),中期评价,省级,2025-07-20,",
            ])
        let standing = try Self.standings(world, "2025-08-01")["\(plan)/exit-midterm"]
        #expect(Self.line(standing) == "due 2: 0 done, 2 due, 0 overdue, 0 waiting")
    }

    @Test func `logs are owed after every session where the plan counts any as a visit`() throws {
        let plan = "shanxi-2024"
        let world = try Self.world(plan, university: "山西大学", grade: "高二", from: "2024-01-05", ["P1"])
        defer { world.remove() }
        try world.load(
            "t.csv",
            [
                "人员编号,方案,活动类别,活动日期,成长日志,日志审核", "P1,\(plan),到校培养,2024-02-20,已提交,", "P1,\(plan),学术报告,2024-02-20,未提交,",
                "P1,\(plan),当面指导,2024-02-27,,",
            ])
        let standings = try Self.standings(world, "2024-08-01")
        #expect(Self.line(standings["\(plan)/growth_log-school"]) == "due 3: 1 done, 2 due, 0 overdue, 0 waiting")
    }

    @Test func `selection concerns whom no stage has turned down, and its last step every applicant`() throws {
        let plan = "xinjiang-2025"
        let world = try Self.world(plan, university: "新疆大学", grade: "高一", from: "2024-12-22", ["P1", "P2", "P3", "P4"])
        defer { world.remove() }
        // P1 is selected; P2 fails the test; P3 sits the test and is heard of no more; of P4 nothing is known.
        try world.load(
            "s.csv",
            [
                "人员编号,方案,环节,日期,结果", "P1,\(plan),笔试,2024-12-30,通过", "P2,\(plan),笔试,2024-12-30,未通过", "P3,\(plan),笔试,2024-12-30,通过",
                "P1,\(plan),面试,2025-01-04,通过", "P1,\(plan),入选,2025-01-07,通过",
            ])
        let standings = try Self.standings(world, "2025-01-20")
        #expect(Self.line(standings["\(plan)/selection-test-office"]) == "overdue 4: 3 done, 0 due, 1 overdue, 0 waiting")
        #expect(Self.line(standings["\(plan)/selection-interview-office"]) == "overdue 3: 1 done, 0 due, 2 overdue, 0 waiting")
        #expect(Self.line(standings["\(plan)/selection-selection-office"]) == "overdue 4: 2 done, 0 due, 2 overdue, 0 waiting")
        // None of the schools that the plan names has an applicant on record.
        #expect(Self.line(standings["\(plan)/selection-application"]) == "overdue 5: 0 done, 0 due, 5 overdue, 0 waiting")
        #expect(Self.line(standings["\(plan)/mentor_recommendation"]) == "done 1: 1 done, 0 due, 0 overdue, 0 waiting")
        #expect(standings["\(plan)/date-5-meeting"]?.state == .datesOnly)
    }

    @Test func `one school's duties count its own pupils, and hold what everybody owes`() throws {
        let plan = "shanxi-2024"
        let world = try Self.world(plan, university: "山西大学", grade: "高二", from: "2024-01-05", ["P1", "P2"])
        defer { world.remove() }
        try world.load("a2.csv", ["人员编号,方案,报名日期,姓名,年级,就读学校,城市,学科", "P3,\(plan),2024-01-05,某,高二,二中,甲市,数学"])
        try world.load("p2.csv", ["人员编号,方案,学科,培养高校,导师编号,开始日期", "P3,\(plan),数学,山西大学,M1,2024-01-05"])
        let own = try Self.standings(world, "2025-12-01", DutyFilter(party: .school, name: "二中"))
        #expect(Set(own.values.map(\.duty.party)) == [.school])
        #expect(own["\(plan)/follow_up-3-school-2025"]?.tally?.concerned == 1)
        let all = try Self.standings(world, "2025-12-01", DutyFilter(party: .school, name: nil))
        #expect(all["\(plan)/follow_up-3-school-2025"]?.tally?.concerned == 3)
        #expect(throws: FindingsError.self) { try Self.standings(world, "2025-12-01", DutyFilter(party: .school, name: "三中")) }
        #expect(throws: FindingsError.self) { try Self.standings(world, "2025-12-01", plan: "shanxi-2042") }
    }
}
