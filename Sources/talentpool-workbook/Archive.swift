// The zip archive that a workbook is: vetted as a whole before a part is read, and every unpacked byte counted.

internal import CZip
internal import Glibc
internal import WorkbookFrames

/// A vetted archive.
///
/// Nothing that the archive says of itself is trusted but to refuse it: sizes are those of the bytes that really come out.
final class Archive {
    private static let mostEntries: Int64 = 10_000
    /// Unpacked bytes of all parts together.
    private static let mostUnpacked = 1 << 30
    /// Unpacked to packed bytes of one part, beyond the first 8 MiB; sheets of equal rows come to some 30.
    private static let mostRatio = 100
    private static let ratioFreely = 8 << 20

    private let archive: OpaquePointer
    private let answer: Answer
    private var entries: [String: Entry] = [:]
    private let size: Int
    private var unpacked = 0

    struct Entry {
        let index: UInt64
        let packed: Int
        /// As the archive says; for progress alone.
        let stated: Int
    }

    init(descriptor: Int32, answer: Answer) throws(Stop) {
        self.answer = answer
        var status = stat()
        var code: Int32 = 0
        guard fstat(descriptor, &status) == 0, let opened = zip_fdopen(descriptor, 0, &code) else { throw Stop(.damagedArchive) }
        archive = opened
        size = max(Int(status.st_size), 1)
        let count = zip_get_num_entries(archive, 0)
        guard count > 0 else { throw Stop(.damagedArchive) }
        guard count <= Archive.mostEntries else { throw Stop(.tooManyEntries) }
        var packed = 0
        for index in 0..<UInt64(count) {
            var entry = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &entry) == 0, entry.valid & UInt64(ZIP_STAT_NAME) != 0, let text = entry.name,
                let name = String(validatingCString: text)
            else { throw Stop(.damagedArchive) }
            guard entry.encryption_method == UInt16(ZIP_EM_NONE) else { throw Stop(.encrypted) }
            guard [UInt16(ZIP_CM_STORE), UInt16(ZIP_CM_DEFLATE)].contains(entry.comp_method) else { throw Stop(.packing) }
            guard Archive.isPlain(name), entries[name.lowercased()] == nil else { throw Stop(.entryNames) }
            let size = Int(clamping: entry.comp_size)
            packed = packed.addingReportingOverflow(size).overflow ? .max : packed + size
            entries[name.lowercased()] = Entry(index: index, packed: size, stated: Int(clamping: entry.size))
        }
        guard packed <= Int(status.st_size) else { throw Stop(.overlappingEntries) }
    }

    func has(_ name: String) -> Bool { entries[name.lowercased()] != nil }

    /// Unpacks a part piece by piece.
    ///
    /// - Parameter shares: whether its progress is that of the whole work.
    func read(_ name: String, shares: Bool = false, _ body: (UnsafeRawBufferPointer) throws(Stop) -> Void) throws(Stop) {
        guard let entry = entries[name.lowercased()] else { throw Stop(.missingPart) }
        guard let file = zip_fopen_index(archive, entry.index, 0) else {
            throw Stop(zip_error_code_zip(zip_get_error(archive)) == ZIP_ER_COMPNOTSUPP ? .packing : .damagedEntry)
        }
        defer { zip_fclose(file) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
        defer { piece.deallocate() }
        var (total, told) = (0, 0)
        while true {
            let count = Int(zip_fread(file, piece.baseAddress!, UInt64(piece.count)))
            guard count >= 0 else { throw Stop(.damagedEntry) }
            if count == 0 { return }
            total += count
            unpacked += count
            guard unpacked <= Archive.mostUnpacked else { throw Stop(.unpackedSize) }
            // Of each part, and of many small ones together.
            guard total <= Archive.ratioFreely || total / max(entry.packed, 1) <= Archive.mostRatio,
                unpacked <= 4 * Archive.ratioFreely || unpacked / size <= Archive.mostRatio
            else { throw Stop(.unpackedRatio) }
            try body(UnsafeRawBufferPointer(rebasing: piece[..<count]))
            if total - told >= 1 << 20 {
                told = total
                answer.progress(shares ? total / max(entry.stated / 1000, 1) : 0)
            }
        }
    }

    /// Whether a name stays within the archive. It is never used as a path; an archive that has others is no spreadsheet's.
    private static func isPlain(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 1024, !name.hasPrefix("/") else { return false }
        return !name.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") })
            && !name.split(separator: "/", omittingEmptySubsequences: false).dropLast().contains { $0.isEmpty || $0 == "." || $0 == ".." }
            && !name.hasSuffix("/..") && name != ".."
    }
}
