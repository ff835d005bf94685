// What worklists have asked so far, about persons as a cut shows them.

internal import Analytics
internal import Domain
internal import Ledger

/// What can be asked about a person, who is named as a cut shows them: two numbers of one human were asked about once.
enum AskedMatter: Hashable {
    case followUp(AskedQuestion)
    /// Who the person is: a question of recognition.
    case whoIs(Int)
}

/// One question that a worklist asked.
struct StoredRequest {
    let asked: AskedMatter
    let kind: AddresseeKind
    let addressee: String
    let worklist: String
    let day: CivilDay
    let batch: Int
}

extension LedgerReader {
    /// Every question asked, in the order of the ledger. Cost: one pass over all requests.
    func requests() throws -> [StoredRequest] {
        try acts(.request).compactMap { stored in
            func shown(_ person: Int) -> Int { component(of: person).first ?? person }
            switch stored.act {
            case .request(let person, let question, let kind, let addressee, let worklist):
                return StoredRequest(
                    asked: .followUp(AskedQuestion(person: shown(person), question: question)), kind: kind, addressee: addressee,
                    worklist: worklist, day: stored.day, batch: stored.batch)
            case .whoIsRequest(let person, let kind, let addressee, let worklist):
                return StoredRequest(
                    asked: .whoIs(shown(person)), kind: kind, addressee: addressee, worklist: worklist, day: stored.day,
                    batch: stored.batch)
            case .samePerson, .reattribution: return nil
            }
        }
    }
}
