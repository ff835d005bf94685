// The key of the vault: made once, kept in a file that only its owner can read, never written anywhere else.

internal import Crypto
internal import Foundation

/// The keys derived from `vault.key`.
struct VaultKey {
    /// Seals the keys of persons.
    let wrapping: SymmetricKey
    /// Keys the blind index.
    let index: SymmetricKey

    private init(master: SymmetricKey) {
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: master, info: Data("talentpool vault 1 \(purpose)".utf8), outputByteCount: 32)
        }
        wrapping = derived("wrapping")
        index = derived("index")
    }

    /// Writes a new random key with mode 0600; fails where there is one.
    static func create(in folder: URL) throws {
        let path = folder.appendingPathComponent(fileName).path
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        guard !FileManager.default.fileExists(atPath: path),
            FileManager.default.createFile(atPath: path, contents: key, attributes: [.posixPermissions: 0o600])
        else { throw StoreError.exists(folder: folder.path) }
    }

    static func read(from folder: URL) throws -> VaultKey {
        guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(fileName)), bytes.count == 32 else {
            throw StoreError.keyMissing
        }
        return VaultKey(master: SymmetricKey(data: bytes))
    }

    /// The keyed digest under which a value can be looked up without being kept in the clear.
    func digest(_ field: String, _ value: String) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data("\(field)\u{0}\(value)".utf8), using: index))
    }

    private static let fileName = "vault.key"
}
