// What a rule sets, as values that can be compared: numbers, lists, days, words.

internal import Domain

/// One value of a rule. A rule that sets one thing has one part; the name tells parts of one rule apart.
struct RulePart: Hashable, Sendable {
    /// The same in every plan: `count`, `by`.
    let key: String
    /// What the part is called where a rule has several; nil where the rule's subject says it.
    let name: Bilingual?
    let value: Value

    enum Value: Hashable, Sendable {
        case number(Comparison?, Double, RuleUnit)
        /// Names, each with what is set for it. The order does not matter.
        case entries([RuleEntry])
        case window(RuleDays)
        case word(Bilingual)
    }

    init(_ key: String, _ name: Bilingual? = nil, _ value: Value) {
        self.key = key
        self.name = name
        self.value = value
    }

    static func number(_ key: String, _ comparison: Comparison?, _ amount: Double, _ unit: RuleUnit) -> RulePart {
        RulePart(key, nil, .number(comparison, amount, unit))
    }

    static func list(_ key: String, _ name: Bilingual? = nil, _ items: [Bilingual]) -> RulePart {
        RulePart(key, name, .entries(items.map { RuleEntry(name: $0, detail: nil, amount: nil) }))
    }

    static func word(_ key: String, _ name: Bilingual, _ word: Bilingual) -> RulePart {
        RulePart(key, name, .word(word))
    }
}

/// The days of a window; a side that the plan leaves open is nil.
struct RuleDays: Hashable, Sendable {
    let from: CivilDay?
    let to: CivilDay?

    init(from: CivilDay?, to: CivilDay?) {
        self.from = from
        self.to = to
    }

    init(_ window: Plan.Window) {
        self.init(from: window.from, to: window.to)
    }
}

/// A name of a list, with what is set for it.
struct RuleEntry: Hashable, Sendable {
    let name: Bilingual
    /// Words: the city and disciplines of a university.
    let detail: Bilingual?
    /// A number: places of a discipline, per cent of a rank.
    let amount: RuleAmount?
}

struct RuleAmount: Hashable, Sendable {
    let number: Int
    let unit: RuleUnit
}

/// How a number of a rule is counted and written.
enum RuleUnit: Hashable, Sendable {
    case ratio, pupils, mentors, places, times, timesPerMonth, years, workingDays, topPercent

    func text(_ amount: Double) -> Bilingual {
        let number = RuleSentence.number(amount)
        func counted(_ zh: String, _ one: String, _ many: String) -> Bilingual {
            Bilingual("\(number) \(zh)", "\(number) \(amount == 1 ? one : many)")
        }
        return switch self {
        case .ratio: Bilingual("\(number)∶1", "\(number) to 1")
        case .pupils: counted("人", "pupil", "pupils")
        case .mentors: counted("位", "mentor", "mentors")
        case .places: counted("名", "place", "places")
        case .times: counted("次", "time", "times")
        case .timesPerMonth: Bilingual("每月 \(number) 次", "\(number) \(amount == 1 ? "time" : "times") a month")
        case .years: counted("年", "year", "years")
        case .workingDays: counted("个工作日", "working day", "working days")
        case .topPercent: Bilingual("前 \(number)%", "top \(number)%")
        }
    }

    /// With the comparison: 不少于 10 次 | at least 10 times; nothing is said of an equality.
    func text(_ comparison: Comparison?, _ amount: Double) -> Bilingual {
        let value = text(amount)
        let words: Bilingual? =
            switch (comparison, self) {
            case (nil, _), (.exactly, _): nil
            case (.atLeast, .ratio): Bilingual("不低于", "at least")
            case (.atMost, .ratio): Bilingual("不高于", "at most")
            case (let comparison?, _): comparison.label
            }
        guard let words else { return value }
        return self == .timesPerMonth
            ? Bilingual("每月\(words.zh) \(RuleSentence.number(amount)) 次", "\(words.en) \(value.en)")
            : Bilingual("\(words.zh) \(value.zh)", "\(words.en) \(value.en)")
    }
}
