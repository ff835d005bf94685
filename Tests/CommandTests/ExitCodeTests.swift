// The contract of the command: 0 done, 1 the answer is no, 2 wrong use, 3 could not carry on.

import Foundation
import Testing

@Suite struct ExitCodeTests {
    private static let withoutStore: [([String], Int32)] = [
        (["plan", "list"], 0), (["plan", "list", "--json"], 0), (["plan", "show", "shanxi-2024", "--json"], 0),
        (["plan", "diff", "shanxi-2024", "xinjiang-2025"], 0),
        (["plan", "diff", "shanxi-2024", "shanxi-2024", "--json"], 0), (["plan", "diff", "shanxi-2024", "shanxi-2042"], 2),
        (["plan", "diff", "x"], 2),
        (["query", "list"], 0),
        (["query", "show", "selection/funnel"], 0), (["--help"], 0), (["plan", "show", "shanxi-2042"], 2), (["no-such-verb"], 2),
        (["query", "show", "selection/funel"], 2), (["build", "--audience", "everyone", "--output", "x"], 2), (["build"], 2),
        (["import"], 2), (["import", "missing.csv"], 3), (["query", "run", "selection/funnel"], 3), (["verify"], 3),
        (["sample", "--output", "s"], 2), (["doctor"], 1), (["backup"], 2), (["backup", "--to", "b"], 3), (["upgrade"], 3), (["key"], 0),
        (["key", "rotate"], 3), (["erase", "P1"], 2), (["erase", "P1", "--reason", "x"], 3), (["export", "--output", "e"], 3),
        (["restore", "--from", "b"], 2), (["verify", "--backup", "b"], 3), (["verify", "--backup", "b", "--reseal"], 2),
        (["due"], 3), (["due", "--on", "2025-02-30"], 2),
    ]

    private static let withEmptyStore: [([String], Int32)] = [
        (["init"], 3), (["verify"], 0), (["verify", "--json"], 0), (["query", "run", "selection/funnel"], 0),
        (["query", "run", "selection/funnel", "--param", "by=sexe"], 2), (["query", "run", "selection/funnel", "--param", "by"], 2),
        (["query", "run", "selection/funnel", "--param", "bye=sex"], 2),
        (["query", "run", "selection/funnel", "--as-of", "2025-02-30"], 2),
        (["import", "missing.csv"], 2), (["import", "--plan", "shanxi-2042", "x.csv"], 2), (["import", "--kind", "pupils", "x.csv"], 2),
        (["due"], 0), (["due", "--json", "--all"], 0), (["due", "--plan", "shanxi-2042"], 2), (["due", "--party", "schol"], 2),
        (["due", "--party", "school:某校"], 2), (["due", "--party", "mentor:M1"], 2),
    ]

    @Test(arguments: withoutStore)
    func `without a store`(_ arguments: [String], _ code: Int32) throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run(arguments)
        #expect(run.code == code, "\(arguments): \(run.complaint)")
        #expect(code == 0 ? !run.output.isEmpty : !(run.complaint + run.output).isEmpty)
    }

    @Test(arguments: withEmptyStore)
    func `with an empty store`(_ arguments: [String], _ code: Int32) throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("init").code == 0)
        _ = try program.file("x.csv", "人员编号,报名日期,学科\nP1,2024-12-22,数学\n")
        let run = try program.run(arguments)
        #expect(run.code == code, "\(arguments): \(run.complaint)")
    }

    /// Wrong arguments, and what the first line of the complaint says.
    static let wrong: [(arguments: [String], said: String)] = [
        (["import", "--colour", "x.csv"], "没有这个选项 | there is no such option"),
        (["template", "application", "--plan", "shanxi-2024"], "缺少必须写的选项或参数 | "), (["worklist", "--for"], "选项后面没有写值 | "),
        (["import", "--kind", "pupils", "x.csv"], "选项或参数的值不对 | "), (["mapping", "list", "x"], "多写了参数，或命令的名称不对 | "),
        (["match", "table", "--input"], "选项后面没有写值 | "),
    ]

    @Test(arguments: wrong) func `wrong arguments are told in both languages`(_ arguments: [String], _ said: String) throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run(arguments)
        #expect(run.code == 2 && run.complaint.hasPrefix(said), "\(run.complaint)")
        // What is ours stands in both languages and needs no line before it.
        #expect(try program.run("import").complaint.hasPrefix("Error: 请给出要导入的文件"))
    }
}
