// What due prints: duties state by state in both languages, with the bodies that owe and, where allowed, the people.

internal import Analytics
internal import Domain
internal import Ledger
internal import Plans

extension DueReport {
    /// The report for a terminal.
    ///
    /// - Parameter all: also what is upcoming, done or a mere date.
    package func text(all: Bool) -> String {
        let states: [DutyState] = all ? DutyState.allCases : [.overdue, .due]
        let counts = states.map { state in (state, standings.count { $0.state == state }) }
        var lines = [
            "截至 \(cut.asOf)（获知截止 \(cut.knownBy)）：" + counts.map { "\($0.label.zh) \($1) 项" }.joined(separator: "，"),
            "as of \(cut.asOf) (known by \(cut.knownBy)): " + counts.map { "\($1) \($0.label.en)" }.joined(separator: ", "),
        ]
        var notes: [Bilingual] = []
        for state in states {
            let own = standings.filter { $0.state == state }
            guard !own.isEmpty else { continue }
            lines += ["", "【\(state.label.zh) | \(state.label.en)】"]
            for standing in own { lines += described(standing, &notes) }
        }
        if !notes.isEmpty { lines += [""] + notes.enumerated().flatMap { ["注\($0 + 1)　\($1.zh)", "note \($0 + 1): \($1.en)"] } }
        return lines.map { String(String.UnicodeScalarView($0.unicodeScalars.map(\.visible))) + "\n" }.joined()
    }

    /// One duty; what is not the plan's is told in a note, once for all duties it holds for.
    private func described(_ standing: DutyStanding, _ notes: inout [Bilingual]) -> [String] {
        let duty = standing.duty
        let title = titles[duty.plan] ?? Bilingual(duty.plan, duty.plan)
        var marks = ["［\(duty.clause)\(duty.strength.map { "，" + $0.label.zh } ?? "")］", duty.strength.map { " [\($0.label.en)]" } ?? ""]
        if let convention = duty.convention {
            if !notes.contains(convention) { notes.append(convention) }
            let number = (notes.firstIndex(of: convention) ?? 0) + 1
            marks = [marks[0] + "（注\(number)）", marks[1] + " (note \(number))"]
        }
        let party = duty.partyLabel
        var lines = [
            "\(duty.window.text)  \(title.zh)  \(party.map { "\($0.zh)：" } ?? "")\(duty.subject.zh)\(marks[0])",
            "    \(title.en), \(party.map { "\($0.en): " } ?? "")\(duty.subject.en)\(marks[1])",
        ]
        if let tally = standing.tally { lines.append("    " + tally.text(standing.unit)) }
        let owing = standing.shares.filter { $0.tally.outstanding > 0 }
        let mentors = owing.count { $0.body.isMentor }
        if people == nil, mentors > 0 { lines.append("      \(mentors) 位导师 | mentors: \(mentors)") }
        for (body, tally) in owing {
            if people == nil, body.isMentor { continue }
            lines.append("      \(name(body))  \(tally.outstanding)")
        }
        if let people {
            for (person, body) in standing.outstanding {
                lines.append("        \(body == .whole ? "" : "\(name(body))  ")\(people.shown(person))")
            }
        }
        return lines
    }

    /// A body for people to read; a mentor by number and name only where people may be identified.
    func name(_ body: DutyBody) -> String {
        switch body {
        case .whole: ""
        case .named(let name): name
        case .mentor(let id): people?.shown(id) ?? "导师 mentor"
        case .unrecorded: "（未记录 not recorded）"
        }
    }
}

extension Duty {
    /// nil for mere dates, which nobody owes.
    var partyLabel: Bilingual? { kind == .date ? nil : party?.label ?? Bilingual("责任方未写明", "party not stated") }
}

extension DutyWindow {
    /// `2025-04-01 – 2025-04-10`, with a dash for a side not stated.
    var text: String {
        from == nil && to == nil ? "—" : "\(from.map { "\($0)" } ?? "") – \(to.map { "\($0)" } ?? "")"
    }
}

extension DutyTally {
    /// Concerned, done and outstanding in both languages.
    func text(_ unit: DutyUnit) -> String {
        if concerned == 0 { return "记录中尚无涉及对象 | nothing on record is concerned (\(unit.label.en))" }
        var zh = "涉及 \(concerned) \(unit.label.zh)，已完成 \(done)，未完成 \(outstanding)"
        var en = "\(unit.label.en) concerned \(concerned), done \(done), outstanding \(outstanding)"
        if overdue > 0, overdue < outstanding {
            zh += "（逾期 \(overdue)）"
            en += " (overdue \(overdue))"
        }
        if tried > 0 {
            zh += "，其中一年内联系未果 \(tried)"
            en += " (tried in vain within a year \(tried))"
        }
        if waiting > 0 {
            zh += "，未到时间 \(waiting)"
            en += ", not open yet \(waiting)"
        }
        return "\(zh) | \(en)"
    }
}
