// Checks of screening ratios (遴选比例): by the plan's own comparison, on the whole; the disciplines say where a breach would be mended.

internal import Domain

struct RatioCheck {
    let facts: ConformanceFacts
    let ratio: Plan.RatioRule

    private static let query = "selection/screening_ratio"

    func judgement() throws -> Judgement {
        let rows = try facts.rows(RatioCheck.query).filter {
            $0.text("numerator_stage") == ratio.numerator.rawValue && $0.text("denominator_stage") == ratio.denominator.rawValue
        }
        guard let whole = rows.first(where: { $0.text("discipline") == nil }) else {
            return .nothing(RatioCheck.query, ConformanceFacts.noApplications, notYet: !facts.isSelectionOver)
        }
        let (first, second) = (whole.count("numerator"), whole.count("denominator"))
        let (unknownFirst, unknownSecond) = (whole.count("first_unknown"), whole.count("undecided"))
        let holds = whole.integer("holds")
        let isEmpty = second == 0 && unknownFirst + unknownSecond == 0
        // Until selection is over either number may still grow.
        let verdict: (Verdict, UndecidedReason?) =
            !facts.isSelectionOver
            ? (.undecided, .notYet)
            : holds.map { ($0 == 1 ? .conforms : .breaches, nil) } ?? (.undecided, isEmpty ? .nobody : .recordsMissing)
        return Judgement(
            verdict, RatioCheck.query, found: found(first, second, unknownFirst, unknownSecond), figures: figures(whole),
            missing: missing(second, unknownFirst, unknownSecond),
            change: change(rows, first: first + unknownFirst, lowest: first, second: second))
    }

    private func figures(_ whole: FactRow) -> [CheckedFigure] {
        let (n, d) = (ratio.numerator.label, ratio.denominator.label)
        let counts = [
            CheckedFigure("numerator", n, Double(whole.count("numerator"))),
            CheckedFigure("denominator", d, Double(whole.count("denominator"))),
            CheckedFigure("numerator_unknown", "是否\(n.zh)不明", "not known whether \(n.en)", whole.count("first_unknown")),
            CheckedFigure("denominator_unknown", "是否\(d.zh)不明", "not known whether \(d.en)", whole.count("undecided")),
        ]
        return counts + (whole.real("ratio").map { [CheckedFigure("ratio", Bilingual("比例", "ratio"), $0)] } ?? [])
    }

    private func found(_ first: Int, _ second: Int, _ unknownFirst: Int, _ unknownSecond: Int) -> Bilingual {
        let (n, d) = (ratio.numerator.label, ratio.denominator.label)
        func unsure(_ count: Int) -> Bilingual {
            count > 0 ? Bilingual("（另有 \(count) 人不明）", " (\(count) more not known)") : Bilingual("", "")
        }
        let value = second > 0 ? RatioCheck.hundredths(first, second) : nil
        return Bilingual(
            "\(n.zh) \(first) 人\(unsure(unknownFirst).zh)，\(d.zh) \(second) 人\(unsure(unknownSecond).zh)"
                + (value.map { "，为 \($0)∶1" } ?? ""),
            "\(n.en) \(first)\(unsure(unknownFirst).en), \(d.en) \(second)\(unsure(unknownSecond).en)"
                + (value.map { ": \($0) to 1" } ?? ""))
    }

    private func missing(_ second: Int, _ unknownFirst: Int, _ unknownSecond: Int) -> [Bilingual] {
        let (n, d) = (ratio.numerator.label, ratio.denominator.label)
        var missing = facts.isSelectionOver ? [] : [facts.selectionGoesOn]
        if unknownFirst > 0 {
            missing.append(Bilingual("\(unknownFirst) 名报名学生的\(n.zh)结果", "\(n.en) of \(counted(unknownFirst, "applicant"))"))
        }
        if unknownSecond > 0 {
            missing.append(Bilingual("\(unknownSecond) 名报名学生的\(d.zh)结果", "\(d.en) of \(counted(unknownSecond, "applicant"))"))
        }
        return missing.isEmpty && second == 0
            ? [Bilingual("无人入选，无法计算比例", "nobody was selected: there is no ratio")] : missing
    }

    /// A ratio to two places, cut and not rounded up: 2.999 is no 3.
    static func hundredths(_ first: Int, _ second: Int) -> String {
        let value = first * 100 / second
        return "\(value / 100)." + (value % 100 < 10 ? "0" : "") + "\(value % 100)"
    }

    /// Bounded, so that no number in a plan file overflows.
    private var thousandths: Int { Int((min(ratio.number, 1_000_000) * 1000).rounded()) }

    /// Whether whole numbers keep the rule: compared in thousandths, so that 3∶1 is exact.
    func keeps(_ first: Int, _ second: Int) -> Bool {
        switch ratio.operator {
        case .atLeast: first * 1000 >= thousandths * second
        case .atMost: first * 1000 <= thousandths * second
        case .exactly: first * 1000 == thousandths * second
        }
    }

    /// The fewest pupils more or less at the first stage, and in which disciplines; where fewer persons would do at both stages, that too.
    private func change(_ rows: [FactRow], first: Int, lowest: Int, second: Int) -> Bilingual? {
        // A breach stands even with everybody counted who may have been there: from there the way is shortest.
        let start = keeps(lowest, second) || lowest * 1000 > thousandths * second ? lowest : first
        var ways: [Bilingual] = []
        let plain = difference(start, second)
        if let plain, let said = step(plain, ratio.numerator.label, plain > 0 ? places(rows, plain) : nil) { ways.append(said) }
        if let both = bothStages(start, second), abs(both.first) + abs(both.second) < plain.map(abs) ?? .max {
            let steps = [step(both.second, ratio.denominator.label, nil), step(both.first, ratio.numerator.label, nil)]
            ways.append(steps.compactMap { $0 }.enumerated)
        }
        guard !ways.isEmpty else { return Bilingual("人数为整数时不能恰好符合", "no whole numbers keep it exactly") }
        return Bilingual(ways.map(\.zh).joined(separator: "；或者"), ways.map(\.en).joined(separator: "; or "))
    }

    /// How many more (or, below 0, fewer) at the first stage keep the ratio to this number at the second; nil where no whole number does.
    private func difference(_ first: Int, _ second: Int) -> Int? {
        let exact = thousandths * second
        switch ratio.operator {
        case .atLeast: return max((exact + 999) / 1000 - first, 0)
        case .atMost: return min(exact / 1000 - first, 0)
        case .exactly: return exact % 1000 == 0 ? exact / 1000 - first : nil
        }
    }

    /// The fewest persons at both stages together.
    private func bothStages(_ first: Int, _ second: Int) -> (first: Int, second: Int)? {
        let steps = (-second...second).filter { second + $0 > 0 }
        let ways = steps.compactMap { step in difference(first, second + step).map { (first: $0, second: step) } }
        return ways.min { (abs($0.first) + abs($0.second), abs($0.second)) < (abs($1.first) + abs($1.second), abs($1.second)) }
    }

    private func step(_ difference: Int, _ stage: Bilingual, _ places: Bilingual?) -> Bilingual? {
        guard difference != 0 else { return nil }
        let suffix = places.map { ("（\($0.zh)）", " (\($0.en))") } ?? ("", "")
        return difference > 0
            ? Bilingual("\(stage.zh)还需增加 \(difference) 人\(suffix.0)", "\(difference) more at the stage “\(stage.en)”\(suffix.1)")
            : Bilingual("\(stage.zh)应减少 \(-difference) 人\(suffix.0)", "\(-difference) fewer at the stage “\(stage.en)”\(suffix.1)")
    }

    /// Where the missing pupils are missing, discipline by discipline, in the plan's order.
    private func places(_ rows: [FactRow], _ difference: Int) -> Bilingual? {
        var rest = difference
        var parts: [Bilingual] = []
        for discipline in facts.plan.disciplines {
            guard rest > 0, let row = rows.first(where: { $0.text("discipline") == discipline.code }) else { continue }
            let lacking = (thousandths * row.count("denominator") + 999) / 1000 - row.count("numerator")
            guard lacking > 0 else { continue }
            let taken = min(lacking, rest)
            rest -= taken
            parts.append(Bilingual("\(discipline.label.zh) \(taken) 人", "\(taken) in \(discipline.label.en)"))
        }
        return parts.isEmpty ? nil : parts.enumerated
    }
}
