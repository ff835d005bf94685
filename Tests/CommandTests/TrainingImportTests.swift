// Sessions, notices, awards, certificates, appointments, teams, relaxations, wishes and reported figures through the command, beside the persons they are about.

import Foundation
import Testing

@Suite struct TrainingImportTests {
    private static let applications = """
        人员编号,方案,报名日期,学科,姓名
        P1,xinjiang-2025,2024-12-22,数学,甲某某
        P2,xinjiang-2025,2024-12-22,数学,乙某某

        """
    private static let mentors = "导师编号,方案,导师姓名,培养高校,学科\nM1,xinjiang-2025,王某某,新疆大学,数学\n"
    private static let placements = "人员编号,方案,学科,培养高校,导师编号,开始日期\nP1,xinjiang-2025,数学,新疆大学,M1,2025-03-01\n"

    /// A store with two applicants, one of them placed with the only mentor.
    private func program() throws -> Program {
        let program = try Program()
        _ = try program.run("init")
        for (name, text) in [("a.csv", Self.applications), ("m.csv", Self.mentors), ("p.csv", Self.placements)] {
            #expect(try program.run("import", program.file(name, text)).code == 0)
        }
        return program
    }

    /// A kind, and rows that are all right.
    static let good: [(String, String)] = [
        ("session", "人员编号,方案,活动类别,活动日期,学时,成长日志,日志审核\nP1,xinjiang-2025,到校培养,2025-04-01,8,已提交,审核通过\n"),
        ("notice", "方案,公示内容,公示开始日期,公示结束日期\nxinjiang-2025,入选学生名单,2025-02-10,2025-02-14\n"),
        ("award", "人员编号,获奖类别,奖项名称,获奖日期,奖项级别\nP2,科技竞赛或活动奖项,青少年科技创新大赛一等奖,2025-05-01,省级\n"),
        ("certificate", "person number,plan,certificate status,certificate decided on\nP1,xinjiang-2025,issued,2026-01-05\n"),
        ("mentor_term", "导师编号,聘期开始日期,聘期结束日期,学位,职称级别,导师来源\nM1,2024-12-01,2027-11-30,博士,正高级,其他\n"),
        ("team_member", "导师编号,方案,团队成员序号,学位\nM1,xinjiang-2025,1,博士\nM1,xinjiang-2025,2,硕士\n"),
        ("relaxation", "人员编号,方案,放宽的排名,放宽理由,放宽决定,放宽决定日期\nP2,xinjiang-2025,综合成绩排名,表现优秀,不予放宽,2024-12-28\n"),
        ("wish", "人员编号,方案,志愿序号,志愿导师编号\nP1,xinjiang-2025,1,M1\n"),
        (
            "reported_figure",
            "方案,材料名称,统计指标,计量单位,统计截止日期,上报数值,公布日期\nxinjiang-2025,遴选工作总结,报名人数,人,2025-01-31,2,2025-03-01\n"
        ),
    ]

    @Test func `every new kind is recognised, stored, left alone the second time and seen by verify, export and rebuilding`() throws {
        let program = try program()
        defer { program.remove() }
        for (kind, text) in Self.good {
            let file = try program.file("\(kind).csv", text)
            let run = try program.run("import", "--json", file)
            #expect(run.code == 0 && run.complaint.isEmpty, "\(kind): \(run.complaint)")
            #expect(run.output.contains("\"kind\": \"\(kind)\""), "\(run.output)")
            #expect(try program.run("import", "--json", file).output.contains("\"batch\": null"), "\(kind)")
        }
        #expect(try program.run("verify").code == 0)
        let export = program.folder.appendingPathComponent("export").path
        #expect(try program.run("export", "--output", export).code == 0)
        let rebuilt = program.folder.appendingPathComponent("rebuilt").path
        let key = program.store + "/vault.key"
        let run = try program.run("import", "--ledger", export, "--key", key, "--store", rebuilt)
        #expect(run.code == 0, "\(run.complaint)")
        #expect(try program.run("verify", "--store", rebuilt).code == 0)
    }

    /// A file, and the code of what is said of it; `stored` where it is taken in all the same.
    static let doubtful: [(text: String, code: String, stored: Bool)] = [
        ("人员编号,方案,活动类别,活动日期\nP9,xinjiang-2025,到校培养,2025-04-01\n", "import.person.unknown", false),
        ("人员编号,方案,活动类别,活动日期\nP2,xinjiang-2025,到校培养,2025-04-01\n", "import.person.unmatched", true),
        ("人员编号,方案,证书授予情况,证书决定日期\nP2,xinjiang-2025,已授予,2026-01-05\n", "import.person.unmatched", true),
        ("人员编号,方案,放宽的排名,放宽理由,放宽决定,放宽决定日期\nP1,shanxi-2024,综合成绩排名,表现优秀,同意放宽,2024-12-28\n", "import.person.unmatched", true),
        ("人员编号,方案,志愿序号,志愿导师编号\nP1,shanxi-2024,1,M1\n", "import.person.unmatched", true),
        ("人员编号,方案,志愿序号,志愿导师编号\nP1,xinjiang-2025,1,M9\n", "import.person.unknown", false),
        // The pupils' numbers are not the mentors'.
        ("导师编号,聘期开始日期\nP1,2024-12-01\n", "import.person.unknown", false),
        ("姓名,就读学校,方案,退出日期,退出原因\n丁某某,一中,xinjiang-2025,2025-05-01,本人退出\n", "import.person.unrecognised", false),
        (
            "人员编号,方案,学科,培养高校,导师姓名,开始日期\nP2,xinjiang-2025,数学,新疆大学,戊某某,2025-03-01\n",
            "import.mentor.unrecognised", false
        ),
        ("导师编号,方案,团队成员序号\nM9,xinjiang-2025,1\n", "import.person.unknown", false),
        ("人员编号,获奖类别,奖项名称,获奖日期\nP2,专利,乙某某的专利,2025-05-01\n", "import.text.identity", false),
        ("人员编号,获奖类别,奖项名称,获奖日期\nP2,专利,联系13900000000,2025-05-01\n", "import.text.identity", false),
        ("方案,公示内容,公示开始日期\nxinjang-2025,导师名单,2025-02-10\n", "intake.plan.unknown", false),
        ("人员编号,方案,活动类别,活动日期,日志审核\nP1,xinjiang-2025,到校培养,2025-04-01,审核通过\n", "intake.review.nolog", false),
    ]

    @Test(arguments: doubtful)
    func `what is wrong with a row is said, and nobody is named`(text: String, code: String, stored: Bool) throws {
        let program = try program()
        defer { program.remove() }
        let run = try program.run("import", program.file("x.csv", text))
        #expect(run.code == (stored ? 0 : 1), "\(run.output) \(run.complaint)")
        #expect((run.output + run.complaint).contains("［\(code)］"), "\(run.output) \(run.complaint)")
        for personal in ["P9", "M9", "某某", "13900000000"] { #expect(!(run.output + run.complaint).contains(personal)) }
        #expect(try program.run("verify").code == 0)
    }

    @Test func `an erased mentor is not appointed again`() throws {
        let program = try program()
        defer { program.remove() }
        #expect(try program.run("erase", "M1", "--role", "mentor", "--reason", "本人申请").code == 0)
        for kind in ["mentor_term", "team_member", "wish"] {
            let text = try #require(Self.good.first { $0.0 == kind }?.1)
            let run = try program.run("import", program.file("x.csv", text))
            #expect(run.code == 1 && run.complaint.contains("［import.person.erased］"), "\(kind): \(run.complaint)")
        }
    }

    @Test func `a dry run of mentors and what is about them in one go finds nothing wrong`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let files = [("1.csv", Self.mentors)] + Self.good.filter { $0.0 == "mentor_term" || $0.0 == "team_member" }
        let paths = try files.map { try program.file($0.0 + ($0.0.hasSuffix(".csv") ? "" : ".csv"), $0.1) }
        let run = try program.run(["import", "--dry-run"] + paths)
        #expect(run.code == 0 && !run.complaint.contains("import."), "\(run.complaint)")
    }
}
