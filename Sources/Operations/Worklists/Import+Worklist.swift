// Import of a worklist that came back: one batch of follow-ups, or nothing.

internal import Domain
internal import Foundation
package import Intake
internal import Analytics
package import Ledger

extension Import {
    /// Merges a worklist into the store; nothing of it where a sheet cannot be read to its end.
    mutating func worklist(_ mark: SheetMark, in source: TableSource, origin: BatchFile, options: ImportOptions) throws -> ImportReport {
        let (sheets, faults) = source.worklistSheets(mark)
        guard !faults.block else {
            return ImportReport(
                file: source.file, kind: SheetMark.Form.worklist.rawValue, rows: 0, findings: faults, receipt: nil, plansLoaded: [])
        }
        return try worklist(mark, sheets: sheets, file: source.file, origin: origin, options: options)
    }

    /// Merges a worklist into the store.
    ///
    /// - Parameters:
    ///   - mark: from the file's hidden sheet.
    ///   - sheets: the rows of every sheet by its name.
    ///   - origin: the file, of which the batch keeps a keyed digest.
    /// - Throws: the store's errors.
    package mutating func worklist(
        _ mark: SheetMark, sheets: [String: [TableRow]], file: String, origin: BatchFile, options: ImportOptions
    ) throws -> ImportReport {
        let (read, faults) = ReturnedWorklist.read(mark, sheets: sheets, file: file)
        guard let returned = read else {
            return ImportReport(
                file: file, kind: SheetMark.Form.worklist.rawValue, rows: 0, findings: faults, receipt: nil, plansLoaded: [])
        }
        if !options.dryRun { _ = try ledger() }
        let queries = try QueryCatalogue(folder: house.queries)
        let reader = try LedgerReader(folder: store, cut: .everything(asOf: moment.today), derived: queries.relations)
        let merged = try WorklistReturn(returned: returned, file: file, received: options.received, today: moment.today).merge(
            queries: queries, on: reader)
        var receipt: Receipt?
        if !merged.findings.block, !options.dryRun, !merged.records.isEmpty {
            // A store that holds invented people marks its pages: an answer about one of them may not take the mark away.
            receipt = try ledger().append(
                merged.records, of: .followUp,
                head: BatchHead(
                    kind: RecordKind.followUp.rawValue, file: origin, received: options.received, recordedAt: moment.seconds,
                    invented: reader.provenance().invented))
        }
        return ImportReport(
            file: file, kind: SheetMark.Form.worklist.rawValue, rows: returned.rows.count, findings: merged.findings, receipt: receipt,
            plansLoaded: [], worklist: merged.outcome)
    }
}
