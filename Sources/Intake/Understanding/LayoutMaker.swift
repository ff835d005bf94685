// From a heading that was found to what each column is read as, with everything that is wrong with the heading.

internal import Domain

struct LayoutMaker {
    let reading: HeaderReading
    let request: SheetRequest
    /// The plan of every row without one.
    let planID: String?
    let file: String
    let sheet: TableSheet?

    var kind: RecordKind { reading.kind }
    var grid: HeaderGrid { reading.grid }
    var words: HeadingWords { request.words }

    func make() -> (SheetLayout?, [Finding]) {
        var findings: [Finding] = []
        let (constants, faults) = resolvedConstants()
        findings += faults + claimFaults()
        let doubtful = Set(reading.claims.filter { $0.positions.count > 1 || !isColumn($0.named) }.flatMap(\.positions))
        var columns: [LayoutColumn] = []
        var taken: [String: Int] = [:]
        var base: [String: Int] = [:]
        var spreads: [(SpreadColumn, Int)] = []
        let ignored = Set((request.ignored + request.ignoredIfThere).flatMap { NamedHeading($0, column: "").keys(words) })
        findings += ignoredFaults()
        var unknown: [Int] = []
        for position in 0..<grid.width {
            let (heading, shown) = (grid.label(position), label(position))
            func add(_ use: LayoutColumn.Use) {
                columns.append(LayoutColumn(position: position, heading: heading, shown: shown, use: use))
            }
            guard let leaf = grid.normal[position].last else {
                add(.nameless)
                continue
            }
            if !ignored.isDisjoint(with: grid.keys(position)) {
                add(.unstored)
                continue
            }
            guard !doubtful.contains(position) else { continue }
            guard let target = reading.targets[position] else {
                if words.serial.contains(leaf) {
                    add(.serial)
                } else {
                    unknown.append(position)
                    add(.unstored)
                }
                continue
            }
            if let first = taken[target.identity] {
                findings.append(twice(first, position))
                continue
            }
            taken[target.identity] = position
            switch target {
            case .column(let name):
                base[name] = position
                add(.read(name, at: nil))
            case .spread(let spread):
                spreads.append((spread, position))
                add(.read(spread.column, at: "\(spread.with)=\(spread.value)"))
            }
        }
        let missing = missingColumns(base, constants, spreads)
        findings += unknown.map { unknownColumn($0, stops: !missing.isEmpty) }
        findings = findings.sorted { ($0.place.columnNumber ?? 0) < ($1.place.columnNumber ?? 0) } + missing
        findings += spreadFaults(base, spreads)
        guard !findings.block else { return (nil, findings) }
        let layout = build(columns, base, spreads, constants)
        findings += partFaults(layout)
        return (findings.block ? nil : layout, findings)
    }

    // MARK: Building

    private func build(
        _ columns: [LayoutColumn], _ base: [String: Int], _ spreads: [(SpreadColumn, Int)], _ constants: [String: (String, String)]
    ) -> SheetLayout {
        let width = grid.width
        let labels = (0..<width).map(label)
        let shared = Set(words.spreadColumns(of: kind)).sorted()
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
            // Where a sheet is about one stage alone, a day, result or score of any stage is of that one.
            let stages = Set(spreads.map(\.0.value)).count
            let open = stages == 1 ? shared.compactMap { name in base[name].map { (name, $0) } } : []
            let values = spread.map { ($0.0.column, $0.1) } + open
            return LayoutPart(
                heading: Heading(kind: kind, positions: positions, written: written, width: width, unsaid: unsaid(positions)),
                values: values.map(\.1), telling: values.filter { !isDay($0.0) }.map(\.1),
                withheld: shared.filter { isResult($0) }.compactMap { name in
                    positions[name].flatMap { $0 >= width || constants[name] != nil ? $0 : nil }
                }, added: added, words: words)
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

    /// Values for the whole file by the name of their column, `value/column` where they are for one of several records.
    private func resolvedConstants() -> ([String: (heading: String, value: String)], [Finding]) {
        var found: [String: (heading: String, value: String)] = [:]
        var findings: [Finding] = []
        func add(_ name: String, _ heading: String, _ value: String) {
            if let first = found[name]?.heading { findings.append(givenTwice(first, heading)) }
            found[name] = (heading, value)
        }
        for (heading, value) in request.constants.sorted(by: { $0.key < $1.key }) {
            guard let target = words.target([words.normal(heading)], in: kind) else {
                findings.append(
                    Finding(
                        "intake.set.unknown", at: Finding.Place(file: file, sheet: sheet?.title),
                        what: Bilingual("“\(kind.label.zh)”表没有用 --set 给出的这一列", "\(kind.label.en) have no such column as --set names"),
                        found: heading,
                        action: nearest(to: heading, among: words.known[kind] ?? []).map {
                            Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?")
                        }))
                continue
            }
            switch target {
            case .column: add(target.identity, heading, value)
            case .spread(let spread): add(target.identity, heading, spread.words[HeadingText.folded(value)] ?? value)
            }
        }
        return (found, findings)
    }

    /// The reader of rows gives every row the plan that the caller names.
    func isPlanGiven(_ column: RecordColumn) -> Bool { planID != nil && column.name == "plan_id" }
}

extension HeadingWords {
    /// Columns that some heading of the kind sets for one of several records.
    func spreadColumns(of kind: RecordKind) -> [String] {
        (targets[kind] ?? [:]).values.compactMap { if case .spread(let spread) = $0 { spread.column } else { nil } }
    }
}

extension RecordColumn {
    /// Whether it tells by itself whom or which mentor a record is about.
    var saysWho: Bool { ["person_id", "name", "document_number", "mentor_id", "mentor_name"].contains(name) }
}
