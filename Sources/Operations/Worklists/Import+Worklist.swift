// Import of a worklist that came back: one batch of follow-ups, or nothing.

internal import Domain
internal import Foundation
internal import Intake
internal import Analytics
internal import Ledger

extension Import {
    /// Merges a worklist into the store; nothing of it where a sheet cannot be read to its end.
    ///
    /// - Parameters:
    ///   - mark: from the file's hidden sheet.
    ///   - origin: the file, of which the batch keeps a keyed digest.
    /// - Throws: the store's errors.
    mutating func worklist(_ mark: SheetMark, in source: TableSource, origin: BatchFile, options: ImportOptions) throws -> ImportReport {
        let file = source.file
        func refused(_ findings: [Finding]) -> ImportReport {
            ImportReport(
                file: file, kind: SheetMark.Form.worklist.rawValue, rows: 0, findings: findings, receipt: nil, plansLoaded: [])
        }
        let meaningless = options.aboutSheets
        guard meaningless.isEmpty else { return refused([WorklistFault.options(meaningless, file)]) }
        let sheets = ReturnedSheets(mark, in: source)
        guard !sheets.findings.contains(where: { $0.severity == .error && !$0.code.hasPrefix("worklist.") }) else {
            return refused(sheets.findings)
        }
        let (read, faults) = ReturnedWorklist.read(mark, sheets: sheets, file: file)
        guard let returned = read else { return refused(faults) }
        if !options.dryRun { _ = try ledger() }
        let queries = try QueryCatalogue(folder: house.queries)
        let reader = try LedgerReader(folder: store, cut: .everything(asOf: moment.today), derived: queries.relations)
        var merged = try WorklistReturn(returned: returned, file: file, received: options.received, today: moment.today).merge(
            queries: queries, foreseen: foreseenReturns, on: reader)
        var receipt: Receipt?
        if options.dryRun, !merged.findings.block {
            try foreseenReturns.hear(merged.records, on: reader)
            foreseenReturns.decisions += merged.decisions
        } else if !merged.findings.block {
            // A store that holds invented people marks its pages: an answer about one of them may not take the mark away.
            let head = BatchHead(
                kind: RecordKind.followUp.rawValue, file: origin, received: options.received, recordedAt: moment.seconds,
                invented: try reader.provenance().invented)
            do {
                receipt = try store(merged, head: head)
            } catch let refused as FindingsError {
                merged.findings += refused.findings
            }
        }
        return ImportReport(
            file: file, kind: SheetMark.Form.worklist.rawValue, rows: returned.rows.count, findings: merged.findings, receipt: receipt,
            plansLoaded: [], worklist: merged.outcome)
    }

    /// Answers and decisions in one transaction; each decision is a batch of its own, so that it can be taken back by itself.
    ///
    /// - Throws: `FindingsError` where the answers of this very list keep two persons from being taken as one.
    private mutating func store(_ merged: MergedReturn, head: BatchHead) throws -> Receipt? {
        guard !merged.records.isEmpty || !merged.decisions.isEmpty else { return nil }
        let ledger = try ledger()
        return try ledger.together {
            let answers = merged.records.isEmpty ? nil : try ledger.append(merged.records, of: .followUp, head: head)
            let decided = try merged.decisions.map { decision in
                do {
                    return try ledger.decide(
                        decision.one, decision.other, decision.verdict, received: head.received, recordedAt: head.recordedAt)
                } catch let refused as MergeRefused {
                    throw FindingsError(
                        refused.conflicts.map {
                            var finding = Match.finding($0)
                            finding.place = decision.place
                            return finding
                        })
                }
            }
            return Receipt.together(answers, decided)
        }
    }
}

extension ImportOptions {
    /// What the caller said of a sheet that only tables of records take, as written on the command line.
    fileprivate var aboutSheets: [String] {
        [
            ("--kind", kind != nil), ("--plan", plan != nil), ("--sheet", sheet != nil), ("--set", !constants.isEmpty),
            ("--ignore", !ignored.isEmpty), ("--map", !named.isEmpty), ("--mapping", mapping != nil),
            ("--save-mapping", saveMapping != nil),
        ].filter(\.1).map(\.0)
    }
}
