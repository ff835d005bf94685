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
        for state in states {
            let own = standings.filter { $0.state == state }
            guard !own.isEmpty else { continue }
            lines += ["", "【\(state.label.zh) | \(state.label.en)】"] + own.flatMap(described)
        }
        return lines.map { String(String.UnicodeScalarView($0.unicodeScalars.map(\.visible))) + "\n" }.joined()
    }

    private func described(_ standing: DutyStanding) -> [String] {
        let duty = standing.duty
        let title = titles[duty.plan] ?? Bilingual(duty.plan, duty.plan)
        var lines = [
            "\(duty.window.text)  \(title.zh)  \(duty.partyLabel.zh)：\(duty.subject.zh)［\(duty.clause)\(duty.strength.map { "，" + $0.label.zh } ?? "")］",
            "    \(title.en), \(duty.partyLabel.en): \(duty.subject.en)\(duty.strength.map { " [\($0.label.en)]" } ?? "")",
        ]
        if let tally = standing.tally { lines.append("    " + tally.text(standing.unit)) }
        if let convention = duty.convention { lines += ["    \(convention.zh)", "    \(convention.en)"] }
        for (body, tally) in standing.shares where tally.outstanding > 0 { lines.append("      \(name(body))  \(tally.outstanding)") }
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
        case .mentor(let id): people?.shown(id) ?? "（导师 mentor）"
        case .unrecorded: "（未记录 not recorded）"
        }
    }
}

extension Duty {
    var partyLabel: Bilingual { party?.label ?? Bilingual("责任方未写明", "party not stated") }
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
        var zh = "涉及 \(concerned) \(unit.label.zh)，已完成 \(done)，未完成 \(outstanding)"
        var en = "\(concerned) \(unit.label.en), \(done) done, \(outstanding) outstanding"
        if overdue > 0, overdue < outstanding {
            zh += "（逾期 \(overdue)）"
            en += " (\(overdue) overdue)"
        }
        if tried > 0 {
            zh += "，其中一年内联系未果 \(tried)"
            en += ", \(tried) of them tried in vain within a year"
        }
        if waiting > 0 {
            zh += "，未到时间 \(waiting)"
            en += ", \(waiting) not open yet"
        }
        return "\(zh) | \(en)"
    }
}
