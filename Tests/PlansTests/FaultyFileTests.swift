// Plan files that are empty, broken or wrong in many places at once.

import Domain
import Foundation
import Plans
import Testing

@Suite struct FaultyFileTests {
    @Test(arguments: ["", "\n\n", "# only a comment\n", "---\n", "- a\n- b\n", "text", "null"])
    func `a file without keys and values is called empty`(text: String) {
        let (document, findings) = PlanReader.read(text, file: "x.yaml")
        #expect(document == nil)
        #expect(findings.map(\.code) == ["plan.empty"])
        #expect(findings.first?.place == Finding.Place(file: "x.yaml"))
    }

    @Test(arguments: ["a: [1", "a: {b: 1", "a: \"b", "a: b: c", "a: *nowhere", "%", "a: 1\n---\nb: 2\n", "a: 1\na: 2\n"])
    func `what is not readable YAML is said to be so, with a line`(text: String) throws {
        let (document, findings) = PlanReader.read(text, file: "x.yaml")
        #expect(document == nil)
        #expect(findings.map(\.code) == ["plan.syntax"])
        #expect(try #require(findings.first?.place.line) >= 1)
    }

    @Test func `every missing required key of the top is named at once`() {
        let findings = PlanReader.read("region: {zh: 甲, en: A}", file: "x.yaml").findings
        #expect(findings.allSatisfy { $0.code == "plan.key.missing" && $0.place.line == 1 })
        let named = Set(findings.compactMap { $0.what.en.split(separator: " ").dropFirst(2).first.map(String.init) })
        #expect(named == ["id", "programme", "title", "short_title", "cycle", "scope", "selection"])
        #expect(findings.count == 7)
    }

    @Test func `faults of form, of names and of sums are reported together, by line`() throws {
        let edits: [(String, String)] = [
            ("programme: xinjiang", "programme: Xinjiang Programme"),
            ("any_of:\n      - {ranking: discipline, top_percent: 10}", "any_of:\n      - {ranking: discipline, top_percent: ten}"),
            ("\ntraining:", "\ntrainings:"),
            ("{numerator: test, denominator: selection,", "{numerator: tests, denominator: selection,"),
        ]
        var text = try OfficialPlans.text("xinjiang-2025")
        for (over, write) in edits {
            #expect(text.contains(over))
            text = text.replacing(over, with: write)
        }
        let findings = PlanReader.read(text, file: "x.yaml").findings
        #expect(findings.map(\.code) == ["plan.value.invalid", "plan.value.invalid", "plan.value.invalid", "plan.key.unknown"])
        #expect(findings.map(\.found) == ["Xinjiang Programme", "ten", "tests", "trainings"])
        let lines = findings.compactMap(\.place.line)
        #expect(lines.count == 4 && lines == lines.sorted() && Set(lines).count == 4)
    }

    @Test func `a misspelt key does not hide that a quota does not add up and a window is reversed`() throws {
        let text = try OfficialPlans.text("xinjiang-2025").replacing("certificate:", with: "certificat:")
            .replacing("physics: 10, chemistry", with: "physics: 0, chemistry")
            .replacing("{from: 2025-07-01, to: 2025-07-31}", with: "{from: 2025-08-01, to: 2025-07-31}")
        let (document, findings) = PlanReader.read(text, file: "x.yaml")
        #expect(document == nil)
        #expect(findings.map(\.code) == ["plan.quota.sum", "plan.window.reversed", "plan.key.unknown"])
        #expect(findings.first?.expected?.en == "exactly 50")
    }

    @Test func `a missing key is named with its meaning in both languages, an unknown one with those there are`() throws {
        let text = try OfficialPlans.text("xinjiang-2025").replacing("programme: xinjiang\n", with: "colour: red\n")
        let findings = PlanReader.read(text, file: "x.yaml").findings
        let missing = try #require(findings.first { $0.code == "plan.key.missing" })
        #expect(missing.what.zh == "缺少键 programme（历年延续的项目）")
        #expect(missing.what.en == "the key programme (the programme that runs over years) is missing")
        let unknown = try #require(findings.first { $0.code == "plan.key.unknown" })
        #expect(
            unknown.message(in: .english).hasPrefix("error in x.yaml, line 3: there is no such key; found “colour”; expected one of id, "))
        #expect(unknown.action == nil)
    }
}
