// A folder given for import: what is read, what is passed over and named; and options that say one thing twice.

import Foundation
import Testing

@Suite struct ImportFolderTests {
    private static let applications = "人员编号,方案,报名日期,学科\nP1,xinjiang-2025,2024-12-22,数学\n"

    @Test func `lock files, folders inside and other formats are named, and the rest is read`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let folder = program.folder.appendingPathComponent("in")
        try FileManager.default.createDirectory(at: folder.appendingPathComponent("旧表"), withIntermediateDirectories: true)
        for (name, text) in [("a.csv", Self.applications), ("~$a.xlsx", "lock"), ("b.xls", "old"), (".DS_Store", "x"), ("旧表/c.csv", "x")] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        let run = try program.run("import", "--dry-run", folder.path)
        #expect(run.code == 0, "\(run.complaint)")
        #expect(run.complaint.components(separatedBy: "［import.folder.passed］").count == 4)
        for name in ["~$a.xlsx", "b.xls", "旧表"] { #expect(run.complaint.contains(name)) }
        #expect(!run.complaint.contains(".DS_Store"))
        let json = try program.run("import", "--dry-run", "--json", folder.path)
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect((parsed["passed_over"] as? [Any])?.count == 3 && (parsed["files"] as? [Any])?.count == 1)
        #expect(try program.run("import", folder.path).code == 0)
        #expect(try program.run("verify", "--json").output.contains("\"batches\": 2"))
    }

    @Test func `a value or a meaning that is given twice for one heading is wrong use`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let file = try program.file("a.csv", Self.applications)
        for option in ["--set", "--map"] {
            let run = try program.run("import", "--dry-run", option, "学科=数学", option, "学科=物理", file)
            #expect(run.code == 2 && run.complaint.contains("\(option) 两次写了“学科”"), "\(run.complaint)")
        }
    }

    @Test func `a heading to be left out that no sheet has stores nothing`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let run = try program.run("import", "--ignore", "联系电活", program.file("a.csv", Self.applications))
        #expect(run.code == 1 && run.complaint.contains("［intake.ignore.unknown］"))
        #expect(try program.run("verify", "--json").output.contains("\"batches\": 0"))
    }
}
