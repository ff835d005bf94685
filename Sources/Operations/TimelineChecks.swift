// Timelines that cannot be, or hardly: the days of a file's records against each other and against what the store has of the same persons.

internal import Domain
internal import Intake
internal import Ledger

/// Checks the order of what happened to each person. An error is told for what cannot be, a warning for what is unlikely. No finding repeats
/// a day of birth or a document number.
struct TimelineChecks {
    let sheet: Sheet
    let kind: RecordKind
    let plans: [String: Plan]

    /// Warnings of one code told one by one; the rest are counted.
    static let shown = 20

    /// A dated fact, from the file or from the store.
    struct Event {
        let kind: RecordKind
        let plan: String?
        let detail: String
        let day: Int
        let until: Int?
        let mentor: String
        /// Row of the file; nil where the store has it.
        let row: Int?

        /// What a record of the file replaces in the store.
        var identity: String {
            "\(kind.rawValue)/\(plan ?? "")/\(detail)/" + (kind == .placement ? "\(mentor)/\(day)" : "")
        }
    }

    /// - Parameter known: ids of the persons the store knows, by the office's number; mentors apart.
    func findings(on reader: LedgerReader) throws -> [Finding] {
        guard [.application, .screening, .placement, .evaluation, .exit, .followUp].contains(kind) else { return [] }
        let known = try reader.persons(for: Set(sheet.records.compactMap(\.reference)), as: .pupil)
        let mentors = try reader.persons(for: Set(sheet.records.compactMap(\.mentorReference)), as: .mentor)
        var events: [String: [Event]] = [:]
        var births: [String: CivilDay] = [:]
        var replaced: Set<String> = []
        for record in sheet.records {
            guard let person = record.reference else { continue }
            if let number = record.identity[.documentNumber], let birth = DocumentNumber.birth(in: number) { births[person] = birth }
            guard let event = event(record, mentors) else { continue }
            if let id = known[person] { replaced.insert("\(id)/\(event.identity)") }
            if !record.retracted { events[person, default: []].append(event) }
        }
        let references = Dictionary(known.map { ($1, $0) }) { first, _ in first }
        for moment in try reader.moments(of: Set(known.values)) {
            guard let person = references[moment.person] else { continue }
            let event = Event(
                kind: moment.kind, plan: moment.plan, detail: moment.detail, day: moment.day, until: moment.until,
                mentor: moment.mentor.map { "#\($0)" } ?? "", row: nil)
            if !replaced.contains("\(moment.person)/\(event.identity)") { events[person, default: []].append(event) }
        }
        if kind == .followUp || kind == .application {
            let asked = Set(known.filter { births[$0.key] == nil && events[$0.key]?.contains { $0.row != nil } == true }.values)
            for (id, number) in try reader.documentNumbers(of: asked) {
                if let person = references[id], let birth = DocumentNumber.birth(in: number) { births[person] = birth }
            }
        }
        var found: [Finding] = []
        for (person, events) in events where events.contains(where: { $0.row != nil }) {
            found += Timeline(events: events, birth: births[person], plans: plans, place: place).findings()
        }
        return TimelineChecks.limited(found.sorted { ($0.place.row ?? 0, $0.code) < ($1.place.row ?? 0, $1.code) })
    }

    private func event(_ record: Domain.Record, _ mentors: [String: Int]) -> Event? {
        let detail: String
        switch kind {
        case .screening, .evaluation: detail = record.values["stage"]?.text ?? ""
        case .followUp:
            guard record.values["status"] == .text(FollowUpStatus.yes.rawValue) else { return nil }
            detail = record.values["question"]?.text ?? ""
        default: detail = ""
        }
        guard let day = record.values["day"]?.integer else { return nil }
        // A mentor whom the store does not know is told by the office's number.
        let mentor = record.mentorReference.map { number in mentors[number].map { "#\($0)" } ?? number } ?? ""
        return Event(
            kind: kind, plan: record.values["plan_id"]?.text, detail: detail, day: day, until: record.values["to_day"]?.integer,
            mentor: mentor,
            row: record.row)
    }

    private func place(_ row: Int) -> Finding.Place {
        sheet.place(row, "day")
    }

    /// Errors all; of warnings of one code the first ones, and how many there are besides.
    static func limited(_ findings: [Finding]) -> [Finding] {
        var counts: [String: Int] = [:]
        var kept = findings.filter { finding in
            counts[finding.code, default: 0] += 1
            return finding.severity == .error || counts[finding.code, default: 0] <= shown
        }
        for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > shown {
            guard let first = findings.first(where: { $0.code == code }), first.severity == .warning else { continue }
            kept.append(
                Finding(
                    code, .warning, at: Finding.Place(file: first.place.file, sheet: first.place.sheet),
                    what: Bilingual("同样的情形另有 \(count - shown) 处：\(first.what.zh)", "\(count - shown) more of the kind: \(first.what.en)")))
        }
        return kept
    }
}
