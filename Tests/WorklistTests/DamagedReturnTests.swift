// A returned worklist that breaks off in the middle: refused whole, with the rows before the fault.

import Domain
import Foundation
import Intake
import Ledger
import Operations
import TestWorkbooks
import Testing

@Suite struct DamagedReturnTests {
    /// Imports the sheets as a workbook.
    private func takeBack(_ sheets: Sheets, adding rows: [String: String] = [:], to school: School) throws -> ImportReport {
        let workbook = TestWorkbook(
            sheets.rows.sorted { $0.key < $1.key }.map { name, texts in
                var sheet = TestSheet(name, texts: texts)
                sheet.rows += rows[name] ?? ""
                return sheet
            })
        let file = school.folder.appendingPathComponent("\(UUID().uuidString).xlsx")
        try Data(workbook.bytes).write(to: file)
        var importer = Import(house: school.house, store: school.store, moment: school.moment)
        return try importer.file(file.path, options: ImportOptions(kind: nil, plan: nil, received: school.today, dryRun: false))
    }

    private static let fault = "<row r=\"999\"><c r=\"A999\" t=\"z\"><v>1</v></c></row>"

    @Test(arguments: ["待答事项", "_baseline", "_talentpool"])
    func `a fault below the last row refuses the file, and nothing of it is stored`(_ name: String) throws {
        let school = try School(schools: 1, pupils: 2)
        var (_, sheets) = try school.issue(school.options(0))
        #expect(sheets.rows[name] != nil)
        sheets[0, "状态"] = "是"
        let report = try takeBack(sheets, adding: [name: Self.fault], to: school)
        #expect(report.findings.map(\.code) == ["intake.workbook.damaged"] && report.findings.block)
        #expect(report.findings.first?.place.row == 999)
        #expect(report.receipt == nil)
        #expect(try school.answers().isEmpty)
        let whole = try takeBack(sheets, to: school)
        #expect(whole.findings.isEmpty && whole.receipt?.added == 1)
    }
}
