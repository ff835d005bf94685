// plan new and plan format from the command line: exit codes, what is written, what is refused, both languages.

import Foundation
import Testing

@Suite struct PlanNewTests {
    private static let codes: [([String], Int32)] = [
        (["new", "shifan-2027"], 0), (["new", "shifan-2027", "--json"], 0), (["new", "xinjiang-2026", "--from", "xinjiang-2025"], 0),
        (["new", "shifan-2027", "--output", "other.yaml"], 0), (["new"], 2), (["new", "Shifan 2027"], 2), (["new", "all"], 2),
        (["new", "xinjiang-2026", "--from", "xinjiang-2042"], 2), (["new", "xinjiang", "--from", "xinjiang-2025"], 2),
        (["new", "shifan-2027", "--output", "no/such/folder/x.yaml"], 2), (["new", "shifan-2027", "--output", "."], 2),
        (["format"], 0), (["format", "--json"], 0), (["format", "x"], 2),
    ]

    @Test(arguments: codes)
    func `exit codes`(_ arguments: [String], _ code: Int32) throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run(["plan"] + arguments)
        #expect(run.code == code, "\(arguments): \(run.complaint)")
        #expect(code == 0 ? !run.output.isEmpty && run.complaint.isEmpty : !run.complaint.isEmpty)
        if code == 2, !arguments.contains("x"), arguments.count > 1 {
            #expect(run.complaint.contains("［plan.") && run.complaint.contains("[plan."), "both languages: \(run.complaint)")
        }
    }

    @Test func `what is written can be loaded as it is and stands in the list`() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("init").code == 0)
        for arguments in [["shifan-2027"], ["xinjiang-2026", "--from", "xinjiang-2025"], ["guangxi-2024", "--from", "guangxi-2023"]] {
            #expect(try program.run(["plan", "new"] + arguments).code == 0)
            let run = try program.run("import", "\(arguments[0]).yaml")
            #expect(run.code == 0, "\(run.complaint)")
            #expect((run.output + run.complaint).contains("［plan.unchecked］") == (arguments.count > 1), "\(arguments)")
            #expect(try program.run("plan", "list").output.contains("\(arguments[0])  "))
        }
        // A copy of what the store holds, which no file has.
        #expect(try program.run("plan", "new", "shifan-2028", "--from", "shifan-2027").code == 0)
    }

    @Test func `a file that is there is left as it is, a link among them`() throws {
        let program = try Program()
        defer { program.remove() }
        let file = try program.file("shifan-2027.yaml", "mine\n")
        let run = try program.run("plan", "new", "shifan-2027")
        #expect(run.code == 2 && run.complaint.contains("plan.new.exists"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine\n")
        try FileManager.default.createSymbolicLink(
            atPath: program.folder.appendingPathComponent("link.yaml").path, withDestinationPath: "nowhere.yaml")
        #expect(try program.run("plan", "new", "shifan-2027", "--output", "link.yaml").code == 2)
        #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent("nowhere.yaml").path))
    }

    @Test func `a plan that is known already is told`() throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run("plan", "new", "xinjiang-2025")
        #expect(run.code == 0 && run.output.contains("plan.new.taken"))
    }

    @Test func `what has to be checked is listed by line in both languages and as JSON`() throws {
        let program = try Program()
        defer { program.remove() }
        let text = try program.run("plan", "new", "guangxi-2024", "--from", "guangxi-2023").output
        #expect(text.contains("原为 2 月 29 日") && text.contains("was 29 February"))
        let json = try program.run("plan", "new", "guangxi-2024", "--from", "guangxi-2023", "--output", "two.yaml", "--json").output
        let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(read["id"] as? String == "guangxi-2024")
        #expect((read["notes"] as? [Any])?.isEmpty == false)
    }

    @Test func `the format is a table with a row for each key, or JSON`() throws {
        let program = try Program()
        defer { program.remove() }
        let rows = try program.run("plan", "format").output.split(separator: "\n").dropFirst(2)
        let json = try program.run("plan", "format", "--json").output
        let keys = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
        #expect(rows.count == keys.count && keys.count > 150)
        let wishes = try #require(keys.first { $0["key"] as? String == "selection.mentor_wishes.count" })
        #expect(wishes["example"] as? String == "2" && wishes["needed"] as? Bool == true)
        #expect(wishes["drives"] as? [String] == ["check `selection.mentor_wishes`"])
    }
}
