// What the caller says of headings, held against the sheet.

internal import Domain

extension LayoutMaker {
    func isColumn(_ named: NamedHeading) -> Bool { words.named(named.column, in: kind) != nil }

    /// What the caller says of headings and the sheet does not bear out.
    func claimFaults() -> [Finding] {
        reading.claims.enumerated().compactMap { index, claim -> Finding? in
            let heading = claim.named.heading
            if let first = reading.claims[..<index].first(where: { !Set($0.positions).isDisjoint(with: claim.positions) }) {
                return Finding(
                    "intake.mapping.twice", at: place(claim.positions.first),
                    what: Bilingual("列名对应里有两处说的是同一列名", "a mapping names one heading twice"), found: "\(first.named.heading)、\(heading)",
                    action: Bilingual("请只保留一处", "Keep one of them"))
            }
            guard isColumn(claim.named) else {
                return Finding(
                    "intake.mapping.column", at: Finding.Place(file: file, column: heading, sheet: sheet?.title),
                    what: Bilingual("“\(kind.label.zh)”表没有所指的这一列", "\(kind.label.en) have no such column as the mapping names"),
                    found: claim.named.column,
                    expected: Bilingual(
                        kind.columns.map { $0.headings[0] }.joined(separator: "、"), kind.columns.map(\.name).joined(separator: ", ")),
                    action: nearest(to: claim.named.column, among: kind.columns.map(\.name) + (words.known[kind] ?? [])).map {
                        Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?")
                    })
            }
            if claim.positions.isEmpty {
                return Finding(
                    "intake.mapping.gone", at: Finding.Place(file: file, row: grid.lastRow, sheet: sheet?.title),
                    what: Bilingual("列名对应里的列名，表中没有", "the sheet lacks a heading that the mapping names"), found: heading,
                    action: nearest(to: heading, among: (0..<grid.width).map(label).filter { !$0.isEmpty && !$0.contains("〈") }).map {
                        Bilingual(
                            "表中有“\($0)”；列名已改的，用 --map 重新指明并保存",
                            "The sheet has “\($0)”; if it was renamed, name it anew with --map and save the mapping")
                    } ?? Bilingual("列名已改的，用 --map 重新指明并保存", "If it was renamed, name it anew with --map and save the mapping"))
            }
            guard claim.positions.count > 1 else { return nil }
            let cells = claim.positions.map(grid.cell)
            return Finding(
                "intake.mapping.several", at: place(claim.positions[1]),
                what: Bilingual(
                    "列名对应里的列名，表中有 \(cells.count) 个：\(cells.joined(separator: "、"))",
                    "a heading that the mapping names stands \(cells.count) times: \(cells.joined(separator: ", "))"),
                found: heading,
                action: Bilingual("请只保留一列，或连同上级列名写明，如 导师／姓名", "Keep one of them, or name it with the heading above it, as in 导师／姓名"))
        }
    }

    /// Headings that the caller wants left out and the sheet does not have: a slip of the pen would let the column in.
    func ignoredFaults() -> [Finding] {
        let there = grid.normal.indices.filter { !grid.normal[$0].isEmpty }
        let labels = there.map(label).filter { !$0.contains("〈") }
        return request.ignored.compactMap { heading in
            let keys = NamedHeading(heading, column: "").keys(words)
            guard !there.contains(where: { !keys.isDisjoint(with: grid.keys($0)) }) else { return nil }
            return Finding(
                "intake.ignore.unknown", at: Finding.Place(file: file, row: grid.lastRow, sheet: sheet?.title),
                what: Bilingual("表中没有 --ignore 所指的列名", "the sheet lacks a heading that --ignore names"), found: heading,
                expected: Bilingual(labels.joined(separator: "、"), labels.joined(separator: ", ")),
                action: nearest(to: heading, among: labels).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") })
        }
    }

    /// Two values that the caller gives for one column.
    func givenTwice(_ first: String, _ second: String) -> Finding {
        Finding(
            "intake.set.twice", at: Finding.Place(file: file, sheet: sheet?.title),
            what: Bilingual("--set 给出的两个值是同一列的", "--set gives two values for one column"), found: "\(first)、\(second)",
            action: Bilingual("请只保留一个", "Keep one of them"))
    }
}
