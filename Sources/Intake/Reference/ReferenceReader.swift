// Reads reference lists: the descriptor and files that come with the product, and a newer list that an office loads.

package import Domain
package import Forms

/// What `lists.yaml` says of one list.
package struct ReferenceDescription: Hashable, Sendable, Codable {
    package struct Words: Hashable, Sendable, Codable {
        package let zh: String
        package let en: String
        var bilingual: Bilingual { Bilingual(zh, en) }
    }

    package let list: String
    /// Name of the file beside the descriptor.
    package let file: String
    package let day: CivilDay
    package let complete: Bool
    package let of: Int?
    package let source: Words
    package let doubts: [Words]?
    package let licence: Words
}

package enum ReferenceReader {
    private static let words: FormShape = .record([.must("zh", .text, "中文", "Chinese"), .must("en", .text, "英文", "English")])

    /// The keys of `data/reference/lists.yaml`.
    package static let form: [FormKey] = [
        .must(
            "lists",
            .list(
                .record([
                    .must("list", .choice(ReferenceList.allCases.map(\.rawValue)), "哪一份名单", "which list"),
                    .must("file", .text, "文件名", "name of its file"),
                    .must("day", .day, "截至哪一天", "up to when it holds"),
                    .must("complete", .flag, "是否齐全", "whether it is complete"),
                    .may("of", .integer(1...1_000_000), "总数", "how many there are in all"),
                    .must("source", words, "来源", "where it comes from"),
                    .may("doubts", .list(words), "存疑之处", "doubts"),
                    .must("licence", words, "使用许可", "licence"),
                ])), "名单", "the lists")
    ]

    private struct Descriptions: Decodable {
        let lists: [ReferenceDescription]
    }

    /// The descriptions of a descriptor; none where it has a fault.
    package static func descriptions(_ text: String, file: String) -> (lists: [ReferenceDescription], findings: [Finding]) {
        let read = FormReader.read(text, form: form, area: "reference", file: file)
        guard !read.findings.block, let decoded = read.decode(Descriptions.self) else { return ([], read.findings) }
        return (decoded.lists, read.findings)
    }

    /// The edition that a description and its file make.
    package static func edition(_ description: ReferenceDescription, _ bytes: [UInt8]) -> (edition: ReferenceEdition?, findings: [Finding])
    {
        guard let list = ReferenceList(rawValue: description.list) else { return (nil, []) }
        let (rows, findings) = rows(of: list, bytes, file: description.file)
        guard !findings.block else { return (nil, findings) }
        return (
            ReferenceEdition(
                list: list, day: description.day, source: description.source.bilingual, complete: description.complete, of: description.of,
                doubts: description.doubts?.map(\.bilingual) ?? [], origin: .shipped, rows: rows), findings
        )
    }

    /// The rows of a list's CSV file, their values in the order of the list's columns. Headings are Chinese or English, in any order; columns
    /// that the list does not have are refused.
    package static func rows(of list: ReferenceList, _ bytes: [UInt8], file: String) -> (rows: [[String]], findings: [Finding]) {
        rows(of: list, file: file) { CSVReader.forEachRow(in: bytes, file: file, $0) }
    }

    /// The same of a file that an office has, however it is written.
    package static func rows(of list: ReferenceList, _ source: TableSource) -> (rows: [[String]], findings: [Finding]) {
        rows(of: list, file: source.file) { body in source.findings + source.forEachRow(ofSheet: 0, body) }
    }

    /// Rows as the text of a CSV file with the list's columns.
    package static func text(_ rows: [[String]], of list: ReferenceList) -> String {
        ([list.columns.map(\.name)] + rows).map { row in
            row.map { $0.contains { ",\"\n\r".contains($0) } ? "\"\($0.replacing("\"", with: "\"\""))\"" : $0 }.joined(separator: ",")
                + "\n"
        }.joined()
    }

    private static func rows(
        of list: ReferenceList, file: String, reading: ((TableRow) -> Void) -> [Finding]
    ) -> (rows: [[String]], findings: [Finding]) {
        let columns = list.columns
        var positions: [Int?]?
        var headings: [String] = []
        var rows: [[String]] = []
        var findings: [Finding] = []
        var firstRow: [String: Int] = [:]
        var nameless: Set<Int> = []
        let text = reading { row in
            guard let positions else {
                positions = columns.map { column in row.cells.firstIndex { column.accepts($0.text.trimmed) } }
                headings = row.cells.map(\.text.trimmed)
                findings += headingFaults(row, columns, file)
                return
            }
            // What stands under no heading would be lost.
            for (position, cell) in row.cells.enumerated() where position >= headings.count || headings[position].isEmpty {
                guard !CleanText.of(cell.text).isEmpty, nameless.insert(position).inserted else { continue }
                findings.append(
                    Finding(
                        "reference.column.nameless", at: Finding.Place(file: file, row: row.number, columnNumber: position + 1),
                        what: Bilingual("此列没有列名，而这一行写有内容", "the column has no heading, yet something stands in this row"),
                        expected: words(columns), action: Bilingual("请写上列名，或删去此列", "Give the column its heading, or remove it")))
            }
            let values = positions.map { position in
                position.flatMap { $0 < row.cells.count ? CleanText.of(row.cells[$0].text) : nil } ?? ""
            }
            for ((column, value), position) in zip(zip(columns, values), positions)
            where column.required && value.isEmpty && position != nil {
                findings.append(
                    Finding(
                        "reference.value.missing", at: Finding.Place(file: file, row: row.number, column: column.label.zh),
                        what: Bilingual("没有填写", "the cell is empty"), expected: Bilingual("必填的值", "a value")))
            }
            if let level = columns.firstIndex(where: { $0.name == "level" }), list == .universities, level < values.count,
                ReferenceLists.level(values[level]) == nil, !values[level].isEmpty
            {
                findings.append(
                    Finding(
                        "reference.level", at: Finding.Place(file: file, row: row.number, column: columns[level].label.zh),
                        what: Bilingual("无法识别的办学层次", "a level that is not known"), withheld: FoundValue.form(of: values[level]),
                        expected: Bilingual("本科或专科", "undergraduate or vocational")))
            }
            if let code = columns.first(where: { $0.name == "code" }), list != .formerNames {
                if let first = firstRow[values[0]], !values[0].isEmpty {
                    findings.append(
                        Finding(
                            "reference.code.twice", at: Finding.Place(file: file, row: row.number, column: code.label.zh),
                            what: Bilingual("与第 \(first) 行代码相同", "the same code as row \(first)"),
                            withheld: FoundValue.form(of: values[0])))
                }
                firstRow[values[0]] = row.number
            }
            rows.append(values)
        }
        findings = text + findings
        if rows.isEmpty, !findings.block {
            findings.append(
                Finding("reference.empty", at: Finding.Place(file: file), what: Bilingual("名单里没有一行", "the list has no row")))
        }
        return (rows, findings)
    }

    private static func words(_ columns: [ReferenceColumn]) -> Bilingual {
        Bilingual(columns.map(\.label.zh).joined(separator: "、"), columns.map(\.label.en).joined(separator: ", "))
    }

    private static func headingFaults(_ row: TableRow, _ columns: [ReferenceColumn], _ file: String) -> [Finding] {
        let written = row.cells.map(\.text.trimmed)
        let words = words(columns)
        var findings: [Finding] = []
        for column in columns {
            let places = written.indices.filter { column.accepts(written[$0]) }
            guard places.count > 1 else { continue }
            findings.append(
                Finding(
                    "reference.column.twice",
                    at: Finding.Place(file: file, row: row.number, column: written[places[1]], columnNumber: places[1] + 1),
                    what: Bilingual(
                        "与第 \(places[0] + 1) 列“\(written[places[0]])”是同一列",
                        "the same column as “\(written[places[0]])”, column \(places[0] + 1)"),
                    expected: Bilingual("“\(column.label.zh)”只有一列", "one column “\(column.label.en)”"),
                    action: Bilingual("请只留其中一列，或改正列名", "Keep one of them, or correct its heading")))
        }
        for (position, name) in written.enumerated() where !name.isEmpty && !columns.contains(where: { $0.accepts(name) }) {
            findings.append(
                Finding(
                    "reference.column.unknown", at: Finding.Place(file: file, row: row.number, column: name, columnNumber: position + 1),
                    what: Bilingual("名单没有这一列", "the list has no such column"), expected: words,
                    action: nearest(to: name, among: columns.flatMap { [$0.label.zh, $0.label.en, $0.name] }).map {
                        Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?")
                    }))
        }
        for column in columns where column.required && !written.contains(where: column.accepts) {
            findings.append(
                Finding(
                    "reference.column.missing", at: Finding.Place(file: file, row: row.number),
                    what: Bilingual("缺少列“\(column.label.zh)”", "the column “\(column.label.en)” is missing"), expected: words))
        }
        return findings
    }
}
