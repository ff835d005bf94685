// From a heading that was found to what each column is read as, with everything that is wrong with the heading.

internal import Domain

struct LayoutMaker {
    let reading: HeaderReading
    let request: SheetRequest
    /// The plan of every row without one.
    let planID: String?
    let file: String
    let sheet: String?

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
        let ignored = Set(request.ignored.map(words.normal))
        var unknown: [Int] = []
        for position in 0..<grid.width {
            let heading = grid.label(position)
            func add(_ use: LayoutColumn.Use) { columns.append(LayoutColumn(position: position, heading: heading, use: use)) }
            guard let leaf = grid.normal[position].last else {
                add(.nameless)
                continue
            }
            if ignored.contains(leaf) || ignored.contains(grid.normal[position].joined()) {
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
        let labels = (0..<width).map(grid.label)
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
            return LayoutPart(
                heading: Heading(kind: kind, positions: positions, written: written, width: width, unsaid: unsaid(positions, written)),
                values: spread.map(\.1), added: added,
                words: words)
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
            kind: kind, sheet: sheet, headerRows: grid.rows[0].number...grid.lastRow, columns: columns,
            constants: constants.mapValues(\.1), width: width, parts: parts, defaults: defaults,
            headerCells: grid.rows.map { $0.cells.map { words.normal($0.text) } },
            bound: (Array(base.values) + spreads.map(\.1)).sorted(), needed: needed.sorted())
    }

    /// Columns of percentages whose heading could as well be that of a rank, and of which the caller says nothing either.
    private func unsaid(_ positions: [String: Int], _ written: [String]) -> Set<String> {
        let named = Set(reading.claims.flatMap(\.positions))
        let columns = kind.columns.filter { column in
            guard column.isPercent, let position = positions[column.name], !named.contains(position) else { return false }
            let text = HeadingText.folded(written[position])
            return text != column.name && !["%", "百分", "percent"].contains { text.contains($0) }
        }
        return Set(columns.map(\.name))
    }

    /// Values for the whole file by the name of their column, `value/column` where they are for one of several records.
    private func resolvedConstants() -> ([String: (heading: String, value: String)], [Finding]) {
        var found: [String: (heading: String, value: String)] = [:]
        var findings: [Finding] = []
        for (heading, value) in request.constants.sorted(by: { $0.key < $1.key }) {
            guard let target = words.target([words.normal(heading)], in: kind) else {
                findings.append(
                    Finding(
                        "intake.set.unknown", at: Finding.Place(file: file, sheet: sheet),
                        what: Bilingual("“\(kind.label.zh)”表没有用 --set 给出的这一列", "\(kind.label.en) have no such column as --set names"),
                        found: heading,
                        action: nearest(to: heading, among: words.known[kind] ?? []).map {
                            Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?")
                        }))
                continue
            }
            switch target {
            case .column(let name): found[name] = (heading, value)
            case .spread(let spread):
                let word = spread.words[HeadingText.folded(value)] ?? value
                found["\(spread.value)/\(spread.column)"] = (heading, word)
            }
        }
        return (found, findings)
    }

    /// The reader of rows gives every row the plan that the caller names.
    private func isPlanGiven(_ column: RecordColumn) -> Bool { planID != nil && column.name == "plan_id" }

    // MARK: Faults

    func place(_ position: Int?) -> Finding.Place {
        Finding.Place(
            file: file, row: grid.lastRow, column: position.map(grid.label), columnNumber: position.map { $0 + 1 }, sheet: sheet)
    }

    private func twice(_ first: Int, _ second: Int) -> Finding {
        let (one, other) = (grid.cell(first), grid.cell(second))
        return Finding(
            "intake.column.twice", at: place(second),
            what: Bilingual("\(one) 与 \(other) 两格是同一列", "the cells \(one) and \(other) head the same column"),
            found: "\(grid.label(first))、\(grid.label(second))",
            action: Bilingual("请只保留一列，或用 --ignore 指明不读的列名", "Keep one of them, or name the one to be left out with --ignore"))
    }

    private func unknownColumn(_ position: Int, stops: Bool) -> Finding {
        let heading = grid.label(position)
        let cell = grid.cell(position)
        if let leaf = grid.normal[position].last, words.unstored.contains(leaf) { return unstored(position, cell) }
        let near = nearest(to: heading, among: words.known[kind] ?? [])
        guard stops || near != nil || grid.paths[position].count > 1 else { return unstored(position, cell) }
        return Finding(
            "intake.column.unknown", at: place(position),
            what: Bilingual("“\(kind.label.zh)”表没有这一列（\(cell)）", "\(kind.label.en) have no such column (\(cell))"),
            expected: Bilingual(
                kind.columns.map { $0.headings[0] }.joined(separator: "、"), kind.columns.map { $0.headings[1] }.joined(separator: ", ")),
            action: near.map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }
                ?? Bilingual("请改列名，或用 --ignore 指明不读这一列", "Change the heading, or leave the column out with --ignore"))
    }

    private func unstored(_ position: Int, _ cell: String) -> Finding {
        Finding(
            "intake.column.unstored", .warning, at: place(position),
            what: Bilingual(
                "“\(kind.label.zh)”表没有这一列（\(cell)），其中的内容不入库", "\(kind.label.en) have no such column (\(cell)); what it holds is not stored")
        )
    }

    private func missingColumns(
        _ base: [String: Int], _ constants: [String: (heading: String, value: String)], _ spreads: [(SpreadColumn, Int)]
    ) -> [Finding] {
        let retracts = base[RecordColumn.retracted.name] != nil
        let settled = Set(spreads.map(\.0.with))
        return kind.columns.filter { column in
            column.required && (column.isKey || !retracts) && base[column.name] == nil && constants[column.name] == nil
                && !isPlanGiven(column) && !settled.contains(column.name) && (spreads.isEmpty || column.isKey)
                && !column.alternatives.contains { base[$0] != nil }
        }.map { column in
            let others = kind.columns.filter { column.alternatives.contains($0.name) }
            return Finding(
                "intake.column.missing", at: place(nil),
                what: Bilingual("缺少列“\(column.headings[0])”", "the column “\(column.headings[1])” is missing"),
                expected: Bilingual(
                    (column.headings + others.map(\.headings[0])).joined(separator: " 或 "),
                    (column.headings + others.map(\.headings[1])).joined(separator: " or ")))
        }
    }

    /// A column that says which record it is about, beside one that leaves it open.
    private func spreadFaults(_ base: [String: Int], _ spreads: [(SpreadColumn, Int)]) -> [Finding] {
        let values = Set(spreads.map(\.0.value))
        guard !values.isEmpty else { return [] }
        let open = Set(spreads.map(\.0.with)).union(values.count > 1 ? Set(words.spreadColumns(of: kind)) : Set(spreads.map(\.0.column)))
        return open.sorted().compactMap { name in
            guard let position = base[name] else { return nil }
            return Finding(
                "intake.spread.unclear", at: place(position),
                what: Bilingual(
                    "一行里有几个环节，看不出 \(grid.cell(position)) 这一列说的是哪个",
                    "a row holds several stages, and \(grid.cell(position)) does not say which it is about"),
                action: Bilingual("请在列名中写明环节，如“笔试日期”", "Name the stage in the heading, as in “test day”"))
        }
    }

    /// What a record needs and neither the file nor the caller says.
    private func partFaults(_ layout: SheetLayout) -> [Finding] {
        guard layout.parts.count > 1 || layout.parts.contains(where: { !$0.values.isEmpty }) else { return [] }
        let retracts = layout.parts[0].heading.positions[RecordColumn.retracted.name] != nil
        return layout.parts.flatMap { part in
            kind.columns.filter { column in
                column.required && !retracts && part.heading.positions[column.name] == nil && !isPlanGiven(column)
                    && !column.alternatives.contains { part.heading.positions[$0] != nil }
            }.map { column in
                let position = part.values[0]
                return Finding(
                    "intake.spread.incomplete", at: place(position),
                    what: Bilingual(
                        "\(grid.cell(position)) 的“\(grid.label(position))”没有说明“\(column.headings[0])”",
                        "“\(grid.label(position))” in \(grid.cell(position)) leaves the column “\(column.headings[1])” open"),
                    action: Bilingual(
                        "请补一列，或用 --set 给出整个文件的值，如 --set 笔试结果=通过、--set 日期=2025-05-10",
                        "Add a column, or give the value of the whole file as in --set 笔试结果=通过 or --set day=2025-05-10"))
            }
        }
    }
}

extension HeadingWords {
    /// Columns that some heading of the kind sets for one of several records.
    func spreadColumns(of kind: RecordKind) -> [String] {
        (targets[kind] ?? [:]).values.compactMap { if case .spread(let spread) = $0 { spread.column } else { nil } }
    }
}
