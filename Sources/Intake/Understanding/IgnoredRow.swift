// Rows that are no records, and how findings name rows.

internal import Domain

/// Why a row is not read as a record.
enum IgnoredRow: CaseIterable {
    case above, repeated, total, note

    var label: Bilingual {
        switch self {
        case .above: Bilingual("列名以上的文字", "stand above the heading")
        case .repeated: Bilingual("重复的列名", "repeat the heading")
        case .total: Bilingual("合计", "are totals")
        case .note: Bilingual("表下的说明", "are notes below the table")
        }
    }
}

/// Row numbers as findings show them.
enum RowNumbers {
    /// In short form, for example `3–5、9`; the first twelve runs.
    static func text(_ rows: [Int]) -> Bilingual {
        var runs: [ClosedRange<Int>] = []
        for row in rows.sorted() {
            if let last = runs.last, last.upperBound + 1 == row {
                runs[runs.count - 1] = last.lowerBound...row
            } else {
                runs.append(row...row)
            }
        }
        let texts = runs.prefix(12).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        let more = runs.count > 12
        return Bilingual(texts.joined(separator: "、") + (more ? "等" : ""), texts.joined(separator: ", ") + (more ? " and more" : ""))
    }
}
