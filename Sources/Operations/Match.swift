// The verb match about persons of the store: taking two as one, parting what was said of one, taking either back.

package import Domain
package import Foundation
package import Ledger

/// Decides who is who. No message names a person or a value.
package struct Match {
    let store: URL
    let moment: Moment
    let received: CivilDay

    /// - Parameter received: the day of the decision.
    package init(store: URL, moment: Moment, received: CivilDay) {
        self.store = store
        self.moment = moment
        self.received = received
    }

    /// A decision that is in force.
    package struct Decided: Sendable {
        /// The number of the decision: that of its batch.
        package let number: Int
        package let kind: ActKind
        /// Of a decision on who is who.
        package let verdict: SamePersonVerdict?
        /// Of a reattribution: the batch whose words were given to another.
        package let batch: Int?
        package let day: CivilDay
        /// The office's numbers of the two persons; nil where they were not asked for, or the person has been erased.
        package let numbers: [String?]
    }

    /// Decisions in force, oldest first.
    ///
    /// - Parameter identified: whether to give the persons' numbers.
    package func decisions(identified: Bool) throws -> [Decided] {
        let reader = try LedgerReader(folder: store, cut: .everything(asOf: moment.today))
        let acts = try [ActKind.samePerson, .reattribution].flatMap(reader.acts).sorted { $0.batch < $1.batch }
        let persons = Set(acts.flatMap { pair($0.act) })
        let numbers = identified ? try reader.numbers(of: persons) : [:]
        return acts.map { stored in
            var (verdict, batch): (SamePersonVerdict?, Int?) = (nil, nil)
            switch stored.act {
            case .samePerson(_, _, let said): verdict = said
            case .reattribution(_, let said, _): batch = said
            case .request, .whoIsRequest: break
            }
            return Decided(
                number: stored.batch, kind: stored.act.kind, verdict: verdict, batch: batch, day: stored.day,
                numbers: pair(stored.act).map { numbers[$0] })
        }
    }

    private func pair(_ act: Act) -> [Int] {
        switch act {
        case .samePerson(let one, let other, _): [one, other]
        case .reattribution(let person, _, let owner): [person, owner]
        case .request(let person, _, _, _, _), .whoIsRequest(let person, _, _, _): [person]
        }
    }

    /// Takes two persons as one, or as two for good.
    ///
    /// - Parameters:
    ///   - despiteDocuments: whether two persons may be one though their document numbers differ and both are whole.
    ///   - doubt: told what speaks against it and does not forbid it.
    /// - Throws: `FindingsError` where a number is unknown, or records or document numbers forbid it.
    package func decide(
        _ one: String, _ other: String, as role: PersonRole, _ verdict: SamePersonVerdict, despiteDocuments: Bool = false,
        doubt: (Finding) -> Void = { _ in }
    ) throws -> Receipt {
        try writing { ledger in
            let persons = try self.persons([one, other], role, ledger)
            guard persons[0] != persons[1] else { throw FindingsError(Match.oneNumber) }
            if verdict == .same {
                let checks = MergeChecks(persons[0], persons[1], on: try ledger.reader(cut: .everything(asOf: moment.today)))
                if !despiteDocuments, let finding = try checks.documents() { throw FindingsError(finding) }
                if let finding = try checks.sexes() { doubt(finding) }
            }
            do {
                return try ledger.decide(persons[0], persons[1], verdict, received: received, recordedAt: moment.seconds)
            } catch let refused as MergeRefused {
                throw FindingsError(refused.conflicts.map(Match.finding))
            }
        }
    }

    /// Gives what a batch said of a person to another, or to somebody new.
    ///
    /// - Returns: the number of somebody new.
    package func split(_ person: String, batch: Int, to owner: String?, as role: PersonRole) throws -> (receipt: Receipt, number: String?) {
        try writing { ledger in
            let persons = try self.persons([person] + (owner.map { [$0] } ?? []), role, ledger)
            guard persons.count < 2 || persons[0] != persons[1] else { throw FindingsError(Match.oneNumber) }
            let done: (receipt: Receipt, number: String?)?
            do {
                done = try ledger.split(
                    persons[0], batch: batch, to: persons.count > 1 ? persons[1] : nil, as: role, received: received,
                    recordedAt: moment.seconds)
            } catch let given as GivenAlready {
                throw FindingsError(Match.given(in: given.decision))
            }
            guard let done else {
                throw FindingsError(
                    Finding(
                        "match.batch.silent", what: Bilingual("这一批没有关于此人的内容", "this batch said nothing of the person"),
                        found: "\(batch)", action: Bilingual("批号见导入时的输出（第…批）", "import prints the number of the batch")))
            }
            return done
        }
    }

    /// Takes a decision back: everything is again as if it had not been made.
    package func undo(_ number: Int) throws -> Receipt {
        try writing { ledger in
            let receipt: Receipt?
            do {
                receipt = try ledger.undo(number, received: received, recordedAt: moment.seconds)
            } catch is DecisionErased {
                throw FindingsError(Match.erased(number))
            }
            guard let receipt else {
                throw FindingsError(
                    Finding(
                        "match.decision.unknown", what: Bilingual("没有这一编号的有效认定", "no decision in force has this number"),
                        found: "\(number)",
                        action: Bilingual("用 talentpool match list 查看", "talentpool match list shows them")))
            }
            return receipt
        }
    }

    private func writing<Value>(_ body: (Ledger) throws -> Value) throws -> Value {
        let ledger = try Ledger(folder: store, now: moment.seconds)
        let value = try body(ledger)
        try ledger.close()
        return value
    }

    private func persons(_ numbers: [String], _ role: PersonRole, _ ledger: Ledger) throws -> [Int] {
        let known = try ledger.persons(for: Set(numbers), as: role)
        let findings = numbers.enumerated().filter { known[$0.element] == nil }.map { position, _ in
            Finding(
                "match.person.unknown",
                what: Bilingual("英才库里没有第 \(position + 1) 个编号", "the store has nobody under number \(position + 1) of those given"),
                action: Bilingual(
                    "核对编号；导师请加 --role mentor", "Check the number; for mentors add --role mentor"))
        }
        guard findings.isEmpty else { throw FindingsError(findings) }
        return numbers.compactMap { known[$0] }
    }

    private static let oneNumber = Finding(
        "match.person.itself", what: Bilingual("两个编号相同", "both numbers are the same"),
        action: Bilingual("请给出两个不同的编号", "Give two different numbers"))

    static func finding(_ conflict: MergeConflict) -> Finding {
        switch conflict {
        case .differs(let kind, let plan):
            let place = plan.map { Bilingual("在方案 \($0) 中", " in the plan \($0)") } ?? Bilingual("", "")
            return Finding(
                "match.merge.differs",
                what: Bilingual(
                    "两人\(place.zh)各有一条键相同而内容不同的“\(kind.label.zh)”记录",
                    "both have a record of \(kind.label.en)\(place.en) with the same key and another content"),
                action: Bilingual("先更正或撤回其中一条，再合并", "Correct or retract one of them first, then merge"))
        case .overlaps(let plan):
            return Finding(
                "match.merge.overlaps",
                what: Bilingual("两人在方案 \(plan) 中的培养安排时间重叠", "their placements in the plan \(plan) share days"),
                action: Bilingual(
                    "一人不能同时在两处：先更正起止日期或撤回其中一条，再合并",
                    "One human cannot be in two places: correct the days or retract one of them first, then merge"))
        case .decided(let number):
            return Finding(
                "match.merge.decided", what: Bilingual("与已有的认定矛盾", "this contradicts a decision in force"),
                found: number.map { "\($0)" }, action: takeBack(number))
        }
    }

    private static func takeBack(_ number: Int?) -> Bilingual {
        number.map {
            Bilingual("如原认定有误，先用 talentpool match undo \($0) 撤销", "If that one is wrong, take it back first: talentpool match undo \($0)")
        } ?? Bilingual("用 talentpool match list 查看，先用 match undo 撤销", "See talentpool match list; take it back with match undo first")
    }

    private static func given(in decision: Int) -> Finding {
        Finding(
            "match.split.given",
            what: Bilingual("这一批中关于此人的内容已改属另一人", "what this batch said of the person has been given to another already"),
            found: "\(decision)", action: takeBack(decision))
    }

    private static func erased(_ decision: Int) -> Finding {
        Finding(
            "match.decision.erased",
            what: Bilingual(
                "这项认定涉及身份已删除的人，不能撤销", "the decision is about somebody whose identity has been erased: it cannot be taken back"),
            found: "\(decision)", action: Bilingual("不必再作处理", "There is nothing left to do"))
    }
}
