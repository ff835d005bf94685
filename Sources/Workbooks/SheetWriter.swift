// Writes one sheet: its set-up, its rows in order, its comments and the limits of its columns.

internal import CXlsxWriter
internal import Domain

/// Writes into one worksheet of libxlsxwriter.
struct SheetWriter {
    private let sheet: WorkbookSheet
    private let target: UnsafeMutablePointer<lxw_worksheet>
    private let formats: Formats

    static func write(
        _ sheet: WorkbookSheet, in book: UnsafeMutablePointer<lxw_workbook>, _ formats: Formats, _ choices: inout ChoiceSheet
    ) throws {
        guard let target = workbook_add_worksheet(book, sheet.name) else { throw WorkbookError.library(0) }
        let writer = SheetWriter(sheet: sheet, target: target, formats: formats)
        try writer.setUp()
        try writer.limitEntries(&choices)
        try writer.fill()
    }

    private func setUp() throws {
        for (index, column) in sheet.columns.enumerated() {
            var options = lxw_row_col_options()
            options.hidden = column.isHidden ? 1 : 0
            try checked(
                worksheet_set_column_opt(
                    target, UInt16(index), UInt16(index), column.width, formats.format(column.look, column.nature), &options))
        }
        if sheet.isHidden { worksheet_hide(target) }
        if sheet.headingRows > 0 || sheet.frozenColumns > 0 {
            worksheet_freeze_panes(target, UInt32(sheet.headingRows), UInt16(sheet.frozenColumns))
        }
        if sheet.headingRows > 0 { try checked(worksheet_repeat_rows(target, 0, UInt32(sheet.headingRows - 1))) }
        if let last = sheet.filteredTo, !sheet.columns.isEmpty {
            try checked(
                worksheet_autofilter(
                    target, UInt32(max(0, sheet.headingRows - 1)), 0, UInt32(max(last, sheet.headingRows) - 1),
                    UInt16(sheet.columns.count - 1)))
        }
        try PageSetup(sheet).apply(to: target)
        for area in sheet.merges where area.rows.count > 1 || area.columns.count > 1 {
            let format = formats.format(.plain, .text)
            try checked(
                worksheet_merge_range(
                    target, UInt32(area.rows.lowerBound - 1), UInt16(area.columns.lowerBound - 1), UInt32(area.rows.upperBound - 1),
                    UInt16(area.columns.upperBound - 1), "", format))
        }
    }

    private func fill() throws {
        try sheet.rows { row in
            if row.isHidden || row.height != nil {
                var options = lxw_row_col_options()
                options.hidden = row.isHidden ? 1 : 0
                try checked(worksheet_set_row_opt(target, UInt32(row.number - 1), row.height ?? 15, nil, &options))
            }
            for (index, cell) in row.cells.enumerated() { try write(cell, row.number, index + 1) }
        }
    }

    private func write(_ cell: SheetCell, _ row: Int, _ column: Int) throws {
        guard row <= 1_048_576, column <= 16_384 else { throw unfit(row, column) }
        let (line, place) = (UInt32(row - 1), UInt16(column - 1))
        let code: lxw_error
        switch cell.value {
        case .blank:
            code = worksheet_write_blank(target, line, place, formats.format(cell.look, nature(column)))
        case .text(let text):
            guard !text.utf8.contains(0) else { throw unfit(row, column) }
            code = worksheet_write_string(target, line, place, text, formats.format(cell.look, .text))
        case .number(let number):
            guard number.isFinite else { throw unfit(row, column) }
            code = worksheet_write_number(target, line, place, number, formats.format(cell.look, .number))
        case .day(let day):
            code = worksheet_write_number(target, line, place, Double(day.serial), formats.format(cell.look, .day))
        case .boolean(let value):
            code = worksheet_write_boolean(target, line, place, value ? 1 : 0, formats.format(cell.look, .number))
        }
        guard code != LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED else { throw unfit(row, column) }
        try checked(code)
        if let note = cell.note { try write(note: note, line, place) }
    }

    /// A blank cell keeps its column's format, so that what is entered later is a text or a day.
    private func nature(_ column: Int) -> CellNature {
        column <= sheet.columns.count ? sheet.columns[column - 1].nature : .text
    }

    private func write(note: String, _ row: UInt32, _ column: UInt16) throws {
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
            lines + 1 + line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) } / 44
        }
        try Texts.with(["", Formats.font]) { texts in
            var options = lxw_comment_options()
            options.author = texts[0]
            options.font_name = texts[1]
            options.font_size = 9
            options.width = 300
            options.height = UInt16(min(600, 20 + lines * 16))
            try checked(worksheet_write_comment_opt(target, row, column, note, &options))
        }
    }

    private func limitEntries(_ choices: inout ChoiceSheet) throws {
        guard let rows = sheet.entryRows else { return }
        for (index, column) in sheet.columns.enumerated() {
            guard let limit = column.limit else { continue }
            try DataLimit(limit).apply(
                to: target, rows: UInt32(rows.lowerBound - 1)...UInt32(rows.upperBound - 1), column: UInt16(index), &choices)
        }
    }

    private func unfit(_ row: Int, _ column: Int) -> WorkbookError { .unfit(sheet: sheet.name, row: row, column: column) }
}

extension CivilDay {
    /// The number by which a spreadsheet counts the day, 1899-12-30 being 0. Excel's false 29 February 1900 makes days before March 1900 one less.
    fileprivate var serial: Int {
        let count = number + 25_569
        return count <= 60 ? count - 1 : count
    }
}
