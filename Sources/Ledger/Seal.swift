// The store's seal: the digests of both databases as the last writer left them, so that a single changed byte is noticed before an answer.

internal import Crypto
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// What `store.seal` says. It stands only while nobody writes: a writer removes it first and puts a new one in place when it is done.
///
/// It guards against accidents (a failing disk, a file edited by mistake); against somebody who edits the seal too stands the chain.
struct Seal: Equatable {
    /// File name to digest, hexadecimal.
    let digests: [String: String]

    static let fileName = "store.seal"

    /// nil where there is none.
    static func read(in folder: URL) throws -> Seal? {
        guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(fileName)) else { return nil }
        var digests: [String: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2 { digests[String(words[0])] = String(words[1]) }
        }
        return Seal(digests: digests)
    }

    static func remove(in folder: URL) throws { try Durable.remove(folder.appendingPathComponent(fileName)) }

    func write(in folder: URL) throws {
        let lines = digests.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }
        try Durable.write(Data(lines.joined().utf8), to: folder.appendingPathComponent(Seal.fileName))
    }

    /// SHA-256 of a database file, read through the connection's own handle: opening the file a second time and closing it would drop
    /// SQLite's locks on it (POSIX).
    ///
    /// - Returns: nil where the write-ahead log holds something that the file does not.
    static func digest(of queue: DatabaseQueue) throws -> String? {
        try queue.inDatabase { db in
            let log = (try? FileManager.default.attributesOfItem(atPath: queue.path + "-wal"))?[.size] as? Int
            guard log ?? 0 == 0 else { return nil }
            var pointer: UnsafeMutablePointer<sqlite3_file>?
            guard sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_FILE_POINTER, &pointer) == SQLITE_OK, let file = pointer,
                let methods = file.pointee.pMethods, let fileSize = methods.pointee.xFileSize, let read = methods.pointee.xRead
            else { throw StoreError.damaged }
            var size: sqlite3_int64 = 0
            guard fileSize(file, &size) == SQLITE_OK else { throw StoreError.damaged }
            var hash = SHA256()
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            var offset: sqlite3_int64 = 0
            while offset < size {
                let count = Int(min(size - offset, sqlite3_int64(buffer.count)))
                guard buffer.withUnsafeMutableBytes({ read(file, $0.baseAddress, Int32(count), offset) }) == SQLITE_OK else {
                    throw StoreError.damaged
                }
                hash.update(data: buffer[..<count])
                offset += sqlite3_int64(count)
            }
            return hexadecimal(hash.finalize())
        }
    }
}
