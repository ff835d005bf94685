// Files that must survive a loss of power: written whole beside their place, synced, then moved into it.

internal import Foundation
internal import Glibc

/// Small files of the store other than its databases.
enum Durable {
    /// Puts bytes into a file, mode 0600: afterwards it holds either all of them or what it held before.
    static func write(_ bytes: Data, to file: URL) throws {
        let fresh = file.deletingLastPathComponent().appendingPathComponent(".\(file.lastPathComponent).new")
        unlink(fresh.path)
        let descriptor = open(fresh.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError.notWritable(folder: file.deletingLastPathComponent().path) }
        var done = true
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while done, offset < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
                if count > 0 { offset += count } else if count == 0 || errno != EINTR { done = false }
            }
        }
        done = done && fsync(descriptor) == 0
        close(descriptor)
        guard done, rename(fresh.path, file.path) == 0 else {
            unlink(fresh.path)
            throw StoreError.notWritable(folder: file.deletingLastPathComponent().path)
        }
        try sync(folder: file.deletingLastPathComponent())
    }

    /// Copies a closed file, mode 0600.
    static func copy(_ source: URL, to place: URL) throws {
        do {
            try FileManager.default.copyItem(at: source, to: place)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.path)
        } catch {
            throw StoreError.notWritable(folder: place.deletingLastPathComponent().path)
        }
        try sync(file: place)
    }

    /// Removes a file, which may be missing.
    static func remove(_ file: URL) throws {
        guard unlink(file.path) == 0 || errno == ENOENT else { throw StoreError.notWritable(folder: file.deletingLastPathComponent().path) }
        try sync(folder: file.deletingLastPathComponent())
    }

    /// Makes the names in a folder durable.
    static func sync(folder: URL) throws { try sync(folder.path, O_RDONLY | O_DIRECTORY) }

    /// Makes the bytes of a file durable that another library wrote.
    static func sync(file: URL) throws { try sync(file.path, O_RDONLY) }

    private static func sync(_ path: String, _ flags: Int32) throws {
        let descriptor = open(path, flags | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreError.notWritable(folder: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreError.notWritable(folder: path) }
    }
}
