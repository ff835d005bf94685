// One writer process at a time: an exclusive lock on a file beside the store, which says who holds it.

internal import Foundation
internal import Glibc

/// Holds `store.lock` until released. A class because the lock ends with the object's life.
final class WriterLock {
    private let descriptor: Int32

    /// Takes the lock at once or throws `StoreError.locked` naming the holder's process and start.
    init(folder: URL, now: Int64) throws {
        let path = folder.appendingPathComponent("store.lock").path
        // Kept apart until the lock is held: once the property is set a throw runs `deinit`, which would empty and close the file again.
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw StoreError.database(code: 14) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            close(opened)
            throw StoreError.locked(holder: holder.isEmpty ? "?" : holder)
        }
        descriptor = opened
        let note = "pid \(getpid()), since \(now)"
        ftruncate(descriptor, 0)
        _ = note.withCString { write(descriptor, $0, strlen($0)) }
    }

    deinit {
        ftruncate(descriptor, 0)
        close(descriptor)
    }
}
