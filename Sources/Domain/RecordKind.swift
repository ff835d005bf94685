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
    case session
    case notice
    case award
    case certificate
    case mentorTerm = "mentor_term"
    case teamMember = "team_member"
    case relaxation
    case wish
    case reportedFigure = "reported_figure"

    package var label: Bilingual {
        switch self {
        case .mentor: Bilingual("导师", "mentors")
        case .application: Bilingual("报名", "applications")
        case .screening: Bilingual("遴选结果", "screening results")
        case .placement: Bilingual("培养安排", "placements")
        case .evaluation: Bilingual("评价", "evaluations")
        case .exit: Bilingual("退出", "exits")
        case .followUp: Bilingual("跟踪", "follow-ups")
        case .session: Bilingual("培养活动", "training sessions")
        case .notice: Bilingual("公示", "public notices")
        case .award: Bilingual("获奖", "awards")
        case .certificate: Bilingual("培养证书", "certificates")
        case .mentorTerm: Bilingual("导师聘任", "mentor appointments")
        case .teamMember: Bilingual("培养团队成员", "team members")
        case .relaxation: Bilingual("排名要求放宽", "relaxations of the rank gate")
        case .wish: Bilingual("志愿导师", "wishes for a mentor")
        case .reportedFigure: Bilingual("上报数据", "reported figures")
        }
    }

    /// In which list of numbers the person stands whom a record is about; nil where it is about a plan and nobody.
    package var role: PersonRole? {
        switch self {
        case .mentor, .mentorTerm, .teamMember: .mentor
        case .notice, .reportedFigure: nil
        default: .pupil
        }
    }

    /// Whether a record may bring a person whom the store does not know yet.
    package var introducesPersons: Bool { self == .mentor || self == .application }

    /// The columns, in the order in which templates and samples write them.
    package var columns: [RecordColumn] {
        RecordColumn.columns(of: self) + [.retracted, .invented]
    }
}

/// In which list of numbers a person stands: a pupil's 1001 and a mentor's 1001 are two people.
package enum PersonRole: String, Sendable, CaseIterable {
    case pupil, mentor
}

/// A part of somebody's identity; kept in the vault, never in the ledger.
package enum IdentityField: String, Sendable, CaseIterable {
    /// The number by which the office refers to a person.
    case reference
    case name
    case documentNumber = "document_number"
    case contact
    /// Who else of the store this may be: asked when somebody came whom the store could not tell from others. No file has it.
    case question
}

/// What a file says of a person beside number, name and document number, so that it can be told who is meant. Never stored.
package enum Clue: String, Sendable, CaseIterable {
    /// The pupil's school.
    case school
    case mentorName = "mentor_name"
    /// The mentor's university.
    case university
}

/// What a column holds.
package enum ColumnContent: Sendable {
    /// The number of the person the row is about.
    case person
    /// The number of a mentor.
    case mentor
    /// Kept in the vault by the kinds that introduce persons; in all others it only tells who is meant.
    case identity(IdentityField)
    case clue(Clue)
    case plan
    case discipline
    /// Free text, kept as written.
    case text
    case day
    case number(ClosedRange<Double>)
    /// A number that counts or puts in order.
    case whole(ClosedRange<Int>)
    /// One of a code list.
    case code([CodeWord])
    case flag

    /// Whether the value tells who somebody is, so that no message may repeat it.
    package var isPersonal: Bool {
        switch self {
        case .person, .mentor, .identity, .clue: true
        default: false
        }
    }
}

/// One column of a record kind.
package struct RecordColumn: Sendable {
    /// Whether it holds the share of a class that is as good as the pupil or better.
    package var isPercent: Bool { name.hasSuffix("_rank") }
    /// Name in the ledger and in `--json`.
    package let name: String
    /// Headings accepted in a file: the Chinese one first, then the English one, then synonyms.
    package let headings: [String]
    package let content: ColumnContent
    package let required: Bool
    /// Whether the value is part of the record's key: a later row with the same key is a correction.
    package let isKey: Bool
    /// Names of columns any one of which may stand in for this one where a file, or a row, does not have it; only the columns of numbers of
    /// persons have such.
    package let alternatives: [String]

    /// Whether the column only tells who is meant, and is kept nowhere.
    package func tells(of kind: RecordKind) -> Bool {
        switch content {
        case .identity: !kind.introducesPersons
        case .clue: true
        default: false
        }
    }

    /// The heading that templates and samples write.
    package func heading(in language: Language) -> String {
        headings[language == .chinese ? 0 : 1]
    }
}
