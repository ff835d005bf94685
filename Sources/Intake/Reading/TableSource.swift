// A file as tables: the one entrance for whoever reads spreadsheets, whatever format they came in.

package import Domain

/// The beginning of a sheet.
struct SheetHead {
    /// Of the sheet in its file, from 0.
    let position: Int
    /// The first rows that are not blank, as far as they can be read.
    let rows: [TableRow]
    /// What is wrong with the sheet where that ended them.
    let fault: Finding?

    /// Whether nothing stands in the sheet, as far as is known.
    var isBlank: Bool { rows.isEmpty && fault == nil }
}

/// A file that holds sheets of rows, known by its bytes and not by its name.
///
/// Memory: does not grow with the file; rows are handed over one at a time.
package struct TableSource: Sendable {
    /// Its name without folders, for findings.
    package let file: String
    /// In the order of the file, hidden ones among them. Empty where `findings` say why it cannot be read.
    package let sheets: [TableSheet]
    /// What opening it has to say.
    package let findings: [Finding]
    /// The file that was opened.
    package let bytes: FileBytes
    private let form: Form

    private enum Form: Sendable {
        case text(CSVForm)
        case workbook
        case unreadable
    }

    /// Opens a file and learns what sheets it has.
    ///
    /// - Parameters:
    ///   - file: its name without folders, for findings.
    ///   - encoding: of a text file; nil to tell it by the bytes.
    /// - Throws: `FindingsError` where the file cannot be opened.
    /// Cost: reads the file once; a workbook in a process of its own, which is given little memory and time.
    package init(path: String, file: String, encoding: TextEncoding? = nil) throws {
        self.init(try FileBytes(path: path, name: file), file: file, encoding: encoding)
    }

    /// Bytes that stand nowhere on a disk.
    package init(_ bytes: [UInt8], file: String, encoding: TextEncoding? = nil) throws {
        self.init(try FileBytes(bytes, name: file), file: file, encoding: encoding)
    }

    /// A file that is open already.
    package init(_ bytes: FileBytes, file: String, encoding: TextEncoding? = nil) {
        self.file = file
        self.bytes = bytes
        switch FileSignature.of(bytes) {
        case .compoundFile:
            (form, sheets, findings) = (.unreadable, [], [FileSignature.compoundFault(bytes, file: file)])
        case .archive:
            let (sheets, said) = WorkbookFile.sheets(of: bytes, file: file)
            (form, self.sheets, findings) = (said.isEmpty ? .workbook : .unreadable, sheets, said)
        case .text:
            let (text, said) = CSVForm.survey(bytes, file: file, named: encoding)
            (form, sheets, findings) = (text.map(Form.text) ?? .unreadable, text == nil ? [] : [TableSheet()], said)
        }
    }

    /// Calls `body` for each sheet with its first rows that are not blank, at most `limit` of them.
    ///
    /// - Returns: why the sheets that `body` was not called for could not be read; empty where all were.
    /// Cost: one look into the file for all sheets.
    func forEachHead(_ limit: Int, _ body: (SheetHead) -> Void) -> [Finding] {
        switch form {
        case .workbook:
            let places = sheets.map { Finding.Place(file: file, sheet: sheets.count > 1 ? $0.name : nil) }
            return WorkbookFile.forEachHead(limit, of: places, in: bytes, file: file, body)
        case .text:
            var rows: [TableRow] = []
            let said = forEachRow(ofSheet: 0, limit: limit) { rows.append($0) }
            body(SheetHead(position: 0, rows: rows, fault: said.first { $0.severity == .error }))
            return []
        case .unreadable: return []
        }
    }

    /// Calls `body` for each row of a sheet that is not blank, in order.
    ///
    /// - Parameters:
    ///   - sheet: its position in `sheets`.
    ///   - keepsBlanks: whether blanks around a value of a text file belong to it.
    ///   - limit: how many rows are wanted at most; nil for all.
    ///   - progress: told the share of the sheet that was read, 0 to 1.
    /// - Returns: faults of the file that show while its rows are read; those of `findings` are not told again.
    /// Cost: linear in the size of the sheet, of a workbook's up to `limit`.
    package func forEachRow(
        ofSheet sheet: Int, keepsBlanks: Bool = false, limit: Int? = nil, progress: (Double) -> Void = { _ in },
        _ body: (TableRow) -> Void
    ) -> [Finding] {
        guard sheets.indices.contains(sheet) else { return [] }
        var said: [Finding] = []
        switch form {
        case .text(let form):
            guard let limit else {
                said = form.forEachRow(in: bytes, file: file, keepsBlanks: keepsBlanks, progress: progress, body)
                break
            }
            var left = limit
            said = form.forEachRow(in: bytes, file: file, keepsBlanks: keepsBlanks, progress: progress) { row in
                if left > 0 { body(row) }
                left -= 1
            }
        case .workbook:
            let name = sheets.count > 1 ? sheets[sheet].title : nil
            said = WorkbookFile.forEachRow(ofSheet: sheet, named: name, in: bytes, file: file, limit: limit, progress: progress, body)
        case .unreadable: break
        }
        if let changed = bytes.changed { said.append(changed) }
        return said
    }
}
