// Workbooks made by hand from their parts, the way the standard writes them.

/// A sheet as XML.
package struct TestSheet: Sendable {
    package var name: String
    /// What stands in `sheetData`.
    package var rows: String
    package var state = ""
    package var before = ""
    package var after = ""

    package init(_ name: String, rows: String) {
        (self.name, self.rows) = (name, rows)
    }

    /// Rows of texts, as inline strings.
    package init(_ name: String, texts: [[String]]) {
        self.init(
            name,
            rows: texts.enumerated().map { row, cells in
                "<row r=\"\(row + 1)\">"
                    + cells.enumerated().map { column, text in
                        "<c r=\"\(TestWorkbook.column(column))\(row + 1)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(TestWorkbook.escaped(text))</t></is></c>"
                    }.joined() + "</row>"
            }.joined())
    }
}

/// A workbook as parts of an archive.
package struct TestWorkbook: Sendable {
    package var sheets: [TestSheet]
    /// Each the content of an `si`.
    package var strings: [String] = []
    /// Format codes by their number, and the number of each cell style.
    package var formats: [(Int, String)] = []
    package var styles: [Int] = [0]
    package var countsFrom1904 = false
    package var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    /// Of every element of the spreadsheet's own, with a colon.
    package var prefix = ""
    /// Whether targets are written from the root of the archive.
    package var absolute = false

    package init(_ sheets: [TestSheet]) { self.sheets = sheets }

    package var entries: [ZipEntry] {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        let space = prefix.isEmpty ? "xmlns=\"\(main)\"" : "xmlns:\(prefix.dropLast())=\"\(main)\""
        func own(_ xml: String) -> String { prefix.isEmpty ? xml : TestWorkbook.prefixed(xml, prefix) }
        func relation(_ id: String, _ type: String, _ target: String) -> String {
            "<Relationship Id=\"\(id)\" Type=\"\(relations)/\(type)\" Target=\"\(target)\"/>"
        }
        let folder = absolute ? "/xl/" : ""
        var links = sheets.indices.map { relation("rId\($0 + 1)", "worksheet", "\(folder)worksheets/sheet\($0 + 1).xml") }
        links.append(relation("rIdS", "styles", "\(folder)styles.xml"))
        if !strings.isEmpty { links.append(relation("rIdT", "sharedStrings", "\(folder)sharedStrings.xml")) }
        let named = sheets.enumerated().map {
            "<sheet name=\"\(TestWorkbook.escaped($1.name))\" sheetId=\"\($0 + 1)\" \($1.state.isEmpty ? "" : "state=\"\($1.state)\"") r:id=\"rId\($0 + 1)\"/>"
        }
        var entries = [
            ZipEntry(
                "[Content_Types].xml", head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>"),
            ZipEntry(
                "_rels/.rels",
                head + "<Relationships xmlns=\"\(package)\">\(relation("rId1", "officeDocument", "xl/workbook.xml"))</Relationships>"),
            ZipEntry(
                "xl/workbook.xml",
                head + own("<workbook \(space) xmlns:r=\"\(relations)\"><workbookPr date1904=\"\(countsFrom1904 ? 1 : 0)\"/><sheets>")
                    + own(named.joined()) + own("</sheets></workbook>")),
            ZipEntry("xl/_rels/workbook.xml.rels", head + "<Relationships xmlns=\"\(package)\">\(links.joined())</Relationships>"),
            ZipEntry(
                "xl/styles.xml",
                head
                    + own(
                        "<styleSheet \(space)><numFmts>"
                            + formats.map { "<numFmt numFmtId=\"\($0.0)\" formatCode=\"\(TestWorkbook.escaped($0.1))\"/>" }.joined()
                            + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
                            + styles.map { "<xf numFmtId=\"\($0)\"/>" }.joined() + "</cellXfs></styleSheet>")),
        ]
        if !strings.isEmpty {
            entries.append(
                ZipEntry(
                    "xl/sharedStrings.xml", head + own("<sst \(space)>" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>")))
        }
        for (number, sheet) in sheets.enumerated() {
            entries.append(
                ZipEntry(
                    "xl/worksheets/sheet\(number + 1).xml",
                    head + own("<worksheet \(space)>\(sheet.before)<sheetData>\(sheet.rows)</sheetData>\(sheet.after)</worksheet>")))
        }
        return entries
    }

    package var bytes: [UInt8] { Zip.archive(entries) }

    /// The letters of a column, from 0.
    package static func column(_ number: Int) -> String {
        number < 26 ? String(UnicodeScalar(UInt8(65 + number))) : column(number / 26 - 1) + column(number % 26)
    }

    package static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }

    /// Puts a prefix before every element's name.
    private static func prefixed(_ xml: String, _ prefix: String) -> String {
        xml.replacing("</", with: "\u{1}").replacing("<", with: "<\(prefix)").replacing("\u{1}", with: "</\(prefix)")
    }
}
