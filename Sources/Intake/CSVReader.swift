// Splits the bytes of a CSV file into rows through libcsv, keeping the row numbers that a spreadsheet shows.

internal import CLibCSV
package import Domain

/// Reading of UTF-8 CSV.
package enum CSVReader {
    /// Calls `body` for each row that is not blank.
    ///
    /// Memory: one row at a time. A byte sequence that is not UTF-8 and a broken quotation become findings; reading goes on after the former.
    /// - Returns: faults of the text itself.
    package static func forEachRow(in bytes: [UInt8], file: String, _ body: (TableRow) -> Void) -> [Finding] {
        if let fault = foreignFormat(bytes, file: file) { return [fault] }
        return withoutActuallyEscaping(body) { body in
            let state = CSVState(file: file, body: body)
            return state.parse(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...])
        }
    }

    /// The fault of a file in which nothing is written.
    static func empty(file: String) -> Finding {
        Finding(
            "intake.file.empty", at: Finding.Place(file: file), what: Bilingual("文件是空的", "the file is empty"),
            expected: Bilingual("第一行为列名，其后每行一条记录", "a heading row, then one record a row"))
    }

    /// The fault of a file that is no text at all, or nil.
    private static func foreignFormat(_ bytes: [UInt8], file: String) -> Finding? {
        let save = Bilingual(
            "请在电子表格中另存为“CSV UTF-8（逗号分隔）”", "Save it from the spreadsheet as “CSV UTF-8 (comma delimited)”")
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }) {
            return empty(file: file)
        }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return Finding(
                "intake.file.format", at: Finding.Place(file: file),
                what: Bilingual("这是 Excel 工作簿，不是 CSV", "this is an Excel workbook, not CSV"), action: save)
        }
        if bytes.contains(0) {
            return Finding(
                "intake.file.format", at: Finding.Place(file: file),
                what: Bilingual("这不是 CSV 文本（含有零字节）", "this is not CSV text (it holds zero bytes)"), action: save)
        }
        return nil
    }
}

/// What libcsv's callbacks write into. A class because C hands it back through an untyped pointer.
private final class CSVState {
    private let file: String
    private let body: (TableRow) -> Void
    private var cells: [TableCell] = []
    private var row = 1
    private var lastTerminator: Int32 = 0
    private var findings: [Finding] = []
    private var undecodable = 0
    private static let undecodableShown = 20

    init(file: String, body: @escaping (TableRow) -> Void) {
        self.file = file
        self.body = body
    }

    func parse(_ bytes: ArraySlice<UInt8>) -> [Finding] {
        var parser = csv_parser()
        guard csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL)) == 0 else {
            return [broken(Bilingual("无法开始读取", "reading could not start"))]
        }
        defer { csv_free(&parser) }
        let me = Unmanaged.passUnretained(self).toOpaque()
        let read = bytes.withUnsafeBytes { buffer in
            csv_parse(
                &parser, buffer.baseAddress, buffer.count,
                { field, length, state in CSVState.of(state).take(field, length) },
                { terminator, state in CSVState.of(state).endRow(terminator) }, me)
        }
        if read != bytes.count {
            findings.append(quotation)
            return findings
        }
        let finished = csv_fini(
            &parser, { field, length, state in CSVState.of(state).take(field, length) },
            { terminator, state in CSVState.of(state).endRow(terminator) }, me)
        if finished != 0 { findings.append(quotation) }
        if undecodable > CSVState.undecodableShown {
            let rest = undecodable - CSVState.undecodableShown
            findings.append(
                Finding(
                    "intake.encoding.more", at: Finding.Place(file: file),
                    what: Bilingual("另有 \(rest) 格含有不是 UTF-8 的字节", "\(rest) more cells hold bytes that are not UTF-8")))
        }
        return findings
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> CSVState {
        // The pointer is the one `parse` passed in and outlives the call; libcsv never passes another.
        Unmanaged<CSVState>.fromOpaque(pointer!).takeUnretainedValue()
    }

    private func take(_ field: UnsafeMutableRawPointer?, _ length: Int) {
        let bytes = UnsafeRawBufferPointer(start: field, count: length)
        if let text = String(validating: bytes, as: UTF8.self) {
            cells.append(TableCell(text))
        } else {
            cells.append(TableCell(""))
            undecodable += 1
            // A file in another encoding has one in nearly every cell: the first show where, the rest are counted.
            guard undecodable <= CSVState.undecodableShown else { return }
            findings.append(
                Finding(
                    "intake.encoding", at: Finding.Place(file: file, row: row, column: "\(cells.count)", columnNumber: cells.count),
                    what: Bilingual("不是 UTF-8 文本（可能是 GBK 编码）", "this is not UTF-8 text (it may be GBK)"),
                    action: Bilingual(
                        "请在电子表格中另存为“CSV UTF-8（逗号分隔）”后重新导入",
                        "Save it from the spreadsheet as “CSV UTF-8 (comma delimited)” and import it again")))
        }
    }

    private func endRow(_ terminator: Int32) {
        let (lineFeed, carriageReturn) = (Int32(0x0A), Int32(0x0D))
        defer {
            cells.removeAll(keepingCapacity: true)
            lastTerminator = terminator
        }
        // The line feed of a CR LF pair ends nothing new.
        if cells.isEmpty, terminator == lineFeed, lastTerminator == carriageReturn {
            lastTerminator = 0
            return
        }
        if !cells.allSatisfy(\.text.isEmpty) { body(TableRow(number: row, cells: cells)) }
        row += 1
    }

    private var quotation: Finding {
        broken(Bilingual("引号没有配对，其后无法读取", "a quotation mark is not closed; nothing after it can be read"))
    }

    private func broken(_ what: Bilingual) -> Finding {
        Finding(
            "intake.csv.broken", at: Finding.Place(file: file, row: row), what: what,
            expected: Bilingual("RFC 4180 的 CSV", "CSV as in RFC 4180"))
    }
}
