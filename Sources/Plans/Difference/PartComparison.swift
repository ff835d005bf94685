// Holds one rule of two plans against itself, part by part, and says what is different.

internal import Domain

enum PartComparison {
    /// What changed in a rule that both plans state; nil where nothing did.
    ///
    /// - Parameter withClauses: whether another clause is a change.
    static func change(from old: PlanRule, to new: PlanRule, cycles: CyclePair, withClauses: Bool) -> RuleChange? {
        // The cycle is what days are relative to: it has itself changed where it is not the same days some years later.
        if old.chapter == .cycle, cycles.yearsApart == nil {
            return RuleChange(
                kinds: [.value] + (withClauses && old.clause != new.clause ? [.clause] : []), former: old, present: new,
                sentence: DifferenceText.sentence(new.subject, [DifferenceText.fromTo(old.brief, new.brief)]))
        }
        let keys = old.parts.map(\.key) + new.parts.map(\.key).filter { key in !old.parts.contains { $0.key == key } }
        let values = keys.compactMap { key in
            phrase(old.parts.first { $0.key == key }, new.parts.first { $0.key == key }, cycles)
        }
        let isStrengthNew = old.strength != new.strength
        let isMoved = withClauses && old.clause != new.clause
        let kinds: [RuleChangeKind] =
            (values.isEmpty ? [] : [.value]) + (isStrengthNew ? [.strength] : []) + (isMoved ? [.clause] : [])
        guard !kinds.isEmpty else { return nil }
        let phrases =
            values + (isStrengthNew ? [DifferenceText.strength(old.strength, new.strength)] : [])
            + (isMoved ? [DifferenceText.clause(old.clause, new.clause, alone: kinds == [.clause])] : [])
        return RuleChange(kinds: kinds, former: old, present: new, sentence: DifferenceText.sentence(new.subject, phrases))
    }

    /// What is different in one part; nil where nothing is.
    private static func phrase(_ old: RulePart?, _ new: RulePart?, _ cycles: CyclePair) -> Bilingual? {
        let name = new?.name ?? old?.name
        let phrase: Bilingual?
        switch (old?.value, new?.value) {
        case (.number(let oldComparison, let before, let unit), .number(let newComparison, let after, _)):
            phrase =
                oldComparison == newComparison && before == after
                ? nil : DifferenceText.number(unit.text(oldComparison, before), unit.text(newComparison, after), by: after - before)
        case (.entries(let before), .entries(let after)): phrase = entries(before, after)
        case (.window(let before), .window(let after)): phrase = window(before, after, cycles)
        case (.word(let before), .word(let after)): phrase = before == after ? nil : DifferenceText.fromTo(before, after)
        case (nil, let after?): phrase = Bilingual("新写明为\(words(after).zh)", "now stated as \(words(after).en)")
        case (let before?, nil): phrase = Bilingual("不再写明（原为\(words(before).zh)）", "no longer stated (was \(words(before).en))")
        case (let before?, let after?): phrase = DifferenceText.fromTo(words(before), words(after))
        case (nil, nil): phrase = nil
        }
        return phrase.map { phrase in name.map { Bilingual("\($0.zh)\(phrase.zh)", "\($0.en): \(phrase.en)") } ?? phrase }
    }

    private static func words(_ value: RulePart.Value) -> Bilingual {
        switch value {
        case .number(let comparison, let amount, let unit): unit.text(comparison, amount)
        case .entries(let entries): RuleSentence.list(entries.map(\.name))
        case .window(let days): WindowText.brief(days)
        case .word(let word): word
        }
    }

    /// 增加甲、乙；去掉丙；数学由 5 名增加到 10 名.
    private static func entries(_ before: [RuleEntry], _ after: [RuleEntry]) -> Bilingual? {
        let added = after.filter { entry in !before.contains { $0.name == entry.name } }
        let dropped = before.filter { entry in !after.contains { $0.name == entry.name } }
        var phrases: [Bilingual] = []
        if before.isEmpty {
            if !added.isEmpty { phrases.append(Bilingual("原未列明，现列明", "none named before, now ") + DifferenceText.names(added)) }
        } else if after.isEmpty {
            phrases.append(Bilingual("不再列明（原列", "none named any more (before: ") + DifferenceText.names(dropped) + Bilingual("）", ")"))
        } else {
            if !added.isEmpty { phrases.append(Bilingual("增加", "added ") + DifferenceText.names(added)) }
            if !dropped.isEmpty { phrases.append(Bilingual("去掉", "dropped ") + DifferenceText.names(dropped)) }
        }
        for entry in after {
            guard let old = before.first(where: { $0.name == entry.name }), old != entry else { continue }
            phrases.append(Bilingual(entry.name.zh, entry.name.en + " ") + DifferenceText.detail(old, entry))
        }
        return phrases.isEmpty ? nil : DifferenceText.joined(phrases)
    }

    /// 由2024年3月改为2025年4月（按培养周期比，起始推迟 31 天，截止推迟 30 天）.
    private static func window(_ before: RuleDays, _ after: RuleDays, _ cycles: CyclePair) -> Bilingual? {
        guard !cycles.isSame(before.from, after.from) || !cycles.isSame(before.to, after.to) else { return nil }
        let whole = DifferenceText.fromTo(WindowText.brief(before), WindowText.brief(after))
        let ends = [
            DifferenceText.end(Bilingual("起始", "start"), before.from, after.from, cycles),
            DifferenceText.end(Bilingual("截止", "end"), before.to, after.to, cycles),
        ].compactMap { $0 }
        let list = Bilingual(ends.map(\.zh).joined(separator: "，"), ends.map(\.en).joined(separator: ", "))
        return ends.isEmpty
            ? whole : Bilingual("\(whole.zh)（按培养周期比，\(list.zh)）", "\(whole.en) (relative to the cycle, \(list.en))")
    }
}
