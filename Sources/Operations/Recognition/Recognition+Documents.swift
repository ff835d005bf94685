// One document number under two numbers of the office: stored as it came, and asked about.

internal import Domain
internal import Ledger
internal import Linkage

extension Recognition {
    /// The same document number under two numbers of the office, in the file or in the store: stored, and asked about.
    func askOfDocuments(_ outcome: inout RecognitionOutcome, _ wording: RecognitionFindings) throws {
        var forms: [String: [String]] = [:]
        for record in outcome.records {
            guard let number = record.reference,
                let document = record.identity[.documentNumber].flatMap({ NormalForm.document.form(of: $0) }),
                !record.retracted, forms[document]?.contains(number) != true
            else { continue }
            forms[document, default: []].append(number)
        }
        guard !forms.isEmpty else { return }
        let bearers = try reader.persons(.documentNumber, forms: Set(forms.keys), as: .pupil)
        let doubtful = forms.filter { document, numbers in numbers.count > 1 || bearers[document] != nil }
        guard !doubtful.isEmpty else { return }
        let ids = try reader.persons(for: Set(doubtful.values.joined()), as: .pupil)
        let known = try reader.numbers(of: Set(doubtful.keys.flatMap { bearers[$0] ?? [] }))
        let settled = try QuestionDesk(reader: reader).settledPairs()
        var rows: [Int] = []
        for record in outcome.records {
            guard let number = record.reference,
                let document = record.identity[.documentNumber].flatMap({ NormalForm.document.form(of: $0) }),
                let numbers = doubtful[document], outcome.brought[number]?[.question] == nil
            else { continue }
            let stored = (bearers[document] ?? []).filter { $0 != ids[number] }.compactMap { known[$0] }
            // Of two in one file the later is asked about.
            let others = Set(stored + numbers.prefix { $0 != number }.filter { ids[$0] == nil || ids[$0] != ids[number] })
                .filter { !settled.contains(NumberPair(number, $0)) }
            guard !others.isEmpty else { continue }
            let question = RecognitionQuestion(
                role: .pupil, kind: kind, file: place(record.row, nil).file, row: record.row, reason: .document, estimated: false,
                said: nil,
                candidates: others.sorted().map {
                    RecognitionQuestion.Candidate(number: $0, weight: nil, posterior: nil, agreement: [])
                })
            outcome.brought[number, default: [:]][.question] = question.text
            outcome.counts.asked += 1
            rows.append(record.row)
        }
        if let first = rows.min() { outcome.findings.append(wording.oneDocument(first, count: rows.count)) }
    }
}
