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
        // Until selection is over either number may still grow.
        let verdict: (Verdict, UndecidedReason?) =
            !facts.isSelectionOver
            ? (.undecided, .notYet) : holds.map { ($0 == 1 ? .conforms : .breaches, nil) } ?? (.undecided, .recordsMissing)
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
            ? [Bilingual("\(d.zh)为 0 人，比例无从计算", "nobody reached \(d.en): there is no ratio")] : missing
    }

    /// A ratio to two places, cut and not rounded up: 2.999 is no 3.
    static func hundredths(_ first: Int, _ second: Int) -> String {
        let value = first * 100 / second
        return "\(value / 100)." + (value % 100 < 10 ? "0" : "") + "\(value % 100)"
    }

    private var thousandths: Int { Int((ratio.number * 1000).rounded()) }

    /// Whether whole numbers keep the rule: compared in thousandths, so that 3∶1 is exact.
    func keeps(_ first: Int, _ second: Int) -> Bool {
        switch ratio.operator {
        case .atLeast: first * 1000 >= thousandths * second
        case .atMost: first * 1000 <= thousandths * second
        case .exactly: first * 1000 == thousandths * second
        }
    }

    /// The fewest pupils more or less, at the first stage if that can mend it, and in which disciplines.
    private func change(_ rows: [FactRow], first: Int, lowest: Int, second: Int) -> Bilingual? {
        let start = ratio.operator == .atMost ? lowest : keeps(lowest, second) || lowest * 1000 > thousandths * second ? lowest : first
        let exact = thousandths * second
        let needed = ratio.operator == .atMost ? exact / 1000 : (exact + 999) / 1000
        if ratio.operator != .exactly || exact % 1000 == 0 {
            let difference = needed - start
            return step(difference, ratio.numerator.label, difference > 0 ? places(rows, difference) : nil)
        }
        // Only another number at the second stage makes an exact ratio possible.
        for distance in 1...max(second, 1) {
            for other in [second - distance, second + distance] where other > 0 && thousandths * other % 1000 == 0 {
                let parts = [
                    step(other - second, ratio.denominator.label, nil),
                    step(thousandths * other / 1000 - start, ratio.numerator.label, nil),
                ]
                return parts.compactMap { $0 }.clauses
            }
        }
        return nil
    }

    private func step(_ difference: Int, _ stage: Bilingual, _ places: Bilingual?) -> Bilingual? {
        guard difference != 0 else { return nil }
        let suffix = places.map { ("（\($0.zh)）", " (\($0.en))") } ?? ("", "")
        return difference > 0
            ? Bilingual("\(stage.zh)再有 \(difference) 人\(suffix.0)", "\(difference) more at the stage “\(stage.en)”\(suffix.1)")
            : Bilingual("\(stage.zh)少 \(-difference) 人\(suffix.0)", "\(-difference) fewer at the stage “\(stage.en)”\(suffix.1)")
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
