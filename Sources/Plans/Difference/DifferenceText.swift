// The words in which differences between plans are told.

internal import Domain

enum DifferenceText {
    static let added = Bilingual("新增", "added")
    static let removed = Bilingual("不再写明，原为", "no longer stated; it was")

    /// Plans of different programmes neither add nor drop anything: one states what the other does not.
    static func onlyIn(_ plan: Plan, not other: Plan) -> Bilingual {
        Bilingual(
            "仅\(closed(plan.shortTitle.zh))写明，\(closed(other.shortTitle.zh))未写明",
            "stated by \(plan.shortTitle.en) only, not by \(other.shortTitle.en)")
    }

    /// 成绩排名要求：不再写明，原为：报名学生应……（四（二），应当）。
    static func stated(_ rule: PlanRule, _ how: Bilingual) -> Bilingual {
        let strength = rule.strength.map { Bilingual("，\($0.label.zh)", ", \($0.label.en)") } ?? Bilingual("", "")
        // Scope and days are lists and dates: their sentence would only repeat the subject.
        let value = rule.strength == nil ? rule.brief : rule.statement
        return Bilingual(
            "\(rule.subject.zh)：\(how.zh)：\(value.zh)（\(rule.clause)\(strength.zh)）。",
            "\(rule.subject.en.capitalizedFirst): \(how.en): \(value.en) (\(rule.clause)\(strength.en)).")
    }

    static func sentence(_ subject: Bilingual, _ phrases: [Bilingual]) -> Bilingual {
        let all = joined(phrases)
        return Bilingual("\(subject.zh)：\(all.zh)。", "\(subject.en.capitalizedFirst): \(all.en).")
    }

    static func joined(_ phrases: [Bilingual]) -> Bilingual {
        Bilingual(phrases.map(\.zh).joined(separator: "；"), phrases.map(\.en).joined(separator: "; "))
    }

    static func fromTo(_ before: Bilingual, _ after: Bilingual) -> Bilingual {
        Bilingual("由\(closed(opened(before.zh)))改为\(opened(after.zh))", "was \(before.en), now \(after.en)")
    }

    /// 由不低于 3∶1 提高到不低于 4∶1.
    static func number(_ before: Bilingual, _ after: Bilingual, by step: Double) -> Bilingual {
        guard step != 0 else { return fromTo(before, after) }
        return Bilingual(
            "由\(closed(opened(before.zh)))\(step > 0 ? "提高到" : "降低到")\(opened(after.zh))",
            "\(step > 0 ? "raised" : "lowered") from \(before.en) to \(after.en)")
    }

    /// A blank between Chinese and the number a text begins with; dates are written without.
    private static func opened(_ text: String) -> String {
        (text.first?.isASCII == true && text.prefixMatch(of: /\d{4}年/) == nil ? " " : "") + text
    }

    /// The same at the end of a text.
    private static func closed(_ text: String) -> String {
        text + (text.last?.isASCII == true ? " " : "")
    }

    static func strength(_ before: Strength?, _ after: Strength?) -> Bilingual {
        let none = Bilingual("未写明", "none stated")
        let (old, new) = (before?.label ?? none, after?.label ?? none)
        let turn: Bilingual? =
            switch (rank(before), rank(after)) {
            case (let before?, let after?) where after < before: Bilingual("（更严）", " (stricter)")
            case (let before?, let after?) where after > before: Bilingual("（放宽）", " (looser)")
            default: nil
            }
        return Bilingual("约束力由“\(old.zh)”改为“\(new.zh)”\(turn?.zh ?? "")", "strength from “\(old.en)” to “\(new.en)”\(turn?.en ?? "")")
    }

    /// 可以 and 鼓励 bind alike: neither has to be followed.
    private static func rank(_ strength: Strength?) -> Int? {
        switch strength {
        case .must: 0
        case .inPrinciple: 1
        case .may, .encouraged: 2
        case nil: nil
        }
    }

    static func clause(_ before: String, _ after: String, alone: Bool) -> Bilingual {
        let moved = Bilingual("条款由\(before)移至\(after)", "clause moved from \(before) to \(after)")
        return alone ? Bilingual("内容未变，\(moved.zh)", "unchanged, \(moved.en)") : moved
    }

    /// Names of a list with what is set for each: 天文（5 名）.
    static func names(_ entries: [RuleEntry]) -> Bilingual {
        RuleSentence.list(
            entries.map { entry in
                let more = entry.amount.map { $0.unit.text(Double($0.number)) } ?? entry.detail
                return more.map { Bilingual("\(entry.name.zh)（\($0.zh)）", "\(entry.name.en) (\($0.en))") } ?? entry.name
            })
    }

    /// What changed of one name of a list.
    static func detail(_ old: RuleEntry, _ new: RuleEntry) -> Bilingual {
        if let before = old.amount, let after = new.amount {
            let texts = (before.unit.text(Double(before.number)), after.unit.text(Double(after.number)))
            // A gate at the top 15 % lets in more than one at the top 10 %: neither is higher.
            guard before.unit != .topPercent else {
                let turn = after.number > before.number ? Bilingual("（放宽）", " (looser)") : Bilingual("（更严）", " (stricter)")
                return fromTo(texts.0, texts.1) + turn
            }
            return number(texts.0, texts.1, by: Double(after.number - before.number))
        }
        let none = Bilingual("未写明", "not stated")
        return fromTo(old.detail ?? none, new.detail ?? none)
    }

    /// 起始推迟 31 天; nil where the end is the same or open on either side.
    static func end(_ name: Bilingual, _ before: CivilDay?, _ after: CivilDay?, _ cycles: CyclePair) -> Bilingual? {
        guard let before, let after else { return nil }
        let days = cycles.daysLater(before, after)
        guard days != 0 else { return Bilingual("\(name.zh)不变", "\(name.en) unchanged") }
        let number = days.magnitude
        return Bilingual(
            "\(name.zh)\(days > 0 ? "推迟" : "提前") \(number) 天",
            "\(name.en) \(number) \(number == 1 ? "day" : "days") \(days > 0 ? "later" : "earlier")")
    }
}
