// The entries of an archive, unpacked by libzip, so that a test can change a workbook as somebody else's program would.

internal import CZip

extension Zip {
    /// The entries of an archive in their order; nil where it is none.
    package static func entries(ofFile path: String) -> [ZipEntry]? {
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_RDONLY, &code) else { return nil }
        defer { zip_discard(archive) }
        var entries: [ZipEntry] = []
        for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
            var stat = zip_stat_t()
            guard zip_stat_index(archive, index, 0, &stat) == 0, let name = stat.name, let file = zip_fopen_index(archive, index, 0) else {
                return nil
            }
            defer { zip_fclose(file) }
            let content = [UInt8](unsafeUninitializedCapacity: Int(stat.size)) { buffer, count in
                count = max(0, Int(zip_fread(file, buffer.baseAddress, stat.size)))
            }
            guard content.count == Int(stat.size) else { return nil }
            entries.append(ZipEntry(String(cString: name), content))
        }
        return entries
    }
}
