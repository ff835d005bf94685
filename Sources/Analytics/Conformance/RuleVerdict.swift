// What became of one rule: the verdict, the figures under it, what is missing, and what would mend a breach.

package import Domain
package import Plans

/// A figure that a verdict rests on.
package struct CheckedFigure: Hashable, Sendable {
    /// For programs: English, lower case, underscores.
    package let name: String
    package let label: Bilingual
    /// A whole number, except for ratios.
    package let value: Double

    init(_ name: String, _ zh: String, _ en: String, _ value: Int) {
        self.init(name, Bilingual(zh, en), Double(value))
    }

    init(_ name: String, _ label: Bilingual, _ value: Double) {
        (self.name, self.label, self.value) = (name, label, value)
    }
}

/// The answer for one rule of one plan.
package struct RuleVerdict: Sendable {
    package let rule: PlanRule
    package let verdict: Verdict
    /// nil unless the verdict is `undecided`.
    package let reason: UndecidedReason?
    package let figures: [CheckedFigure]
    /// What was found, as a sentence.
    package let found: Bilingual
    /// What is missing where it cannot be decided: records to bring, or the clause that is silent; empty otherwise.
    package let missing: [Bilingual]
    /// The smallest change that would conform; nil unless the verdict is `breaches`.
    package let change: Bilingual?
    /// The query whose answer the figures are.
    package let query: String
}

/// A verdict on its way to its rule.
struct Judgement {
    var verdict: Verdict
    var reason: UndecidedReason?
    var figures: [CheckedFigure] = []
    var found: Bilingual
    var missing: [Bilingual] = []
    var change: Bilingual?
    let query: String

    init(
        _ verdict: (Verdict, UndecidedReason?), _ query: String, found: Bilingual, figures: [CheckedFigure] = [],
        missing: [Bilingual] = [], change: Bilingual? = nil
    ) {
        (self.verdict, self.reason) = verdict
        self.query = query
        self.found = found
        self.figures = figures
        self.missing = verdict.0 == .undecided ? missing : []
        self.change = verdict.0 == .breaches ? change : nil
    }

    /// Nothing is on record that the rule could be held against.
    static func nothing(_ query: String, _ lacking: Bilingual, notYet: Bool = false) -> Judgement {
        Judgement(
            (.undecided, notYet ? .notYet : .recordsMissing), query,
            found: Bilingual("没有可供判定的记录", "there is no record to judge by"), missing: [lacking])
    }

    /// The same for a rule that only permits or encourages: what is not done is no breach.
    func permitting(_ strength: Strength?) -> Judgement {
        guard verdict == .breaches, let strength, !strength.binds else { return self }
        var judgement = self
        judgement.verdict = .conforms
        judgement.change = nil
        judgement.found = Bilingual(
            found.zh + "；方案此处用“\(strength.label.zh)”，不作要求",
            found.en + "; the plan says “\(strength.label.en)” here, which obliges nobody")
        return judgement
    }
}
