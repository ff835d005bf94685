// match list, merge, split and undo through the command: answers, exit codes, and that no message tells who somebody is.

import Foundation
import Testing

@Suite struct MatchPersonTests {
    private static let heading = "人员编号,方案,报名日期,学科,姓名,就读学校\n"

    /// A store with three applicants; the third has applied in the plan of the first as well.
    private func program() throws -> Program {
        let program = try Program()
        _ = try program.run("init")
        let rows = "KX-1,xinjiang-2025,2024-12-22,数学,甲某某,某一中\nKX-2,shanxi-2024,2023-12-22,数学,甲某某,某一中\n"
        let third = "KX-3,xinjiang-2025,2024-12-23,数学,丙某某,某二中\n"
        #expect(try program.run("import", program.file("a.csv", Self.heading + rows)).code == 0)
        #expect(try program.run("import", program.file("b.csv", Self.heading + third)).code == 0)
        return program
    }

    private func applications(_ program: Program) throws -> String {
        try program.run("query", "run", "overview/accounting", "--format", "csv").output
    }

    @Test func `two numbers become one person and two again`() throws {
        let program = try program()
        defer { program.remove() }
        let before = try applications(program)
        let merged = try program.run("match", "merge", "KX-1", "KX-2")
        #expect(merged.code == 0 && merged.output.contains("match undo "), "\(merged.output)\(merged.complaint)")
        let again = try program.run("match", "merge", "KX-2", "KX-1", "--json")
        #expect(again.code == 0 && again.output.contains("\"decision\": null"), "\(again.output)")
        let listed = try program.run("match", "list")
        #expect(listed.output.contains("同一人") && !listed.output.contains("KX-"), "\(listed.output)")
        let identified = try program.run("match", "list", "--identified", "--json").output
        #expect(identified.contains("\"KX-1\"") && identified.contains("\"KX-2\"") && identified.contains("\"verdict\":\"same\""))
        let items = try #require(JSONSerialization.jsonObject(with: Data(identified.utf8)) as? [[String: Any]])
        let number = try #require(items.first?["decision"] as? Int)
        let contrary = try program.run("match", "merge", "KX-1", "KX-2", "--different")
        #expect(contrary.code == 1 && contrary.complaint.contains("match undo \(number)"), "\(contrary.output)\(contrary.complaint)")
        let undone = try program.run("match", "undo", "\(number)")
        #expect(undone.code == 0 && undone.output.contains("已撤销认定 \(number)") && !undone.output.contains("match undo"), "\(undone.output)")
        #expect(try applications(program) == before)
        #expect(try program.run("match", "list").output.contains("没有有效的认定"))
        #expect(try program.run("verify").code == 0)
    }

    @Test func `a question is listed, shown and answered`() throws {
        let program = try program()
        defer { program.remove() }
        let rows = "姓名,就读学校,跟踪事项,状态,报告日期,证据等级\n甲某某,某一中,获得学位,否,2025-09-01,中学提供\n"
        let imported = try program.run("import", program.file("f.csv", rows), "--json")
        #expect(imported.code == 0 && imported.output.contains("import.person.asked"), "\(imported.output)\(imported.complaint)")
        #expect(imported.output.contains("\"recognition\": {\"asked\":1,"), "\(imported.output)")
        let listed = try program.run("match", "list")
        #expect(listed.code == 0 && listed.output.contains("待认定 1 项") && !listed.output.contains("某某"), "\(listed.output)")
        let items = try #require(
            JSONSerialization.jsonObject(with: Data(program.run("match", "list", "--json").output.utf8)) as? [[String: Any]])
        let question = try #require(items.first?["question"] as? String)
        #expect(listed.output.contains(" 收到  跟踪第 2 行") && !listed.output.contains("f.csv"), "\(listed.output)")
        #expect(try program.run("match", "list", "--identified").output.contains("“f.csv”跟踪第 2 行"))
        let unlisted = try program.run("match", "resolve", question, "--same", "KX-3")
        #expect(unlisted.code == 1 && unlisted.complaint.contains("[match.question.unlisted]") && !unlisted.complaint.contains("KX-3"))
        #expect(try program.run("match", "resolve", question, "--different", "--not-listed").code == 2)
        let shown = try program.run("match", "show", question)
        #expect(shown.output.contains("跟踪 1 行"), "what goes with the answer: \(shown.output)")
        #expect(try program.run("match", "show", question, "--json").output.contains("\"records\":[{\"batch\":"))
        #expect(shown.code == 0 && shown.output.contains("姓名  3/3") && shown.output.contains("证件号码  —"), "\(shown.output)")
        #expect(!shown.output.contains("某某") && !shown.output.contains("KX-"))
        let named = try program.run("match", "show", question, "--identified", "--json")
        #expect(named.output.contains("\"KX-1\"") && named.output.contains("\"KX-2\"") && named.output.contains("甲某某"), "\(named.output)")
        #expect(try program.run("doctor").output.contains("待认定的人员 1 项"))
        #expect(try program.run("match", "resolve", question).code == 2)
        #expect(try program.run("match", "resolve", question, "--same", "KX-1", "--different").code == 2)
        for arguments in [["show", "9.9"], ["resolve", "9.9", "--different"], ["resolve", question, "--same", "KX-9"]] {
            #expect(try program.run(["match"] + arguments + ["--json"]).code == 1, "\(arguments)")
        }
        #expect(
            try program.run("match", "resolve", question, "--same", "KX-2", "--received", "2020-10-01").code != 0, "before the last batch")
        let done = try program.run("match", "resolve", question, "--same", "KX-2")
        #expect(done.code == 0 && done.output.contains("match undo"), "\(done.output)\(done.complaint)")
        #expect(!(try program.run("match", "list").output.contains("待认定")))
        #expect(try program.run("verify").code == 0)
    }

    @Test func `what records forbid, what is unknown and what is not in force is answered with no`() throws {
        let program = try program()
        defer { program.remove() }
        let refused = try program.run("match", "merge", "KX-1", "KX-3", "--json")
        #expect(refused.code == 1 && refused.output.contains("match.merge.differs") && refused.output.contains("xinjiang-2025"))
        for (arguments, code) in [
            (["merge", "KX-1", "KX-9"], "match.person.unknown"), (["merge", "KX-1", "KX-2", "--role", "mentor"], "match.person.unknown"),
            (["merge", "KX-1", "KX-1"], "match.person.itself"), (["undo", "1"], "match.decision.unknown"),
            (["split", "KX-1", "--batch", "4", "--to", "NEW"], "match.batch.silent"),
            (["split", "KX-1", "--batch", "99", "--to", "KX-2"], "match.batch.silent"),
        ] {
            let run = try program.run(["match"] + arguments + ["--json"])
            #expect(run.code == 1 && run.output.contains(code), "\(arguments): \(run.output)\(run.complaint)")
            for said in [run.output, run.complaint] { #expect(!said.contains("KX-") && !said.contains("某某"), "\(said)") }
        }
        #expect(try program.run("match", "merge", "KX-1", "KX-2", "--different").code == 0)
        #expect(try program.run("match", "list").output.contains("不是同一人"))
        #expect(try program.run("match", "merge", "KX-1").code == 2)
        #expect(try program.run("match", "merge", "KX-1", "KX-2", "--received", "2999-01-01").code == 2)
    }

    @Test func `two document numbers forbid a merge until it is said that one is wrong`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let heading = "人员编号,方案,报名日期,学科,姓名,性别,证件号码\n"
        let rows = "KX-1,xinjiang-2025,2024-12-22,数学,甲某某,女,659999200901010019\nKX-2,shanxi-2024,2023-12-22,数学,甲某某,男,659999200802020027\n"
        #expect(try program.run("import", program.file("a.csv", heading + rows)).code == 0)
        let refused = try program.run("match", "merge", "KX-1", "KX-2", "--json")
        #expect(refused.code == 1 && refused.output.contains("match.merge.documents"), "\(refused.output)\(refused.complaint)")
        #expect(refused.complaint.contains("--despite-documents"))
        let done = try program.run("match", "merge", "KX-1", "KX-2", "--despite-documents", "--json")
        #expect(done.code == 0 && done.output.contains("match.merge.sexes"), "\(done.output)\(done.complaint)")
        #expect(try JSONSerialization.jsonObject(with: Data(done.output.utf8)) is [String: Any])
        for said in [refused.output, refused.complaint, done.output, done.complaint] { #expect(!said.contains("659999")) }
    }

    @Test func `an import says the number of its batch, which a split asks for`() throws {
        let program = try program()
        defer { program.remove() }
        let imported = try program.run("import", program.file("c.csv", Self.heading + "KX-1,xinjiang-2025,2024-12-22,数学,丁某某,某三中\n"))
        let batch = try #require(try /第 ([0-9]+) 批，新增 0，更正 1/.firstMatch(in: imported.output)?.output.1)
        #expect(imported.output.contains("batch \(batch): 0 added, 1 corrected"), "\(imported.output)")
        #expect(try program.run("match", "split", "KX-1", "--batch", String(batch), "--to", "NEW").code == 0)
        // Nothing new is no batch.
        let again = try program.run("import", program.file("b2.csv", Self.heading + "KX-2,shanxi-2024,2023-12-22,数学,甲某某,某一中\n"))
        #expect(again.code == 0 && again.output.contains("：新增 0，更正 0"), "\(again.output)")
    }

    @Test func `what a batch said goes to somebody new, who gets a number`() throws {
        let program = try program()
        defer { program.remove() }
        let corrected = try program.run(
            "import", "--json", program.file("c.csv", Self.heading + "KX-1,xinjiang-2025,2024-12-22,数学,丁某某,某三中\n"))
        let report = try #require(JSONSerialization.jsonObject(with: Data(corrected.output.utf8)) as? [String: Any])
        let batch = try #require((report["files"] as? [[String: Any]])?.first?["batch"] as? Int)
        let split = try program.run("match", "split", "KX-1", "--batch", "\(batch)", "--to", "NEW", "--json")
        #expect(split.code == 0, "\(split.output)\(split.complaint)")
        let answer = try #require(JSONSerialization.jsonObject(with: Data(split.output.utf8)) as? [String: Any])
        let number = try #require(answer["number"] as? String)
        let repeated = try program.run("match", "split", "KX-1", "--batch", "\(batch)", "--to", "NEW", "--json")
        #expect(repeated.code == 1 && repeated.output.contains("match.split.given"), "\(repeated.output)")
        // The new number is known from now on.
        let screening = "人员编号,方案,环节,日期,结果\n\(number),xinjiang-2025,资格审核,2024-12-26,通过\n"
        #expect(try program.run("import", program.file("s.csv", screening)).code == 0)
        #expect(try program.run("match", "merge", "KX-1", "KX-2").code == 0)
        let foreseen = try program.run("erase", number, "--reason", "家长申请", "--dry-run", "--json")
        #expect(foreseen.output.contains("\"numbers\": 1, \"anonymous_records\": 2"), "\(foreseen.output)")
        #expect(try program.run("erase", number, "--reason", "家长申请").output.contains("全部编号（1 个）"))
        #expect(try program.run("match", "undo", "\(answer["decision"] ?? "")", "--json").output.contains("match.decision.erased"))
        #expect(try program.run("erase", "KX-2", "--reason", "家长申请").output.contains("全部编号（2 个）"))
        #expect(try program.run("verify").code == 0)
    }
}
