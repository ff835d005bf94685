// Mappings through the command: saved, used, listed, removed, refused where they do not fit, and carried by backups.

import Foundation
import Testing

@Suite struct MappingTests {
    private static let file = "学子,原校,走的日子,退出原因,日期\n甲某,一中,2025-01-02,本人退出,无\n"
    private static let named = ["--map", "学子=姓名", "--map", "原校=school", "--map", "走的日子=day", "--ignore", "日期"]

    /// A store and a file whose headings nobody knows, understood once and kept.
    private static func saved() throws -> (program: Program, file: String) {
        let program = try Program()
        _ = try program.run("init")
        let file = try program.file("a.csv", Self.file)
        let run = try program.run(
            ["import", "--dry-run", file, "--kind", "exit", "--plan", "xinjiang-2025", "--save-mapping", "一中"] + named)
        #expect(run.output.contains("列名对应已存为“一中”"), "\(run.complaint)")
        return (program, file)
    }

    @Test func `what was understood on a dry run is kept and used again`() throws {
        let (program, file) = try Self.saved()
        defer { program.remove() }
        #expect(try program.run("mapping", "list").output == "一中\n")
        #expect(try program.run("mapping", "list", "--json").output == "[\"一中\"]\n")
        let shown = try program.run("mapping", "show", "一中").output
        #expect(shown.contains("kind: exit") && shown.contains("  \"学子\": \"name\"") && shown.contains("  - \"日期\""))
        let place = URL(fileURLWithPath: program.store).appendingPathComponent("mappings/一中.yaml").path
        #expect(try FileManager.default.attributesOfItem(atPath: place)[.posixPermissions] as? Int == 0o600)
        let json = try program.run("import", "--dry-run", "--json", file, "--mapping", "一中", "--plan", "xinjiang-2025").output
        #expect(json.contains("\"kind\": \"exit\"") && json.contains("\"column\": \"school\""), "\(json)")
        #expect(!json.contains("intake.mapping") && !json.contains("intake.column"))
        #expect(try program.run("mapping", "remove", "一中").code == 0)
        #expect(try program.run("mapping", "list", "--json").output == "[]\n")
    }

    /// A changed file and the code that refuses it.
    static let changed: [(text: String, arguments: [String], code: String)] = [
        (Self.file.replacing("原校", with: "母校"), [], "intake.mapping.gone"),
        (Self.file.replacing(",日期\n", with: ",原校\n"), [], "intake.mapping.several"),
        (Self.file, ["--kind", "application"], "intake.mapping.kind"),
        (Self.file.replacing("日期\n", with: "退出日期\n"), [], "intake.column.twice"),
    ]

    @Test(arguments: changed)
    func `a mapping that does not fit is refused, naming what differs`(text: String, arguments: [String], code: String) throws {
        let (program, _) = try Self.saved()
        defer { program.remove() }
        let file = try program.file("b.csv", text)
        let run = try program.run(["import", "--dry-run", file, "--mapping", "一中", "--plan", "xinjiang-2025"] + arguments)
        #expect(run.code == 1 && run.complaint.contains("[\(code)]"), "\(run.complaint)")
    }

    /// A rank whose heading does not say percent, with and without signs.
    private static func ranks(_ sign: String) -> String {
        "姓名,就读学校,学科,学科排名,报名日期\n甲某,一中,数学,3\(sign),2025-03-01\n乙某,一中,数学,12\(sign),2025-03-01\n"
    }

    @Test func `a kept mapping lets no place in a list pass for a percentage, unless somebody said that it is one`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let (signed, plain) = (try program.file("a.csv", Self.ranks("%")), try program.file("b.csv", Self.ranks("")))
        let given = ["--kind", "application", "--plan", "xinjiang-2025"]
        _ = try program.run(["import", "--dry-run", signed, "--save-mapping", "一中"] + given)
        #expect(try !program.run("mapping", "show", "一中").output.contains("percent:"))
        let refused = try program.run(["import", "--dry-run", plain, "--mapping", "一中"] + given)
        #expect(refused.code == 1 && refused.complaint.contains("[intake.rank.plain]"), "\(refused.complaint)")
        _ = try program.run(["import", "--dry-run", plain, "--map", "学科排名=学科排名百分比", "--save-mapping", "二中"] + given)
        #expect(try program.run("mapping", "show", "二中").output.contains("percent:\n  - \"学科排名\""))
        for _ in 0..<2 {
            // Kept from the mapping itself it is still what somebody said.
            let read = try program.run(["import", "--dry-run", plain, "--mapping", "二中", "--save-mapping", "二中"] + given)
            #expect(!read.complaint.contains("intake.rank.plain"), "\(read.complaint)")
        }
    }

    @Test func `a renamed heading is named anew and kept under the same name`() throws {
        let (program, _) = try Self.saved()
        defer { program.remove() }
        let file = try program.file("b.csv", Self.file.replacing("原校", with: "母校"))
        _ = try program.run(
            "import", "--dry-run", file, "--mapping", "一中", "--map", "母校=school", "--save-mapping", "一中", "--plan", "xinjiang-2025")
        let shown = try program.run("mapping", "show", "一中").output
        #expect(shown.contains("\"母校\": \"school\"") && !shown.contains("原校") && shown.contains("\"学子\": \"name\""))
    }

    /// A mapping written by hand, the code of its fault, and what the message must hold.
    static let written: [(text: String, code: String, names: String)] = [
        ("kind: exit\ncolumn:\n  a: name\n", "mapping.key.unknown", "columns"),
        ("kind: exit\ncolumns:\n  a: nam\n", "mapping.column.unknown", "name"),
        ("kind: exits\ncolumns:\n  a: name\n", "mapping.value", "exit"), ("kind: exit\n", "mapping.key.missing", "columns"),
    ]

    @Test(arguments: written)
    func `a mapping with a fault is refused with the nearest name`(text: String, code: String, names: String) throws {
        let (program, file) = try Self.saved()
        defer { program.remove() }
        try Data(text.utf8).write(to: URL(fileURLWithPath: program.store).appendingPathComponent("mappings/hand.yaml"))
        let run = try program.run("import", "--dry-run", file, "--mapping", "hand")
        #expect(run.code == 1 && run.complaint.contains("[\(code)") && run.complaint.contains(names), "\(run.complaint)")
    }

    @Test func `a mapping written by hand is read`() throws {
        let (program, _) = try Self.saved()
        defer { program.remove() }
        let text = "kind: exit\ncolumns:\n  姓 名（学生）: name\n  my_day: 退出日期\n  为什么: reason\nset: {方案: xinjiang-2025}\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: program.store).appendingPathComponent("mappings/hand.yaml"))
        let file = try program.file("c.csv", "姓名(学生),my_day,为什么\n甲某,2025-01-02,本人退出\n")
        let json = try program.run("import", "--dry-run", "--json", file, "--mapping", "hand").output
        #expect(json.contains("\"kind\": \"exit\"") && json.contains("\"layout\"") && !json.contains("intake."), "\(json)")
    }

    @Test func `names that are none and mappings that are not there are refused`() throws {
        let (program, file) = try Self.saved()
        defer { program.remove() }
        for name in ["../a", "a.b", "-a", "a/b"] {
            let run = try program.run(["import", "--dry-run", file, "--save-mapping=\(name)", "--kind", "exit"])
            #expect(run.code == 2 && run.complaint.contains("[mapping.name]"), "\(name): \(run.complaint)")
        }
        for arguments in [["import", "--dry-run", file, "--mapping", "二中"], ["mapping", "show", "二中"], ["mapping", "remove", "二中"]] {
            let run = try program.run(arguments)
            #expect(run.code == 2 && run.complaint.contains("[mapping.missing]"), "\(run.complaint)")
        }
        #expect(try program.run("mapping", "list").output == "一中\n")
    }

    private static let scores = "姓名,就读学校,笔试成绩,是否入选\n甲某,一中,80,是\n"

    @Test func `a value of one file alone is not kept, and asked for with the next`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let file = try program.file("a.csv", Self.scores)
        let given = ["--plan", "xinjiang-2025", "--set", "笔试日期=2025-01-10", "--set", "笔试结果=通过", "--set", "入选日期=2025-01-20"]
        let run = try program.run(["import", "--dry-run", file, "--save-mapping", "一中"] + given)
        let said = "没有保存各文件不同的 --set 入选日期、--set 笔试日期、--set 笔试结果、--plan：用这个列名对应时每次另给"
        #expect(run.output.contains("列名对应已存为“一中”：列名 4 个\n") && run.output.contains(said), "\(run.output)")
        #expect(run.output.contains("not kept, for each file has its own: --set 入选日期"))
        #expect(run.output.contains("--set 日期（入选） → 全表同值"), "\(run.output)")
        let shown = try program.run("mapping", "show", "一中").output
        #expect(!shown.contains("2025") && !shown.contains("通过") && shown.contains("ask:\n  - \"入选日期\""), "\(shown)")
        let again = try program.run("import", "--dry-run", file, "--mapping", "一中", "--plan", "xinjiang-2025")
        #expect(again.code == 1 && again.complaint.contains("请用 --set 入选日期=值 给出") && again.complaint.contains("[intake.mapping.ask]"))
        let whole = try program.run(["import", "--dry-run", "--json", file, "--mapping", "一中", "--save-mapping", "一中"] + given)
        #expect(!whole.output.contains("intake.mapping.ask"), "\(whole.output)")
        #expect(whole.output.contains("\"saved_mapping\": {\"ask\": [\"入选日期\", \"笔试日期\", \"笔试结果\"], \"headings\": 4, \"set\": []}"))
        // A sheet that has the column itself needs no value beside it.
        let own = try program.file("b.csv", "姓名,就读学校,笔试成绩,是否入选,笔试日期,入选日期,笔试结果\n甲某,一中,80,是,2025-01-10,2025-01-20,通过\n")
        let read = try program.run("import", "--dry-run", "--json", own, "--mapping", "一中", "--plan", "xinjiang-2025").output
        #expect(!read.contains("intake.mapping.ask") && !read.contains("intake.column"), "\(read)")
    }

    @Test func `what holds for every file of the source is kept, who somebody is never`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let file = try program.file("a.csv", "姓名,录取院校\n甲某,北京大学\n")
        let run = try program.run(
            "import", "--dry-run", file, "--save-mapping", "一中", "--set", "证据等级=中学提供", "--set", "毕业学校=一中", "--set", "报告日期=2025-06-01",
            "--set",
            "证件号码=000")
        #expect(run.output.contains("列名 2 个、全表同值的“毕业学校”“证据等级”"), "\(run.output)\(run.complaint)")
        let shown = try program.run("mapping", "show", "一中").output
        #expect(shown.contains("\"证据等级\": \"中学提供\"") && shown.contains("\"毕业学校\": \"一中\""), "\(shown)")
        #expect(shown.contains("- \"报告日期\"") && shown.contains("- \"证件号码\"") && !shown.contains("000"))
        // A day that an older file of a mapping holds is asked for too.
        let place = URL(fileURLWithPath: program.store).appendingPathComponent("mappings/old.yaml")
        try Data("kind: follow_up\ncolumns: {姓名: name, 录取院校: admission/value}\nset: {报告日期: 2024-06-01, 证据等级: 中学提供}\n".utf8).write(to: place)
        let old = try program.run("import", "--dry-run", file, "--mapping", "old")
        #expect(old.code == 1 && old.complaint.contains("[intake.mapping.ask]"), "\(old.complaint)")
    }

    @Test func `backups carry mappings, and a changed one is found`() throws {
        let (program, _) = try Self.saved()
        defer { program.remove() }
        let backups = program.folder.appendingPathComponent("backups").path
        #expect(try program.run("verify").code == 0)
        #expect(try program.run("backup", "--to", backups).code == 0)
        let key = program.store + "/vault.key"
        let text = try program.run("mapping", "show", "一中").output
        let restored = program.folder.appendingPathComponent("restored").path
        let run = try program.run("restore", "--from", backups, "--key", key, "--store", restored)
        #expect(run.code == 0, "\(run.complaint)")
        #expect(try program.run("mapping", "show", "一中", "--store", restored).output == text)
        #expect(try !program.run("doctor").output.contains("mappings"))
        let (export, rebuilt) = (
            program.folder.appendingPathComponent("export").path, program.folder.appendingPathComponent("rebuilt").path
        )
        #expect(try program.run("export", "--output", export).code == 0)
        #expect(try program.run("import", "--store", rebuilt, "--ledger", export, "--key", key).code == 0)
        #expect(try program.run("mapping", "show", "一中", "--store", rebuilt).output == text)
        let names = try FileManager.default.contentsOfDirectory(atPath: backups).filter { $0.hasPrefix("backup-") }
        let copy = URL(fileURLWithPath: backups).appendingPathComponent("\(names[0])/mappings/一中.yaml")
        try Data("kind: exit\n".utf8).write(to: copy)
        let again = program.folder.appendingPathComponent("again").path
        #expect(try program.run("restore", "--from", backups, "--key", key, "--store", again).code == 3)
    }
}
