// Page specifications: what is wrong with one is said before anything is built.

import Analytics
import Domain
import Foundation
import Testing

@testable import Dashboards

@Suite struct SpecTests {
    private static let good = """
        page: test
        title: {zh: 题, en: title}
        sections:
          - title: {zh: 节, en: section}
            measure: selection/funnel
            parameters: {by: sex}
            sentences:
              - text: {zh: "{applied} 人", en: "{applied}"}
            chart: {kind: intervals, title: {zh: 图, en: chart}, axis: {zh: 轴, en: axis}, label: group_value, estimate: selection_rate}
        """

    private func codes(_ text: String) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("specs-\(UInt64.random(in: .min ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(text.utf8).write(to: folder.appendingPathComponent("test.yaml"))
        let queries = try QueryCatalogue(folder: World.root.appendingPathComponent("queries"))
        do {
            _ = try SpecCatalogue(folder: folder, queries: queries)
            return []
        } catch let error as FindingsError {
            #expect(error.findings.allSatisfy { $0.place.line != nil || $0.code == "page.links.unknown" })
            return error.findings.map(\.code)
        }
    }

    @Test func `a good page has no findings`() throws {
        #expect(try codes(SpecTests.good).isEmpty)
    }

    @Test(arguments: [
        ("measure: selection/funnel", "measure: selection/funel", "page.query.unknown"),
        ("parameters: {by: sex}", "parameters: {buy: sex}", "page.parameter.unknown"),
        ("{applied} 人", "{aplied} 人", "page.column.unknown"),
        ("label: group_value", "label: group_valu", "page.column.unknown"),
        ("estimate: selection_rate", "estimate: rate", "page.column.unknown"),
        ("label: group_value, ", "", "page.chart.incomplete"),
        ("kind: intervals", "kind: pie", "page.value.invalid"),
        ("kind: intervals", "kind: ranges", "page.chart.incomplete"),
        ("label: group_value", "label_text: {zh: \"{group_valu}\", en: \"{group_value}\"}", "page.column.unknown"),
        ("estimate: selection_rate", "estimate: selection_rate, lower: low", "page.column.unknown"),
        ("    measure:", "    mesure:", "page.key.unknown"),
        ("en: title", "fr: title", "page.key.missing"),
    ])
    func `a fault is named with its line`(_ from: String, _ to: String, _ code: String) throws {
        #expect(try codes(SpecTests.good.replacing(from, with: to)).contains(code))
    }

    @Test func `links to a page that is not repeated are refused`() throws {
        let found = try codes(
            SpecTests.good.replacing("    measure: selection/funnel", with: "    links: test\n    measure: selection/funnel"))
        #expect(found == ["page.links.unknown"])
    }

    @Test func `a sentence with a missing value is not said at all`() {
        #expect(Placeholders.fill("{a} 与 {b}") { $0 == "a" ? "1" : nil } == nil)
        #expect(Placeholders.fill("{a} 与 {b}") { $0 } == "a 与 b")
        #expect(Placeholders.names(in: "{a}x{b}") == ["a", "b"])
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-4526, "−4,526")])
    func `counts are grouped by thousands`(_ value: Int, _ text: String) {
        #expect(Words.count(value) == text)
    }

    @Test(arguments: [(0.0, "0.0%"), (0.12345, "12.3%"), (0.9996, "100.0%"), (1.0, "100.0%"), (0.0005, "0.1%")])
    func `shares are written with one decimal`(_ value: Double, _ text: String) {
        #expect(Words.percent(value) == text)
    }

    @Test(arguments: [(3.0, "3"), (3.1, "3.1"), (3.142, "3.14"), (1234.5, "1,234.5"), (-0.5, "−0.5"), (0.001, "0")])
    func `decimals lose their zeros`(_ value: Double, _ text: String) {
        #expect(Words.shortDecimal(value, places: 2) == text)
    }
}
