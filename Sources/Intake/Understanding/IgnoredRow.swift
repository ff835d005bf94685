// Rows that are no records, and how findings name rows.

internal import Domain

/// Why a row is not read as a record.
enum IgnoredRow: CaseIterable {
    case above, repeated, total, note

    /// - Parameter many: whether it is said of several rows.
    func label(many: Bool) -> Bilingual {
        switch self {
        case .above: Bilingual("列名以上的文字", many ? "stand above the heading" : "stands above the heading")
        case .repeated: Bilingual("重复的列名", many ? "repeat the heading" : "repeats the heading")
        case .total: Bilingual("合计", many ? "are totals" : "is a total")
        case .note: Bilingual("表下的说明", many ? "are notes below the table" : "is a note below the table")
        }
    }
}

/// Row numbers as findings show them.
enum RowNumbers {
    /// Rows of a finding whose place names the first of them, for example `这一行和第 4–5、9 行`; the first twelve runs of the others.
    static func text(_ rows: [Int]) -> Bilingual {
        var runs: [ClosedRange<Int>] = []
        for row in rows.sorted().dropFirst() {
            if let last = runs.last, last.upperBound + 1 == row {
                runs[runs.count - 1] = last.lowerBound...row
            } else {
                runs.append(row...row)
            }
        }
        let texts = runs.prefix(12).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        guard let last = runs.last else { return Bilingual("这一行", "this row") }
        let more = runs.count > 12
        let rows = runs.count == 1 && last.count == 1 ? "row" : "rows"
        return Bilingual(
            "这一行和第 \(texts.joined(separator: "、")) \(more ? "等行" : "行")",
            "this row and \(rows) \(texts.joined(separator: ", "))\(more ? " and more" : "")")
    }
}
