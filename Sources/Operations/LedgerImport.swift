// The verb import for a whole ledger: a store built anew from an export.

internal import Domain
package import Foundation
internal import Intake
package import Ledger

/// Builds stores from exports.
package struct LedgerImport {
    let store: URL
    let moment: Moment

    package init(store: URL, moment: Moment) {
        self.store = store
        self.moment = moment
    }

    /// Builds the store; the head must be the one that the export names.
    ///
    /// - Parameters:
    ///   - key: the key file of the store that was exported; the list of erasures beside it is read too.
    ///   - lists: further files of erasures.
    /// - Throws: `FindingsError` for files that cannot be read; the store's errors.
    package func run(from folder: URL, key: URL, lists: [URL]) throws -> Verification {
        guard let package = DataPackage.read(in: folder) else {
            throw FindingsError(
                Finding(
                    "ledger.export.missing", at: Finding.Place(file: Export.descriptor),
                    what: Bilingual("文件夹里没有可读的导出说明", "the folder holds no readable description of an export"),
                    action: Bilingual("请指明 talentpool export 写出的文件夹", "Name a folder that talentpool export wrote")))
        }
        var erasures = try ErasureList(in: key.deletingLastPathComponent())
        for list in lists { erasures = erasures.merged(with: try ErasureList(file: list)) }
        return try StoreRebuild.run(
            into: store, key: key, head: package.head, mappings: folder, erasures: erasures.erasures, now: moment.seconds
        ) { table, insert in
            guard package.resources.contains(where: { $0.path == "\(table).csv" }) else { return }
            let file = folder.appendingPathComponent("\(table).csv")
            guard let bytes = try? Data(contentsOf: file) else { throw StoreError.exportUnfit(table: table) }
            try read(Array(bytes), table, insert)
        }
    }

    private func read(_ bytes: [UInt8], _ table: String, _ insert: ([String], [String?]) throws -> Void) throws {
        var names: [String]?
        var stopped: (any Error)?
        let findings = CSVReader.forEachRow(in: bytes, file: "\(table).csv") { row in
            guard stopped == nil else { return }
            guard let names else { return names = row.cells.map(\.text) }
            do {
                try insert(names, row.cells.map { ExportField.read($0.text) })
            } catch {
                stopped = error
            }
        }
        if let stopped { throw stopped }
        if findings.block { throw FindingsError(findings) }
        if names == nil { throw StoreError.exportUnfit(table: table) }
    }
}
