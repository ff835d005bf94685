// Why a workbook could not be written, without repeating anything that stands in it.

package import Domain

/// A workbook that could not be written; nothing is left of it.
package enum WorkbookError: Error, Hashable {
    /// Something is at the place already; it was not changed.
    case taken
    /// The folder is missing, full or closed to us.
    case notWritable
    /// A spreadsheet cannot hold this cell: a text over 32,767 characters, a row past 1,048,576, a column past 16,384. Rows and columns from 1.
    case unfit(sheet: String, row: Int, column: Int)
    /// libxlsxwriter's number of the fault.
    case library(Int)

    /// - Parameter file: the name without folders.
    package func finding(file: String) -> Finding {
        let place = Finding.Place(file: file)
        switch self {
        case .taken:
            return Finding(
                "output.file.taken", at: place, what: Bilingual("这个文件已经存在，未作改动", "the file exists already; it was not changed"),
                action: Bilingual("请换一个文件名，或先移走原文件", "Choose another name, or move the file away first"))
        case .notWritable:
            return Finding(
                "output.file.unwritable", at: place, what: Bilingual("无法写入文件", "the file cannot be written"),
                action: Bilingual("请检查文件夹是否存在、权限与剩余空间", "Check that the folder exists, its permissions and the room left"))
        case .unfit(let sheet, let row, let column):
            return Finding(
                "output.cell.unfit", at: Finding.Place(file: file, row: row, columnNumber: column, sheet: sheet),
                what: Bilingual("Excel 放不下这一格", "Excel cannot hold this cell"),
                expected: Bilingual(
                    "至多 32767 个字符、1048576 行、16384 列", "at most 32,767 characters, 1,048,576 rows, 16,384 columns"))
        case .library(let code):
            return Finding("output.workbook", at: place, what: Bilingual("生成工作簿失败（\(code)）", "the workbook could not be made (\(code))"))
        }
    }
}
