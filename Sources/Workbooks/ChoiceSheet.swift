// Lists of a drop-down that are too long to stand in the cell: they go into columns of a hidden sheet.

internal import Domain

/// Collects the long lists of a workbook.
package struct ChoiceSheet {
    package static let name = "_choices"
    private(set) var lists: [[String]] = []

    /// How a drop-down names its values.
    enum Source: Equatable {
        case inline([String])
        /// A range such as `=_choices!$B$1:$B$40`.
        case range(String)
    }

    /// A list inside a cell's rule is one text of at most 255 characters, in which a comma parts the values.
    mutating func source(for values: [String]) -> Source {
        let length = values.reduce(values.count - 1) { $0 + $1.utf16.count }
        if length <= 255, !values.contains(where: { $0.contains(",") || $0.contains("\"") || $0.first == "=" }) { return .inline(values) }
        let column = lists.firstIndex(of: values) ?? lists.count
        if column == lists.count { lists.append(values) }
        let letters = ColumnLetters.of(column)
        return .range("=\(ChoiceSheet.name)!$\(letters)$1:$\(letters)$\(values.count)")
    }

    /// The sheet, or nil where every list was short.
    var sheet: WorkbookSheet? {
        guard !lists.isEmpty else { return nil }
        let lists = lists
        return WorkbookSheet(
            name: ChoiceSheet.name, isHidden: true, columns: lists.map { _ in SheetColumn(width: 20) }, headingRows: 0
        ) { emit in
            for row in 0..<(lists.map(\.count).max() ?? 0) {
                try emit(SheetRow(number: row + 1, cells: lists.map { SheetCell(row < $0.count ? $0[row] : "") }))
            }
        }
    }
}
