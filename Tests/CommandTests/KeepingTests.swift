// Keeping a store through the commands: backup, restore, verification, erasure, change of keys, export, and what doctor says of it.

import Foundation
import Testing

@Suite struct KeepingTests {
    private static let applications =
        "人员编号,方案,报名日期,学科,姓名,虚构\nCanaryP1,xinjiang-2025,2024-12-22,数学,金丝雀一,是\nCanaryP2,xinjiang-2025,2024-12-22,物理,金丝雀二,是\n"
    private static let screening = "人员编号,方案,环节,日期,结果,成绩,虚构\nCanaryP1,xinjiang-2025,笔试,2024-12-30,通过,81,是\n"

    /// A program with a store of two invented pupils.
    private func filled() throws -> Program {
        let program = try Program()
        _ = try program.run("init")
        for (name, text) in [("a.csv", Self.applications), ("b.csv", Self.screening)] {
            #expect(try program.run("import", "--received", "2025-01-05", program.file(name, text)).code == 0)
        }
        return program
    }

    private func object(_ run: Run) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any], "\(run.output) \(run.complaint)")
    }

    private func path(_ program: Program, _ name: String) -> String { program.folder.appendingPathComponent(name).path }

    @Test func `import prints the head, verify compares it with one kept elsewhere`() throws {
        let program = try filled()
        defer { program.remove() }
        let head = path(program, "head.txt")
        #expect(try program.run("verify", "--write-head", head).code == 0)
        #expect(try program.run("verify", "--head", head).code == 0)
        let run = try program.run("import", "--received", "2025-01-06", program.file("c.csv", Self.screening.replacing("81", with: "82")))
        let printed = try #require(run.output.split(separator: " ").last.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) })
        #expect(printed.count == 64)
        let told = try program.file("told.txt", printed)
        #expect(try program.run("verify", "--head", told).code == 0)
        #expect(try program.run("verify", "--head", head).code == 0, "an older head of the same chain still fits")
        let lines = try String(contentsOfFile: head, encoding: .utf8)
        let forged = try program.file("forged.txt", lines + "9 \(String(repeating: "a", count: 64))\n")
        let missing = try program.run("verify", "--json", "--head", forged)
        #expect(missing.code == 1)
        #expect(try object(missing)["first_bad_batch"] as? Int == 5)
        let other = try program.file("other.txt", "2 \(String(repeating: "b", count: 64))\n")
        let differs = try program.run("verify", "--json", "--head", other)
        #expect(differs.code == 1)
        #expect(try object(differs)["first_bad_batch"] as? Int == 2)
        #expect(try program.run("verify", "--head", program.file("bad.txt", "not a digest")).code == 2)
        #expect(try program.run("verify", "--head", path(program, "none")).code == 2)
    }

    @Test func `a backup is verified, restored, and tells where an erasure has to be taken`() throws {
        let program = try filled()
        defer { program.remove() }
        let (backups, key) = (path(program, "backups"), program.store + "/vault.key")
        let made = try object(program.run("backup", "--to", backups, "--json"))
        #expect(made["batches"] as? Int == 3)
        #expect(try program.run("verify", "--backup", backups).code == 0)
        #expect(try program.run("backup", "--to", program.store + "/inside").code == 2)
        #expect(try program.run("backup", "--to", backups, "--keep", "0").code == 2)
        let erased = try object(program.run("erase", "CanaryP1", "--reason", "家长书面申请", "--json"))
        #expect(erased["anonymous_records"] as? Int == 2)
        #expect((erased["backups_told"] as? [String])?.count == 1)
        let place = path(program, "restored")
        let restored = try object(program.run("restore", "--store", place, "--from", backups, "--key", key, "--json"))
        #expect(restored["erased_again"] as? Int == 1)
        #expect(restored["batches"] as? Int == 4)
        #expect(try program.run("verify", "--store", place).code == 0)
        #expect(try program.run("restore", "--store", place, "--from", backups, "--key", key).code == 3)
        #expect(try program.run("restore", "--store", path(program, "new"), "--from", path(program, "none"), "--key", key).code == 3)
        let figures = ["query", "run", "selection/funnel", "--as-of", "2025-12-31", "--format", "csv"]
        #expect(try program.run(figures).output == program.run(figures + ["--store", place]).output)
        try FileManager.default.removeItem(atPath: backups)
        let unreached = try program.run("erase", "CanaryP2", "--reason", "本人申请", "--json")
        #expect(unreached.code == 0 && unreached.complaint.contains("erasures.csv"))
    }

    @Test func `an erased person's rows are a finding that names the row and no value`() throws {
        let program = try filled()
        defer { program.remove() }
        let before = try program.run("verify").output
        let foretold = try object(program.run("erase", "CanaryP1", "--reason", "家长书面申请", "--dry-run", "--json"))
        #expect(foretold["erased"] as? Bool == false && foretold["anonymous_records"] as? Int == 2)
        #expect(try program.run("verify").output == before)
        #expect(try program.run("erase", "CanaryP1", "--reason", "家长书面申请").code == 0)
        let head = try program.run("verify").output
        for (name, text) in [("a.csv", Self.applications), ("b.csv", Self.screening)] {
            let run = try program.run("import", program.file(name, text))
            #expect(run.code == 1)
            #expect(run.complaint.contains("import.person.erased") && run.complaint.contains("2"))
            #expect(!run.complaint.contains("Canary") && !run.complaint.contains("金丝雀") && !run.output.contains("Canary"))
        }
        #expect(try program.run("verify").output == head)
        for (person, reason, code) in [
            ("CanaryP1", "x", 1), ("P9", "x", 1), ("CanaryP2", "CanaryP2 要求", 1), ("CanaryP2", "=1+1", 2), ("CanaryP2", " ", 2),
        ] {
            let run = try program.run("erase", person, "--reason", reason)
            #expect(run.code == Int32(code), "\(person) \(reason)")
            #expect(!run.complaint.contains("金丝雀"))
        }
    }

    @Test(arguments: ["金丝雀一 来电", "电话13812345678", "证件65010020100101123X", "邮件 a.b@example.cn", "编号 CanaryP1"])
    func `a text that tells who somebody is is not taken in, and not repeated`(text: String) throws {
        let program = try filled()
        defer { program.remove() }
        let followUp = { (source: String) in
            "人员编号,跟踪事项,状态,报告日期,来源,证据等级,虚构\nCanaryP1,大学录取,是,2026-07-01,\(source),中学提供,是\n"
        }
        let run = try program.run("import", program.file("f.csv", followUp(text)))
        #expect(run.code == 1 && run.complaint.contains("import.text.identity"), "\(run.complaint)")
        #expect(!run.complaint.contains(text) && !run.complaint.contains("金丝雀") && !run.complaint.contains("138"))
        #expect(try program.run("import", program.file("g.csv", followUp("毕业中学回访，第 13 次"))).code == 0)
    }

    @Test func `an export from before an erasure does not bring the person back`() throws {
        let program = try filled()
        defer { program.remove() }
        let (folder, key) = (path(program, "export"), program.store + "/vault.key")
        #expect(try program.run("export", "--output", folder).code == 0)
        #expect(try program.run("erase", "CanaryP1", "--reason", "家长书面申请").code == 0)
        let place = path(program, "again")
        #expect(try program.run("import", "--store", place, "--ledger", folder, "--key", key).code == 0)
        let verified = try object(program.run("verify", "--store", place, "--json"))
        #expect(verified["identities"] as? Int == 1 && verified["batches"] as? Int == 4)
        #expect(try program.run("import", "--store", place, program.file("a.csv", Self.applications)).complaint.contains("erased"))
    }

    @Test func `nothing of somebody's own at the output's place is lost, and no link leads into the store`() throws {
        let program = try filled()
        defer { program.remove() }
        let file = try program.file("报表.csv", "mine")
        #expect(try program.run("export", "--output", file).code == 3)
        try FileManager.default.createDirectory(atPath: path(program, "site"), withIntermediateDirectories: true)
        let office = try program.file("site/office", "mine")
        #expect(try program.run("build", "--audience", "office", "--output", path(program, "site")).code == 2)
        for own in [file, office] { #expect(try String(contentsOfFile: own, encoding: .utf8) == "mine") }
        try FileManager.default.createSymbolicLink(atPath: path(program, "link"), withDestinationPath: program.store)
        let inside = path(program, "link") + "/new"
        for arguments in [
            ["export", "--output", inside], ["backup", "--to", inside], ["build", "--audience", "office", "--output", inside],
        ] {
            #expect(try program.run(arguments).code == 2, "\(arguments)")
        }
        #expect(!FileManager.default.fileExists(atPath: program.store + "/new"))
    }

    @Test func `a head kept before is replaced only by one that goes on from it`() throws {
        let program = try filled()
        defer { program.remove() }
        let head = path(program, "head.txt")
        #expect(try program.run("verify", "--write-head", head).code == 0)
        let first = try String(contentsOfFile: head, encoding: .utf8)
        #expect(try program.run("import", program.file("c.csv", Self.screening.replacing("81", with: "82"))).code == 0)
        #expect(try program.run("verify", "--write-head", head).code == 0)
        #expect(try String(contentsOfFile: head, encoding: .utf8).hasPrefix(first))
        let other = try program.file("other.txt", "1 \(String(repeating: "a", count: 64))\n")
        for file in [other, try program.file("letter.txt", "Dear …")] {
            let before = try String(contentsOfFile: file, encoding: .utf8)
            #expect(try program.run("verify", "--write-head", file).code == 1)
            #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
        }
    }

    @Test func `after a change of keys the names are read with the new one alone`() throws {
        let program = try filled()
        defer { program.remove() }
        let key = URL(fileURLWithPath: program.store + "/vault.key")
        let former = try Data(contentsOf: key)
        #expect(try program.run("key", "rotate", "--json").code == 0)
        #expect(try Data(contentsOf: key) != former)
        #expect(try object(program.run("verify", "--json"))["identities"] as? Int == 2)
        try former.write(to: key)
        #expect(try program.run("verify").code == 1)
        #expect(try program.run("doctor").code == 1)
    }

    @Test func `an export builds the same store again, and reads without this program`() throws {
        let program = try filled()
        defer { program.remove() }
        let (folder, key) = (path(program, "export"), program.store + "/vault.key")
        // Blanks, quotes and line ends at the edges of texts: what readers of CSV like to lose.
        let odd = "人员编号,方案,报名日期,学科,就读学校,城市,虚构\nCanaryP3,xinjiang-2025,2024-12-22,数学,\"=一中 \"\"甲\"\"\",'乌鲁木齐,是\n"
        #expect(try program.run("import", "--received", "2025-01-07", program.file("odd.csv", odd)).code == 0)
        let plan = try String(contentsOf: Program.root.appendingPathComponent("data/plans/shanxi-2024.yaml"), encoding: .utf8)
        #expect(try program.run("import", "--received", "2025-01-07", program.file("p.yaml", plan + "# \u{0301}, \t ")).code == 0)
        let exported = try object(program.run("export", "--output", folder, "--json"))
        #expect(try program.run("export", "--output", folder).code == 3)
        let package = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: folder + "/datapackage.json"))) as? [String: Any])
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.count == 37)
        for resource in resources {
            let text = try String(contentsOfFile: folder + "/" + (resource["path"] as? String ?? ""), encoding: .utf8)
            let fields = (resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]]
            #expect(
                text.split(separator: "\n").first.map(String.init) == fields?.compactMap { $0["name"] as? String }.joined(separator: ","))
            #expect(!text.contains("金丝雀") && !text.contains("Canary"))
        }
        let place = path(program, "again")
        _ = try program.run("init", "--store", place)
        let rebuilt = try program.run("import", "--store", place, "--ledger", folder, "--key", key, "--json")
        #expect(rebuilt.code == 0, "\(rebuilt.complaint)")
        #expect(try object(rebuilt)["head"] as? String == exported["head"] as? String)
        #expect(try object(program.run("verify", "--store", place, "--json"))["identities"] as? Int == 3)
        for arguments in [["--ledger", folder], ["--key", key], [], ["--ledger", folder, "--key", key, "x.csv"]] {
            #expect(try program.run(["import", "--store", place] + arguments).code == 2)
        }
        #expect(try program.run("import", "--store", path(program, "none"), "--ledger", program.store, "--key", key).code == 2)
    }

    @Test func `a store of the first version is refused, upgraded by one command, and gives the same figures`() throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.copyItem(
            at: Program.root.appendingPathComponent("Tests/LedgerTests/Fixtures/store-0.1.0"), to: URL(fileURLWithPath: program.store))
        let figures = ["query", "run", "overview/plan_year", "--as-of", "2026-06-30", "--known-by", "2026-06-30", "--format", "csv"]
        #expect(try program.run(figures).code == 3)
        #expect(try program.run("doctor").output.contains("talentpool upgrade"))
        #expect(try object(program.run("upgrade", "--json"))["upgraded"] as? Bool == true)
        #expect(try object(program.run("upgrade", "--json"))["upgraded"] as? Bool == false)
        // What 0.1.0 printed of this store.
        #expect(
            try program.run(figures).output.contains(
                "xinjiang-2024,xinjiang,2024-01-01,2024-12-31,23,12,23,0,50,'=,11,12,2,10,10,1,0,1,0,1,"))
    }

    /// What is done to an installation, the check that must notice, and its state.
    static let ills: [(String, String, String)] = [
        ("chmod 644 store/vault.key", "store.modes", "fault"), ("chmod 755 store", "store.modes", "fault"),
        ("rm store/vault.key", "store.open", "fault"), ("head -c 32 /dev/zero > store/vault.key", "store.open", "fault"),
        ("rm store/store.seal", "store.seal", "warning"), ("printf x >> store/vault.sqlite", "store.seal", "fault"),
        ("truncate -s 4096 store/ledger.sqlite", "store.open", "fault"), ("rm store/ledger.sqlite", "store.open", "fault"),
        ("mkdir -m 700 store/before-upgrade-1", "store.leftovers", "warning"), ("true", "backup.present", "warning"),
    ]

    @Test(arguments: ills)
    func `doctor notices`(_ ill: String, _ code: String, _ state: String) throws {
        let program = try filled()
        defer { program.remove() }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", ill]
        process.currentDirectoryURL = program.folder
        try process.run()
        process.waitUntilExit()
        let run = try program.run("doctor", "--json")
        let checks = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(checks.contains { $0["code"] as? String == code && $0["state"] as? String == state }, "\(run.output)")
        #expect(run.code == (state == "fault" ? 1 : 0))
        #expect(try program.run("doctor").output.contains("[\(code)]"))
    }

    @Test func `of a healthy installation with a backup doctor has nothing to say`() throws {
        let program = try filled()
        defer { program.remove() }
        _ = try program.run("backup", "--to", path(program, "backups"))
        let run = try program.run("doctor")
        // The one thing it has to say: here the backup lies on the store's own disk.
        #expect(run.code == 0 && !run.output.contains("fault"), "\(run.output)")
        #expect(run.output.components(separatedBy: "warning").count == 2 && run.output.contains("the store's own disk"), "\(run.output)")
    }
}
