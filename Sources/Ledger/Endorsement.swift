// What a store puts its name to outside itself: a keyed digest that only this store can make and check.

internal import Crypto
internal import Foundation

extension LedgerReader {
    /// A keyed digest of a text for one purpose, 64 hexadecimal digits: the same in this store always, a change of keys included; nobody without its
    /// key can make it.
    package func endorsement(of text: String, for purpose: String) throws -> String {
        let message = Data("talentpool \(purpose)\u{0}\(text)".utf8)
        return hexadecimal(HMAC<SHA256>.authenticationCode(for: message, using: try vault().digestKey))
    }

    /// Whether an endorsement is this store's, without telling by the time taken how much of it is right.
    package func hasEndorsed(_ text: String, for purpose: String, as endorsement: String) throws -> Bool {
        let own = Array(try self.endorsement(of: text, for: purpose).utf8)
        let given = Array(endorsement.utf8)
        guard own.count == given.count else { return false }
        return zip(own, given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
