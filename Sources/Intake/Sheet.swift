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
    /// Headings as written, by column name, for findings made later.
    package let headings: [String: String]
    /// How the sheet was understood; nil where it was not.
    package let layout: SheetLayout?
}

extension Sheet {
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
                    "intake.file.norows", at: Finding.Place(file: flow.file, sheet: flow.sheet.name),
                    what: Bilingual("只有列名，没有记录", "there is a heading but no record")))
        }
        let heading = flow.layout?.parts.first?.heading
        self.init(
            kind: flow.kind, records: flow.records, findings: findings.sorted { ($0.place.row ?? 0) < ($1.place.row ?? 0) },
            invented: flow.invented, rowCount: flow.rowCount,
            headings: Dictionary(
                uniqueKeysWithValues: heading.map { matched in matched.kind.columns.map { ($0.name, matched.writtenHeading($0)) } } ?? []),
            layout: flow.layout)
    }
}
