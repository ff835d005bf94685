// The verb export: the whole store as CSV files with a description, readable without this program for as long as there are text files.

internal import Analytics
internal import Domain
package import Foundation
package import Ledger

/// Writes a store as a tabular data package (Frictionless Data, specs.frictionlessdata.io).
///
/// Identities stay sealed: without the key the package tells facts about nobody.
package struct Export {
    let store: URL

    package init(store: URL) {
        self.store = store
    }

    static let descriptor = "datapackage.json"
    static let head = "head.txt"

    /// Writes the package into a new or empty folder, which appears complete or not at all.
    ///
    /// - Returns: what was verified, and the number of rows.
    package func write(to folder: URL) throws -> (verification: Verification, rows: Int) {
        let manager = FileManager.default
        try OutputFolder.check(folder, store: store)
        let parent = folder.standardizedFileURL.deletingLastPathComponent()
        let fresh = try WorkFolder.make(beside: folder, for: "writing")
        let scratch = try WorkFolder.make(beside: folder, for: "copying")
        defer { for place in [fresh, scratch] { try? manager.removeItem(at: place) } }
        do {
            for part in ["ledger", "vault"] {
                try manager.createDirectory(at: fresh.appendingPathComponent(part), withIntermediateDirectories: true)
            }
        } catch {
            throw StoreError.notWritable(folder: parent.path)
        }
        let dump = try StoreDump(of: store, scratch: scratch)
        var rows = 0
        for table in dump.tables { rows += try write(table, of: dump, to: fresh) }
        try MappingFiles.copy(from: store, to: fresh)
        do {
            try Data(dump.verification.chain.text.utf8).write(to: fresh.appendingPathComponent(Export.head))
            try Data(DataPackage(dump).json().utf8).write(to: fresh.appendingPathComponent(Export.descriptor))
            if manager.fileExists(atPath: folder.path) { try manager.removeItem(at: folder) }
            try manager.moveItem(at: fresh, to: folder)
        } catch {
            throw StoreError.notWritable(folder: parent.path)
        }
        return (dump.verification, rows)
    }

    private func write(_ table: StoredTable, of dump: StoreDump, to folder: URL) throws -> Int {
        let file = folder.appendingPathComponent("\(table.file)/\(table.name).csv")
        guard FileManager.default.createFile(atPath: file.path, contents: nil), let handle = try? FileHandle(forWritingTo: file) else {
            throw StoreError.notWritable(folder: folder.path)
        }
        defer { try? handle.close() }
        var rows = 0
        var text = table.columns.map(\.name).joined(separator: ",") + "\n"
        try dump.forEachRow(of: table) { cells in
            rows += 1
            text += cells.map(ExportField.written).joined(separator: ",") + "\n"
            if text.utf8.count > 1 << 20 {
                try handle.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try handle.write(contentsOf: Data(text.utf8))
        return rows
    }
}

/// How a value stands in the exported CSV, so that it comes back the same and no spreadsheet takes it for a formula.
///
/// NULL is an empty field. A text that is empty, or begins with an apostrophe or with what opens a formula, has an apostrophe before it; whoever
/// reads takes one away wherever one stands. So an empty text and NULL stay apart, unlike in other CSV files we write (`String.guarded`).
enum ExportField {
    static func written(_ cell: Cell) -> String {
        guard case .text(let text) = cell else { return csvField(cell) }
        let isMarked = text.isEmpty || text.utf8.first == UInt8(ascii: "'") || text.opensFormula
        return quoted(isMarked ? "'" + text : text)
    }

    /// nil is NULL.
    static func read(_ field: String) -> String? {
        guard let first = field.unicodeScalars.first else { return nil }
        return first == "'" ? String(String.UnicodeScalarView(field.unicodeScalars.dropFirst())) : field
    }

    private static func quoted(_ text: String) -> String {
        // Always: readers of CSV trim blanks around a field that is not quoted.
        "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }
}
