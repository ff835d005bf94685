// One writer process at a time: an exclusive lock on a file beside the store, which says who holds it.

internal import Domain
internal import Foundation
internal import Glibc

/// Holds `store.lock` until released. A class because the lock ends with the object's life.
final class WriterLock {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Takes the lock at once or throws `StoreError.locked` naming the holder's process and since when it holds it.
    static func take(in folder: URL, now: Int64) throws -> WriterLock {
        let path = folder.appendingPathComponent("store.lock").path
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.notWritable(folder: folder.path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            close(descriptor)
            throw StoreError.locked(holder: holder.isEmpty ? "?" : holder)
        }
        let note = "pid \(getpid()), \(time(now))"
        ftruncate(descriptor, 0)
        _ = note.withCString { write(descriptor, $0, strlen($0)) }
        return WriterLock(descriptor: descriptor)
    }

    deinit {
        ftruncate(descriptor, 0)
        // Given back outright: a child that another thread is just starting holds a copy of the descriptor until it runs its program.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Seconds since 1970 as a time of day in China.
    private static func time(_ seconds: Int64) -> String {
        let local = seconds + 8 * 3600
        let day = CivilDay(number: Int(local / 86_400))
        let (hour, minute) = (local % 86_400 / 3600, local % 3600 / 60)
        return "\(day) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute) UTC+8"
    }
}
