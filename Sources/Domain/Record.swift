// One checked row on its way into the store, and the plain values that tables are made of.

/// A plain value of a table.
package enum Cell: Hashable, Sendable {
    /// Unknown or not applicable, as the column's description says.
    case null
    case integer(Int)
    case real(Double)
    case text(String)

    package var integer: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var real: Double? {
        switch self {
        case .real(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }

    package var text: String? {
        if case .text(let value) = self { value } else { nil }
    }
}

/// A checked row: facts for the ledger, identity for the vault.
package struct Record: Sendable {
    /// Row in the original file, the heading being row 1.
    package let row: Int
    /// The office's number of the person the row is about, a mentor in the kinds whose role says so; nil where it is about nobody, or where the
    /// file tells by `identity` and `clues` alone who it is: the store has to recognise that person first.
    package let reference: String?
    /// The office's number of the mentor, in kinds that name both; nil where the file gives the mentor's name instead.
    package let mentorReference: String?
    /// Name, contact and document number as written; stored by the kinds that introduce persons.
    package let identity: [IdentityField: String]
    /// What else the row says of who is meant; never stored.
    package let clues: [Clue: String]
    /// Values by column name, without the person, the mentor, identity and clues.
    package let values: RecordValues
    package let retracted: Bool

    package init(
        row: Int, reference: String?, mentorReference: String?, identity: [IdentityField: String], clues: [Clue: String] = [:],
        values: RecordValues, retracted: Bool
    ) {
        self.row = row
        self.reference = reference
        self.mentorReference = mentorReference
        self.identity = identity
        self.clues = clues
        self.values = values
        self.retracted = retracted
    }

    package init(
        row: Int, reference: String?, mentorReference: String?, identity: [IdentityField: String], clues: [Clue: String] = [:],
        values: [String: Cell], retracted: Bool
    ) {
        self.init(
            row: row, reference: reference, mentorReference: mentorReference, identity: identity, clues: clues,
            values: RecordValues(values), retracted: retracted)
    }

    /// The same record of somebody who has been recognised.
    package func about(_ reference: String?, mentor: String?) -> Record {
        Record(
            row: row, reference: reference, mentorReference: mentor, identity: identity, clues: clues, values: values, retracted: retracted)
    }
}
