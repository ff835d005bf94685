// A returned worklist that breaks off in the middle: refused whole, with the rows before the fault.

import Domain
import Foundation
import Intake
import Ledger
import Operations
import TestWorkbooks
import Testing

@Suite struct DamagedReturnTests {
    private static let fault = "<row r=\"999\"><c r=\"A999\" t=\"z\"><v>1</v></c></row>"

    @Test(arguments: ["待答事项", "_baseline", "_talentpool"])
    func `a fault below the last row refuses the file, and nothing of it is stored`(_ name: String) throws {
        let school = try School(schools: 1, pupils: 2)
        var (_, sheets) = try school.issue(school.options(0))
        #expect(sheets.rows[name] != nil)
        sheets[0, "状态"] = "是"
        let report = try school.takeBack(sheets) { sheet in
            if sheet.name == name { sheet.rows += Self.fault }
        }
        #expect(report.findings.map(\.code) == ["intake.workbook.damaged"] && report.findings.block)
        #expect(report.findings.first?.place.row == 999)
        #expect(report.receipt == nil)
        #expect(try school.answers().isEmpty)
        let whole = try school.takeBack(sheets)
        #expect(whole.findings.isEmpty && whole.receipt?.added == 1)
    }
}
