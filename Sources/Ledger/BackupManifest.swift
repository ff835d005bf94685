// What a backup says of itself: when it was made, which batches it holds, and the digest of each of its files.

internal import Crypto
internal import Foundation

/// The file `backup.json`. It is written last: a folder without it is not a backup.
package struct BackupManifest: Codable, Sendable, Equatable {
    /// Seconds since 1970.
    package let madeAt: Int64
    package let batches: Int
    /// Digest of the newest batch.
    package let head: String
    /// SHA-256 by file name.
    package let files: [String: String]

    static let fileName = "backup.json"
    /// Every batch's digest, as `verify --head` reads it.
    static let headName = "head.txt"
    static let names = [Ledger.fileName, Vault.fileName, headName]

    /// Nobody may have the files open.
    init(of folder: URL, madeAt: Int64, _ verification: Verification) throws {
        self.madeAt = madeAt
        batches = verification.batches
        head = verification.head
        files = try Dictionary(
            uniqueKeysWithValues: (BackupManifest.names + MappingFiles.paths(in: folder)).map {
                ($0, try BackupManifest.digest(folder.appendingPathComponent($0)))
            })
    }

    static func read(in folder: URL) -> BackupManifest? {
        let manifest = (try? Data(contentsOf: folder.appendingPathComponent(fileName))).flatMap {
            try? decoder.decode(BackupManifest.self, from: $0)
        }
        // Times up to the year 9999: what lies outside nobody wrote.
        guard let manifest, (0...253_370_764_800).contains(manifest.madeAt), (0...Int(Int32.max)).contains(manifest.batches) else {
            return nil
        }
        return manifest
    }

    func write(in folder: URL) throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try Durable.write(try encoder.encode(self) + Data("\n".utf8), to: folder.appendingPathComponent(BackupManifest.fileName))
    }

    /// Compares every file with its digest.
    ///
    /// - Throws: `StoreError.backupDamaged` naming the file.
    func check(_ folder: URL) throws {
        // Beside the files that every backup has it may name mappings, and nothing else.
        for name in BackupManifest.names + files.keys.filter({ !BackupManifest.names.contains($0) }).sorted() {
            guard BackupManifest.names.contains(name) || MappingFiles.isPath(name), let digest = files[name],
                (try? BackupManifest.digest(folder.appendingPathComponent(name))) == digest
            else {
                throw StoreError.backupDamaged(file: name)
            }
        }
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }

    private static func digest(_ file: URL) throws -> String {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var hash = SHA256()
        while let bytes = try handle.read(upToCount: 1 << 20), !bytes.isEmpty { hash.update(data: bytes) }
        return hexadecimal(hash.finalize())
    }
}
