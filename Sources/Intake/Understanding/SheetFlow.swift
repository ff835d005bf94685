// One sheet on its way to records: its first rows are held until its heading is found, the others go straight through.

package import Domain

/// Takes the rows of a sheet in order.
struct SheetFlow {
    let file: String
    let sheet: TableSheet
    let request: SheetRequest
    let planID: String?
    let today: CivilDay
    let reference: ReferenceLists?
    let plan: (String) -> Plan?

    private var held: [TableRow] = []
    private var isDecided = false
    private var sorter: RowSorter?
    private var readers: [RowReader] = []
    private(set) var layout: SheetLayout?
    private(set) var kind: RecordKind?
    private(set) var records: [Record] = []
    private(set) var rowCount = 0
    private var findings: [Finding] = []
    /// Whether the heading has a fault, so that the cells of the columns that are understood are checked and nothing is read.
    private var onlyChecks = false

    init(
        file: String, sheet: TableSheet, request: SheetRequest, planID: String?, today: CivilDay, reference: ReferenceLists?,
        plan: @escaping (String) -> Plan?
    ) {
        self.file = file
        self.sheet = sheet
        self.request = request
        self.planID = planID
        self.today = today
        self.reference = reference
        self.plan = plan
    }

    var invented: Bool { readers.contains(where: \.invented) }
    /// Whether any row has come.
    var isEmpty: Bool { held.isEmpty && !isDecided }

    mutating func take(_ row: TableRow) {
        guard isDecided else {
            held.append(row)
            if held.count == HeaderSearch.rows { decide() }
            return
        }
        read(row)
    }

    /// To be called once, after the last row.
    ///
    /// - Returns: everything there is to say of the sheet.
    mutating func finish() -> [Finding] {
        if !isDecided, !held.isEmpty { decide() }
        for part in readers.indices { readers[part].finish() }
        if onlyChecks {
            return findings + (sorter?.certainFindings ?? [])
                + readers.flatMap(\.findings).filter { $0.place.columnNumber != nil }.unrepeated
        }
        return findings + (sorter?.findings(hiddenColumns: sheet.hiddenColumns) ?? []) + readers.flatMap(\.findings).unrepeated
    }

    private mutating func decide() {
        isDecided = true
        let rows = held
        held = []
        let search = HeaderSearch(request: request, supplied: request.supplied(planID: planID))
        switch search.find(in: rows, merges: sheet.merges) {
        case .none(let row, let kinds, let cells):
            findings.append(HeaderSearch.unrecognised(row, kinds: kinds, cells: cells, file: file, sheet: sheet.title))
        case .found(let reading):
            kind = reading.kind
            let making = LayoutMaker(reading: reading, request: request, planID: planID, file: file, sheet: sheet).make()
            findings += making.findings
            layout = making.layout
            onlyChecks = making.layout == nil
            if let made = making.layout ?? making.checked {
                readers = made.parts.map {
                    RowReader(
                        heading: $0.heading, file: file, sheet: sheet.title, planID: planID, today: today, reference: reference,
                        onlyChecks: onlyChecks, plan: plan)
                }
                var sorter = RowSorter(made, sheet: sheet, words: request.words, file: file)
                if !onlyChecks { sorter.take(above: rows.filter { $0.number < made.headerRows.lowerBound }) }
                self.sorter = sorter
            }
            for row in rows where row.number > reading.grid.lastRow { read(row) }
        }
    }

    private mutating func read(_ row: TableRow) {
        guard let rows = sorter?.sort(row) else {
            if !ExampleRow.isMarked(row) { rowCount += 1 }
            return
        }
        if rows.isEmpty { return }
        if !ExampleRow.isMarked(row) { rowCount += 1 }
        for part in rows.indices {
            if let row = rows[part], let record = readers[part].read(row), !onlyChecks { records.append(record) }
        }
    }
}

extension HeaderSearch {
    /// The fault of a sheet without a heading that anybody knows, or with one that fits several kinds equally well.
    static func unrecognised(_ row: Int, kinds: [RecordKind], cells: [String], file: String, sheet: String?) -> Finding {
        let all = RecordKind.allCases
        let between = kinds.count > 1
        return Finding(
            "intake.kind.unknown", at: Finding.Place(file: file, row: row, sheet: sheet),
            what: between
                ? Bilingual(
                    "列名（\(cells.joined(separator: "、"))）对这几种表同样相符：\(kinds.map(\.label.zh).joined(separator: "、"))",
                    "the headings (\(cells.joined(separator: ", "))) fit several kinds equally well: \(kinds.map(\.label.en).joined(separator: ", "))"
                )
                : Bilingual("无法识别表格类型", "it cannot be told which kind of table this is"),
            expected: Bilingual(
                all.map(\.label.zh).joined(separator: "、") + "之一的列名",
                "the headings of one of: " + all.map(\.label.en).joined(separator: ", ")),
            action: Bilingual("前 40 行内须有列名；也可用 --kind 指明", "The headings must stand in the first 40 rows; --kind can say which kind it is"))
    }
}

extension [Finding] {
    /// Each finding once, in order: several records of one row find the same fault in a cell they share.
    package var unrepeated: [Finding] {
        guard count > 1 else { return self }
        var seen: Set<Finding> = []
        return filter { seen.insert($0).inserted }
    }
}
