// How a sheet was understood, as a dry run shows it.

internal import Domain

extension SheetLayout {
    private var rows: String {
        headerRows.count == 1 ? "\(headerRows.lowerBound)" : "\(headerRows.lowerBound)–\(headerRows.upperBound)"
    }

    /// In both languages, one line a column. Values given for the whole file are not repeated: they may tell who somebody is.
    package var text: String {
        let head = """
            \(title.map { "工作表“\($0)”：" } ?? "")表的种类“\(kind.label.zh)”，列名在第 \(rows) 行
                \(title.map { "sheet “\($0)”: " } ?? "")\(kind.label.en), headings in row \(rows)
            """
        let lines = columns.compactMap { column -> String? in
            let letter = ColumnLetters.of(column.position)
            switch column.use {
            case .read(let name, let value):
                let known = kind.columns.first { $0.name == name }
                return
                    "  \(letter) \(column.shown) → \(known?.headings[0] ?? name)\(value.map { "（\($0)）" } ?? "") | \(known?.headings[1] ?? name)"
            case .serial: return "  \(letter) \(column.shown) → 序号，不读 | serial number, not read"
            case .unstored: return "  \(letter) \(column.shown) → 不入库 | not stored"
            case .nameless: return nil
            }
        }
        let given = constants.keys.sorted().map { "  \($0) → 整个文件同值 | given for the whole file" }
        return ([head] + lines + given).joined(separator: "\n")
    }

    /// - Parameter quoted: makes a JSON string of a text.
    package func json(quoted: (String) -> String) -> String {
        let shown = columns.map { column -> String in
            let head = "\"position\": \(column.position + 1), \"cell\": \(quoted(HeadingText.cell(column.position, headerRows.upperBound)))"
            let use =
                switch column.use {
                case .read(let name, let value):
                    "\"use\": \"read\", \"column\": \(quoted(name))" + (value.map { ", \"at\": \(quoted($0))" } ?? "")
                case .serial: "\"use\": \"serial\""
                case .unstored: "\"use\": \"unstored\""
                case .nameless: "\"use\": \"nameless\""
                }
            return "{\(head), \"heading\": \(quoted(column.shown)), \(use)}"
        }
        let given = constants.keys.sorted().map(quoted).joined(separator: ", ")
        return "{\"kind\": \(quoted(kind.rawValue)), \"sheet\": \(title.map(quoted) ?? "null"), "
            + "\"heading_rows\": [\(headerRows.lowerBound), \(headerRows.upperBound)], \"given\": [\(given)], "
            + "\"columns\": [\(shown.joined(separator: ", "))]}"
    }
}
