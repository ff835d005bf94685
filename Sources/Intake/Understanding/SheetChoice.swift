// Which sheet of a workbook holds the records: the only one that is recognised, or the one that is named.

internal import Domain

struct SheetChoice {
    let source: TableSource
    let request: SheetRequest
    let planID: String?

    /// The position of the sheet to read, and what there is to say of the others; nil where none can be told.
    ///
    /// Cost: nothing where the file has one sheet alone, else the first rows of all sheets are read, at once.
    func choose() -> (Int?, [Finding]) {
        let sheets = source.sheets
        let named = request.sheet.map { name in
            sheets.firstIndex(where: { $0.name == name }) ?? sheets.firstIndex(where: { $0.title == name })
        }
        if let name = request.sheet, named == .some(nil) { return (nil, [unknown(name)]) }
        guard sheets.count > 1 else { return (sheets.isEmpty ? nil : 0, []) }
        let own = source.ownSheets
        let open = source.recordSheets(but: own)
        let settled = (named ?? nil) ?? (open.count > 1 ? nil : open.first ?? 0)
        let search = HeaderSearch(request: request, supplied: request.supplied(planID: planID))
        // A sheet that cannot be read counts as filled: nothing tells that it is blank.
        var (filled, recognised): ([Int], [Int]) = (Array(sheets.indices), [])
        var faults: [Finding] = []
        var likest: (position: Int, headings: Int)?
        let unread = source.forEachHead(settled == nil ? HeaderSearch.rows : 1) { head in
            if head.isBlank { filled.removeAll { $0 == head.position } }
            guard settled == nil, open.contains(head.position) else { return }
            if let fault = head.fault { faults.append(fault) }
            guard !head.rows.isEmpty, case .found(let reading) = search.find(in: head.rows, merges: sheets[head.position].merges) else {
                return
            }
            if reading.isComplete { recognised.append(head.position) }
            if likest.map({ reading.recognised > $0.headings }) ?? true { likest = (head.position, reading.recognised) }
        }
        if recognised.count > 1 { faults.append(several(recognised)) }
        // Which sheet holds the records is not told where one of them cannot be looked into.
        if settled == nil, !unread.isEmpty || !faults.isEmpty { return (nil, unread + faults) }
        // Where none is whole, the one that is most like a table of records says best what is wrong.
        let only = settled ?? recognised.first ?? likest?.position ?? open.first(where: filled.contains) ?? open[0]
        return (only, others(filled.filter { $0 != only && !own.contains($0) }, than: only))
    }

    private func unknown(_ name: String) -> Finding {
        let names = source.sheets.compactMap(\.title)
        return Finding(
            "intake.sheet.unknown", at: Finding.Place(file: source.file),
            what: Bilingual("文件里没有这张工作表", "the file has no such sheet"), found: name,
            expected: names.isEmpty ? nil : Bilingual(names.joined(separator: "、"), names.joined(separator: ", ")),
            action: nearest(to: name, among: names).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") })
    }

    private func several(_ positions: [Int]) -> Finding {
        Finding(
            "intake.sheet.several", at: Finding.Place(file: source.file),
            what: Bilingual("有几张工作表都像记录表", "several sheets look like tables of records"),
            found: positions.compactMap { source.sheets[$0].title }.joined(separator: "、"),
            action: Bilingual("请用 --sheet 指明其中一张，逐张导入", "Name one of them with --sheet, and import them one by one"))
    }

    /// The sheets that are filled and not read: those that can be seen, then hidden ones.
    private func others(_ filled: [Int], than only: Int) -> [Finding] {
        let seen = filled.filter { !source.sheets[$0].isHidden }.compactMap { source.sheets[$0].title }
        let hidden = filled.filter { source.sheets[$0].isHidden }.compactMap { source.sheets[$0].title.map { "\($0)（隐藏 hidden）" } }
        guard !seen.isEmpty || !hidden.isEmpty else { return [] }
        return [
            Finding(
                "intake.sheet.others", .warning, at: Finding.Place(file: source.file, sheet: source.sheets[only].title),
                what: Bilingual("只读了这一张工作表，其余没有读入", "this sheet was read and no other"),
                found: (seen + hidden).joined(separator: "、"),
                action: Bilingual("需要时用 --sheet 指明另一张", "Name another with --sheet where it is wanted"))
        ]
    }
}

extension SheetRequest {
    /// Columns that the caller gives for the whole file. Which column a heading names depends on the kind: for recognition it is enough that one
    /// has it.
    func supplied(planID: String?) -> Set<String> {
        var names: Set<String> = planID == nil ? [] : ["plan_id"]
        for heading in constants.keys {
            let path = [words.normal(heading)]
            for kind in RecordKind.allCases {
                if case .column(let name)? = words.target(path, in: kind) { names.insert(name) }
            }
        }
        return names
    }
}
