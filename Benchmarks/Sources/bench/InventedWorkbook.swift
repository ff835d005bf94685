// The same rows as a workbook, deflated and with shared strings as Excel writes them.

import CXlsxWriter

enum InventedWorkbook {
    static func write(_ path: String, _ header: [String], _ rows: Int, _ row: (Int) -> [String]) throws {
        let book = workbook_new(path)
        let sheet = workbook_add_worksheet(book, nil)
        for number in -1..<rows {
            for (column, text) in (number < 0 ? header : row(number)).enumerated() where !text.isEmpty {
                worksheet_write_string(sheet, UInt32(number + 1), UInt16(column), text, nil)
            }
        }
        let status = workbook_close(book)
        guard status == LXW_NO_ERROR else { throw BenchError.failed("workbook_close", Int32(status.rawValue)) }
    }
}
