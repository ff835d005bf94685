// The sheets that this program adds to workbooks for people to read: none of them holds records.

internal import Domain

extension TableSource {
    /// The sheets in which records may stand: all that can be seen, but for those that this program adds.
    package var recordSheets: [Int] { sheets.indices.filter { !sheets[$0].isHidden && !isOurs($0) } }

    /// Whether this program added a sheet. A name alone does not tell: an office may have given it to a sheet of its own.
    ///
    /// Cost: nothing for other names, else the first row of the sheet or the hidden mark of the file is read.
    func isOurs(_ position: Int) -> Bool {
        switch sheets[position].name {
        case SheetMark.sheetName, Baseline.sheetName: true
        case Template.helpName.zh, Template.helpName.en: SheetMark.read(self).mark != nil
        // A copy with comments has no mark: the last heading of its list tells it.
        case AnnotatedCopy.findingsName: firstRow(position)?.cells.last?.text == "代码 code"
        default: false
        }
    }

    private func firstRow(_ position: Int) -> TableRow? {
        var first: TableRow?
        _ = forEachRow(ofSheet: position, limit: 1) { first = $0 }
        return first
    }
}
