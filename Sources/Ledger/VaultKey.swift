// The key of the vault: made once, kept in a file that only its owner can read, never written anywhere else.

internal import Crypto
internal import Foundation
internal import Glibc

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

    /// Writes a new random key with mode 0600. A key that is there already stays: a store whose making was cut short can be made again.
    static func create(in folder: URL) throws {
        let path = folder.appendingPathComponent(fileName).path
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST, (try? read(from: folder)) != nil { return }
            throw StoreError.notWritable(folder: folder.path)
        }
        defer { close(descriptor) }
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        guard key.withUnsafeBytes({ write(descriptor, $0.baseAddress, $0.count) }) == key.count, fsync(descriptor) == 0 else {
            throw StoreError.notWritable(folder: folder.path)
        }
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

    /// The keyed digest of a file, hexadecimal.
    func fileDigest(_ file: Data) -> String {
        hexadecimal(HMAC<SHA256>.authenticationCode(for: file, using: index))
    }

    private static let fileName = "vault.key"
}

/// Bytes as hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}
