// The verb worklist: asks a school or a university for the answers it owes, in a workbook that can come back, and remembers what was asked.

internal import Analytics
package import Domain
package import Foundation
internal import Intake
internal import Ledger
internal import Plans
package import Workbooks

/// What the caller wants asked.
package struct WorklistOptions: Sendable {
    package let kind: AddresseeKind
    /// The school by name, or the university by code, name or former name.
    package let addressee: String
    /// The day of asking.
    package let on: CivilDay
    /// Also what is answered or not due yet.
    package let all: Bool
    /// Also what was asked a short while ago.
    package let again: Bool
    /// For how many days nobody is asked the same again.
    package let notWithin: Int
    /// For how many days the list is taken back.
    package let validDays: Int
    package let language: Language
    /// The day on which the store is told what was asked; nil for today.
    package let received: CivilDay?

    package init(
        kind: AddresseeKind, addressee: String, on: CivilDay, all: Bool = false, again: Bool = false, notWithin: Int = 180,
        validDays: Int = 180, language: Language = .chinese, received: CivilDay? = nil
    ) {
        self.received = received
        self.kind = kind
        self.addressee = addressee
        self.on = on
        self.all = all
        self.again = again
        self.notWithin = notWithin
        self.validDays = validDays
        self.language = language
    }
}

/// What was asked, and what was not.
package struct WorklistReport: Sendable {
    /// nil where there was nothing to ask, and no file was written.
    package let id: String?
    /// The name of whom was asked.
    package let addressee: String
    /// Rows of the list.
    package let asked: Int
    package let persons: Int
    /// Owed, but asked less than `notWithin` days ago.
    package let askedLately: Int
    /// Pairs of persons about whom it is asked whether they are one.
    package let questions: Int
    /// Questions who somebody is that were asked less than `notWithin` days ago.
    package let questionsAskedLately: Int
    /// Owed about persons whom the office has given no number: the list could not name them.
    package let unnumbered: Int
    package let issued: CivilDay
    package let validUntil: CivilDay
}

/// Issues worklists.
package struct Worklist {
    let house: House
    let store: URL
    let moment: Moment

    package init(house: House, store: URL, moment: Moment) {
        self.house = house
        self.store = store
        self.moment = moment
    }

    /// Writes the list into a file that must not exist yet, and what it asks into the ledger.
    ///
    /// - Throws: `FindingsError` for an addressee that neither plans nor records know, or a place that cannot be written; the store's errors.
    package func issue(_ options: WorklistOptions, to file: URL) throws -> WorklistReport {
        var isWritten = false
        do {
            return try issue(options) { workbook in
                try workbook.write(toNew: file, store: store)
                isWritten = true
            }
        } catch {
            // A list that nobody remembers would be refused when it comes back.
            if isWritten { try? FileManager.default.removeItem(at: file) }
            throw error
        }
    }

    /// Hands the list to `write`, then remembers what it asks.
    package func issue(_ options: WorklistOptions, write: (Workbook) throws -> Void) throws -> WorklistReport {
        // Whoever writes holds the lock from the start; the list is then of the store as it stays until the requests are in it.
        let ledger = try Ledger(folder: store, now: moment.seconds)
        defer { _ = try? ledger.close() }
        let queries = try QueryCatalogue(folder: house.queries)
        let reader = try LedgerReader(
            folder: store, cut: Cut(asOf: options.on, knownBy: .init(number: Int(Int32.max))), derived: queries.relations)
        let plans = try KnownPlans(on: reader).plans
        let received = try dayOfReceipt(options, on: reader)
        let lists = try ReferenceShelf.lists(house: house, reader: reader)
        var facts = try DutyFacts(queries: queries, on: reader)
        let addressee = try addressee(options, plans, &facts, lists)
        let owed = owed(options, addressee, plans, facts)
        let lately = Set(
            try reader.requests().filter { options.on - $0.day < options.notWithin && $0.day <= options.on }.map(\.asked))
        let open = options.again ? owed : owed.filter { !lately.contains(.followUp($0.asked)) }
        let concerned = try ConcernedQuestions(kind: options.kind, addressee: addressee, facts: facts, lists: lists, on: reader)
        let unknown = try concerned.all()
        let doubted = options.again ? unknown : unknown.filter { !lately.contains(.whoIs($0.person(on: reader))) }
        let persons = Set(open.map(\.asked.person))
        let (numbers, names) = (try reader.references(of: persons), try reader.names(of: persons))
        let titles = Dictionary(uniqueKeysWithValues: plans.map { ($0.id, $0.shortTitle[options.language]) })
        let known = try KnownAnswers(queries: queries, on: reader)
        let asked = open.filter { numbers[$0.asked.person] != nil }.sorted { left, right in
            let (a, b) = (numbers[left.asked.person] ?? "", numbers[right.asked.person] ?? "")
            return a == b ? Worklist.rank(left) < Worklist.rank(right) : a < b
        }
        let until = options.on + options.validDays
        func report(_ id: String?) -> WorklistReport {
            WorklistReport(
                id: id, addressee: addressee, asked: asked.count, persons: Set(asked.map(\.asked.person)).count,
                askedLately: owed.count - open.count, questions: doubted.reduce(0) { $0 + $1.candidates.count },
                questionsAskedLately: unknown.count - doubted.count, unnumbered: open.count - asked.count, issued: options.on,
                validUntil: until)
        }
        guard !asked.isEmpty || !doubted.isEmpty else { return report(nil) }
        let seed = [options.kind.rawValue, addressee, "\(options.on)", try reader.provenance().head]
        let id = String(try reader.endorsement(of: seed.joined(separator: "\u{1F}"), for: "worklist id").prefix(16))
        let rows = try asked.map { answer in
            let key = "\(id)\u{1F}\(answer.asked.person)\u{1F}\(answer.asked.question.rawValue)"
            return WorklistRow(
                token: String(try reader.endorsement(of: key, for: "worklist row").prefix(12)),
                reference: numbers[answer.asked.person] ?? "", name: names[answer.asked.person], question: answer.asked.question,
                known: known[answer.asked], school: answer.school, plan: titles[answer.plan] ?? answer.plan, graduation: answer.graduation)
        }
        let head = WorklistHead(
            id: id, store: try reader.storeMark(), issued: options.on, validUntil: until, kind: options.kind, addressee: addressee)
        try write(
            WorklistForm(
                head: head, rows: rows, questions: try concerned.rows(doubted, of: id, titles: titles, options.language),
                language: options.language, program: Product.version
            ).workbook { try reader.endorsement(of: $0, for: "worklist") })
        // Under every number they have: parted again, neither is asked a second time.
        let acts =
            asked.flatMap { answer in
                reader.component(of: answer.asked.person).map {
                    Act.request(of: $0, answer.asked.question, to: options.kind, addressee: addressee, worklist: id)
                }
            }
            + doubted.flatMap { question in
                reader.component(of: question.open.stored.person).map {
                    Act.whoIsRequest(of: $0, to: options.kind, addressee: addressee, worklist: id)
                }
            }
        _ = try ledger.append(acts, on: options.on, received: received, recordedAt: moment.seconds)
        return report(id)
    }

    /// - Throws: `FindingsError` for a day before that of asking, or before that of the store's last batch.
    private func dayOfReceipt(_ options: WorklistOptions, on reader: LedgerReader) throws -> CivilDay {
        let received = options.received ?? max(moment.today, options.on)
        let first = max(options.on, try reader.lastReceived() ?? options.on)
        guard received < first else { return received }
        throw FindingsError(
            Finding(
                "worklist.received",
                what: Bilingual("入库日早于发出日，或早于上一批的收到日", "the day of receipt lies before that of asking, or before that of the last batch"),
                found: "\(received)", expected: Bilingual("不早于 \(first)", "not before \(first)"),
                action: Bilingual("不写 --received，即为今天", "Leave --received out: it is today then")))
    }

    /// What the addressee owes under the plans of the store, each question about a person once, the first plan's.
    private func owed(_ options: WorklistOptions, _ addressee: String, _ plans: [Plan], _ facts: DutyFacts) -> [OwedAnswer] {
        // No duty of follow-up counts working days.
        let calendar = WorkingCalendar.read([]).calendar
        let filter = DutyFilter(party: options.kind == .school ? .school : .university, name: addressee)
        var seen: Set<AskedQuestion> = []
        let owed = plans.flatMap {
            DutyJudge(plan: $0, facts: facts, calendar: calendar, on: options.on).owedAnswers(filter, all: options.all)
        }
        return owed.filter { seen.insert($0.asked).inserted }
    }

    private static func rank(_ answer: OwedAnswer) -> Int {
        FollowUpQuestion.allCases.firstIndex(of: answer.asked.question) ?? 0
    }
}

extension LedgerReader {
    /// An opaque mark that tells this store from others; the same always.
    func storeMark() throws -> String {
        String(try endorsement(of: "store", for: "store mark").prefix(16))
    }
}
