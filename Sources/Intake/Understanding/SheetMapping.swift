// How the sheets of one source are read, kept from one year to the next: a file of its own form, written by us or by hand.

package import Domain
internal import Forms

package struct SheetMapping: Hashable, Sendable {
    package let kind: RecordKind
    /// Name of the sheet where a file has several; nil for the only one that is recognised.
    package let sheet: String?
    /// First row of the heading and how many rows it takes, as they were found: where several places fit equally well, this one counts.
    package let headingRow: Int?
    package let headingDepth: Int?
    /// Every heading that is read. Each must stand in the sheet, once.
    package let columns: [NamedHeading]
    /// Values for the whole file by heading that hold for every file of the source.
    package let constants: [String: String]
    /// Headings of columns of which each file has one value of its own, such as a day: to be given anew each time.
    package let asked: [String]
    /// Headings of columns that are left out, whether they are there or not.
    package let ignored: [String]

    private static let top: [FormKey] = [
        .must("kind", .choice(RecordKind.allCases.map(\.rawValue)), "表的种类", "kind of record"),
        .may("sheet", .text, "工作表", "sheet"),
        .may("heading_row", .integer(1...1_048_576), "列名所在的第一行", "first row of the heading"),
        .may("heading_depth", .integer(1...3), "列名占几行", "rows that the heading takes"),
        .must("columns", .map(.text), "列名 → 列", "headings to columns"),
        .may("percent", .list(.text), "列名里说的是百分比、不是名次的", "headings of ranks that are said to be percentages"),
        .may("set", .map(.text), "整个文件同一列的值", "values for the whole file"),
        .may("ask", .list(.text), "每个文件各有一个值、每次另给的列", "columns whose value each file is given anew"),
        .may("ignore", .list(.text), "不读的列名", "headings that are left out"),
    ]

    private struct Spec: Decodable {
        let kind: String
        let sheet: String?
        let headingRow: Int?
        let headingDepth: Int?
        let columns: [String: String]
        let percent: [String]?
        let set: [String: String]?
        let ask: [String]?
        let ignore: [String]?
    }

    /// Reads a mapping. Unknown keys and columns are faults, with the nearest names.
    ///
    /// - Parameter file: name for findings.
    package static func read(_ text: String, file: String, words: HeadingWords) -> (mapping: SheetMapping?, findings: [Finding]) {
        let form = FormReader.read(text, form: top, area: "mapping", file: file)
        guard !form.findings.block, let spec = form.decode(Spec.self), let kind = RecordKind(rawValue: spec.kind) else {
            return (nil, form.findings)
        }
        let columns = spec.columns.sorted { $0.key < $1.key }.map { heading, column in
            let isRank = kind.columns.contains { $0.name == column && $0.isPercent }
            return NamedHeading(heading, column: column, isSaid: !isRank || (spec.percent ?? []).contains(heading))
        }
        let named = columns.map { ($0.column, form.lines["columns.\($0.heading)"]) } + (spec.ask ?? []).map { ($0, form.lines["ask"]) }
        let unknown = named.filter { words.named($0.0, in: kind) == nil }.map { name, line in
            Finding(
                "mapping.column.unknown", at: Finding.Place(file: file, line: line),
                what: Bilingual("“\(kind.label.zh)”表没有这一列", "\(kind.label.en) have no such column"), found: name,
                expected: Bilingual(
                    kind.columns.map(\.name).joined(separator: "、"), kind.columns.map(\.name).joined(separator: ", ")),
                action: nearest(to: name, among: kind.columns.map(\.name) + (words.known[kind] ?? [])).map {
                    Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?")
                })
        }
        let findings = (form.findings + unknown).byLine
        guard !findings.block else { return (nil, findings) }
        let mapping = SheetMapping(
            kind: kind, sheet: spec.sheet, headingRow: spec.headingRow, headingDepth: spec.headingDepth, columns: columns,
            constants: spec.set ?? [:], asked: spec.ask ?? [], ignored: spec.ignore ?? [])
        return (mapping, findings)
    }

    private init(
        kind: RecordKind, sheet: String?, headingRow: Int?, headingDepth: Int?, columns: [NamedHeading], constants: [String: String],
        asked: [String], ignored: [String]
    ) {
        self.kind = kind
        self.sheet = sheet
        self.headingRow = headingRow
        self.headingDepth = headingDepth
        self.columns = columns
        self.constants = constants
        self.asked = asked
        self.ignored = ignored
    }

    /// How a sheet was understood. Of what was given for the whole file, what is so of every file of the source is kept; of the rest, which a file
    /// of next year would take over unseen, only that it has to be given.
    ///
    /// - Parameter namesSheet: whether the file had other sheets to choose from.
    package init(_ layout: SheetLayout, request: SheetRequest, namesSheet: Bool) {
        let kind = layout.kind
        let kept = request.constants.filter { request.words.column($0.key, in: kind)?.isOfSource(kind) == true }
        self.init(
            kind: kind, sheet: namesSheet ? layout.title : nil, headingRow: layout.headerRows.lowerBound,
            headingDepth: layout.headerRows.count,
            columns: layout.columns.compactMap { column in
                guard case .read(let name, let at) = column.use else { return nil }
                // `stage=test` before a score: `test/score`.
                let value = at.flatMap { $0.split(separator: "=", maxSplits: 1).last }.map { "\($0)/" } ?? ""
                let isRank = layout.kind.columns.contains { $0.name == name && $0.isPercent }
                return NamedHeading(column.heading, column: value + name, isSaid: !isRank || request.says(column.heading))
            }, constants: kept, asked: Set(request.constants.keys).union(request.asked).subtracting(kept.keys).sorted(),
            ignored: request.ignored + request.ignoredIfThere)
    }

    /// The file of it.
    package var text: String {
        func quoted(_ text: String) -> String {
            "\""
                + text.unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x22: "\\\""
                    case 0x5C: "\\\\"
                    // The form takes no full-width colon in a key; both are one to whoever reads headings.
                    case 0xFF1A: ":"
                    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                        "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count) + String(scalar.value, radix: 16)
                    default: String(Character(scalar))
                    }
                }.joined() + "\""
        }
        var lines = ["# 列名对应：这一来源的表怎样读 | how the sheets of this source are read", "kind: \(kind.rawValue)"]
        if let sheet { lines.append("sheet: \(quoted(sheet))") }
        if let headingRow { lines.append("heading_row: \(headingRow)") }
        if let headingDepth { lines.append("heading_depth: \(headingDepth)") }
        lines.append("columns:")
        lines += columns.map { "  \(quoted($0.heading)): \(quoted($0.column))" }
        let percents = columns.filter { named in named.isSaid && kind.columns.contains { $0.name == named.column && $0.isPercent } }
        if !percents.isEmpty {
            lines.append("percent:")
            lines += percents.map { "  - \(quoted($0.heading))" }
        }
        if !constants.isEmpty {
            lines.append("set:")
            lines += constants.sorted { $0.key < $1.key }.map { "  \(quoted($0.key)): \(quoted($0.value))" }
        }
        if !asked.isEmpty {
            lines.append("ask:")
            lines += asked.map { "  - \(quoted($0))" }
        }
        if !ignored.isEmpty {
            lines.append("ignore:")
            lines += ignored.map { "  - \(quoted($0))" }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension SheetRequest {
    /// Whether a person said what a heading means.
    func says(_ heading: String) -> Bool {
        let keys = NamedHeading(heading, column: "").keys(words)
        let leaf = heading.split(separator: NamedHeading.separator).last.map { words.normal(String($0)) }
        return named.contains { named in
            named.isSaid && (!named.keys(words).isDisjoint(with: keys) || leaf.map(named.keys(words).contains) ?? false)
        }
    }

    /// Takes a mapping in; what the caller says beside it prevails.
    ///
    /// - Parameter sheets: how many sheets the file has: the name of the sheet counts where there is a choice.
    /// - Returns: a fault where the caller names another kind.
    package mutating func apply(_ mapping: SheetMapping, sheets: Int) -> [Finding] {
        if let kind, kind != mapping.kind {
            return [
                Finding(
                    "intake.mapping.kind", what: Bilingual("列名对应说的是另一种表", "the mapping is for another kind of table"), found: kind.rawValue,
                    expected: Bilingual(mapping.kind.rawValue, mapping.kind.rawValue),
                    action: Bilingual("请换用这种表的列名对应，或去掉 --kind", "Use a mapping of this kind, or leave out --kind"))
            ]
        }
        kind = mapping.kind
        if sheet == nil, sheets > 1 { sheet = mapping.sheet }
        headingRows = mapping.headingRow.map { $0...($0 + (mapping.headingDepth ?? 1) - 1) }
        func identity(_ column: String) -> String? { words.named(column, in: mapping.kind)?.identity }
        let said = Set(named.compactMap { identity($0.column) })
        let headings = Set(named.flatMap { $0.keys(words) })
        let unread = Set(ignored.flatMap { NamedHeading($0, column: "").keys(words) })
        named += mapping.columns.filter { column in
            let keys = column.keys(words)
            return identity(column.column).map { !said.contains($0) } ?? true && keys.isDisjoint(with: headings)
                && keys.isDisjoint(with: unread)
        }
        let given = Set(constants.keys.compactMap(identity))
        for (heading, value) in mapping.constants where identity(heading).map({ !given.contains($0) }) ?? true {
            // A day in it is that of the file it was saved from.
            if case .day? = words.column(heading, in: mapping.kind)?.content { asked.append(heading) } else { constants[heading] = value }
        }
        asked += mapping.asked
        ignoredIfThere += mapping.ignored.filter { heading in
            let keys = NamedHeading(heading, column: "").keys(words)
            return keys.isDisjoint(with: headings) && keys.isDisjoint(with: unread)
        }
        return []
    }
}

extension HeadingWords {
    /// The column of a record that a heading names, whichever of several records it is about.
    fileprivate func column(_ heading: String, in kind: RecordKind) -> RecordColumn? {
        switch named(heading, in: kind) {
        case .column(let name)?: kind.columns.first { $0.name == name }
        case .spread(let spread)?: kind.columns.first { $0.name == spread.column }
        case nil: nil
        }
    }
}
