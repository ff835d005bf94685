// The sheets that this program adds to workbooks for people to read: none of them holds records.

internal import Domain

enum OurSheets {
    /// What this program calls sheets.
    static let names: Set<String> = [
        SheetMark.sheetName, Baseline.sheetName, Template.helpName.zh, Template.helpName.en, AnnotatedCopy.findingsName,
        WorklistForm.tableName.zh, WorklistForm.tableName.en,
    ]
}

extension TableSource {
    /// The sheets in which records may stand: all that can be seen, but for those that this program adds.
    package var recordSheets: [Int] { recordSheets(but: ownSheets) }

    func recordSheets(but own: Set<Int>) -> [Int] { sheets.indices.filter { !sheets[$0].isHidden && !own.contains($0) } }

    /// The sheets that this program added. A name alone does not tell: an office may have given it to a sheet of its own. Of one name the first
    /// sheet alone can be ours.
    ///
    /// Cost: where a sheet has such a name, the hidden mark of the file is read, and the first row of that sheet: twice at most, whatever sheets
    /// the file has.
    var ownSheets: Set<Int> {
        let help = [Template.helpName.zh, Template.helpName.en].compactMap(position)
        var own = Set([SheetMark.sheetName, Baseline.sheetName].compactMap(position))
        if !help.isEmpty, SheetMark.read(self).mark != nil { own.formUnion(help) }
        // A copy with comments has no mark: the last heading of its list tells it.
        if let list = position(AnnotatedCopy.findingsName), firstRow(list)?.cells.last?.text == "代码 code" { own.insert(list) }
        return own
    }

    private func position(_ name: String) -> Int? { sheets.firstIndex { $0.name == name } }

    private func firstRow(_ position: Int) -> TableRow? {
        var first: TableRow?
        _ = forEachRow(ofSheet: position, limit: 1) { first = $0 }
        return first
    }
}
