// What match table says to a person, in both languages.

internal import Domain
internal import Foundation
internal import Linkage

extension MatchTableReport {
    /// Parameters, bands, pairs and quality; pairs by their identifiers alone.
    package func text() -> String {
        var lines: [String] = []
        func say(_ zh: String, _ en: String) { lines += [zh, "    " + en] }
        let compared = groups.reduce(0) { $0 + $1.count }
        say(
            "比较 \(compared) 对（可能的有 \(matching.tables.allPairs) 对）；迭代 \(estimation.iterations) 次；λ = \(number(estimation.parameters.lambda))",
            "\(compared) pairs compared (of \(matching.tables.allPairs)); \(estimation.iterations) iterations")
        for block in largeBlocks.prefix(5) {
            say(
                "第 \(block.rule + 1) 条分组规则有一组 \(block.records) 条记录、\(block.pairs) 对\(block.isSkipped ? "，已略过" : "")",
                "rule \(block.rule + 1) has a block of \(block.records) records, \(block.pairs) pairs\(block.isSkipped ? ": left out" : "")"
            )
        }
        for doubt in estimation.doubts {
            let sentence = sentence(doubt)
            say(sentence.zh, sentence.en)
        }
        lines.append("\n字段 field\t一致级 level\tm\tu\t权重 weight")
        for (field, option) in options.fields.enumerated() {
            for level in matching.fields[field].comparator.levels.descending {
                lines.append(
                    [
                        option.name.printable, "\(level)", number(estimation.parameters.m[field][level]),
                        number(estimation.parameters.u[field][level]),
                        number(estimation.parameters.weight(field, level)),
                    ].joined(separator: "\t"))
            }
        }
        guard isUsable else { return lines.joined(separator: "\n") + "\n" }
        let counts = [MatchBand.same, .ask, .different].map { bands[$0] ?? 0 }
        lines.append("")
        say(
            "相同 \(counts[0]) 对，需人工判断 \(counts[1]) 对，不同 \(counts[2]) 对",
            "\(counts[0]) the same, \(counts[1]) to ask a person about, \(counts[2]) different")
        if let truth {
            say(
                "真实相同 \(truth.matches) 对，其中比较到 \(truth.compared) 对", "\(truth.matches) true matches, \(truth.compared) of them compared")
            lines.append("界限 bound\t查准率 precision\t查全率 recall\tF")
            for (bound, quality) in truth.quality {
                lines.append(
                    ([bound.text] + [quality.precision, quality.recall, quality.f].map { $0.map(number) ?? "–" }).joined(separator: "\t"))
            }
        }
        if !pairs.isEmpty {
            lines.append("\n甲 a\t乙 b\t一致 pattern\t权重 weight\t概率 posterior\t结论 band")
            for pair in pairs.sorted(by: { ($0.weight, $1.asked, $1.candidate) > ($1.weight, $0.asked, $0.candidate) }) {
                lines.append(
                    [
                        ids.asked[pair.asked].printable.guarded, ids.candidates[pair.candidate].printable.guarded,
                        matching.levels(of: pair).patternText,
                        number(pair.weight), number(pair.posterior), options.bounds.band(of: pair).label.zh,
                    ].joined(separator: "\t"))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Four decimals, without the locale.
    private func number(_ value: Double) -> String { String(format: "%.4f", value) }

    /// The stable name of a doubt.
    func code(_ doubt: EstimationDoubt) -> String {
        switch doubt {
        case .notConverged: "match.em.not_converged"
        case .swapped: "match.em.swapped"
        case .inverted: "match.em.inverted"
        case .constant: "match.em.constant"
        case .blocked: "match.em.blocked"
        case .noMatches: "match.em.no_matches"
        case .notIdentified: "match.em.not_identified"
        }
    }

    func sentence(_ doubt: EstimationDoubt) -> Bilingual {
        func name(_ field: Int) -> String { options.fields[field].name.printable }
        return switch doubt {
        case .notConverged:
            Bilingual(
                "迭代 \(estimation.iterations) 次后参数仍在变化；可加大 --iterations",
                "the parameters still moved after \(estimation.iterations) iterations: raise --iterations")
        case .swapped:
            Bilingual(
                "估计出的“相同”一类反而更不一致：两类颠倒，或只有一类；不据此判断。请换初值，或用 --estimate rules 与 --u-from-random",
                "the class called the same agrees less than the other: they changed places, or there is but one. Nothing is decided by it. Use other start values, or --estimate rules with --u-from-random"
            )
        case .inverted(let field):
            Bilingual(
                "字段“\(name(field))”越一致越不像同一对象：分出的两类未必是“相同”与“不同”，不据此判断。请去掉这一字段，或换初值、分组规则",
                "agreement on “\(name(field))” speaks against a match: the two classes need not be matches and others, so nothing is decided. Leave the field out, or use other start values or blocking rules"
            )
        case .notIdentified(let varying, let needed):
            Bilingual(
                "参数无法确定：各对之间只有 \(varying) 个字段有差别，至少要 \(needed) 个；不据此判断。请增加字段，或用 --fix-u、--fix-m 给定参数",
                "the parameters are not identified: \(varying) fields differ between the pairs, and it takes \(needed). Nothing is decided. Add fields, or give parameters with --fix-u and --fix-m"
            )
        case .constant(let field):
            Bilingual(
                "字段“\(name(field))”在所有比较的对中取值级别相同，未能估计", "“\(name(field))” has one level in all compared pairs: nothing was learnt of it")
        case .blocked(let field, let rule):
            Bilingual(
                "第 \(rule + 1) 条分组规则用了字段“\(name(field))”，它的 m、u 只说明分组内的对；可用 --estimate rules",
                "rule \(rule + 1) blocks by “\(name(field))”: its m and u describe blocked pairs alone; see --estimate rules")
        case .noMatches: Bilingual("比较的对中预计没有相同的", "no match is expected among the compared pairs")
        }
    }
}

extension MatchBand {
    var label: Bilingual {
        switch self {
        case .same: Bilingual("相同", "the same")
        case .ask: Bilingual("需人工判断", "ask a person")
        case .different: Bilingual("不同", "different")
        }
    }
}

extension Int {
    /// From one below down to 0.
    fileprivate var descending: ReversedCollection<Range<Int>> { (0..<self).reversed() }
}
