// A file that appears whole under its name or not at all, and never takes the place of another.

internal import Glibc

/// A file on its way, beside the place where it will stand; mode 0600.
struct FreshFile {
    let path: String
    private let place: String

    /// - Throws: `taken` where something stands at the place, `notWritable`.
    init(for place: String) throws(WorkbookError) {
        guard access(place, F_OK) != 0 else { throw .taken }
        self.place = place
        let cut = place.lastIndex(of: "/").map { place.index(after: $0) } ?? place.startIndex
        path = place[..<cut] + ".\(place[cut...]).\(getpid()).part"
        unlink(path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .notWritable }
        close(descriptor)
    }

    /// Gives the file its name.
    func settle() throws(WorkbookError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .notWritable }
        let isDurable = fsync(descriptor) == 0
        close(descriptor)
        guard isDurable else { throw .notWritable }
        // A link fails where the name is taken; some file systems, such as those of memory sticks, know no links.
        if link(path, place) == 0 {
            unlink(path)
            return
        }
        guard errno != EEXIST else { throw .taken }
        guard access(place, F_OK) != 0 else { throw .taken }
        guard rename(path, place) == 0 else { throw .notWritable }
    }

    func discard() { unlink(path) }
}
