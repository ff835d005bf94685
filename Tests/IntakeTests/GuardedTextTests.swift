// Texts that a spreadsheet would run: behind the apostrophe of our own files they are texts, without it they are refused.

import Domain
import Testing

@testable import Intake

@Suite struct GuardedTextTests {
    private static let formulas = ["=cmd()", "=VLOOKUP(A1,B:C,2,0)", "=A2+1", "=HYPERLINK(\"http://x.invalid\",\"y\")"]

    private static func sheet(_ field: String) -> Sheet {
        let quoted = "\"" + field.replacing("\"", with: "\"\"") + "\""
        return Reading.sheet("人员编号,方案,报名日期,姓名,就读学校,学科\nP1,xinjiang-2025,2025-01-02,\(quoted),\(quoted),数学\n")
    }

    @Test(arguments: formulas + ["＝cmd()", "+8610", "-x", "@SUM(1)"])
    func `a guarded text is stored as it was before it was guarded`(text: String) {
        let sheet = Self.sheet(text.guarded)
        #expect(!sheet.findings.block)
        #expect(sheet.findings.map(\.code).filter { $0.hasPrefix("damage.") } == [])
        #expect(sheet.records.map { $0.values["school"] } == [.text(text)])
        #expect(sheet.records.map { $0.identity[.name] } == [text])
    }

    @Test(arguments: formulas)
    func `the same text without its guard is refused as a formula`(text: String) {
        let sheet = Self.sheet(text)
        #expect(sheet.findings.map(\.code).filter { $0 == "damage.formula.text" }.count == 2)
        #expect(sheet.records.isEmpty)
        // An apostrophe that guards nothing is part of the text.
        #expect(Self.sheet("'甲").records.map { $0.values["school"] } == [.text("'甲")])
    }
}
