// What the comments at the head of a query file say: its words, its parameters, its columns and its estimates.

package import Domain
internal import Ledger

/// A query file read and checked.
package struct Query: Sendable {
    /// Area and name, for example `selection/funnel`.
    package let name: String
    package let title: Bilingual
    package let purpose: Bilingual
    package let grain: Bilingual
    package let unit: CountUnit
    package let parameters: [QueryParameter]
    package let columns: [QueryColumn]
    package let estimates: [EstimateSpec]
    /// The columns that tell one row from every other: by them a row is found again in another cut.
    package let key: [String]
    /// The counts and estimates that lead: those an office signs for, compared on the page of restatements.
    package let headlines: [String]
    package let order: String
    /// What the n of the measure is; nil where no one number says it.
    package let whole: WholeSpec?
    /// The statement as written, comments and all.
    package let sql: String

    /// The kinds of record that the statement reads, in the order of RecordKind.
    package internal(set) var recordKinds: [RecordKind]

    /// Whether the statement itself reads what lists of reference say; shared relations never do.
    package var readsLists: Bool { !Set(LedgerReader.listed).isDisjoint(with: Statement(sql).reads) }

    package func column(_ name: String) -> QueryColumn? {
        columns.first { $0.name == name }
    }
}

/// How the n of a measure is made from its rows.
package enum WholeSpec: Hashable, Sendable {
    /// The sum of a column; where `first` names another, over the rows that show the same there as the first row does.
    case sum(column: String, first: String?)
    /// The number of rows, in this unit.
    case rows(CountUnit)
}

/// What is counted. Persons, participations and attendances are never mixed.
package enum CountUnit: String, Worded {
    case persons
    case participations
    case mentors
    case places
    case records

    package var label: Bilingual {
        switch self {
        case .persons: Bilingual("人", "persons")
        case .participations: Bilingual("人次", "participations")
        case .mentors: Bilingual("位", "mentors")
        case .places: Bilingual("个名额", "places")
        case .records: Bilingual("条", "records")
        }
    }
}

/// What the value of a parameter may be.
package enum ParameterKind: Sendable {
    case text
    /// One of these.
    case choice([String])
    /// A number, zero or above.
    case number
    case day

    /// The value as the statement receives it; nil where a text is no such value.
    func cell(_ text: String) -> Cell? {
        switch self {
        case .text: .text(text)
        case .choice(let choices): choices.contains(text) ? .text(text) : nil
        case .number: Double(text).flatMap { $0.isFinite && $0 >= 0 ? .real($0) : nil }
        case .day: CivilDay(text).map { .integer($0.number) }
        }
    }

    var isNumber: Bool {
        if case .number = self { true } else { false }
    }

    /// What is expected, for findings.
    var expected: Bilingual {
        switch self {
        case .text: Bilingual("文字", "a text")
        case .choice(let choices): Bilingual(choices.joined(separator: "、"), choices.joined(separator: ", "))
        case .number: Bilingual("不小于 0 的数", "a number, zero or above")
        case .day: Bilingual("日期，如 2025-06-30", "a day such as 2025-06-30")
        }
    }
}

/// A value that the caller can give.
package struct QueryParameter: Sendable {
    package let name: String
    package let kind: ParameterKind
    package let standard: String
    package let label: Bilingual

    /// The values allowed; nil where there is no list of them.
    package var choices: [String]? {
        if case .choice(let choices) = kind { choices } else { nil }
    }
}

/// The kind of value in a column.
package enum ColumnKind: Hashable, Sendable {
    case text
    case plan
    case discipline
    /// A code with words in both languages, from the list of that name.
    case code(String)
    case count(CountUnit)
    /// A number and the name of its unit.
    case number(String)
    case day
    case flag
    /// The id of a mentor: identifies a person.
    case mentor
    /// The id of a pupil, present or former: identifies a person.
    case person

    package var isNumeric: Bool {
        switch self {
        case .count, .number: true
        default: false
        }
    }
}

package struct QueryColumn: Sendable {
    package let name: String
    package let kind: ColumnKind
    /// What an empty value means; nil where there is none.
    package let nullMeaning: Bilingual?
    package let label: Bilingual
}
