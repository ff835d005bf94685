// The kinds of record and their columns: one list that intake, templates, samples and the store's tables go by.

/// A kind of record: one observed fact a row.
package enum RecordKind: String, Worded {
    case mentor
    case application
    case screening
    case placement
    case evaluation
    case exit
    case followUp = "follow_up"

    package var label: Bilingual {
        switch self {
        case .mentor: Bilingual("导师", "mentors")
        case .application: Bilingual("报名", "applications")
        case .screening: Bilingual("遴选结果", "screening results")
        case .placement: Bilingual("培养安排", "placements")
        case .evaluation: Bilingual("评价", "evaluations")
        case .exit: Bilingual("退出", "exits")
        case .followUp: Bilingual("跟踪", "follow-ups")
        }
    }

    /// The columns, in the order in which templates and samples write them.
    package var columns: [RecordColumn] {
        RecordColumn.columns(of: self) + [.retracted, .invented]
    }
}

/// A part of somebody's identity; kept in the vault, never in the ledger.
package enum IdentityField: String, Sendable, CaseIterable {
    /// The number by which the office refers to a person.
    case reference
    case name
    case documentNumber = "document_number"
    case contact
}

/// What a column holds.
package enum ColumnContent: Sendable {
    /// The number of the person the row is about.
    case person
    /// The number of a mentor.
    case mentor
    case identity(IdentityField)
    case plan
    case discipline
    /// Free text, kept as written.
    case text
    case day
    case number(ClosedRange<Double>)
    /// One of a code list.
    case code([CodeWord])
    case flag

    /// Whether the value tells who somebody is, so that no message may repeat it.
    package var isPersonal: Bool {
        switch self {
        case .person, .mentor, .identity: true
        default: false
        }
    }
}

/// One column of a record kind.
package struct RecordColumn: Sendable {
    /// Name in the ledger and in `--json`.
    package let name: String
    /// Headings accepted in a file: the Chinese one first, then the English one, then synonyms.
    package let headings: [String]
    package let content: ColumnContent
    package let required: Bool
    /// Whether the value is part of the record's key: a later row with the same key is a correction.
    package let isKey: Bool

    /// The heading that templates and samples write.
    package func heading(in language: Language) -> String {
        headings[language == .chinese ? 0 : 1]
    }
}
