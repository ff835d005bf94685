// The data behind the page of duties: every duty, and each body's share of it, as CSV in codes.

internal import Analytics
internal import Domain
internal import Plans

enum DutiesData {
    /// A row a duty (no body) and a row a school, host university or city that owes a share; mentors are not told apart.
    static func text(_ standings: [DutyStanding]) -> String {
        let head = [
            "id", "plan_id", "kind", "party", "state", "from", "to", "body", "unit", "concerned", "done", "outstanding", "overdue",
            "not_open",
            "tried", "clause", "strength", "subject_zh", "subject_en",
        ]
        return ([head.map { Cell.text($0) }] + standings.flatMap(rows)).map { $0.map(csvField).joined(separator: ",") + "\n" }.joined()
    }

    private static func rows(_ standing: DutyStanding) -> [[Cell]] {
        let duty = standing.duty
        func text(_ value: String?) -> Cell { value.map(Cell.text) ?? .null }
        func row(_ body: String?, _ tally: DutyTally?) -> [Cell] {
            let counts = tally.map { [$0.concerned, $0.done, $0.outstanding, $0.overdue, $0.waiting, $0.tried] }
            return [
                .text(duty.id), .text(duty.plan), .text(duty.kind.code), text(duty.party?.rawValue), .text(standing.state.rawValue),
                text(duty.window.from.map { "\($0)" }), text(duty.window.to.map { "\($0)" }), text(body), .text(standing.unit.rawValue),
            ] + (counts.map { $0.map(Cell.integer) } ?? Array(repeating: .null, count: 6)) + [
                .text(duty.clause), text(duty.strength?.rawValue), .text(duty.subject.zh), .text(duty.subject.en),
            ]
        }
        return [row(nil, standing.tally)]
            + standing.shares.compactMap { body, tally in
                if case .named(let name) = body { row(name, tally) } else { nil }
            }
    }
}
