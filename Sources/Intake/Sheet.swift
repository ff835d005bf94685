// A file checked row by row: the records, and everything that is wrong. Intake's one entrance; it writes nothing to the store.

package import Domain

/// What a file was read as.
package struct Sheet: Sendable {
    /// nil where the heading could not be recognised.
    package let kind: RecordKind?
    package var records: [Record]
    package let findings: [Finding]
    /// Whether any row is marked as about an invented person.
    package let invented: Bool
    /// Rows read as records, or meant as such.
    package let rowCount: Int
    let file: String
    let name: String?
    /// Where the columns stand, by their names, for findings made later.
    let places: [String: ColumnPlace]
    /// How the sheet was understood; nil where it was not.
    package let layout: SheetLayout?
}

extension Sheet {
    /// The place of a cell, for findings made later; of its row alone where the sheet has no such column, or several of them.
    package func place(_ row: Int, _ column: String?) -> Finding.Place {
        column.flatMap { places[$0] }?.of(row) ?? Finding.Place(file: file, row: row, sheet: name)
    }

    /// Reads one file.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - request: what the caller says of it: the kind, the sheet, values for the whole file, the headings known.
    ///   - planID: the plan of every row, where the file has no such column.
    ///   - today: rows later than this are refused.
    ///   - reference: the lists in force; nil where values are not held against any.
    ///   - progress: told the share of the file that was read, 0 to 1.
    ///   - plan: looks a plan up by its identifier.
    /// Cost: linear in the size of the file; all records are held.
    package static func read(
        _ source: TableSource, request: SheetRequest, planID: String?, today: CivilDay, reference: ReferenceLists? = nil,
        progress: (Double) -> Void = { _ in },
        plan: @escaping (String) -> Plan?
    ) -> Sheet {
        let (chosen, said) = SheetChoice(source: source, request: request, planID: planID).choose()
        let position = chosen ?? 0
        let sheet = source.sheets.indices.contains(position) ? source.sheets[position] : TableSheet()
        var flow = SheetFlow(
            file: source.file, sheet: sheet, request: request, planID: planID, today: today, reference: reference, plan: plan)
        var text = source.findings + said
        if chosen != nil { text += source.forEachRow(ofSheet: position, progress: progress) { flow.take($0) } }
        return Sheet(&flow, text: text)
    }

    /// Reads rows that stand in no file.
    package static func read(
        _ rows: [TableRow], of sheet: TableSheet, file: String, request: SheetRequest, planID: String?, today: CivilDay,
        reference: ReferenceLists? = nil,
        plan: @escaping (String) -> Plan?
    ) -> Sheet {
        var flow = SheetFlow(file: file, sheet: sheet, request: request, planID: planID, today: today, reference: reference, plan: plan)
        for row in rows { flow.take(row) }
        return Sheet(&flow, text: [])
    }

    /// - Parameter text: what there is to say of the file itself.
    private init(_ flow: inout SheetFlow, text: [Finding]) {
        let isEmpty = flow.isEmpty
        var own = flow.finish()
        // Headings that could not be decoded cannot be recognised either: one fault, told once.
        if text.contains(where: { $0.code == "intake.encoding" }) { own.removeAll { $0.code == "intake.kind.unknown" } }
        var findings = text + own
        if isEmpty, !findings.block { findings.append(TextFaults.empty(flow.file)) }
        if flow.layout != nil, flow.rowCount == 0, !findings.block {
            findings.append(
                Finding(
                    "intake.file.norows", at: Finding.Place(file: flow.file, sheet: flow.sheet.title),
                    what: Bilingual("只有列名，没有记录", "there is a heading but no record")))
        }
        self.init(
            kind: flow.kind, records: flow.records, findings: findings.sorted { Sheet.order($0) < Sheet.order($1) },
            invented: flow.invented, rowCount: flow.rowCount,
            file: flow.file, name: flow.sheet.title, places: Sheet.places(flow), layout: flow.layout)
    }

    /// By row; what is about the whole file first, what was counted and not listed behind the list.
    private static func order(_ finding: Finding) -> Int { finding.code == "intake.encoding.more" ? .max : finding.place.row ?? 0 }

    private static func places(_ flow: SheetFlow) -> [String: ColumnPlace] {
        let parts = (flow.layout?.parts ?? []).map { RowColumns($0.heading, file: flow.file, sheet: flow.sheet.title) }
        guard let first = parts.first else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: first.columns.indices.map { number in
                let (column, place) = (first.columns[number], first.places[number])
                // Where a row gives several records, the column of one is not that of another.
                let isShared = parts.allSatisfy { $0.places[number].position == place.position }
                return (
                    column.name,
                    isShared
                        ? place
                        : ColumnPlace(file: flow.file, sheet: flow.sheet.title, heading: column.headings[0], position: nil, isInFile: false)
                )
            })
    }
}
