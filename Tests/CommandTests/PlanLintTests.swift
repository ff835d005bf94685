// plan lint from the command line: its exit codes, its text in both languages, its JSON.

import Foundation
import Testing

@Suite struct PlanLintTests {
    private static let sound = """
        id: xuni-2030
        programme: xuni
        region: {zh: 虚构省, en: Invented}
        title: {zh: 虚构方案, en: Invented plan}
        short_title: {zh: 虚构 2030, en: Invented 2030}
        cycle: {from: 2030-01-01, to: 2030-12-31, clause: 一}
        scope: {disciplines: {clause: 二, codes: [physics]}}
        selection: {stages: [{stage: application, clause: 三, strength: must}]}
        timetable:
          - {step: application, window: {from: 2029-11-01, to: 2029-11-30}, clause: 四}
        """

    /// One plan as `--json` prints it.
    private struct Linted: Decodable {
        struct Words: Decodable {
            let zh: String
            let en: String
        }
        struct Figure: Decodable {
            let name: String
        }
        struct Fault: Decodable {
            let code: String
            let gravity: String
            let clauses: [String]
            let what: Words
            let why: Words
            let remedy: Words
            let figures: [Figure]
        }
        let plan: String
        let title: Words
        let faults: [Fault]
    }

    private static let withoutStore: [([String], Int32)] = [
        (["guangxi-2023"], 1), (["guangxi-2023", "--json"], 1), ([], 1), (["guangxi-2042"], 2), (["a", "b"], 2),
    ]

    @Test(arguments: withoutStore)
    func `without a store`(_ arguments: [String], _ code: Int32) throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run(["plan", "lint"] + arguments)
        #expect(run.code == code, "\(arguments): \(run.complaint)")
        #expect(code == 1 ? !run.output.isEmpty && run.complaint.isEmpty : run.output.isEmpty && !run.complaint.isEmpty)
    }

    @Test func `a plan of the store without a fault ends in 0, and all plans together in 1`() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("init").code == 0)
        #expect(try program.run("import", try program.file("xuni-2030.yaml", Self.sound)).code == 0)
        let run = try program.run("plan", "lint", "xuni-2030")
        #expect(run.code == 0, "\(run.complaint)")
        #expect(run.output == "xuni-2030  虚构方案：没有发现问题\n    nothing found\n")
        let json = try program.run("plan", "lint", "xuni-2030", "--json")
        #expect(json.code == 0)
        let linted = try JSONDecoder().decode([Linted].self, from: Data(json.output.utf8))
        #expect(linted.map(\.plan) == ["xuni-2030"])
        #expect(linted.first?.faults.isEmpty == true)
        let all = try program.run("plan", "lint")
        #expect(all.code == 1)
        #expect(all.output.contains("xuni-2030  ") && all.output.contains("shanxi-2024  "))
    }

    @Test func `an unknown plan is told with the nearest known one`() throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run("plan", "lint", "shanxi-2042")
        #expect(run.complaint.contains("plan.unknown") && run.complaint.contains("是否为“shanxi-2024”？"))
    }

    @Test func `a fault is printed with gravity, clauses, code and its sentences, Chinese first`() throws {
        let program = try Program()
        defer { program.remove() }
        let output = try program.run("plan", "lint", "guangxi-2023").output
        #expect(
            output.hasPrefix(
                """
                guangxi-2023  2023年“八桂青少年英才培养计划”工作实施方案：4 处
                    found: 4
                  缺漏 gap  四（二）1  ［lint.quota.total_unstated］
                    名额只分项写明（南宁市 30、柳州市 15、桂林市 15），合计 60，总数未写。
                    places are stated by part only (南宁市 30, 柳州市 15, 桂林市 15); together 60, a total stated nowhere.
                    影响：分项有误或改动时，没有总数可以核对。
                    why: where a part is wrong or changed there is no total to hold it against.
                    建议：写明总名额 60。
                    mend: state the total, 60.

                """), "\(output)")
    }

    @Test func `JSON has every plan and every field of each fault`() throws {
        let program = try Program()
        defer { program.remove() }
        let output = try program.run("plan", "lint", "--json").output
        let linted = try JSONDecoder().decode([Linted].self, from: Data(output.utf8))
        #expect(
            linted.map(\.plan) == [
                "guangxi-2023", "neimenggu-2025", "neimenggu-pilot-2024", "neimenggu-pilot-2025", "shanxi-2024", "xinjiang-2025",
            ])
        #expect(linted.allSatisfy { !$0.title.zh.isEmpty && !$0.title.en.isEmpty })
        #expect(linted.map(\.faults.count) == [4, 5, 1, 5, 2, 3])
        let cycle = try #require(linted[1].faults.first)
        #expect(cycle.code == "lint.cycle.before_selection" && cycle.gravity == "contradiction")
        #expect(cycle.clauses == ["五（一）", "八（二）", "八（三）", "八（四）", "八（五）"])
        #expect(cycle.figures.map(\.name) == ["cycle_from", "last_selection_start", "selection_end", "months_without_pupils"])
        for fault in linted.flatMap(\.faults) {
            #expect(!fault.clauses.isEmpty)
            for words in [fault.what, fault.why, fault.remedy] { #expect(!words.zh.isEmpty && !words.en.isEmpty) }
        }
    }
}
