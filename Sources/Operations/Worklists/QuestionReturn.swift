// Answers to “is this one person?” that came back with a worklist, held against what has been decided meanwhile.

internal import Domain
internal import Intake
internal import Ledger

/// A decision that a returned worklist makes.
struct ReturnedDecision {
    /// The persons by their own ids.
    let one: Int
    let other: Int
    let verdict: SamePersonVerdict
    let place: Finding.Place
}

/// Who is one with whom: as the store has it, and as answers that are not stored yet would have it.
struct WhoIsWho {
    private var root: [Int: Int] = [:]
    private var different: [(Int, Int)]
    private let component: (Int) -> Int
    /// Pairs taken as one by answers, in order.
    private(set) var merged: [(Int, Int)] = []

    init(on reader: LedgerReader) throws {
        component = { reader.component(of: $0).first ?? $0 }
        different = try reader.acts(.samePerson).compactMap { stored in
            guard case .samePerson(let one, let other, .different) = stored.act else { return nil }
            return (one, other)
        }
    }

    private func group(_ person: Int) -> Int {
        var top = component(person)
        while let next = root[top] { top = next }
        return top
    }

    /// What holds of two persons; nil where nothing was decided.
    func verdict(_ one: Int, _ other: Int) -> SamePersonVerdict? {
        let pair = Set([group(one), group(other)])
        if pair.count == 1 { return .same }
        return different.contains { Set([group($0), group($1)]) == pair } ? .different : nil
    }

    mutating func decide(_ one: Int, _ other: Int, _ verdict: SamePersonVerdict) {
        guard verdict == .same else { return different.append((one, other)) }
        let (first, second) = (group(one), group(other))
        if first != second { root[second] = first }
        merged.append((one, other))
    }
}

/// Merges the answers with the store.
struct QuestionReturn {
    let answers: [ReturnedQuestion]

    /// What is to be decided; nothing where a finding blocks.
    ///
    /// - Parameters:
    ///   - foreseen: what earlier files of the same dry run would have decided.
    ///   - told: answers about persons that would be stored before, those of this very list among them.
    func merge(
        foreseen: [ReturnedDecision], told: [Domain.Record], on reader: LedgerReader
    ) throws -> (decisions: [ReturnedDecision], findings: [Finding], counts: WorklistOutcome.Answers) {
        var before = try WhoIsWho(on: reader)
        for decision in foreseen { before.decide(decision.one, decision.other, decision.verdict) }
        var now = before
        var (decisions, findings): ([ReturnedDecision], [Finding]) = ([], [])
        var counts = WorklistOutcome.Answers()
        let persons = try reader.ids(of: Set(told.compactMap(\.reference)), as: .pupil)
        let records = told.compactMap { record in
            record.reference.flatMap { persons[$0] }.map { ForeseenRecord(record, of: .followUp, person: $0) }
        }
        var ids: [PersonRole: [String: Int]] = [:]
        for role in PersonRole.allCases {
            let numbers = answers.filter { $0.issued.role == role }.flatMap { [$0.issued.one.number, $0.issued.other.number] }
            ids[role] = try reader.ids(of: Set(numbers), as: role)
        }
        for answer in answers {
            guard let verdict = answer.answer.verdict else {
                counts.unsure += 1
                continue
            }
            let known = ids[answer.issued.role] ?? [:]
            guard let one = known[answer.issued.one.number], let other = known[answer.issued.other.number] else {
                findings.append(QuestionFault.gone(at: answer.place))
                continue
            }
            if let held = now.verdict(one, other) {
                if held == verdict {
                    counts.known += 1
                } else {
                    let isOlder = before.verdict(one, other) == held
                    findings.append(
                        isOlder ? QuestionFault.conflict(verdict, held, at: answer.place) : QuestionFault.contradiction(at: answer.place))
                }
                continue
            }
            if verdict == .same {
                if var finding = try MergeChecks(one, other, on: reader).documents() {
                    finding.place = answer.place
                    findings.append(finding)
                }
                findings += try reader.conflicts(merging: one, with: other, after: now.merged, foreseen: records).map {
                    var finding = Match.finding($0)
                    finding.place = answer.place
                    return finding
                }
            }
            now.decide(one, other, verdict)
            decisions.append(ReturnedDecision(one: one, other: other, verdict: verdict, place: answer.place))
        }
        counts.decided = findings.block ? 0 : decisions.count
        return (findings.block ? [] : decisions, findings, counts)
    }
}

/// What can be wrong with an answer.
enum QuestionFault {
    /// Decided meanwhile, otherwise.
    static func conflict(_ told: SamePersonVerdict, _ held: SamePersonVerdict, at place: Finding.Place) -> Finding {
        Finding(
            "worklist.verdict.conflict", at: place,
            what: Bilingual(
                "发出之后已另有认定：表中答“\(SameAnswer(told).label.zh)”，库中已认定“\(SameAnswer(held).label.zh)”",
                "it was decided otherwise since: the sheet says “\(SameAnswer(told).label.en)”, the store “\(SameAnswer(held).label.en)”"),
            action: Bilingual(
                "核实后，把此格改成库中的认定或清空；要以表中为准，先用 talentpool match list 查看，再用 match undo 撤销原认定",
                "Find out which is right; then make the cell say what the store says or empty it, or take the decision back: talentpool match list, match undo"
            ))
    }

    static func contradiction(at place: Finding.Place) -> Finding {
        Finding(
            "worklist.verdict.contradiction", at: place,
            what: Bilingual("与同一份表中前面各行的回答矛盾", "this contradicts answers of rows above"),
            action: Bilingual(
                "甲与乙、乙与丙都是同一人时，甲与丙也是同一人；请核实后改正", "If A is B and B is C, then A is C: find out which is wrong and correct it"))
    }

    static func gone(at place: Finding.Place) -> Finding {
        Finding(
            "worklist.verdict.gone", .warning, at: place,
            what: Bilingual("两人中有人的身份信息已被删除，此答不再采用", "the identity of one of the two was erased; the answer is not taken"))
    }
}

extension SameAnswer {
    init(_ verdict: SamePersonVerdict) {
        switch verdict {
        case .same: self = .same
        case .different: self = .different
        }
    }
}
