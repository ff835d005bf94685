// Wrong input through the command: a finding or a clear error, the right code, and a store that has not changed.

import Foundation
import Testing

@Suite struct ImportTests {
    private static let applications = "人员编号,方案,报名日期,学科\nP1,xinjiang-2025,2024-12-22,数学\n"

    /// What is wrong, the file, its text, and the code of the finding.
    private static let faults: [(String, String, String, String)] = [
        ("half a workbook", "x.csv", "PK\u{3}\u{4}rest", "intake.workbook.damaged"), ("empty", "x.csv", "", "intake.file.empty"),
        ("only white space", "x.csv", "\n\n  \n", "intake.file.empty"),
        ("missing column", "x.csv", "人员编号,方案,报名日期\nP1,xinjiang-2025,2024-12-22\n", "intake.column.missing"),
        ("unknown plan", "x.csv", "人员编号,方案,报名日期,学科\nP1,xinjang-2025,2024-12-22,数学\n", "intake.plan.unknown"),
        ("a score of abc", "x.csv", "人员编号,方案,环节,日期,结果,成绩\nP1,xinjiang-2025,笔试,2024-12-30,通过,abc\n", "intake.number"),
        ("30 February", "x.csv", "人员编号,方案,报名日期,学科\nP1,xinjiang-2025,2025-02-30,数学\n", "intake.day"),
        ("a stage the plan does not have", "x.csv", "人员编号,方案,环节,日期,结果\nP1,xinjiang-2025,公示,2024-12-30,通过\n", "intake.stage.notinplan"),
        ("an unknown person", "x.csv", "人员编号,方案,环节,日期,结果\nP9,xinjiang-2025,笔试,2024-12-30,通过\n", "import.person.unknown"),
        ("a discipline the plan does not have", "x.csv", "人员编号,方案,报名日期,学科\nP1,shanxi-2024,2023-11-02,化学\n", "intake.discipline"),
        ("a plan that is no YAML", "x.yaml", "id: [", "plan.syntax"),
        ("a plan with an unknown key", "x.yaml", "id: a\nprogrammme: b\n", "plan.key.unknown"),
    ]

    @Test(arguments: faults)
    func `stores nothing and says why`(_ what: String, _ name: String, _ text: String, _ code: String) throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        #expect(try program.run("import", program.file("first.csv", ImportTests.applications)).code == 0)
        let head = try program.run("verify").output
        let before = try program.files()
        let file = try program.file(name, text)
        for arguments in [["import", "--dry-run", file], ["import", file]] {
            let run = try program.run(arguments)
            #expect(run.code == 1, "\(what)")
            #expect(run.complaint.contains("［\(code)］") && run.complaint.contains("[\(code)]"), "\(what): \(run.complaint)")
        }
        let json = try program.run("import", "--json", file)
        #expect(json.code == 1)
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
        #expect(json.output.contains("\"code\":\"\(code)\""))
        #expect(try program.run("verify").output == head)
        #expect(try program.files() == before)
    }

    @Test func `a copy of a file that breaks off is not written, and the fault is told once`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let copy = program.folder.appendingPathComponent("批注.xlsx").path
        for (text, code) in [
            ("人员编号,方案,报名日期,学科\nP1,\"xinjiang-2025,2024-12-22,数学\n", "intake.csv.broken"), ("PK\u{3}\u{4}rest", "intake.workbook.damaged"),
        ] {
            let file = try program.file("x.csv", text)
            let run = try program.run("import", "--annotate", copy, file)
            #expect(run.code == 1, "\(run.complaint)")
            #expect(run.complaint.components(separatedBy: "［\(code)］").count == 2, "\(run.complaint)")
            #expect(run.complaint.contains("［output.copy.partial］") && run.output.contains("没有保存任何内容"))
            #expect(!FileManager.default.fileExists(atPath: copy))
            let json = try program.run("import", "--json", "--annotate", copy, file)
            #expect(json.code == 1 && json.output.components(separatedBy: "\"code\":\"\(code)\"").count == 2)
        }
        // A file with faults that can be read to its end has its copy.
        let file = try program.file("y.csv", "人员编号,方案,报名日期,学科\nP1,xinjiang-2025,2025-02-30,数学\n")
        #expect(try program.run("import", "--annotate", copy, file).code == 1 && FileManager.default.fileExists(atPath: copy))
    }

    @Test func `what stands one column off is nowhere in what is printed, as text and as JSON`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let head = "人员编号,方案,报名日期,姓名,证件号码,联系方式,性别,年级,就读学校,城市,学科"
        let row = [
            "20250417083", "xinjiang-2025", "2024-12-22", "欧阳若澜", "110101200803077316", "13912345678", "女", "高一", "虚构中学", "乌鲁木齐市", "数学",
        ]
        for place in row.indices {
            var (right, left) = (row, row)
            right.insert("", at: place)
            right.removeLast()
            left.remove(at: place)
            let file = try program.file("x.csv", ([head] + [right, left].map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n")
            for arguments in [["import", "--dry-run", file], ["import", "--dry-run", "--json", file]] {
                let run = try program.run(arguments)
                for secret in ["欧阳若澜", "13912345678", "110101200803077316", "20250417083"] {
                    #expect(!run.output.contains(secret) && !run.complaint.contains(secret), "\(place) \(secret)")
                }
            }
        }
    }

    @Test func `a dry run of a good file stores nothing`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let before = try program.files()
        #expect(try program.run("import", "--dry-run", program.file("a.csv", ImportTests.applications)).code == 0)
        #expect(try program.files() == before)
        #expect(try program.run("verify", "--json").output.contains("\"batches\": 0"))
    }

    @Test func `a file given twice adds nothing, a changed row is a correction`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let file = try program.file("a.csv", ImportTests.applications)
        #expect(try program.run("import", "--json", file).output.contains("\"added\": 1"))
        let again = try program.run("import", "--json", file).output
        #expect(again.contains("\"batch\": null") && again.contains("\"unchanged\": 1"))
        let changed = try program.file("b.csv", ImportTests.applications.replacing("数学", with: "物理"))
        #expect(try program.run("import", "--json", changed).output.contains("\"corrected\": 1"))
        let counts = try program.run("query", "run", "selection/funnel", "--param", "by=discipline", "--format", "csv").output
        #expect(counts.contains("xinjiang-2025,physics,1,") && !counts.contains("mathematics"))
    }

    @Test func `a name alone can be corrected, and a refused file changes no name`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        func mentor(_ name: String) throws -> String {
            try program.file("\(name).csv", "导师编号,方案,导师姓名,培养高校,学科\nM1,xinjiang-2025,\(name),新疆大学,数学\n")
        }
        func names(_ knownBy: String) throws -> String {
            try program.run("query", "run", "mentors/load", "--identified", "--format", "csv", "--known-by", knownBy).output
        }
        _ = try program.run("import", "--received", "2025-04-01", mentor("王教授"))
        #expect(try program.run("import", "--received", "2025-01-01", mentor("被拒名")).code == 2)
        #expect(try program.run("import", "--dry-run", "--received", "2025-01-01", mentor("被拒名")).code == 2)
        #expect(try names("2025-06-01").contains("王教授"))
        #expect(try program.run("import", "--received", "2025-09-01", "--json", mentor("汪教授")).output.contains("\"corrected\": 1"))
        #expect(try names("2025-06-01").contains("王教授"))
        #expect(try names("2025-09-01").contains("汪教授"))
        #expect(try program.run("verify").code == 0)
    }

    @Test func `two processes build the same bytes`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        _ = try program.run("import", program.file("a.csv", ImportTests.applications))
        var sites: [[String: Data]] = []
        for name in ["one", "two"] {
            let folder = program.folder.appendingPathComponent(name)
            let run = try program.run(
                "build", "--audience", "office", "--output", folder.path, "--as-of", "2026-01-01", "--known-by", "2199-12-31")
            #expect(run.code == 0, "\(run.complaint)")
            sites.append(try Program.contents(of: folder.appendingPathComponent("office")))
        }
        #expect(sites[0].count > 15)
        #expect(sites[0] == sites[1])
    }

    @Test func `what was stored before an error is still reported`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let run = try program.run("import", "--json", program.file("a.csv", ImportTests.applications), "missing.csv")
        #expect(run.code == 2)
        #expect(run.output.contains("\"added\": 1") && run.complaint.contains("import.file.unreadable"))
    }

    @Test func `one bad row among good ones keeps all of them out, and every fault is named`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let text = "人员编号,方案,报名日期,性别,学科\nP1,xinjiang-2025,2024-12-22,男,数学\nP2,xinjiang-2025,2024-13-01,中,数学\nP3,xinjiang-2025,,女,英语\n"
        let run = try program.run("import", program.file("a.csv", text))
        #expect(run.code == 1)
        for place in ["第 3 行 “报名日期”列", "第 3 行 “性别”列", "第 4 行 “报名日期”列", "第 4 行 “学科”列"] {
            #expect(run.complaint.contains(place), "\(place)")
        }
        #expect(try program.run("verify", "--json").output.contains("\"batches\": 0"))
    }

    @Test func `a dry run names each value that a correction would empty, without the value`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        _ = try program.run("import", program.file("a.csv", ImportTests.applications))
        let head = "人员编号,方案,环节,日期,结果,成绩\n"
        let first = try program.file("b.csv", head + "P1,xinjiang-2025,笔试,2024-12-30,通过,87.5\n")
        #expect(try program.run("import", first).code == 0)
        // The same once more empties nothing.
        #expect(try !program.run("import", "--dry-run", first).complaint.contains("import.correction.empties"))
        let blank = try program.file("c.csv", head + "P1,xinjiang-2025,笔试,2024-12-30,未通过,\n")
        let run = try program.run("import", "--dry-run", blank)
        #expect(
            run.code == 0 && run.complaint.contains("[import.correction.empties]") && run.complaint.contains("“成绩”"), "\(run.complaint)")
        #expect(!run.complaint.contains("87") && run.complaint.contains("第 2 行"))
        // The column is not there at all.
        let bare = try program.file("d.csv", "人员编号,方案,环节,日期,结果\nP1,xinjiang-2025,笔试,2024-12-30,未通过\n")
        #expect(try program.run("import", "--dry-run", bare).complaint.contains("[import.correction.empties]"))
        // What is taken back keeps its values.
        let back = try program.file("e.csv", "人员编号,方案,环节,日期,结果,撤回\nP1,xinjiang-2025,笔试,2024-12-30,通过,是\n")
        #expect(try !program.run("import", "--dry-run", back).complaint.contains("import.correction.empties"))
    }
}
