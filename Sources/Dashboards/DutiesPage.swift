// Makes the page of duties and dates: what is overdue, what is due and what comes, party by party, without naming anybody.

internal import Analytics
internal import Domain
internal import Plans

/// The page in one language.
struct DutiesPage: CodedPage {
    let name = "duties"

    /// Every duty of every plan of the store on the as-of day, in the order of the plans.
    let standings: [DutyStanding]
    let day: CivilDay
    let words: CellText
    /// Path from the page to the folder of data files.
    let dataPath: String

    private var language: Language { words.language }
    private func said(_ name: String) -> String { DutiesWords.all[name]?[language] ?? "" }

    var title: String { said("title") }
    var lead: String? {
        DutiesWords.lead(day, overdue: overdue.count, earlier: earlier.count, due: due.count, coming: coming.count)[language]
    }

    /// Days that the page looks ahead.
    private static let ahead = 90
    /// Days: what ended longer ago is counted, not listed.
    private static let back = 366

    private var overdue: [DutyStanding] { inOrder(standings.filter { $0.state == .overdue && !isEarlier($0) }, newestFirst: true) }
    private var due: [DutyStanding] { inOrder(standings.filter { $0.state == .due && !isEarlier($0) }) }
    private var earlier: [DutyStanding] { standings.filter { ($0.state == .overdue || $0.state == .due) && isEarlier($0) } }

    /// What opens, and the mere dates that begin or end, within the days ahead.
    private var coming: [DutyStanding] {
        func isAhead(_ date: CivilDay?) -> Bool { date.map { $0 > day && $0 - day <= DutiesPage.ahead } == true }
        return inOrder(
            standings.filter { standing in
                switch standing.state {
                case .upcoming: isAhead(standing.duty.window.opens)
                case .datesOnly: isAhead(standing.duty.window.from) || isAhead(standing.duty.window.to)
                case .overdue, .due, .done: false
                }
            })
    }

    /// By the last day; where the plan states none, by the end of the cycle.
    private func isEarlier(_ standing: DutyStanding) -> Bool {
        (standing.duty.window.to ?? words.plans[standing.duty.plan]?.cycle.to).map { day - $0 > DutiesPage.back } == true
    }

    /// By party as the code list has them, then by last day, then by identifier; a duty of nobody in particular last.
    private func inOrder(_ list: [DutyStanding], newestFirst: Bool = false) -> [DutyStanding] {
        func rank(_ standing: DutyStanding) -> (Int, Int, String) {
            let party = standing.duty.party.flatMap { Party.allCases.firstIndex(of: $0) } ?? Party.allCases.count
            let last = (standing.duty.window.to ?? standing.duty.window.from)?.number
            return (party, last.map { newestFirst ? -$0 : $0 } ?? Int.max, standing.duty.id)
        }
        return list.sorted { rank($0) < rank($1) }
    }

    func sections() throws -> ([SectionModel], [String: String]) {
        let sections = [
            section("parties", table: (overdue + due + coming + earlier).isEmpty ? nil : partyTable),
            section("overdue", table: overdue.isEmpty ? nil : dutyTable("overdue", overdue)),
            section("due", table: due.isEmpty ? nil : dutyTable("due", due)),
            section("coming", table: coming.isEmpty ? nil : dutyTable("coming", coming)),
            section("earlier", text: said("earlierText"), table: earlier.isEmpty ? nil : earlierTable),
            SectionModel(
                anchor: "duties-reading", title: said("reading"), text: nil,
                sentences: ["unknown", "joint", "ours", "openEnd", "counts", "command"].map(said), links: nil, picture: nil, table: nil,
                empty: nil),
        ]
        return (sections, [DutiesPage.file: "\u{FEFF}" + DutiesData.text(standings)])
    }

    private static let file = "duties.csv"
    /// nil stands for a duty of which the plan names no party.
    private static let parties: [Party?] = Party.allCases.map(Optional.some) + [nil]

    private func section(_ name: String, text: String? = nil, table: TableModel?) -> SectionModel {
        SectionModel(
            anchor: "duties-\(name)", title: said(name), text: table == nil ? nil : text, sentences: [], links: nil, picture: nil,
            table: table,
            empty: table == nil ? said("none") : nil)
    }

    private func table(_ caption: String, _ head: [(String, Bool)], _ rows: [[TableCellModel]], notes: [String] = []) -> TableModel {
        TableModel(
            caption: caption, head: head.map { HeadCellModel(text: $0.0, numeric: $0.1) }, rows: rows.map(TableRowModel.init),
            download: LinkModel(text: Words.all["download"]?[language] ?? "", target: dataPath + DutiesPage.file, current: false),
            notes: notes)
    }

    private func cell(_ text: String, heading: Bool = false, numeric: Bool = false, day: Bool = false, _ details: [String] = [])
        -> TableCellModel
    {
        TableCellModel(heading: heading, text: text, numeric: numeric, day: day, details: details)
    }

    /// How many duties of each party are overdue, due and coming.
    private var partyTable: TableModel {
        let lists = [overdue, due, coming, earlier]
        let rows = DutiesPage.parties.compactMap { party -> [TableCellModel]? in
            let counts = lists.map { list in list.count { $0.duty.party == party } }
            guard counts.contains(where: { $0 > 0 }) else { return nil }
            return [cell(partyName(party), heading: true)] + counts.map { cell(Words.count($0), numeric: true) }
        }
        return table(
            said("parties"),
            [(said("party"), false)] + ["overdue", "due", "coming", "earlier"].map { (said($0), true) }, rows, notes: [said("unitDuties")])
    }

    private var earlierTable: TableModel {
        let parties = DutiesPage.parties.filter { party in earlier.contains { $0.duty.party == party } }
        let rows = words.plans.plans.compactMap { plan -> [TableCellModel]? in
            let own = earlier.filter { $0.duty.plan == plan.id }
            guard !own.isEmpty else { return nil }
            return [cell(plan.shortTitle[language], heading: true)]
                + parties.map { party in cell(Words.count(own.count { $0.duty.party == party }), numeric: true) }
        }
        return table(
            said("earlier"), [(said("plan"), false)] + parties.map { (partyName($0), true) }, rows, notes: [said("unitDuties")])
    }

    private func dutyTable(_ name: String, _ list: [DutyStanding]) -> TableModel {
        let columns = [("party", false), ("plan", false), ("duty", false), ("window", false), ("concerned", true), ("done", true)]
        let rows = list.map { standing -> [TableCellModel] in
            let duty = standing.duty
            let last: [TableCellModel]
            if let tally = standing.tally, tally.concerned > 0 {
                last = [
                    cell(Words.count(tally.concerned), numeric: true, [standing.unit.label[language]]),
                    cell(Words.count(tally.done), numeric: true), openCell(standing, tally),
                ]
            } else {
                last = [cell(Words.missing, numeric: true), cell(Words.missing, numeric: true), cell(Words.missing, numeric: true)]
            }
            let clause = duty.strength.map { "\(duty.clause) \($0.label[language])" } ?? duty.clause
            return [
                cell(duty.kind == .date ? said("dateOnly") : partyName(duty.party), heading: true),
                cell(words.plans[duty.plan]?.shortTitle[language] ?? duty.plan),
                cell(duty.subject[language], [clause]), windowCell(duty.window),
            ] + last
        }
        return table(said(name), columns.map { (said($0.0), $0.1) } + [(said(name == "coming" ? "open" : "outstanding"), true)], rows)
    }

    private func partyName(_ party: Party?) -> String { party?.label[language] ?? said("noParty") }

    private func windowCell(_ window: DutyWindow) -> TableCellModel {
        switch (window.from, window.to) {
        case (let from?, let to?): cell("\(to)", day: true, [said("from") + "\(from)"])
        case (nil, let to?): cell("\(to)", day: true)
        case (let from?, nil): cell(said("noDeadline"), [said("from") + "\(from)"])
        case (nil, nil): cell(said("noDeadline"))
        }
    }

    /// What is outstanding or not open yet, with the bodies that owe most of it: schools, universities and cities by name, mentors by number.
    private func openCell(_ standing: DutyStanding, _ tally: DutyTally) -> TableCellModel {
        let count = tally.outstanding + (standing.state == .upcoming ? tally.waiting : 0)
        let owing = standing.shares.filter { $0.tally.outstanding > 0 }
        let mentors = owing.count { $0.body.isMentor }
        let named = owing.compactMap { share -> (String, Int)? in
            switch share.body {
            case .named(let name): (name, share.tally.outstanding)
            case .unrecorded: (said("unrecorded"), share.tally.outstanding)
            case .whole, .mentor: nil
            }
        }.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }
        let shown = 4
        var details = named.prefix(shown).map { "\($0.0) \($0.1)" }
        if named.count > shown { details.append(DutiesWords.others(named.count - shown)[language]) }
        if mentors > 0 { details.append(DutiesWords.mentors(mentors)[language]) }
        if tally.tried > 0 { details.append(DutiesWords.tried(tally.tried)[language]) }
        return cell(Words.count(count), numeric: true, details)
    }
}
