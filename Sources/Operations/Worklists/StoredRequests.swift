// What worklists have asked so far, about persons as a cut shows them.

internal import Analytics
internal import Domain
internal import Ledger

/// One question that a worklist asked.
struct StoredRequest {
    /// About the person under whom the cut shows whoever was asked about: two numbers of one human were asked about once.
    let asked: AskedQuestion
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
            guard case .request(let person, let question, let kind, let addressee, let worklist) = stored.act else { return nil }
            return StoredRequest(
                asked: AskedQuestion(person: component(of: person).first ?? person, question: question), kind: kind, addressee: addressee,
                worklist: worklist, day: stored.day, batch: stored.batch)
        }
    }
}
