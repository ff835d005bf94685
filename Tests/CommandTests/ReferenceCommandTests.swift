// reference list, show and load as a person runs them: what is in force and why, and what a load would take away.

import Foundation
import Ledger
import Testing

@Suite struct ReferenceCommandTests {
    @Test func `a newer list is loaded with one command, stands for what follows, and is refused with a fault`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        _ = try program.run("import", program.file("a.csv", TimelineTests.applications + "P1,xinjiang-2025,2024-12-22,数学,\n"))
        let follow = try program.file("f.csv", "人员编号,跟踪事项,状态,内容,报告日期,证据等级\nP1,大学录取,是,虚构之城示例大学,2025-06-01,高校提供\n")
        #expect(try program.run("import", "--dry-run", follow).complaint.contains("[reference.university.unknown]"))
        let list = try program.file("list.csv", "学校标识码,学校名称,办学层次\n9999999999,虚构之城示例大学,本科\n")
        let load = ["reference", "load", list, "--list", "universities", "--dated", "2026-07-01", "--source", "虚构"]
        #expect(try program.run(load).code == 0)
        #expect(try program.run("import", "--dry-run", follow).complaint.contains("reference.") == false)
        let lists = try program.run("reference", "list", "--json").output
        #expect(lists.contains("\"origin\": \"store\"") && lists.contains("\"complete\": false"))
        #expect(try program.run("reference", "show", "universities").output.contains("9999999999,虚构之城示例大学,本科"))
        // Loaded again it is the same; with a fault nothing is stored.
        #expect(try program.run(load + ["--json"]).output.contains("\"stored\": false"))
        let faulty = try program.file("faulty.csv", "学校标识码,学校名称,办学层次\n1,,本科\n")
        let refused = try program.run("reference", "load", faulty, "--list", "universities", "--dated", "2026-07-01", "--source", "虚构")
        #expect(refused.code == 1 && refused.complaint.contains("[reference.value.missing]"))
        #expect(try program.run("verify").code == 0)
    }

    @Test func `each version is said in Chinese and then in English`() throws {
        let program = try Program()
        defer { program.remove() }
        let lines = try program.run("reference", "list").output.split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex { $0.hasPrefix("divisions") })
        #expect(lines[place].contains("97 条  不全（共 400 条）  随附"), "\(lines[place])")
        #expect(lines[place + 1].contains("entries: 97, partial, of 400, shipped"), "\(lines[place + 1])")
        for line in [lines[place], lines[place + 2]] { #expect(!line.dropFirst(9).contains { $0.isASCII && $0.isLetter }, "\(line)") }
        for line in [lines[place + 1], lines[place + 3]] { #expect(line.unicodeScalars.allSatisfy { $0.value < 0x2E80 }, "\(line)") }
    }

    @Test func `a complete list loaded by mistake is taken out by loading the one before it for the same day`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let before = try program.run("reference", "show", "universities").output
        let wrong = try program.file("wrong.csv", "学校标识码,学校名称,办学层次\n9999999999,虚构之城示例大学,本科\n")
        let kept = try program.file("kept.csv", before)
        let load = ["--list", "universities", "--dated", "2026-07-01", "--source", "虚构", "--complete", "--drop-entries"]
        let loaded = try program.run(["reference", "load", wrong] + load)
        #expect(
            loaded.code == 0 && loaded.output.contains("已载入 1 条；现行") && loaded.output.contains("entries loaded: 1; in force"),
            "\(loaded.output)")
        #expect(try program.run("reference", "show", "universities").output != before)
        let back = try program.run(["reference", "load", kept] + load)
        #expect(back.code == 0, "\(back.complaint)")
        #expect(try program.run("reference", "show", "universities").output == before)
    }

    @Test func `a list is judged by the lists in force only when nobody else can change them`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let short = try program.file("short.csv", "学校标识码,学校名称,办学层次\n9999999999,虚构之城示例大学,本科\n")
        let load = ["reference", "load", short, "--list", "universities", "--dated", "2026-07-01", "--source", "虚构", "--complete"]
        let writer = try Ledger(folder: URL(fileURLWithPath: program.store), now: 0)
        let locked = try program.run(load)
        #expect(locked.code != 0 && locked.complaint.contains("正由另一个进程写入"), "\(locked.complaint)")
        #expect(!locked.complaint.contains("[reference."), "\(locked.complaint)")
        try writer.close()
        let judged = try program.run(load)
        #expect(judged.code == 1 && judged.complaint.contains("[reference."), "\(judged.complaint)")
    }

    @Test func `a short list called complete is refused with what would go, and no later load undoes a newer list`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let short = try program.file("short.csv", "学校标识码,学校名称,办学层次\n9999999999,虚构之城示例大学,本科\n")
        func load(_ file: String, _ day: String, _ more: String...) throws -> Run {
            try program.run(["reference", "load", file, "--list", "universities", "--dated", day, "--source", "虚构"] + more)
        }
        let refused = try load(short, "2026-07-01", "--complete", "--json")
        #expect(refused.code == 1 && refused.output.contains("\"stored\": false"))
        #expect(refused.output.contains("the list in force has 2952 entries, this has 1; 2952 of those in force are not in it"))
        #expect(try program.run("reference", "list", "--json").output.contains("\"origin\": \"store\"") == false)
        let done = try load(short, "2026-07-01", "--complete", "--drop-entries")
        #expect(
            done.code == 0 && done.complaint.contains("[reference.entries.gone]")
                && done.output.contains("in force: the newest complete list"))
        #expect(try load(short, "2026-07-01", "--drop-entries").code == 2)
        // An older complete one and an older partial one, each loaded later.
        let older = try program.file("older.csv", "学校标识码,学校名称,办学层次\n8888888888,虚构旧大学,本科\n")
        let late = try load(older, "2026-06-20", "--complete")
        #expect(late.code == 0 && late.complaint.contains("[reference.list.older]") && late.output.contains("has taken its place"))
        let added = try program.file("added.csv", "学校标识码,学校名称,办学层次\n7777777777,虚构补充大学,本科\n")
        #expect(try load(added, "2026-01-01").output.contains("it adds, confirms and never refutes"))
        let shown = try program.run("reference", "show", "universities")
        #expect(
            shown.output.split(separator: "\n").dropFirst().map { $0.prefix(10) } == ["9999999999", "7777777777"],
            "the newest complete list and the partial one")
        #expect(shown.complaint.contains("2026-07-01") && shown.complaint.contains("2026-01-01") && !shown.complaint.contains("2026-06-20"))
        let listed = try program.run("reference", "list", "--json").output.split(separator: "\n").filter { $0.contains("\"universities\"") }
        #expect(
            listed.map { line in ["\"adds\"", "\"replaced\"", "\"newest_complete\""].first { line.contains($0) } ?? "" }
                == ["\"adds\"", "\"replaced\"", "\"replaced\"", "\"newest_complete\""])
        #expect(listed.filter { $0.contains("\"in_force\": false") }.allSatisfy { $0.contains("\"replaced_by\": \"2026-07-01\"") })
    }
}
