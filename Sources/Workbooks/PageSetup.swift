// How a sheet goes onto paper: A4 across, and never in letters too small to read.

internal import CXlsxWriter

/// The page of one sheet.
struct PageSetup {
    private let sheet: WorkbookSheet

    /// Body text of 11 points stays at 8 or more.
    static let smallestScale = 0.73
    /// Of A4 across, between the margins, in points.
    private static let width = 842 - 2 * margin * 72
    /// In inches.
    private static let margin = 0.4

    init(_ sheet: WorkbookSheet) {
        self.sheet = sheet
    }

    private var columns: Int { min(sheet.printedColumns ?? sheet.columns.count, sheet.columns.count) }

    /// Whether the columns fit one page in letters large enough: a column takes 7 pixels a character and 5 more, a pixel 0.75 points.
    var fitsOnePage: Bool {
        let width = sheet.columns.prefix(columns).filter { !$0.isHidden }.reduce(0) { $0 + ($1.width * 7 + 5) * 0.75 }
        return width * PageSetup.smallestScale <= PageSetup.width
    }

    func apply(to target: UnsafeMutablePointer<lxw_worksheet>) throws {
        worksheet_set_landscape(target)
        // A4.
        worksheet_set_paper(target, 9)
        worksheet_set_margins(target, PageSetup.margin, PageSetup.margin, 0.7, 0.6)
        if fitsOnePage {
            worksheet_fit_to_pages(target, 1, 0)
        } else {
            worksheet_set_print_scale(target, UInt16(PageSetup.smallestScale * 100))
            if sheet.frozenColumns > 0 { try checked(worksheet_repeat_columns(target, 0, UInt16(sheet.frozenColumns - 1))) }
        }
        if columns > 0, columns < sheet.columns.count {
            let last = sheet.filteredTo ?? 1_048_576
            try checked(worksheet_print_area(target, 0, 0, UInt32(last - 1), UInt16(columns - 1)))
        }
        if let heading = sheet.pageHeading {
            // An ampersand is a sign of the page's own; a heading takes 255 characters.
            let text = heading.replacing("&", with: "&&").unicodeScalars.filter { $0.value >= 0x20 }.prefix(200)
            try checked(worksheet_set_header(target, "&L" + String(String.UnicodeScalarView(text))))
        }
        try checked(worksheet_set_footer(target, "&C&P / &N"))
    }
}
