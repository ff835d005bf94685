// The bytes of a file in pieces, as often as they are asked for: first to learn how it is written, then to read its rows.

package import Domain
internal import Glibc

/// A file held open, so that what is looked at, read and digested is the same file even where its name is given to another one meanwhile.
///
/// A class because the descriptor must be closed once, with its last user. Memory: one piece.
package final class FileBytes: Sendable {
    let descriptor: Int32
    private let name: String
    /// In bytes, as it was when the file was opened.
    let size: Int
    private let modified: [Int]
    static let pieceSize = 256 * 1024

    /// Opens a regular file.
    ///
    /// - Parameter name: without folders, for findings.
    /// - Throws: `FindingsError` where it cannot be opened or is no file.
    package init(path: String, name: String) throws {
        // Without O_NONBLOCK a named pipe would be waited for.
        let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        var status = stat()
        guard opened >= 0, fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            if opened >= 0 { close(opened) }
            throw FindingsError(FileBytes.unreadable(name))
        }
        descriptor = opened
        self.name = name
        size = Int(status.st_size)
        modified = FileBytes.times(status)
    }

    /// Bytes that stand in no file, as one without a name.
    ///
    /// - Throws: `FindingsError` where the system has no room for them.
    package init(_ bytes: [UInt8], name: String) throws {
        var status = stat()
        guard let stream = tmpfile() else { throw FindingsError(FileBytes.unreadable(name)) }
        let written = fwrite(bytes, 1, bytes.count, stream)
        let opened = fflush(stream) == 0 ? fcntl(fileno(stream), F_DUPFD_CLOEXEC, 3) : -1
        fclose(stream)
        guard opened >= 0, written == bytes.count, fstat(opened, &status) == 0 else {
            if opened >= 0 { close(opened) }
            throw FindingsError(FileBytes.unreadable(name))
        }
        descriptor = opened
        self.name = name
        size = written
        modified = FileBytes.times(status)
    }

    deinit { close(descriptor) }

    /// Names the open file itself, whatever has become of its name.
    package var path: String { "/proc/self/fd/\(descriptor)" }

    /// Whether the file is still as it was when it was opened.
    package var isUnchanged: Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && Int(status.st_size) == size && FileBytes.times(status) == modified
    }

    /// Hands over the file piece by piece, with how many bytes were handed over before, until `body` wants no more.
    ///
    /// - Returns: false where the disk failed.
    func forEachPiece(from start: Int = 0, _ body: (UnsafeRawBufferPointer, Int) -> Bool) -> Bool {
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: FileBytes.pieceSize, alignment: 16)
        defer { piece.deallocate() }
        var position = start
        while true {
            let count = pread(descriptor, piece.baseAddress, piece.count, off_t(position))
            if count < 0 {
                if errno == EINTR { continue }
                return false
            }
            if count == 0 { return true }
            if !body(UnsafeRawBufferPointer(rebasing: piece[..<count]), position) { return true }
            position += count
        }
    }

    /// Hands over all bytes in order.
    ///
    /// - Throws: `FindingsError` where the disk fails, or the file is no longer as it was when it was opened: its rows may be other ones then.
    package func read(_ body: (UnsafeRawBufferPointer) -> Void) throws {
        let isWhole = forEachPiece { piece, _ in
            body(piece)
            return true
        }
        guard isWhole else { throw FindingsError(FileBytes.unreadable(name)) }
        if let changed { throw FindingsError(changed) }
    }

    /// Says that the file is no longer as it was when it was opened; nil where it is.
    package var changed: Finding? {
        isUnchanged
            ? nil
            : Finding(
                "intake.file.changed", at: Finding.Place(file: name),
                what: Bilingual("读取时文件被改动", "the file was changed while it was read"),
                action: Bilingual("请关闭正在编辑它的程序后重新导入", "Close the program that edits it and import it again"))
    }

    package static func unreadable(_ name: String) -> Finding {
        Finding(
            "import.file.unreadable", at: Finding.Place(file: name), what: Bilingual("文件打不开", "the file cannot be opened"),
            action: Bilingual("请检查路径与权限", "Check its path and permissions"))
    }

    /// When it was last written, and when anything about it was last changed: a program may set the former back.
    private static func times(_ status: stat) -> [Int] {
        [status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    }
}
