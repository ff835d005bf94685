// What is wrong with a heading, and where.

internal import Domain

extension LayoutMaker {
    /// A heading as it may be shown.
    func label(_ position: Int) -> String { grid.shown(position, words, named: request.named) }

    func place(_ position: Int?) -> Finding.Place {
        Finding.Place(
            file: file, row: grid.lastRow, column: position.map(label), columnNumber: position.map { $0 + 1 }, sheet: sheet?.title)
    }

    func twice(_ first: Int, _ second: Int) -> Finding {
        let (one, other) = (grid.cell(first), grid.cell(second))
        return Finding(
            "intake.column.twice", at: place(second),
            what: Bilingual("\(one) 与 \(other) 两格是同一列", "the cells \(one) and \(other) head the same column"),
            found: "\(label(first))、\(label(second))",
            action: Bilingual("请只保留一列，或用 --ignore 指明不读的列名", "Keep one of them, or name the one to be left out with --ignore"))
    }

    func unknownColumn(_ position: Int, stops: Bool) -> Finding {
        let heading = grid.label(position)
        let cell = grid.cell(position)
        // A heading that may not be shown is not spelt out in a command either.
        let named = label(position) == heading ? heading : "…"
        // What stands below 监护人 is of the guardian, whatever it is called.
        if grid.normal[position].contains(where: words.unstored.contains) { return unstored(position, cell) }
        let near = nearest(to: heading, among: words.known[kind] ?? [])
        guard stops || near != nil || grid.paths[position].count > 1 else { return unstored(position, cell) }
        return Finding(
            "intake.column.unknown", at: place(position),
            what: Bilingual("“\(kind.label.zh)”表没有这一列（\(cell)）", "\(kind.label.en) have no such column (\(cell))"),
            expected: Bilingual(
                kind.columns.map { $0.headings[0] }.joined(separator: "、"), kind.columns.map { $0.headings[1] }.joined(separator: ", ")),
            action: near.map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }
                ?? Bilingual(
                    "请改列名，或用 --ignore '\(named)' 不读这一列，用 --map '\(named)=列' 指明是哪一列",
                    "Change the heading, leave the column out with --ignore '\(named)', or say what it is with --map '\(named)=COLUMN'")
        )
    }

    private func unstored(_ position: Int, _ cell: String) -> Finding {
        Finding(
            "intake.column.unstored", .warning, at: place(position),
            what: Bilingual(
                "“\(kind.label.zh)”表没有这一列（\(cell)），其中的内容不入库", "\(kind.label.en) have no such column (\(cell)); what it holds is not stored")
        )
    }

    func missingColumns(
        _ base: [String: Int], _ constants: [String: (heading: String, value: String)], _ spreads: [(SpreadColumn, Int)],
        asked: Set<String>
    ) -> [Finding] {
        let retracts = base[RecordColumn.retracted.name] != nil
        let settled = Set(spreads.map(\.0.with))
        // What differs from one of several records to another is asked for one by one, further on.
        let several = spreads.isEmpty ? [] : Set(words.spreadColumns(of: kind))
        return kind.columns.filter { column in
            column.required && (column.isKey || !retracts) && base[column.name] == nil && constants[column.name] == nil
                && !isPlanGiven(column) && !settled.contains(column.name) && (column.isKey || !several.contains(column.name))
                && !asked.contains(column.name) && !column.alternatives.contains { base[$0] != nil }
        }.map { column in
            let others = kind.columns.filter { column.alternatives.contains($0.name) }
            return Finding(
                "intake.column.missing", at: place(nil),
                what: Bilingual("缺少列“\(column.headings[0])”", "the column “\(column.headings[1])” is missing"),
                expected: Bilingual(
                    (column.headings + others.map(\.headings[0])).joined(separator: " 或 "),
                    (column.headings + others.map(\.headings[1])).joined(separator: " or ")), action: wayToGive(column))
        }
    }

    /// How a column that the sheet lacks can be given for the whole file; nil where it differs from person to person.
    private func wayToGive(_ column: RecordColumn) -> Bilingual? {
        let (zh, en) = (column.headings[0], column.headings[1])
        switch column.content {
        case .plan: return Bilingual("请补这一列，或用 --plan 指明", "Add the column, or name the plan with --plan")
        case .day:
            return Bilingual(
                "请补这一列；全表同一天的，用 --set \(zh)=2025-05-10 给出",
                "Add the column; where it is one day for all, give it as in --set '\(en)=2025-05-10'")
        case .code(let known) where !column.isResult(of: kind):
            let word = known.first?.label
            return Bilingual(
                "请补这一列；全表相同的，用 --set 给出，如 --set \(zh)=\(word?.zh ?? "")",
                "Add the column; where it is one for all, give it as in --set '\(en)=\(word?.en ?? "")'")
        default: return nil
        }
    }

    /// Values that a mapping does not keep because each file has its own, and that neither the sheet nor the caller gives.
    ///
    /// - Parameter taken: positions by identity of what the sheet has.
    /// - Returns: also the names of the columns asked for.
    func askedFaults(
        _ taken: [String: Int], _ constants: [String: (heading: String, value: String)]
    ) -> (findings: [Finding], columns: Set<String>) {
        var columns: Set<String> = []
        let findings = request.asked.compactMap { heading -> Finding? in
            guard let target = words.named(heading, in: kind), taken[target.identity] == nil, constants[target.identity] == nil else {
                return nil
            }
            columns.insert(target.identity)
            return Finding(
                "intake.mapping.ask", at: Finding.Place(file: file, sheet: sheet?.title),
                what: Bilingual(
                    "列名对应没有保存“\(heading)”：每个文件各有各的值", "the mapping does not keep “\(heading)”: each file has a value of its own"),
                action: Bilingual("请用 --set \(heading)=值 给出这个文件的值", "Give that of this file with --set '\(heading)=VALUE'"))
        }
        return (findings, columns)
    }

    /// Positions of columns that leave open which of several records they are about.
    func openColumns(_ base: [String: Int], _ spreads: [(SpreadColumn, Int)]) -> [Int] {
        let values = Set(spreads.map(\.0.value))
        guard !values.isEmpty else { return [] }
        let open = Set(spreads.map(\.0.with)).union(values.count > 1 ? Set(words.spreadColumns(of: kind)) : Set(spreads.map(\.0.column)))
        return open.sorted().compactMap { base[$0] }
    }

    func spreadFaults(_ open: [Int]) -> [Finding] {
        open.map { position in
            let isFollowUp = kind == .followUp
            return Finding(
                "intake.spread.unclear", at: place(position),
                what: isFollowUp
                    ? Bilingual(
                        "一行里有几个跟踪事项，看不出 \(grid.cell(position)) 这一列说的是哪个",
                        "a row holds several follow-up questions, and \(grid.cell(position)) does not say which it is about")
                    : Bilingual(
                        "一行里有几个环节，看不出 \(grid.cell(position)) 这一列说的是哪个",
                        "a row holds several stages, and \(grid.cell(position)) does not say which it is about"),
                action: isFollowUp
                    ? Bilingual(
                        "请在列名中写明事项，如“录取日期”，或用 --ignore 不读这一列",
                        "Name the question in the heading, as in “admitted on”, or leave the column out with --ignore")
                    : Bilingual("请在列名中写明环节，如“笔试日期”", "Name the stage in the heading, as in “test day”"))
        }
    }

    /// What a record needs and neither the file nor the caller says.
    func partFaults(_ layout: SheetLayout) -> [Finding] {
        guard layout.parts.count > 1 || layout.parts.contains(where: { !$0.values.isEmpty }) else { return [] }
        let retracts = layout.parts[0].heading.positions[RecordColumn.retracted.name] != nil
        return layout.parts.flatMap { part in
            kind.columns.filter { column in
                column.required && !retracts && !isPlanGiven(column)
                    && (part.heading.positions[column.name] == nil || part.blank.contains(column.name))
                    && !column.alternatives.contains { part.heading.positions[$0] != nil }
            }.map { column in
                let position = part.values[0]
                return Finding(
                    "intake.spread.incomplete", at: place(position),
                    what: Bilingual(
                        "\(grid.cell(position)) 的“\(label(position))”没有说明“\(column.headings[0])”",
                        "“\(label(position))” in \(grid.cell(position)) leaves the column “\(column.headings[1])” open"),
                    action: kind == .screening
                        ? Bilingual(
                            "请补一列，或用 --set 给出整个文件的值，如 --set 笔试结果=通过、--set 日期=2025-05-10",
                            "Add a column, or give the value of the whole file as in --set 笔试结果=通过 or --set day=2025-05-10")
                        : Bilingual(
                            "请补一列，或用 --set \(column.headings[0])=值 给出整个文件的值",
                            "Add a column, or give the value of the whole file with --set '\(column.headings[1])=VALUE'"))
            }
        }
    }
}
