// The hidden sheet by which we know our own workbooks again: what the file is, of which version, for what.

package import Domain
package import Workbooks

/// What a workbook of ours says of itself.
package struct SheetMark: Hashable, Sendable {
    /// What kind of file it is.
    package enum Form: String, Sendable {
        case template, findings, worklist
    }

    /// Name of the hidden sheet.
    package static let sheetName = "_talentpool"
    /// The version of the forms that this program writes and reads.
    package static let version = "1"

    /// By key; the first is always `form`, the second `version`.
    package var values: [String: String]

    package init(_ form: Form, _ values: [String: String]) {
        self.values = values.merging(["form": form.rawValue, "version": SheetMark.version]) { _, own in own }
    }

    /// Reads the rows of a hidden sheet: a key and a value in each. nil where it is none of ours.
    package init?(rows: [[String]]) {
        let pairs = rows.filter { $0.count >= 2 && !$0[0].isEmpty }.map { ($0[0], $0[1]) }
        let values = Dictionary(pairs) { first, _ in first }
        guard values["form"] != nil, values["version"] != nil else { return nil }
        self.values = values
    }

    /// nil where a later version of the program made the file.
    package var form: Form? { values["form"].flatMap(Form.init) }

    package subscript(key: String) -> String? { values[key] }

    /// The sheet to be written; its rows stand in the order of the keys.
    package var sheet: WorkbookSheet {
        let values = values
        return WorkbookSheet(
            name: SheetMark.sheetName, isHidden: true, columns: [SheetColumn(width: 16), SheetColumn(width: 40)], headingRows: 0
        ) { emit in
            for (index, pair) in values.sorted(by: { $0.key < $1.key }).enumerated() {
                try emit(SheetRow(number: index + 1, cells: [SheetCell(pair.key), SheetCell(pair.value)]))
            }
        }
    }
}

extension SheetMark {
    /// The mark of a file, where one of its sheets is ours.
    ///
    /// - Returns: the mark, nil where there is none; what reading it has to say. Where that blocks, the file is not known for what it is.
    /// Cost: reads that sheet, if there is one.
    package static func read(_ source: TableSource) -> (mark: SheetMark?, findings: [Finding]) {
        guard let index = source.sheets.firstIndex(where: { $0.name == sheetName }) else { return (nil, []) }
        let (rows, findings) = source.rows(ofSheet: index, within: SheetBounds(rows: 200, columns: 2))
        return (findings.block ? nil : SheetMark(rows: rows.map { $0.cells.map(\.text) }), findings)
    }
}
