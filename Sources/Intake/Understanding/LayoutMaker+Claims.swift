// What the caller says of headings, held against the sheet.

internal import Domain

extension LayoutMaker {
    func isColumn(_ named: NamedHeading) -> Bool { words.named(named.column, in: kind) != nil }

    /// What the caller says of headings and the sheet does not bear out.
    func claimFaults() -> [Finding] {
        reading.claims.compactMap { claim -> Finding? in
            let heading = claim.named.heading
            guard isColumn(claim.named) else {
                return Finding(
                    "intake.mapping.column", at: Finding.Place(file: file, column: heading, sheet: sheet),
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
                    "intake.mapping.gone", at: Finding.Place(file: file, row: grid.lastRow, sheet: sheet),
                    what: Bilingual("列名对应里的列名，表中没有", "the sheet lacks a heading that the mapping names"), found: heading,
                    action: nearest(to: heading, among: (0..<grid.width).map(grid.label).filter { !$0.isEmpty }).map {
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
}
