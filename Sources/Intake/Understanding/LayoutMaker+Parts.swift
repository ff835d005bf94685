// The kinds of record that each row gives, and where each of their columns stands.

internal import Domain

extension LayoutMaker {
    /// The layout of what is understood.
    ///
    /// - Parameters:
    ///   - base: positions of the columns that every record of a row shares, by name.
    ///   - spreads: columns of one of several records, and their positions.
    func build(
        _ columns: [LayoutColumn], _ base: [String: Int], _ spreads: [(SpreadColumn, Int)], _ constants: [String: (String, String)]
    ) -> SheetLayout {
        let width = grid.width
        let labels = (0..<width).map(label)
        let shared = Set(words.spreadColumns(of: kind)).sorted()
        let common = spreads.isEmpty || Set(spreads.map(\.0.value)).count == 1 ? words.commonSayings(of: kind) : [:]
        let own = constants.filter { base[$0.key] == nil && !$0.key.contains("/") }.sorted { $0.key < $1.key }
        func part(_ spread: [(SpreadColumn, Int)]) -> LayoutPart {
            var (positions, written, added) = (base, labels, [TableCell]())
            func append(_ name: String, _ heading: String, _ value: String) {
                positions[name] = width + added.count
                written.append(heading)
                added.append(TableCell(value))
            }
            for (name, constant) in own where positions[name] == nil { append(name, constant.0, constant.1) }
            var words: [Int: [String: String]] = [:]
            var (answers, blank): ([Int: CellAnswer], Set<String>) = ([:], [])
            if let first = spread.first?.0 {
                positions[first.with] = nil
                append(first.with, first.heading, first.value)
                for (column, position) in spread {
                    positions[column.column] = position
                    if !column.words.isEmpty { words[position] = column.words }
                }
                for (key, constant) in constants.sorted(by: { $0.key < $1.key }) where key.hasPrefix("\(first.value)/") {
                    let name = String(key.dropFirst(first.value.count + 1))
                    if positions[name].map({ $0 >= width }) ?? true { append(name, constant.0, constant.1) }
                }
            }
            func place(_ name: String, _ heading: String) -> Int {
                if positions[name] == nil {
                    append(name, heading, "")
                    blank.insert(name)
                }
                return positions[name] ?? 0
            }
            var speaking = spread
            for (name, position) in base.sorted(by: { $0.value < $1.value }) {
                if let column = common[name] { speaking.append((column, position)) }
            }
            for (column, position) in speaking {
                if let gives = column.gives {
                    _ = place(gives.column, labels[position])
                    blank.remove(gives.column)
                }
                let moved = column.moved.filter { positions[$0.value.column] != nil || !spread.isEmpty }
                let answer = CellAnswer(
                    moved: moved.mapValues { CellAnswer.Said(position: place($0.column, labels[position]), value: $0.value) },
                    given: column.gives.map { CellAnswer.Said(position: place($0.column, labels[position]), value: $0.value) },
                    unclear: column.unclear)
                if !answer.isEmpty { answers[position] = answer }
            }
            // Where a sheet is about one stage alone, a day, result or score of any stage is of that one.
            let stages = Set(spreads.map(\.0.value)).count
            let open = stages == 1 ? shared.compactMap { name in base[name].map { (name, $0) } } : []
            let values = spread.map { ($0.0.column, $0.1) } + open
            return LayoutPart(
                heading: Heading(kind: kind, positions: positions, written: written, width: width, unsaid: unsaid(positions)),
                values: values.map(\.1), telling: values.filter { !isDay($0.0) }.map(\.1),
                withheld: shared.filter { isResult($0) }.compactMap { name in
                    positions[name].flatMap { $0 >= width || constants[name] != nil ? $0 : nil }
                }, added: added, words: words, answers: answers, blank: blank)
        }
        var parts: [LayoutPart] = []
        if spreads.isEmpty {
            parts = [part([])]
        } else {
            var order: [String] = []
            for (spread, _) in spreads where !order.contains(spread.value) { order.append(spread.value) }
            parts = order.map { value in part(spreads.filter { $0.0.value == value }) }
        }
        let defaults = Dictionary(
            uniqueKeysWithValues: constants.compactMap { name, constant in base[name].map { ($0, constant.1) } })
        let needed = kind.columns.filter(\.required).compactMap { base[$0.name] }.filter { defaults[$0] == nil }
        return SheetLayout(
            kind: kind, title: sheet?.title, headerRows: grid.rows[0].number...grid.lastRow, columns: columns,
            constants: constants.mapValues(\.1), width: width, parts: parts, defaults: defaults,
            headerCells: grid.rows.map { $0.cells.map { words.normal($0.text) } },
            bound: (Array(base.values) + spreads.map(\.1)).sorted(), needed: needed.sorted(),
            whose: Set(kind.columns.filter(\.saysWho).compactMap { base[$0.name] }))
    }

    private func isDay(_ name: String) -> Bool {
        if case .day? = kind.columns.first(where: { $0.name == name })?.content { true } else { false }
    }

    /// Whether a column says what came of a stage.
    private func isResult(_ name: String) -> Bool {
        !isDay(name) && kind.columns.contains { $0.name == name && $0.required && !$0.isKey }
    }

    /// Columns of percentages whose heading could as well be that of a rank, and of which the caller says nothing either.
    private func unsaid(_ positions: [String: Int]) -> Set<String> {
        let named = Set(reading.claims.filter(\.named.isSaid).flatMap(\.positions))
        let columns = kind.columns.filter { column in
            guard column.isPercent, let position = positions[column.name], !named.contains(position) else { return false }
            let text = HeadingText.folded(position < grid.width ? grid.label(position) : column.headings[0])
            return text != column.name && !["%", "百分", "percent"].contains { text.contains($0) }
        }
        return Set(columns.map(\.name))
    }
}

extension HeadingWords {
    /// Columns that some heading of the kind sets for one of several records.
    func spreadColumns(of kind: RecordKind) -> [String] { spreads(of: kind).map(\.column) }

    /// What the cells of a column say of others by the same word whichever of several records they are about, by the column's name: that 缺考 is an
    /// absence holds for the scores of all stages.
    func commonSayings(of kind: RecordKind) -> [String: SpreadColumn] {
        var common: [String: SpreadColumn] = [:]
        for (column, spreads) in Dictionary(grouping: spreads(of: kind), by: \.column) {
            guard let first = spreads.first, spreads.allSatisfy({ $0.moved == first.moved && $0.gives == nil && $0.unclear.isEmpty }) else {
                continue
            }
            common[column] = first
        }
        return common
    }

    private func spreads(of kind: RecordKind) -> [SpreadColumn] {
        (targets[kind] ?? [:]).values.compactMap { if case .spread(let spread) = $0 { spread } else { nil } }
    }
}

extension RecordColumn {
    /// Whether it says what came of somebody, which no file says of all its rows by being from one source.
    func isResult(of kind: RecordKind) -> Bool {
        guard case .code = content else { return false }
        return name == "outcome" || (required && !isKey && name != "evidence")
    }

    /// Whether a value given for a whole file is one of its source, and holds for the next file too: a stage, who reports, the school that sends it.
    func isOfSource(_ kind: RecordKind) -> Bool {
        switch content {
        case .discipline, .clue(.school), .clue(.university): true
        case .code: !isResult(of: kind) && (isKey || name == "evidence")
        case .text: ["school", "city", "university", "source"].contains(name)
        default: false
        }
    }

    /// Whether it tells by itself whom or which mentor a record is about.
    var saysWho: Bool { ["person_id", "name", "document_number", "mentor_id", "mentor_name"].contains(name) }
}
