// The key of the vault: made once, kept in a file that only its owner can read, never written anywhere else.

internal import Crypto
internal import Foundation
internal import Glibc

/// The keys derived from `vault.key`.
struct VaultKey {
    /// Seals the keys of persons.
    let wrapping: SymmetricKey
    /// Keys the blind index: begun once, copied for each digest.
    private let index: HMAC<SHA256>

    private init(master: SymmetricKey) {
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: master, info: Data("talentpool vault 1 \(purpose)".utf8), outputByteCount: 32)
        }
        wrapping = derived("wrapping")
        index = HMAC(key: derived("index"))
    }

    static let fileName = "vault.key"
    /// The key that takes the place of `vault.key` once the vault is sealed with it.
    static let nextFileName = "vault.key.next"

    /// Writes a new random key with mode 0600. A key that is there already stays: a store whose making was cut short can be made again.
    static func create(in folder: URL) throws {
        let path = folder.appendingPathComponent(fileName).path
        if FileManager.default.fileExists(atPath: path) {
            guard (try? read(folder.appendingPathComponent(fileName))) != nil else { throw StoreError.notWritable(folder: folder.path) }
            return
        }
        try Durable.write(randomBytes(), to: folder.appendingPathComponent(fileName))
    }

    /// Writes the key to come beside the present one.
    static func createNext(in folder: URL) throws -> VaultKey {
        let file = folder.appendingPathComponent(nextFileName)
        try Durable.write(randomBytes(), to: file)
        return try read(file)
    }

    /// Puts the next key in the place of the present one, which is gone afterwards.
    static func turn(in folder: URL) throws {
        let next = folder.appendingPathComponent(nextFileName).path
        guard rename(next, folder.appendingPathComponent(fileName).path) == 0 else { throw StoreError.notWritable(folder: folder.path) }
        try Durable.sync(folder: folder)
    }

    /// The key of a store, and the next one where a change of keys was cut short.
    static func candidates(in folder: URL) throws -> (present: VaultKey, next: VaultKey?) {
        (try read(folder.appendingPathComponent(fileName)), try? read(folder.appendingPathComponent(nextFileName)))
    }

    /// Copies a key file into a store, the bytes and not a link to them.
    static func copy(_ file: URL, into folder: URL) throws {
        guard let bytes = try? Data(contentsOf: file), bytes.count == 32 else { throw StoreError.keyMissing }
        try Durable.write(bytes, to: folder.appendingPathComponent(fileName))
    }

    static func read(_ file: URL) throws -> VaultKey {
        guard let bytes = try? Data(contentsOf: file), bytes.count == 32 else { throw StoreError.keyMissing }
        return VaultKey(master: SymmetricKey(data: bytes))
    }

    /// The keyed digest under which a value can be looked up without being kept in the clear.
    func digest(_ field: String, _ value: String) -> Data {
        var digest = index
        var (field, value) = (field, value)
        field.withUTF8 { digest.update(data: UnsafeRawBufferPointer($0)) }
        withUnsafeBytes(of: UInt8(0)) { digest.update(data: $0) }
        value.withUTF8 { digest.update(data: UnsafeRawBufferPointer($0)) }
        return Data(digest.finalize())
    }

    /// Whether a person's sealed key opens with this key.
    func opens(_ sealedKey: Data, of person: Int) -> Bool {
        guard let box = try? AES.GCM.SealedBox(combined: sealedKey) else { return false }
        return (try? AES.GCM.open(box, using: wrapping, authenticating: Data("\(person)".utf8))) != nil
    }

    private static func randomBytes() -> Data {
        SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
    }
}

/// Bytes as hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
        text.append(digit(byte >> 4))
        text.append(digit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
}
