// The XML of a sheet as our writer makes it, taken apart into rows and cells, so that a test can change it and put it together again.

/// A cell with its style.
package struct WrittenCell: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case blank
        case text(String)
        /// As it stands in `v`.
        case number(String)
    }

    /// From 0.
    package let column: Int
    package let style: String?
    package var content: Content

    package var text: String {
        switch content {
        case .blank: ""
        case .text(let text), .number(let text): text
        }
    }
}

/// A row; its number is its place.
package struct WrittenRow: Hashable, Sendable {
    /// Of the row's element, without its number.
    var attributes: String
    package var cells: [WrittenCell]

    package subscript(column: Int) -> WrittenCell.Content {
        get { cells.first { $0.column == column }?.content ?? .blank }
        set {
            guard let place = cells.firstIndex(where: { $0.column == column }) else {
                return cells.append(WrittenCell(column: column, style: nil, content: newValue))
            }
            cells[place].content = newValue
        }
    }

    /// The text of a column; empty where there is none.
    package func text(_ column: Int) -> String { cells.first { $0.column == column }?.text ?? "" }
}

/// A sheet.
package struct WrittenSheet: Sendable {
    private let before: String
    private let after: String
    package var rows: [WrittenRow] = []

    /// nil where the XML has no rows, or a cell that our writer does not make: a formula, a shared text, a truth value.
    package init?(_ bytes: [UInt8]) {
        let xml = String(decoding: bytes, as: UTF8.self)
        guard let first = xml.firstRange(of: "<sheetData>"), let last = xml.firstRange(of: "</sheetData>") else { return nil }
        before = String(xml[..<first.upperBound])
        after = String(xml[last.lowerBound...])
        for piece in xml[first.upperBound..<last.lowerBound].split(separator: "<row ").map(String.init) {
            guard let row = WrittenSheet.row(piece) else { return nil }
            rows.append(row)
        }
    }

    /// A piece such as `r="1" ht="32"><c …/>…</row>`.
    private static func row(_ piece: String) -> WrittenRow? {
        guard let end = piece.firstIndex(of: ">") else { return nil }
        let attributes = piece[..<end].split(separator: " ").filter { !$0.hasPrefix("r=") && $0 != "/" }.joined(separator: " ")
        var cells: [WrittenCell] = []
        for piece in piece[piece.index(after: end)...].replacing("</row>", with: "").split(separator: "<c ").map(String.init) {
            guard let end = piece.firstIndex(of: ">") else { return nil }
            let head = piece[..<end]
            guard let place = attribute("r", head), !piece.contains("<f") else { return nil }
            let type = attribute("t", head)
            var content = WrittenCell.Content.blank
            if type == "inlineStr" {
                guard let opening = piece.firstRange(of: "<t"), let start = piece[opening.upperBound...].firstIndex(of: ">"),
                    let close = piece.firstRange(of: "</t>")
                else { return nil }
                content = .text(unescaped(String(piece[piece.index(after: start)..<close.lowerBound])))
            } else if let opening = piece.firstRange(of: "<v>"), let close = piece.firstRange(of: "</v>") {
                guard type == nil else { return nil }
                content = .number(String(piece[opening.upperBound..<close.lowerBound]))
            }
            let letters = place.utf8.prefix { $0 >= 65 }
            cells.append(
                WrittenCell(
                    column: letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1, style: attribute("s", head), content: content))
        }
        return WrittenRow(attributes: attributes, cells: cells)
    }

    private static func attribute(_ name: String, _ head: Substring) -> String? {
        guard let found = head.firstRange(of: "\(name)=\"") else { return nil }
        return String(head[found.upperBound...].prefix { $0 != "\"" })
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(0x26) else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }

    /// The sheet with its rows numbered from 1 in their order, texts in their cells.
    package var bytes: [UInt8] { bytes { "t=\"inlineStr\"><is><t xml:space=\"preserve\">\(TestWorkbook.escaped($0))</t></is>" } }

    /// The same with texts in a list that all sheets share, as spreadsheet programs save them.
    package func bytes(sharing strings: inout SharedTexts) -> [UInt8] { bytes { "t=\"s\"><v>\(strings.number(of: $0))</v>" } }

    private func bytes(_ written: (String) -> String) -> [UInt8] {
        var xml = before
        for (index, row) in rows.enumerated() {
            xml += "<row r=\"\(index + 1)\" \(row.attributes)>"
            for cell in row.cells.sorted(by: { $0.column < $1.column }) {
                xml += "<c r=\"\(TestWorkbook.column(cell.column))\(index + 1)\""
                if let style = cell.style { xml += " s=\"\(style)\"" }
                switch cell.content {
                case .blank: xml += "/>"
                case .text(let text): xml += " \(written(text))</c>"
                case .number(let text): xml += "><v>\(text)</v></c>"
                }
            }
            xml += "</row>"
        }
        return Array((xml + after).utf8)
    }
}

/// Texts that the sheets of a workbook share.
package struct SharedTexts: Sendable {
    private var numbers: [String: Int] = [:]
    private var texts: [String] = []

    package init() {}

    mutating func number(of text: String) -> Int {
        if let number = numbers[text] { return number }
        numbers[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }

    /// The part of the workbook that holds them.
    package var entry: ZipEntry {
        let list = texts.map { "<si><t xml:space=\"preserve\">\(TestWorkbook.escaped($0))</t></si>" }.joined()
        return ZipEntry(
            "xl/sharedStrings.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\(list)</sst>"
        )
    }
}
