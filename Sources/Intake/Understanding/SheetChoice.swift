// Which sheet of a workbook holds the records: the only one that is recognised, or the one that is named.

internal import Domain

struct SheetChoice {
    let source: TableSource
    let request: SheetRequest
    let planID: String?

    /// The position of the sheet to read, and what there is to say of the others; nil where none can be told.
    ///
    /// Cost: nothing where the file has one sheet to choose from, else the first rows of each sheet are read.
    func choose() -> (Int?, [Finding]) {
        let sheets = source.sheets
        if let name = request.sheet {
            if let position = sheets.firstIndex(where: { $0.name == name }) { return (position, []) }
            let names = sheets.compactMap(\.name)
            return (
                nil,
                [
                    Finding(
                        "intake.sheet.unknown", at: Finding.Place(file: source.file),
                        what: Bilingual("文件里没有这张工作表", "the file has no such sheet"), found: name,
                        expected: names.isEmpty ? nil : Bilingual(names.joined(separator: "、"), names.joined(separator: ", ")),
                        action: nearest(to: name, among: names).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") })
                ]
            )
        }
        let open = source.recordSheets
        if open.count <= 1 {
            let only = open.first ?? (sheets.isEmpty ? nil : 0)
            return (only, only.map { others(than: $0, seen: []) } ?? [])
        }
        var recognised: [Int] = []
        var filled: [Int] = []
        for position in open {
            let rows = firstRows(position)
            if rows.isEmpty { continue }
            filled.append(position)
            let search = HeaderSearch(request: request, supplied: planID == nil ? [] : ["plan_id"])
            if case .found(let reading) = search.find(in: rows, merges: sheets[position].merges), reading.isComplete {
                recognised.append(position)
            }
        }
        let names = { (positions: [Int]) in positions.compactMap { sheets[$0].name } }
        if recognised.count > 1 {
            let found = names(recognised)
            return (
                nil,
                [
                    Finding(
                        "intake.sheet.several", at: Finding.Place(file: source.file),
                        what: Bilingual("有几张工作表都像记录表", "several sheets look like tables of records"), found: found.joined(separator: "、"),
                        action: Bilingual("请用 --sheet 指明其中一张，逐张导入", "Name one of them with --sheet, and import them one by one"))
                ]
            )
        }
        guard let only = recognised.first ?? (filled.count == 1 ? filled.first : nil) else { return (filled.first ?? open.first, []) }
        return (only, others(than: only, seen: filled))
    }

    /// The sheets that are filled and not read: those that can be seen, and hidden ones.
    private func others(than only: Int, seen filled: [Int]) -> [Finding] {
        let seen = filled.filter { $0 != only }.compactMap { source.sheets[$0].name }
        let hidden = source.filledHiddenSheets.filter { $0 != only }.compactMap { source.sheets[$0].name.map { "\($0)（隐藏 hidden）" } }
        guard !seen.isEmpty || !hidden.isEmpty else { return [] }
        return [
            Finding(
                "intake.sheet.others", .warning, at: Finding.Place(file: source.file, sheet: source.sheets[only].name),
                what: Bilingual("只读了这一张工作表，其余没有读入", "this sheet was read and no other"),
                found: (seen + hidden).joined(separator: "、"),
                action: Bilingual("需要时用 --sheet 指明另一张", "Name another with --sheet where it is wanted"))
        ]
    }

    private func firstRows(_ sheet: Int) -> [TableRow] {
        var rows: [TableRow] = []
        _ = source.forEachRow(ofSheet: sheet, limit: HeaderSearch.rows) { rows.append($0) }
        return rows
    }
}
