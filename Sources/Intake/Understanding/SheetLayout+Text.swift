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
                let headings = known.map { Bilingual($0.headings[0], $0.headings[1]) } ?? Bilingual(name, name)
                guard let at = value.flatMap({ which($0.split(separator: "=", maxSplits: 1).map(String.init)) }) else {
                    return "  \(letter) \(column.shown) → \(headings.zh) | \(headings.en)"
                }
                return "  \(letter) \(column.shown) → \(headings.zh)（\(at.zh)） | \(headings.en) (\(at.en))"
            case .serial: return "  \(letter) \(column.shown) → 序号，不读 | serial number, not read"
            case .unstored: return "  \(letter) \(column.shown) → 不入库 | not stored"
            case .nameless: return nil
            }
        }
        let given = constants.keys.sorted().map { key in
            let said = label(ofGiven: key)
            return "  --set \(said.zh) → 全表同值 | \(said.en): one value for all rows"
        }
        return ([head] + lines + given).joined(separator: "\n")
    }

    /// What a value given for the whole file is called: of `selection/day` the column and the stage.
    private func label(ofGiven key: String) -> Bilingual {
        let parts = key.split(separator: "/").map(String.init)
        let name = parts.last ?? key
        let headings = kind.columns.first { $0.name == name }.map { Bilingual($0.headings[0], $0.headings[1]) } ?? Bilingual(name, name)
        let with = self.columns.lazy.compactMap { column -> String? in
            if case .read(_, let at?) = column.use { at.split(separator: "=").first.map(String.init) } else { nil }
        }.first
        guard parts.count == 2, let which = which([with ?? "stage", parts[0]]) else { return headings }
        return Bilingual("\(headings.zh)（\(which.zh)）", "\(headings.en) (\(which.en))")
    }

    /// The words for a value of a column, such as `stage` and `test`.
    private func which(_ pair: [String]) -> Bilingual? {
        guard pair.count == 2 else { return nil }
        guard case .code(let known)? = kind.columns.first(where: { $0.name == pair[0] })?.content,
            let word = known.first(where: { $0.code == pair[1] })
        else { return Bilingual(pair[1], pair[1]) }
        return word.label
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
