// A workbook that our writer made, opened, changed and saved the way a spreadsheet program does it.

/// An opened workbook; its sheets stand in the order of the file.
package struct WrittenWorkbook: Sendable {
    private var entries: [ZipEntry]
    package var sheets: [WrittenSheet]

    /// nil where the file is no workbook of ours.
    package init?(file path: String) {
        guard let entries = Zip.entries(ofFile: path) else { return nil }
        self.entries = entries
        sheets = []
        while let entry = entries.first(where: { $0.name == WrittenWorkbook.name(sheets.count) }) {
            guard let sheet = WrittenSheet(entry.content) else { return nil }
            sheets.append(sheet)
        }
        guard !sheets.isEmpty else { return nil }
    }

    private static func name(_ sheet: Int) -> String { "xl/worksheets/sheet\(sheet + 1).xml" }

    /// The file saved.
    ///
    /// - Parameter sharing: whether texts go into a list that all sheets share.
    package func bytes(sharing: Bool) -> [UInt8] {
        var entries = entries
        var strings = SharedTexts()
        for index in sheets.indices {
            guard let place = entries.firstIndex(where: { $0.name == WrittenWorkbook.name(index) }) else { continue }
            entries[place].content = sharing ? sheets[index].bytes(sharing: &strings) : sheets[index].bytes
        }
        guard sharing else { return Zip.archive(entries) }
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
        let content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        for (name, end, added) in [
            ("xl/_rels/workbook.xml.rels", "</Relationships>", "<Relationship Id=\"rIdS\" Type=\"\(type)\" Target=\"sharedStrings.xml\"/>"),
            ("[Content_Types].xml", "</Types>", "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"\(content)\"/>"),
        ] {
            guard let place = entries.firstIndex(where: { $0.name == name }) else { continue }
            let xml = String(decoding: entries[place].content, as: UTF8.self)
            entries[place].content = Array(xml.replacing(end, with: added + end).utf8)
        }
        return Zip.archive(entries + [strings.entry])
    }
}
