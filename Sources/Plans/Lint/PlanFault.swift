// One thing wrong inside a plan itself: what, on which clauses it rests, why it matters and what would mend it.

package import Domain

/// A fault of an official document, seen from its values alone. A fault of the plan *file* is a `Finding` of the reader instead.
package struct PlanFault: Hashable, Sendable, Codable {
    /// How grave a fault is (轻重), gravest first.
    package enum Gravity: String, Worded {
        /// Two clauses say different things of one matter, or cannot both be kept.
        case contradiction
        /// Something the plan relies on is not stated.
        case gap
        /// The plan can be kept, but only if something holds that it does not say.
        case note

        package var label: Bilingual {
            switch self {
            case .contradiction: Bilingual("矛盾", "contradiction")
            case .gap: Bilingual("缺漏", "gap")
            case .note: Bilingual("提示", "note")
            }
        }
    }

    /// A number or a day that the fault rests on.
    package struct Figure: Hashable, Sendable, Codable {
        /// Lower-case English words joined by `_`; a part of a quota stands in brackets, `places[physics]`.
        package let name: String
        package let value: Value

        init(_ name: String, _ number: Int) {
            self.name = name
            value = .number(number)
        }

        init(_ name: String, _ day: CivilDay) {
            self.name = name
            value = .day(day)
        }
    }

    /// Written in JSON as a whole number, or as a text `YYYY-MM-DD`.
    package enum Value: Hashable, Sendable {
        case number(Int)
        case day(CivilDay)
    }

    /// `lint.thing.fault`; docs/plan-lint.md explains each. Never reused for another meaning.
    package let code: String
    package let gravity: Gravity
    /// As the document numbers them, in the order in which the sentence uses them, none twice. Never empty.
    package let clauses: [String]
    package let what: Bilingual
    package let why: Bilingual
    /// What would mend it.
    package let remedy: Bilingual
    package let figures: [Figure]
}

extension PlanFault.Value: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else {
            self = .day(try container.decode(CivilDay.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .day(let day): try container.encode(day)
        }
    }
}

extension PlanFault.Value: CustomStringConvertible {
    package var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .day(let day): "\(day)"
        }
    }
}
