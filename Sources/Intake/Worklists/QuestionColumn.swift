// The columns of the second sheet of a worklist: two persons who may be one, and what the addressee says of it.

package import Domain

/// A column of the questions who is who, in order.
enum QuestionColumn: String, ReturnColumn {
    case number, name, about
    case otherNumber, otherName, otherAbout
    case reason
    case verdict
    /// Last, where it disturbs nobody.
    case token

    var isAnswer: Bool { self == .verdict }

    var isNeeded: Bool { [.number, .otherNumber, .verdict, .token].contains(self) }

    /// Columns for the reader's eye: nothing goes by them, and a change in them is told.
    static let shown: [QuestionColumn] = [.name, .about, .otherName, .otherAbout, .reason]

    var heading: Bilingual {
        switch self {
        case .number: Bilingual("甲：人员编号", "A: person number")
        case .name: Bilingual("甲：姓名", "A: name")
        case .about: Bilingual("甲：单位与方案", "A: body and plan")
        case .otherNumber: Bilingual("乙：人员编号", "B: person number")
        case .otherName: Bilingual("乙：姓名", "B: name")
        case .otherAbout: Bilingual("乙：单位与方案", "B: body and plan")
        case .reason: Bilingual("为何要问", "why it is asked")
        case .verdict: Bilingual("是否同一人", "the same person?")
        case .token: Bilingual("行标识", "row token")
        }
    }

    var width: Double {
        switch self {
        case .number, .otherNumber: 13
        case .name, .otherName: 12
        case .about, .otherAbout: 26
        case .reason: 30
        case .verdict: 14
        case .token: 15
        }
    }
}

/// What an addressee says of two persons.
package enum SameAnswer: String, Worded {
    case same, different
    /// Decides nothing: the question stays open.
    case unsure

    package var label: Bilingual {
        switch self {
        case .same: Bilingual("是同一人", "the same person")
        case .different: Bilingual("不是同一人", "two persons")
        case .unsure: Bilingual("不确定", "not sure")
        }
    }

    /// The decision it makes; nil where it makes none.
    package var verdict: SamePersonVerdict? {
        switch self {
        case .same: .same
        case .different: .different
        case .unsure: nil
        }
    }
}
