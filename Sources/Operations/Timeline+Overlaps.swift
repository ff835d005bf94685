// Placements of one person that overlap: each row of the file is pointed out once.

internal import Domain

extension Timeline {
    /// Two placements at once with different mentors. Intervals stay as they are: nothing is collapsed.
    ///
    /// A row of the file is held against the one that ends last of those open when it begins; how many more are open is counted. A row that
    /// only placements of the store overlap, all beginning later, is pointed out as well.
    ///
    /// - Parameter placements: by their first day.
    ///
    /// Cost: O(n log n) time, O(n) findings.
    func overlaps(_ placements: [TimelineChecks.Event]) -> [Finding] {
        var findings: [Finding] = []
        var said: Set<Int> = []
        let ends = placements.filter { $0.end > $0.day }.map { (end: $0.end, mentor: $0.mentor) }.sorted { $0.end < $1.end }
        var ended = 0
        var open = 0
        var openWith: [String: Int] = [:]
        var (all, written) = (LastToEnd(), LastToEnd())
        for placement in placements {
            while ended < ends.count, ends[ended].end <= placement.day {
                open -= 1
                openWith[ends[ended].mentor, default: 0] -= 1
                ended += 1
            }
            if let row = placement.row {
                let others = open - openWith[placement.mentor, default: 0]
                if others > 0, let other = all.last(besides: placement.mentor), said.insert(row).inserted {
                    findings.append(overlap(row, other.row, more: others - 1))
                }
            } else if let other = written.last(besides: placement.mentor), other.end > placement.day, let row = other.row,
                said.insert(row).inserted
            {
                findings.append(overlap(row, nil, more: 0))
            }
            guard placement.end > placement.day else { continue }
            open += 1
            openWith[placement.mentor, default: 0] += 1
            all.take(placement)
            if placement.row != nil { written.take(placement) }
        }
        return findings
    }

    /// - Parameter other: the row it overlaps; nil where the store has it.
    private func overlap(_ row: Int, _ other: Int?, more: Int) -> Finding {
        let rest = more == 0 ? Bilingual("", "") : Bilingual("（同时另有 \(more) 段）", " (and \(more) more at that time)")
        return Finding(
            "timeline.placement.overlap", .warning, at: place(row),
            what: other.map {
                Bilingual(
                    "与第 \($0) 行的培养时间重叠，导师不同\(rest.zh)",
                    "two placements at once with different mentors: this row and row \($0)\(rest.en)")
            }
                ?? Bilingual(
                    "与库中另一段培养时间重叠，导师不同\(rest.zh)",
                    "two placements at once with different mentors: this row and one in the store\(rest.en)"),
            action: Bilingual(
                "换导师的请填前一段的结束日期；共同指导的无需改动", "For a change of mentor state the end of the first; nothing to do where they share"))
    }
}

/// Of the placements taken, the one that ends last, and the one that ends last with any other mentor.
private struct LastToEnd {
    private var first: TimelineChecks.Event?
    private var second: TimelineChecks.Event?

    func last(besides mentor: String) -> TimelineChecks.Event? { first?.mentor == mentor ? second : first }

    mutating func take(_ placement: TimelineChecks.Event) {
        guard let first else {
            self.first = placement
            return
        }
        if placement.mentor == first.mentor {
            if placement.end > first.end { self.first = placement }
        } else if placement.end > first.end {
            (self.first, second) = (placement, first)
        } else if placement.end > (second?.end ?? .min) {
            second = placement
        }
    }
}

extension TimelineChecks.Event {
    /// The day it ends, that day not counted; without an end, never.
    fileprivate var end: Int { until ?? .max }
}
