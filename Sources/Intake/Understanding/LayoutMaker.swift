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

    /// - Returns: the layout where nothing is wrong with the heading; else, where most of it is understood, a layout of the columns that are,
    ///   by which their cells can be checked and nothing is to be read.
    func make() -> (layout: SheetLayout?, checked: SheetLayout?, findings: [Finding]) {
        var findings: [Finding] = []
        let (constants, faults) = resolvedConstants()
        findings += faults + claimFaults()
        let doubtful = Set(reading.claims.filter { $0.positions.count > 1 || !isColumn($0.named) }.flatMap(\.positions))
        var columns: [LayoutColumn] = []
        var taken: [String: Int] = [:]
        var twofold: Set<String> = []
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
                twofold.insert(target.identity)
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
        let asked = askedFaults(taken, constants)
        let missing = missingColumns(base, constants, spreads, asked: asked.columns)
        findings += unknown.map { unknownColumn($0, stops: !missing.isEmpty) }
        findings = findings.sorted { ($0.place.columnNumber ?? 0) < ($1.place.columnNumber ?? 0) } + missing + asked.findings
        let open = openColumns(base, spreads)
        findings += spreadFaults(open)
        if !findings.block {
            let layout = build(columns, base, spreads, constants)
            findings += partFaults(layout)
            if !findings.block { return (layout, nil, findings) }
        }
        // Whose value a cell of these is cannot be told.
        for position in open { base = base.filter { $0.value != position } }
        base = base.filter { !twofold.contains($0.key) }
        spreads = spreads.filter { !twofold.contains(HeadingTarget.spread($0.0).identity) }
        let headed = grid.normal.indices.filter { !grid.normal[$0].isEmpty && !words.serial.contains(grid.normal[$0].last ?? "") }
        let isMostlyUnderstood = 2 * (base.count + spreads.count) >= headed.count && base.count + spreads.count > 1
        return (nil, isMostlyUnderstood ? build(columns, base, spreads, constants) : nil, findings)
    }

    // MARK: Values for the whole file

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
