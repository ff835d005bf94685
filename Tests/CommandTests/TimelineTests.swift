// Timelines that cannot be, through the command: within a file and against the store, with the right code and severity.

import Testing

@Suite struct TimelineTests {
    static let applications = "人员编号,方案,报名日期,学科,证件号码\n"
    static let screening = "人员编号,方案,环节,日期,结果\n"
    static let placements = "人员编号,方案,学科,培养高校,导师编号,开始日期,结束日期\n"
    static let evaluations = "人员编号,方案,评价阶段,评价层级,评价日期\n"
    static let exits = "人员编号,方案,退出日期,退出原因\n"
    static let followUps = "人员编号,跟踪事项,状态,发生日期,报告日期,证据等级\n"

    /// A store with one pupil, selected and placed.
    private func office() throws -> Program {
        let program = try Program()
        _ = try program.run("init")
        let files = [
            ("mentors.csv", "导师编号,方案,培养高校,学科\nT1,xinjiang-2025,新疆大学,数学\nT2,xinjiang-2025,新疆大学,数学\n"),
            (
                "applications.csv",
                Self.applications + "P1,xinjiang-2025,2024-12-22,数学,650101200808010017\nP2,xinjiang-2025,2024-12-22,数学,\n"
            ),
            ("screening.csv", Self.screening + "P1,xinjiang-2025,笔试,2024-12-29,通过\nP1,xinjiang-2025,入选,2025-01-20,通过\n"),
            ("placements.csv", Self.placements + "P1,xinjiang-2025,数学,新疆大学,T1,2025-02-01,\n"),
        ]
        for (name, text) in files {
            let run = try program.run("import", program.file(name, text))
            #expect(run.code == 0 && !run.complaint.contains("timeline."), "\(name): \(run.complaint)")
        }
        return program
    }

    /// What is wrong, the file, the code, and whether it stops the file.
    static let cases: [(String, String, String, Bool)] = [
        (
            "an interview before the application", screening + "P1,xinjiang-2025,面试,2024-12-01,通过\n",
            "timeline.screening.before_application", true
        ),
        ("an interview before the test", screening + "P1,xinjiang-2025,面试,2024-12-25,通过\n", "timeline.stage.order", false),
        (
            "stages of one file out of order", screening + "P2,xinjiang-2025,面试,2024-12-25,通过\nP2,xinjiang-2025,笔试,2024-12-27,通过\n",
            "timeline.stage.order", false
        ),
        (
            "a placement before the application", placements + "P2,xinjiang-2025,数学,新疆大学,T1,2024-12-01,\n",
            "timeline.placement.before_application",
            true
        ),
        (
            "a placement before the selection", placements + "P1,xinjiang-2025,数学,新疆大学,T2,2025-01-05,2025-01-30\n",
            "timeline.placement.before_selection", false
        ),
        (
            "two placements at once", placements + "P1,xinjiang-2025,数学,新疆大学,T2,2025-03-01,\n", "timeline.placement.overlap", false
        ),
        (
            "an evaluation before the placement", evaluations + "P1,xinjiang-2025,初期评价,培养高校,2025-01-25\n",
            "timeline.evaluation.before_placement", true
        ),
        ("an exit before the placement", exits + "P1,xinjiang-2025,2025-01-25,本人退出\n", "timeline.exit.before_placement", true),
        (
            "an admission before the application", followUps + "P1,大学录取,是,2024-09-01,2025-06-01,高校提供\n",
            "timeline.followup.before_application", false
        ),
        ("an admission before birth", followUps + "P1,大学录取,是,2007-09-01,2025-06-01,高校提供\n", "timeline.birth", true),
        ("an admission as a child", followUps + "P1,大学录取,是,2018-09-01,2025-06-01,高校提供\n", "timeline.admission.age", false),
        (
            "a degree before the admission", followUps + "P2,大学录取,是,2025-05-01,2025-06-01,高校提供\nP2,获得学位,是,2025-02-01,2025-06-01,高校提供\n",
            "timeline.degree.before_admission", false
        ),
        (
            "Top-Notch before the admission",
            followUps + "P2,大学录取,是,2025-05-01,2025-06-01,高校提供\nP2,进入基础学科拔尖学生培养计划,是,2025-02-01,2025-06-01,高校提供\n",
            "timeline.topnotch.before_admission", false
        ),
        (
            "school after the admission", followUps + "P2,大学录取,是,2025-01-01,2025-09-01,高校提供\nP2,高中毕业,是,2025-08-01,2025-09-01,高校提供\n",
            "timeline.graduation.after_admission", false
        ),
        ("a small child applies", applications + "P3,xinjiang-2025,2024-12-22,数学,650101201708010057\n", "timeline.application.age", false),
        (
            "an application moved behind the test", applications + "P1,xinjiang-2025,2025-01-10,数学,650101200808010017\n",
            "timeline.screening.before_application", true
        ),
    ]

    @Test func `what cannot be stops the file, what is unlikely is pointed out, and nothing personal is repeated`() throws {
        let program = try office()
        defer { program.remove() }
        for (number, (what, text, code, stops)) in Self.cases.enumerated() {
            let run = try program.run("import", "--dry-run", program.file("case-\(number).csv", text))
            #expect(run.complaint.contains("[\(code)]"), "\(what): \(run.complaint)")
            #expect(run.code == (stops ? 1 : 0), "\(what): \(run.complaint)")
            #expect(!run.complaint.contains("650101") && !run.complaint.contains("2008-08-01"), "\(what)")
        }
    }

    @Test func `two thousand placements at once are pointed out once each`() throws {
        let program = try office()
        defer { program.remove() }
        let mentors = (2...101).map { "T\($0),xinjiang-2025,新疆大学,数学\n" }.joined()
        #expect(try program.run("import", program.file("more.csv", "导师编号,方案,培养高校,学科\n" + mentors)).code == 0)
        let rows = (0..<2000).map { "P1,xinjiang-2025,数学,新疆大学,T\(2 + $0 % 100),2025-03-\($0 < 900 ? "0" : "")\($0 / 100 + 1),\n" }
        let run = try program.run("import", "--dry-run", program.file("many.csv", Self.placements + rows.joined()))
        // Twenty are shown, the others are counted.
        #expect(run.code == 0 && run.complaint.contains("另有 1980 处"), "\(run.complaint.suffix(500))")
    }

    @Test func `a year as it should be has nothing to say`() throws {
        let program = try office()
        defer { program.remove() }
        let sound = [
            Self.screening + "P2,xinjiang-2025,笔试,2024-12-29,通过\nP2,xinjiang-2025,面试,2025-01-05,通过\n",
            Self.evaluations + "P1,xinjiang-2025,初期评价,培养高校,2025-04-01\n", Self.exits + "P1,xinjiang-2025,2025-05-01,本人退出\n",
            Self.followUps + "P1,大学录取,是,2025-08-01,2025-09-01,高校提供\nP1,高中毕业,是,2025-06-10,2025-09-01,高校提供\n",
        ]
        for (number, text) in sound.enumerated() {
            let run = try program.run("import", "--dry-run", program.file("sound-\(number).csv", text))
            #expect(run.code == 0 && !run.complaint.contains("timeline."), "\(run.complaint)")
        }
    }
}
