// What the comments at the head of a query file say: its words, its parameters, its columns and its estimates.

package import Domain

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

/// A value that the caller can give.
package struct QueryParameter: Sendable {
    package let name: String
    /// The values allowed; nil where any text is.
    package let choices: [String]?
    package let standard: String
    package let label: Bilingual
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

/// A proportion to be estimated from two of the query's columns.
package struct EstimateSpec: Sendable {
    package let name: String
    package let successes: String
    package let trials: String
    /// The columns that together count those whose outcome is not known; empty where all are known by definition.
    package let missing: [String]
    package let label: Bilingual
}
