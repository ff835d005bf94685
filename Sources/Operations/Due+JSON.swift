// What due --json prints; docs/duties.md explains every key.

internal import Analytics
internal import Domain
internal import Foundation
internal import Ledger
internal import Plans

extension DueReport {
    /// The report as JSON with sorted keys; what is not stated is absent.
    ///
    /// - Parameter all: also what is upcoming, done or a mere date.
    package func json(all: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let states: [DutyState] = all ? DutyState.allCases : [.overdue, .due]
        let answer = Answer(
            asOf: cut.asOf, knownBy: cut.knownBy, isOverdue: isAnyOverdue,
            duties: standings.filter { states.contains($0.state) }.map(shown))
        return String(decoding: try encoder.encode(answer), as: UTF8.self) + "\n"
    }

    private struct Answer: Encodable {
        let asOf: CivilDay
        let knownBy: CivilDay
        let isOverdue: Bool
        let duties: [Item]
    }

    private struct Item: Encodable {
        let id: String
        let plan: String
        let kind: String
        let party: Party?
        let subject: Bilingual
        let clause: String
        let strength: Strength?
        let from: CivilDay?
        let to: CivilDay?
        let convention: Bilingual?
        let state: DutyState
        let unit: DutyUnit
        let concerned: Int?
        let done: Int?
        let outstanding: Int?
        let overdue: Int?
        let waiting: Int?
        let tried: Int?
        /// Mentors with anything outstanding; for duties of mentors.
        let mentorsOwing: Int?
        let bodies: [Share]
        let people: [Person]?
    }

    private struct Share: Encodable {
        /// Absent where no record tells which body it is. Mentors stand here only where people may be identified.
        let name: String?
        let concerned: Int
        let done: Int
        let outstanding: Int
        let overdue: Int
        let waiting: Int
    }

    private struct Person: Encodable {
        let number: String?
        let name: String?
        let body: String?
    }

    private func shown(_ standing: DutyStanding) -> Item {
        let duty = standing.duty
        let tally = standing.tally
        return Item(
            id: duty.id, plan: duty.plan, kind: duty.kind.code, party: duty.party, subject: duty.subject, clause: duty.clause,
            strength: duty.strength, from: duty.window.from, to: duty.window.to, convention: duty.convention, state: standing.state,
            unit: standing.unit, concerned: tally?.concerned, done: tally?.done, outstanding: tally?.outstanding, overdue: tally?.overdue,
            waiting: tally?.waiting, tried: tally?.tried,
            mentorsOwing: duty.party == .mentor ? standing.shares.count { $0.body.isMentor && $0.tally.outstanding > 0 } : nil,
            bodies: standing.shares.filter { people != nil || !$0.body.isMentor }.map { body, tally in
                Share(
                    name: plainName(body), concerned: tally.concerned, done: tally.done, outstanding: tally.outstanding,
                    overdue: tally.overdue, waiting: tally.waiting)
            },
            people: people.map { people in
                standing.outstanding.map { person, body in
                    Person(number: people.numbers[person], name: people.names[person], body: plainName(body))
                }
            })
    }

    private func plainName(_ body: DutyBody) -> String? {
        switch body {
        case .whole, .unrecorded: nil
        case .named(let name): name
        case .mentor(let id): people?.shown(id)
        }
    }
}
