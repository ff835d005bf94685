// What can be chosen in a column under one plan: the words of drop-downs, and whether others are refused on import.

package import Domain

/// The choices of one column.
package struct ColumnChoices: Hashable, Sendable {
    package let words: [Bilingual]
    /// Whether import refuses anything else; a name outside a plan's list is only pointed out.
    package let isStrict: Bool

    /// nil where anything can be written, or where the plan has no list.
    package init?(_ column: RecordColumn, of kind: RecordKind, in plan: Plan) {
        let names: [String]?
        switch (column.name, column.content) {
        case ("school", _): names = plan.scope.schools?.names
        case ("city", _): names = plan.scope.cities?.names
        case ("university", _): names = plan.scope.universities?.members.map(\.name)
        default: names = nil
        }
        if let names {
            self.init(words: names.map { Bilingual($0, $0) }, isStrict: false)
            return
        }
        switch column.content {
        case .plan: self.init(words: [Bilingual(plan.id, plan.id)], isStrict: true)
        case .flag: self.init(words: [Bilingual("是", "yes"), Bilingual("否", "no")], isStrict: true)
        case .discipline: self.init(words: plan.disciplines.map(\.label), isStrict: plan.scope.disciplines.open != true)
        case .code(let known): self.init(ColumnChoices.kept(of: known, column, kind, plan))
        default: return nil
        }
        if words.isEmpty { return nil }
    }

    private init(words: [Bilingual], isStrict: Bool) {
        self.words = words
        self.isStrict = isStrict
    }

    private init(_ kept: (codes: [CodeWord], isStrict: Bool)) {
        self.init(words: kept.codes.map(\.label), isStrict: kept.isStrict)
    }

    /// Of a code list, what the plan has.
    private static func kept(
        of known: [CodeWord], _ column: RecordColumn, _ kind: RecordKind, _ plan: Plan
    ) -> (codes: [CodeWord], isStrict: Bool) {
        func only(_ codes: Set<String>?) -> [CodeWord] { codes.map { codes in known.filter { codes.contains($0.code) } } ?? known }
        switch (kind, column.name) {
        case (.screening, "stage"): return (only(Set(plan.selection.stages.map(\.stage.rawValue))), true)
        case (.evaluation, "stage"): return (only(Set(plan.evaluations.map(\.stage.rawValue))), true)
        case (.evaluation, "outcome"):
            // A stage for which the plan names no outcomes forbids none.
            let named = plan.evaluations.map { $0.outcomes.map { Set($0.map(\.rawValue)) } }
            return (named.contains(nil) || named.isEmpty ? known : only(Set(named.compactMap { $0 }.joined())), true)
        case (.application, "grade"): return (only(plan.eligibility?.grades.map { Set($0.codes.map(\.rawValue)) }), false)
        default: return (known, true)
        }
    }
}

extension RecordKind {
    /// The columns that a template of a plan has: all but the mark of invented people, and of the dimensions of evaluation those that the plan names.
    func columns(in plan: Plan) -> [RecordColumn] {
        let dimensions = Set(plan.evaluations.flatMap { $0.dimensions ?? [] }.map(\.rawValue))
        let all = Set(EvaluationDimension.allCases.map(\.rawValue))
        return columns.filter { column in
            column.name != RecordColumn.invented.name
                && (self != .evaluation || !all.contains(column.name) || dimensions.contains(column.name))
        }
    }

    /// A digest of what a template of a plan offers (FNV-1a, 64 bits): tells a template made before the plan changed. No protection against
    /// anybody who wants to deceive.
    package func choicesDigest(in plan: Plan) -> String {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        func take(_ text: String) {
            for byte in text.utf8 + [0] { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        for column in columns(in: plan) {
            take(column.name)
            for word in ColumnChoices(column, of: self, in: plan)?.words ?? [] { take(word.zh) }
        }
        let digits = String(digest, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
