// What the office itself decides or does: entered by commands, never read from a sheet.

/// An act of the office (经办): kept in the ledger in the same frame as a record, but no kind of table that anybody sends.
package enum ActKind: String, Worded {
    /// Two persons of the store are one human, or are not.
    case samePerson = "same_person"
    /// What one batch said of a person belongs to another.
    case reattribution
    /// Somebody was asked a question of follow-up about a person.
    case request

    package var label: Bilingual {
        switch self {
        case .samePerson: Bilingual("同一人认定", "decisions on who is who")
        case .reattribution: Bilingual("记录改属", "reattributions")
        case .request: Bilingual("索要", "requests")
        }
    }
}

/// To whom a request goes.
package enum AddresseeKind: String, Worded {
    case school
    case university

    package var label: Bilingual {
        switch self {
        case .school: Bilingual("中学", "school")
        case .university: Bilingual("高校", "university")
        }
    }
}

/// Whether two persons are one.
package enum SamePersonVerdict: String, Worded {
    case same
    case different

    package var label: Bilingual {
        switch self {
        case .same: Bilingual("同一人", "the same person")
        case .different: Bilingual("不是同一人", "different persons")
        }
    }
}
