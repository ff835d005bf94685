// Who is this? Rows without a number are given that of the person they are about; what cannot be told is asked.

internal import Domain
internal import Ledger
internal import Linkage

/// What came of recognising the persons of a file.
struct RecognitionOutcome {
    var records: [Domain.Record]
    /// What goes into the vault beside the records: by number.
    var brought: [String: [IdentityField: String]] = [:]
    var findings: [Finding] = []
    var counts = RecognitionCounts()
}

/// Recognises the persons of the rows of one file. Changes nothing in the store; no finding tells who somebody is.
struct Recognition {
    let kind: RecordKind
    /// Where a cell stands, by row and column name; a row alone without one.
    let place: (Int, String?) -> Finding.Place
    let reader: LedgerReader
    let foreseen: [ForeseenPerson]
    /// Makes numbers for new persons.
    var number: () -> String = PersonNumber.random

    func run(_ records: [Domain.Record]) throws -> RecognitionOutcome {
        var outcome = RecognitionOutcome(records: records)
        guard let role = kind.role else { return outcome }
        let wording = RecognitionFindings(kind: kind, place: place)
        // Mentors first: a row is told from others by them too.
        if kind.namesMentor, records.contains(where: { $0.mentorReference == nil }) { try recogniseMentors(&outcome, wording) }
        if records.contains(where: { $0.reference == nil }) { try recogniseOwn(&outcome, role, wording) }
        if kind.introducesPersons, role == .pupil { try askOfDocuments(&outcome, wording) }
        // Rows with a number each, and no two numbers one person's, were held against each other as they were read.
        if reader.isAnybodyMerged || outcome.counts != RecognitionCounts()
            || zip(records, outcome.records).contains(where: { $0.mentorReference != $1.mentorReference })
        {
            outcome.findings += try RecordTwins(kind: kind, reader: reader).findings(outcome.records, wording)
        }
        return outcome
    }

    /// Rows that mean one person.
    private struct Group {
        let said: Said
        var rows: [Int]
        var verdict = Recognised.open
    }

    private func recogniseOwn(_ outcome: inout RecognitionOutcome, _ role: PersonRole, _ wording: RecognitionFindings) throws {
        var groups: [Group] = []
        var position: [Said: Int] = [:]
        let asked = try askedBefore(role)
        // Whom a row may have been put down to before, by row.
        var before: [Int: [Int]] = [:]
        var present = PresentDocuments()
        for (index, record) in outcome.records.enumerated() {
            guard record.reference == nil else {
                if kind.introducesPersons { present.note(record) }
                continue
            }
            let said = Said(record, role: role)
            present.note(said.document, plan: said.plan)
            before[index] = asked[said]
            guard said.name != nil || said.document != nil else {
                outcome.findings.append(wording.unrecognised(record.row, role))
                continue
            }
            // A document number and a name make one person of rows that differ in all else.
            var key = said
            if said.document != nil { (key.place, key.plan, key.sex) = (nil, nil, nil) }
            if let known = position[key] {
                groups[known].rows.append(index)
            } else {
                position[key] = groups.count
                groups.append(Group(said: said, rows: [index]))
            }
        }
        guard !groups.isEmpty else { return }
        let known = try KnownPersons(groups.map(\.said), as: role, foreseen: foreseen, on: reader)
        var exact = ExactRecognition(kind: kind, known: known, present: present)
        for index in groups.indices {
            if let person = try putDownTo(groups[index].rows, before, outcome.records) {
                groups[index].verdict = .same(person, .before)
            } else {
                groups[index].verdict = try exact.recognise(groups[index].said)
            }
        }
        var numbers = NewNumbers(role: role, reader: reader, make: number)
        let open = groups.indices.filter { if case .same = groups[$0].verdict { false } else { true } }
        if !open.isEmpty { try score(&groups, open, &outcome, known, &numbers, role, wording) }
        let same = Set(groups.compactMap { if case .same(let person, _) = $0.verdict { person } else { nil } })
        let numbered = try known.numbers(of: same)
        var only: [Int] = []
        var alike: [(row: Int, person: Int)] = []
        for group in groups {
            guard case .same(let person, let rule) = group.verdict, let number = numbered[person] else { continue }
            for row in group.rows { outcome.records[row] = outcome.records[row].about(number) }
            switch rule {
            case .document: outcome.counts.byDocument += 1
            case .school: outcome.counts.bySchool += 1
            case .only:
                outcome.counts.onlyOfName += 1
                only += group.rows.map { outcome.records[$0].row }
            case .weight:
                outcome.counts.byWeight += 1
                alike += group.rows.map { ($0, person) }
            case .before: outcome.counts.before += 1
            }
        }
        if let first = only.min() { outcome.findings.append(wording.byName(first, count: only.count)) }
        if kind.introducesPersons, !alike.isEmpty { try keepKnown(alike, &outcome, known, wording) }
    }

    /// Rows taken for somebody by their likeness alone leave the name and the document number as the store has them: what differs may be a slip.
    private func keepKnown(
        _ rows: [(row: Int, person: Int)], _ outcome: inout RecognitionOutcome, _ known: KnownPersons, _ wording: RecognitionFindings
    ) throws {
        let persons = Set(rows.map(\.person))
        let fields: [(field: IdentityField, form: NormalForm)] = [(.name, .name), (.documentNumber, .document)]
        let held = try fields.map { try known.values($0.field, of: persons) }
        var kept: [Int] = []
        for (row, person) in rows {
            let record = outcome.records[row]
            var identity = record.identity
            for ((field, form), held) in zip(fields, held) {
                guard let here = identity[field].flatMap(form.form(of:)), let there = held[person].flatMap(form.form(of:)) else { continue }
                if here != there { identity[field] = nil }
            }
            guard identity.count < record.identity.count else { continue }
            outcome.records[row] = record.saying(identity)
            kept.append(record.row)
        }
        if let first = kept.min() { outcome.findings.append(wording.keptName(first, count: kept.count)) }
    }

    /// To whom the same record was put down when it was asked about before: the same file once more. Another record is another question,
    /// whoever it says the same of, for somebody else may be meant.
    private func putDownTo(_ rows: [Int], _ before: [Int: [Int]], _ records: [Domain.Record]) throws -> Int? {
        for row in rows {
            guard let persons = before[row] else { continue }
            let same = try reader.said(records[row], of: kind, among: persons)
            if let person = same.first, same.count == 1 || !records[row].retracted { return person }
        }
        return nil
    }

    /// Who was asked about before, by what the rows said, oldest first.
    private func askedBefore(_ role: PersonRole) throws -> [Said: [Int]] {
        var asked: [Said: [Int]] = [:]
        for stored in try reader.questions() {
            guard let question = RecognitionQuestion(stored.text), question.role == role.rawValue, let said = question.said else {
                continue
            }
            asked[said, default: []].append(stored.person)
        }
        return asked
    }

    /// Scores what no exact rule decided, and asks what the weights leave open.
    private func score(
        _ groups: inout [Group], _ open: [Int], _ outcome: inout RecognitionOutcome, _ known: KnownPersons, _ numbers: inout NewNumbers,
        _ role: PersonRole, _ wording: RecognitionFindings
    ) throws {
        func row(_ group: Group) -> ScoredRecognition.Row {
            let record = outcome.records[group.rows[0]]
            var among: Set<Int>?
            if case .ask(_, let persons) = group.verdict { among = Set(persons) }
            return ScoredRecognition.Row(
                name: record.identity[.name] ?? "", document: record.identity[.documentNumber] ?? "", place: group.said.place ?? "",
                plan: group.said.plan ?? "", sex: group.said.sex ?? "", among: among)
        }
        // Those that exact rules decided are part of how a file agrees with the store.
        let step = groups.count / ScoredRecognition.enoughRows
        let sample =
            step == 0 ? [] : stride(from: 0, to: groups.count, by: step).prefix(ScoredRecognition.enoughRows).map { row(groups[$0]) }
        let scored = try ScoredRecognition(open.map { row(groups[$0]) }, sample: sample, known)
        var asked: [Int] = []
        for (place, index) in open.enumerated() {
            let group = groups[index]
            let candidates = scored.candidates[place]
            var reason = RecognitionQuestion.Reason.similar
            if case .ask(let why, _) = group.verdict { reason = why }
            if reason == .similar, let person = ScoredRecognition.decided(candidates) {
                groups[index].verdict = .same(person, .weight)
                outcome.counts.estimated = scored.isEstimated
                continue
            }
            let mayBeNew = kind.introducesPersons && (candidates.first?.posterior ?? 0) < ScoredRecognition.doubtful && reason == .similar
            let isNobody = candidates.isEmpty && reason == .similar
            let rows = group.rows.map { outcome.records[$0] }
            // What takes a record back must be told of somebody known.
            if isNobody && !kind.introducesPersons || rows.contains(where: \.retracted) {
                outcome.findings += rows.map { wording.nobody($0.row, role) }
                continue
            }
            let given = try numbers.next()
            for row in group.rows { outcome.records[row] = outcome.records[row].about(given) }
            guard !mayBeNew, !isNobody else {
                outcome.counts.numbered += 1
                continue
            }
            outcome.counts.estimated = scored.isEstimated
            outcome.counts.asked += 1
            asked += rows.map(\.row)
            let shown = Array(candidates.prefix(ScoredRecognition.shown))
            let named = try known.numbers(of: shown.map(\.person))
            let question = RecognitionQuestion(
                role: role, kind: kind, file: self.place(rows[0].row, nil).file, row: rows[0].row, reason: reason,
                estimated: scored.isEstimated, said: group.said,
                candidates: shown.compactMap { candidate in
                    named[candidate.person].map {
                        RecognitionQuestion.Candidate(
                            number: $0, weight: candidate.weight, posterior: candidate.posterior, agreement: scored.agreement(candidate))
                    }
                })
            var fields = kind.introducesPersons ? [:] : rows[0].identity
            fields[.question] = question.text
            outcome.brought[given] = fields
        }
        if let first = asked.min() { outcome.findings.append(wording.asked(first, count: asked.count)) }
    }
}

extension Domain.Record {
    fileprivate func about(_ number: String) -> Domain.Record { about(number, mentor: mentorReference) }

    fileprivate func saying(_ identity: [IdentityField: String]) -> Domain.Record {
        Domain.Record(
            row: row, reference: reference, mentorReference: mentorReference, identity: identity, clues: clues, values: values,
            retracted: retracted)
    }
}
