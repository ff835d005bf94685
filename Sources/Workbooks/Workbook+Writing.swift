// Writes a workbook through libxlsxwriter: row by row, as texts, numbers and days, never as formulas.

internal import CXlsxWriter
internal import Domain

extension Workbook {
    /// Writes the file, mode 0600; it appears whole under its name or not at all.
    ///
    /// The same workbook gives the same bytes. It names no author, company or machine. Memory: one row, unless a sheet has merged cells.
    /// - Throws: `WorkbookError`; what the rows throw.
    package func write(to path: String) throws {
        let fresh = try FreshFile(for: path)
        do {
            try fill(fresh.path)
            try fresh.settle()
        } catch {
            fresh.discard()
            throw error
        }
    }

    private func fill(_ path: String) throws {
        var options = lxw_workbook_options()
        // A merge goes back to rows that were handed over before.
        options.constant_memory = sheets.allSatisfy(\.merges.isEmpty) ? 1 : 0
        options.use_zip64 = 0
        guard let book = workbook_new_opt(path, &options) else { throw WorkbookError.notWritable }
        do {
            try describe(book)
            let formats = Formats(book: book)
            var choices = ChoiceSheet()
            for sheet in sheets { try SheetWriter.write(sheet, in: book, formats, &choices) }
            if let sheet = choices.sheet { try SheetWriter.write(sheet, in: book, formats, &choices) }
        } catch {
            lxw_workbook_free(book)
            throw error
        }
        let code = workbook_close(book)
        guard code == LXW_NO_ERROR else {
            throw code == LXW_ERROR_CREATING_XLSX_FILE || code == LXW_ERROR_CREATING_TMPFILE
                ? WorkbookError.notWritable : .library(Int(code.rawValue))
        }
    }

    private func describe(_ book: UnsafeMutablePointer<lxw_workbook>) throws {
        try Texts.with([title]) { texts in
            var properties = lxw_doc_properties()
            properties.title = texts[0]
            // Noon in China; not 0, which would mean now.
            properties.created = max(1, made.number) * 86_400 + 4 * 3600
            try checked(workbook_set_properties(book, &properties))
        }
    }
}

/// - Throws: `WorkbookError.library`.
func checked(_ code: lxw_error) throws {
    guard code == LXW_NO_ERROR else { throw WorkbookError.library(Int(code.rawValue)) }
}
