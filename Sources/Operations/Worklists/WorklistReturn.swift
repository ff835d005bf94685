// A worklist that comes back: held against what was issued and what the store knows now; every edit becomes a record, or nothing does.

internal import Analytics
internal import Domain
internal import Foundation
internal import Intake
internal import Ledger

/// What became of a returned worklist.
package struct WorklistOutcome: Sendable, Equatable {
    package let id: String
    /// Rows that came back, of those issued.
    package let returned: Int
    package let issued: Int
    /// Rows in which something was changed.
    package let edited: Int
    /// Of the edited, those that say what the store knows already.
    package let known: Int
    /// Of the questions whether two persons are one.
    package var answers = Answers()

    /// What became of the answers to them.
    package struct Answers: Sendable, Equatable {
        package var issued = 0
        package var returned = 0
        /// Answers that made a decision.
        package var decided = 0
        /// Answers that say what was decided already.
        package var known = 0
        /// “Not sure”: decides nothing.
        package var unsure = 0
    }
}

/// What earlier files of a dry run would have brought.
struct ForeseenReturns {
    var answers: [(asked: AskedQuestion, answer: KnownAnswer)] = []
    var decisions: [ReturnedDecision] = []
    private(set) var records: [Domain.Record] = []

    mutating func hear(_ records: [Domain.Record], on reader: LedgerReader) throws {
        self.records += records
        let persons = try reader.persons(for: Set(records.compactMap(\.reference)), as: .pupil)
        for record in records where !record.retracted {
            guard let person = record.reference.flatMap({ persons[$0] }),
                let question = record.values["question"]?.text.flatMap(FollowUpQuestion.init)
            else { continue }
            answers.append((AskedQuestion(person: person, question: question), KnownAnswer(record)))
        }
    }
}

/// What a returned worklist comes to.
struct MergedReturn {
    var records: [Domain.Record] = []
    var decisions: [ReturnedDecision] = []
    var findings: [Finding]
    var outcome: WorklistOutcome
}

/// Merges a returned worklist with the store: baseline, return, store now.
struct WorklistReturn {
    let returned: ReturnedWorklist
    let file: String
    let received: CivilDay
    let today: CivilDay

    /// What is to be stored; nothing where a finding blocks.
    func merge(queries: QueryCatalogue, foreseen: ForeseenReturns, on reader: LedgerReader) throws -> MergedReturn {
        let edited = returned.rows.filter(\.isEdited)
        var outcome = WorklistOutcome(
            id: returned.head.id, returned: returned.rows.count, issued: returned.baseline.count, edited: edited.count, known: 0)
        let refused = try fitness(on: reader)
        guard !refused.block else { return MergedReturn(findings: refused, outcome: outcome) }
        var merged = MergedReturn(findings: refused + returned.findings, outcome: outcome)
        guard !merged.findings.block else { return merged }
        var now = try KnownAnswers(queries: queries, on: reader)
        for heard in foreseen.answers { now.hear(heard.answer, on: heard.asked) }
        let (records, said) = edited.isEmpty ? ([], []) : try self.records(edited, now, on: reader)
        let (decisions, faults, counts) = try QuestionReturn(answers: returned.questions.answers).merge(
            foreseen: foreseen.decisions, told: foreseen.records + records, on: reader)
        outcome.answers = counts
        (outcome.answers.issued, outcome.answers.returned) = (returned.questions.issued, returned.questions.returned)
        merged.findings += said + faults
        merged.outcome = outcome
        guard !merged.findings.block else { return merged }
        (merged.records, merged.decisions) = (records, decisions)
        merged.outcome = WorklistOutcome(
            id: outcome.id, returned: outcome.returned, issued: outcome.issued, edited: outcome.edited, known: edited.count - records.count,
            answers: outcome.answers)
        return merged
    }

    /// The edited rows as records: those that say something new.
    private func records(
        _ edited: [ReturnedRow], _ now: KnownAnswers, on reader: LedgerReader
    ) throws -> (records: [Domain.Record], findings: [Finding]) {
        let table = AnswerTable(edited, of: returned, received: received)
        let sheet = try read(table)
        var findings = sheet.findings.map { table.moved($0, file: file) }
        findings += try PersonChecks(sheet: sheet, kind: .followUp, foreseen: [:]).findings(on: reader).map {
            table.moved($0, file: file)
        }
        let persons = try reader.persons(for: Set(edited.map(\.issued.reference)), as: .pupil)
        var records: [Domain.Record] = []
        for record in sheet.records {
            let row = edited[record.row - 2]
            guard let person = persons[row.issued.reference] else { continue }
            let present = now[AskedQuestion(person: person, question: row.issued.question)]
            let told = KnownAnswer(record)
            if present != row.issued.known {
                // The same was heard from elsewhere, or from this very list before.
                let days = (happened: row.written[.day] != nil, reported: row.written[.reportedDay] != nil)
                let isKnown = told.isSaid(by: present, writtenDays: days)
                if isKnown { continue }
                findings.append(conflict(told, present, at: table.place(row, file: file)))
                continue
            }
            if let last = present.reportedDay, let day = told.reportedDay {
                // A confirmation on the day of the answer says nothing new.
                if day == last, !row.isReworded { continue }
                if day < last { findings.append(early(day, last, isConfirmation: !row.isReworded, at: table.dayPlace(row, file: file))) }
            }
            records.append(record)
        }
        return (records, findings)
    }

    /// Reported before what is known already: no confirmation, and no news that would be shown.
    private func early(_ day: CivilDay, _ last: CivilDay, isConfirmation: Bool, at place: Finding.Place) -> Finding {
        let expected = Bilingual("不早于 \(last)", "not before \(last)")
        guard isConfirmation else {
            return Finding(
                "worklist.reported.older", .warning, at: place,
                what: Bilingual(
                    "报告日期早于库中已有的答复：照样入库，但仍以库中较新的答复为准",
                    "it was reported before the answer on record: it is stored, but the newer answer still counts"),
                found: "\(day)", expected: expected)
        }
        return Finding(
            "worklist.reported.early", at: place,
            what: Bilingual("确认的日期早于原答复的报告日期", "the confirmation is dated before the answer that it confirms"), found: "\(day)",
            expected: expected, action: Bilingual("请填写得到确认的日期，或清空此格", "Write the day of the confirmation, or empty the cell"))
    }

    private func read(_ table: AnswerTable) throws -> Sheet {
        try Sheet.read(
            TableSource(table.bytes, file: file), request: SheetRequest(kind: .followUp), planID: nil, today: max(today, received)
        ) { _ in nil }
    }

    /// Whether the list is ours, whole, in time and the newest that asks these questions.
    private func fitness(on reader: LedgerReader) throws -> [Finding] {
        let head = returned.head
        guard head.store == (try reader.storeMark()) else { return [fault("foreign")] }
        guard try reader.hasEndorsed(returned.endorsed.text, for: "worklist", as: returned.endorsed.seal) else {
            return [fault("tampered")]
        }
        let requests = try reader.requests()
        let own = requests.filter { $0.worklist == head.id }
        guard let batch = own.map(\.batch).max() else { return [fault("unknown")] }
        guard received <= head.validUntil else { return [fault("expired", found: "\(received)", expected: "\(head.validUntil)")] }
        let mine = Set(own.map(\.asked))
        let later = requests.contains { request in
            request.batch > batch && request.worklist != head.id && request.kind == head.kind && request.addressee == head.addressee
                && mine.contains(request.asked)
        }
        return later ? [fault("superseded")] : []
    }

    private func fault(_ what: String, found: String? = nil, expected: String? = nil) -> Finding {
        let words: [String: (Bilingual, Bilingual)] = [
            "foreign": (
                Bilingual("这份待答表是另一个英才库发出的", "another store issued this worklist"),
                Bilingual("请导入发出它的英才库", "Import it into the store that issued it")
            ),
            "tampered": (
                Bilingual("待答表的隐藏内容被改动过", "the hidden part of the worklist was changed"),
                Bilingual("请在原发的文件里填写，或另发一份", "Fill in the file that was sent, or issue another")
            ),
            "unknown": (
                Bilingual("英才库里没有发出这份待答表的记录", "the store has no record of having issued this worklist"),
                Bilingual("英才库可能恢复过旧备份；请另发一份", "An older backup may have been restored; issue another")
            ),
            "expired": (
                Bilingual("待答表已过交回期限", "the day by which the worklist was to come back is past"),
                Bilingual("请另发一份；确在期限内收到的，用 --received 写明收到日", "Issue another; if it came in time, say so with --received")
            ),
            "superseded": (
                Bilingual("此后又向同一单位发过问同样事项的待答表", "a later worklist asked the same addressee some of the same"),
                Bilingual("请对方填写较新的一份", "Have the later one filled in")
            ),
        ]
        let (said, action) = words[what] ?? (Bilingual(what, what), Bilingual("", ""))
        return Finding(
            "worklist.\(what)", at: Finding.Place(file: file), what: said, found: found,
            expected: expected.map { Bilingual("不晚于 \($0)", "not after \($0)") },
            action: action)
    }

    /// Both sides changed, differently. Names the two answers by their words; texts are not repeated.
    private func conflict(_ told: KnownAnswer, _ present: KnownAnswer, at place: Finding.Place) -> Finding {
        func words(_ answer: KnownAnswer) -> Bilingual {
            guard let status = answer.status else { return Bilingual("无记录", "nothing on record") }
            let zh = [status.label.zh, answer.institutionKind?.label.zh, answer.day.map { "\($0)" }, answer.evidence?.label.zh]
            let en = [status.label.en, answer.institutionKind?.label.en, answer.day.map { "\($0)" }, answer.evidence?.label.en]
            return Bilingual(zh.compactMap { $0 }.joined(separator: "，"), en.compactMap { $0 }.joined(separator: ", "))
        }
        let texts = told.value != present.value
        let (here, there) = (words(told), words(present))
        return Finding(
            "worklist.conflict", at: place,
            what: Bilingual(
                "发出之后，两边都有改动：表中为“\(here.zh)”，库中现为“\(there.zh)”\(texts ? "，“内容”也不同" : "")",
                "both sides changed since it was issued: the sheet says “\(here.en)”, the store now “\(there.en)”\(texts ? "; the values differ too" : "")"
            ),
            action: Bilingual(
                "核实后，把此行改成库中的答复或恢复原样；要以表中为准，另用“跟踪”模板报送",
                "Find out which is right; then make the row say what the store says or put it back as it was, or send the sheet's answer with the template of follow-ups"
            ))
    }
}
