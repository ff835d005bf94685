// The columns of each record kind: what tells a record from another, what is personal, and headings that mean one thing.

import Domain
import Testing

@Suite struct RecordKindTests {
    @Test(arguments: RecordKind.allCases)
    func `a heading means one column of a kind`(kind: RecordKind) {
        var columnOf: [String: String] = [:]
        for column in kind.columns {
            // A column is accepted by its own name too.
            for heading in Set((column.headings + [column.name]).map { $0.lowercased() }) {
                #expect(columnOf[heading] == nil, "\(heading) means \(columnOf[heading] ?? "") and \(column.name)")
                columnOf[heading] = column.name
            }
        }
        #expect(Set(kind.columns.map(\.name)).count == kind.columns.count)
    }

    @Test(arguments: RecordKind.allCases)
    func `every column has a Chinese heading, then an English one`(kind: RecordKind) {
        for column in kind.columns {
            #expect(column.heading(in: .chinese).unicodeScalars.allSatisfy { $0.value > 0x2E80 }, "\(column.name)")
            #expect(column.heading(in: .english).utf8.allSatisfy { $0 < 0x80 } && !column.heading(in: .english).isEmpty, "\(column.name)")
        }
    }

    /// What tells one record of the kind from another.
    static let keys: [(RecordKind, [String])] = [
        (.mentor, ["mentor_id", "plan_id"]),
        (.application, ["person_id", "plan_id"]),
        (.screening, ["person_id", "plan_id", "stage"]),
        (.placement, ["person_id", "plan_id", "mentor_id", "day"]),
        (.evaluation, ["person_id", "plan_id", "stage", "level"]),
        (.exit, ["person_id", "plan_id"]),
        (.followUp, ["person_id", "question", "reported_day"]),
        (.session, ["person_id", "plan_id", "session_kind", "day"]),
        (.notice, ["plan_id", "subject", "day"]),
        (.award, ["person_id", "award_kind", "title", "day"]),
        (.certificate, ["person_id", "plan_id"]),
        (.mentorTerm, ["mentor_id", "day"]),
        (.teamMember, ["mentor_id", "plan_id", "member"]),
        (.relaxation, ["person_id", "plan_id", "ranking"]),
        (.wish, ["person_id", "plan_id", "wish"]),
        (.reportedFigure, ["plan_id", "source", "figure", "unit", "period_from", "period_to", "discipline", "city", "school"]),
    ]

    @Test(arguments: keys)
    func `a record is told from others by these columns, all of them required but for what a reported figure is limited to`(
        kind: RecordKind, names: [String]
    ) {
        #expect(kind.columns.filter(\.isKey).map(\.name) == names)
        let parts = kind == .reportedFigure ? ["period_from", "discipline", "city", "school"] : []
        #expect(kind.columns.filter { $0.isKey && !$0.required }.map(\.name) == parts)
    }

    @Test func `the table of keys above has every kind`() {
        #expect(Set(Self.keys.map(\.0)) == Set(RecordKind.allCases))
    }

    @Test(arguments: RecordKind.allCases)
    func `the number of whom a record is about is part of its key`(kind: RecordKind) {
        let people = kind.columns.filter { ["person_id", "mentor_id"].contains($0.name) && $0.isKey }.map(\.name)
        switch kind.role {
        case .pupil: #expect(people.first == "person_id")
        case .mentor: #expect(people == ["mentor_id"])
        case nil: #expect(people.isEmpty)
        }
        #expect(!kind.introducesPersons || kind.columns.contains { $0.name == "name" })
    }

    @Test(arguments: RecordKind.allCases)
    func `every kind can be taken back and marked as invented, last of all`(kind: RecordKind) {
        #expect(kind.columns.suffix(2).map(\.name) == ["retracted", "invented"])
        #expect(kind.columns.suffix(2).allSatisfy { !$0.required && !$0.isKey })
    }

    @Test func `numbers, names, document numbers, contacts and clues are personal; nothing else is`() {
        let personal = RecordKind.allCases.flatMap(\.columns).filter(\.content.isPersonal)
        let clues = personal.filter { if case .clue = $0.content { true } else { false } }
        #expect(Set(clues.map(\.name)) == ["school", "mentor_name", "university"])
        #expect(
            Set(personal.map(\.name)).subtracting(clues.map(\.name)) == ["person_id", "mentor_id", "name", "document_number", "contact"])
    }

    @Test(
        arguments: [
            (Cell.null, nil, nil, nil), (.integer(3), 3, 3.0, nil), (.real(0.5), nil, 0.5, nil), (.text("3"), nil, nil, "3"),
        ] as [(Cell, Int?, Double?, String?)])
    func `a cell gives its value as what it is and nothing as what it is not`(cell: Cell, integer: Int?, real: Double?, text: String?) {
        #expect(cell.integer == integer)
        #expect(cell.real == real)
        #expect(cell.text == text)
    }
}
