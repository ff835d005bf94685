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
    let today: CivilDay

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

        /// Whether a record of the file takes the place of one of the store.
        func replaces(_ other: Event) -> Bool {
            kind == other.kind && plan ?? "" == other.plan ?? "" && detail == other.detail
                && (kind != .placement || (mentor == other.mentor && day == other.day))
        }
    }

    func findings(on reader: LedgerReader) throws -> [Finding] {
        guard [.application, .screening, .placement, .evaluation, .exit, .followUp].contains(kind) else { return [] }
        let known = try reader.persons(for: Set(sheet.records.compactMap(\.reference)), as: .pupil)
        let mentors = try reader.persons(for: Set(sheet.records.compactMap(\.mentorReference)), as: .mentor)
        // Persons by their place among those of the file, whatever number a row names them by: what is known of each is found without a
        // look-up.
        var places: [String: Int] = [:]
        places.reserveCapacity(sheet.records.count)
        var ids: [Int?] = []
        var owners: [Int: Int] = [:]
        // Of whom the file gives several numbers.
        var twins: Set<Int> = []
        var births: [CivilDay?] = []
        var events = EventLists()
        var read = EventReader(kind: kind, mentors: mentors)
        for record in sheet.records {
            guard let number = record.reference else { continue }
            let place: Int
            if let seen = places[number] {
                place = seen
            } else {
                let id = known[number]
                place = id.flatMap { owners[$0] } ?? ids.count
                places[number] = place
                if place == ids.count {
                    ids.append(id)
                    births.append(nil)
                    events.open()
                    if let id { owners[id] = place }
                } else {
                    twins.insert(place)
                }
            }
            if let number = record.identity[.documentNumber], let birth = DocumentNumber.birth(in: number) { births[place] = birth }
            guard let event = read.event(record) else { continue }
            if twins.contains(place), events.says(event, of: place) { continue }
            events.add(event, of: place, isTakenBack: record.retracted)
        }
        try reader.forEachMoment(of: Set(known.values)) { moment in
            guard let place = owners[moment.person] else { return }
            events.addStored(
                Event(
                    kind: moment.kind, plan: moment.plan, detail: moment.detail, day: moment.day, until: moment.until,
                    mentor: moment.mentor.map { "#\($0)" } ?? "", row: nil), of: place)
        }
        if kind == .followUp || kind == .application {
            let asked = Set(ids.indices.filter { births[$0] == nil && events.isInFile($0) }.compactMap { ids[$0] })
            for (id, number) in try reader.identities(.documentNumber, of: asked) {
                if let place = owners[id], let birth = DocumentNumber.birth(in: number) { births[place] = birth }
            }
        }
        var found: [Finding] = []
        for place in ids.indices where events.isInFile(place) {
            found += Timeline(events: events[place], birth: births[place], plans: plans, today: today, place: self.place).findings()
        }
        return TimelineChecks.limited(found.sorted { ($0.place.row ?? 0, $0.code) < ($1.place.row ?? 0, $1.code) })
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
