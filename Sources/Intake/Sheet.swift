// A file checked row by row: the records, and everything that is wrong. Intake's one entrance; it writes nothing to the store.

package import Domain

/// What a file was read as.
package struct Sheet: Sendable {
    /// nil where the heading could not be recognised.
    package let kind: RecordKind?
    package let records: [Record]
    package let findings: [Finding]
    /// Whether any row is marked as about an invented person.
    package let invented: Bool
    /// Rows read, the heading not counted.
    package let rowCount: Int
    /// Headings as written, by column name, for findings made later.
    package let headings: [String: String]
}

extension Sheet {
    /// Reads one file.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - kind: the kind, or nil to recognise it by its headings.
    ///   - planID: the plan of every row, where the file has no such column.
    ///   - today: rows later than this are refused.
    ///   - progress: told the share of the file that was read, 0 to 1.
    ///   - plan: looks a plan up by its identifier.
    /// Cost: linear in the size of the file; all records are held.
    package static func read(
        _ source: TableSource, kind: RecordKind?, planID: String?, today: CivilDay, progress: (Double) -> Void = { _ in },
        plan: @escaping (String) -> Plan?
    ) -> Sheet {
        let file = source.file
        var heading: Heading?
        var reader: RowReader?
        var findings: [Finding] = []
        var records: [Record] = []
        var rows = 0
        var headingSeen = false
        let visible = source.recordSheets
        if visible.count > 1 { findings.append(severalSheets(source, visible)) }
        let textFindings =
            source.findings
            + source.forEachRow(ofSheet: visible.first ?? 0, progress: progress) { row in
                if !headingSeen {
                    headingSeen = true
                    let (matched, faults) = Heading.match(row, kind: kind, supplied: planID == nil ? [] : ["plan_id"], file: file)
                    findings += faults
                    heading = matched
                    reader = matched.map { RowReader(heading: $0, file: file, planID: planID, today: today, plan: plan) }
                    return
                }
                rows += 1
                guard reader != nil, let record = reader?.read(row) else { return }
                records.append(record)
            }
        // Headings that could not be decoded cannot be recognised either: one fault, told once.
        if textFindings.contains(where: { $0.code == "intake.encoding" }) { findings.removeAll { $0.code == "intake.kind.unknown" } }
        findings = textFindings + findings + (reader?.findings ?? [])
        if !headingSeen, !findings.block { findings.append(TextFaults.empty(file)) }
        if heading != nil, rows == 0, !findings.block {
            findings.append(
                Finding(
                    "intake.file.norows", at: Finding.Place(file: file), what: Bilingual("只有列名，没有记录", "there is a heading but no record")))
        }
        return Sheet(
            kind: heading?.kind, records: records,
            findings: findings.sorted { ($0.place.row ?? 0) < ($1.place.row ?? 0) }, invented: reader?.invented ?? false, rowCount: rows,
            headings: Dictionary(
                uniqueKeysWithValues: heading.map { matched in
                    matched.kind.columns.map { ($0.name, matched.writtenHeading($0)) }
                } ?? []))
    }

    /// Which of them is meant is not for this program to guess, and none may be left out unsaid.
    private static func severalSheets(_ source: TableSource, _ visible: [Int]) -> Finding {
        Finding(
            "intake.sheet.several", at: Finding.Place(file: source.file),
            what: Bilingual("文件有 \(visible.count) 个工作表", "the file has \(visible.count) sheets"),
            found: visible.compactMap { source.sheets[$0].name }.joined(separator: "、"), expected: Bilingual("一个", "one"),
            action: Bilingual("请把要导入的工作表另存为单独的文件", "Save the sheet to be imported as a file of its own"))
    }
}
