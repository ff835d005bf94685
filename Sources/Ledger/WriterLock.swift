// One writer process at a time: an exclusive lock on a file beside the store, which says who holds it.

internal import Domain
internal import Foundation
internal import Glibc

/// Holds `store.lock` until released. A class because the lock ends with the object's life.
///
/// The lock belongs to the open file, not to the process (Linux, “open file description locks”): a reader can ask whether somebody
/// holds it without taking it, also within the writing process.
final class WriterLock {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    static let fileName = "store.lock"

    /// Takes the lock at once or throws `StoreError.locked` naming the holder's process and since when it holds it.
    ///
    /// - Parameter name: another file than a store's, for a folder that may hold somebody's own files.
    static func take(in folder: URL, name: String = fileName, now: Int64) throws -> WriterLock {
        let path = folder.appendingPathComponent(name).path
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.notWritable(folder: folder.path) }
        var range = wholeFile()
        guard fcntl(descriptor, setLock, &range) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            close(descriptor)
            throw StoreError.locked(holder: holder.isEmpty ? "?" : holder)
        }
        let note = "pid \(getpid()), \(Moments.text(now))"
        ftruncate(descriptor, 0)
        _ = note.withCString { write(descriptor, $0, strlen($0)) }
        return WriterLock(descriptor: descriptor)
    }

    /// Whether some writer is at work, in this process or another.
    static func isHeld(in folder: URL) -> Bool {
        let descriptor = open(folder.appendingPathComponent(fileName).path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var range = wholeFile()
        return fcntl(descriptor, getLock, &range) == 0 && range.l_type != Int16(F_UNLCK)
    }

    deinit {
        ftruncate(descriptor, 0)
        // Given back outright: a child that another thread is just starting holds a copy of the descriptor until it runs its program.
        var range = WriterLock.wholeFile()
        range.l_type = Int16(F_UNLCK)
        _ = fcntl(descriptor, WriterLock.setLock, &range)
        close(descriptor)
    }

    // F_OFD_GETLK and F_OFD_SETLK of <fcntl.h>, which the C library's module does not show to Swift.
    private static let getLock: Int32 = 36
    private static let setLock: Int32 = 37

    private static func wholeFile() -> Glibc.flock {
        var range = Glibc.flock()
        range.l_type = Int16(F_WRLCK)
        range.l_whence = Int16(SEEK_SET)
        return range
    }
}
