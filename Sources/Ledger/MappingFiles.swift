// The folder `mappings` of a store: texts that say how the files of one source are read. They hold nobody's name or number.

package import Foundation

/// Files of the store that are neither facts nor identities.
package enum MappingFiles {
    private static let folder = "mappings"
    private static let suffix = ".yaml"

    /// Whether a mapping may be called so: 1 to 40 letters of Latin without accents, Chinese characters, digits, `-` or `_`, the first none of
    /// these two.
    package static func isName(_ name: String) -> Bool {
        guard (1...40).contains(name.unicodeScalars.count), let first = name.unicodeScalars.first, first != "-", first != "_" else {
            return false
        }
        return name.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
            default: false
            }
        }
    }

    /// The names of a store's mappings, sorted.
    package static func names(in store: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: store.appendingPathComponent(folder).path)) ?? []).compactMap { file in
            guard file.hasSuffix(suffix), isName(String(file.dropLast(suffix.count))) else { return nil }
            return String(file.dropLast(suffix.count))
        }.sorted()
    }

    /// The text of a mapping; nil where there is none of the name, or none that can be read as UTF-8.
    package static func text(_ name: String, in store: URL) -> String? {
        guard isName(name) else { return nil }
        return try? String(contentsOf: store.appendingPathComponent(path(name)), encoding: .utf8)
    }

    /// Puts a mapping into its file, in one step; a former one of the name goes.
    ///
    /// - Throws: `StoreError.notWritable`.
    package static func write(_ text: String, as name: String, in store: URL) throws {
        precondition(isName(name), "the name was checked before")
        try Ledger.makeFolder(store.appendingPathComponent(folder))
        try Durable.write(Data(text.utf8), to: store.appendingPathComponent(path(name)))
    }

    /// Removes a mapping.
    ///
    /// - Throws: `StoreError.notWritable`.
    package static func remove(_ name: String, in store: URL) throws {
        precondition(isName(name), "the name was checked before")
        try Durable.remove(store.appendingPathComponent(path(name)))
    }

    // MARK: Backups

    private static func path(_ name: String) -> String { "\(folder)/\(name)\(suffix)" }

    /// The files of a folder's mappings as a manifest names them.
    static func paths(in store: URL) -> [String] { names(in: store).map(path) }

    /// Whether a manifest names a mapping by this, and nothing else on the disk.
    static func isPath(_ text: String) -> Bool {
        guard text.hasPrefix("\(folder)/"), text.hasSuffix(suffix) else { return false }
        return isName(String(text.dropFirst(folder.count + 1).dropLast(suffix.count)))
    }

    /// Copies all mappings of a store, or of a folder that an export wrote.
    ///
    /// - Throws: `StoreError.notWritable`.
    package static func copy(from source: URL, to place: URL) throws {
        for name in names(in: source) {
            if let text = text(name, in: source) { try write(text, as: name, in: place) }
        }
    }

    /// Copies mappings by the paths that a manifest gives.
    static func copy(_ paths: [String], from source: URL, to place: URL) throws {
        let wanted = paths.filter(isPath)
        guard !wanted.isEmpty else { return }
        try Ledger.makeFolder(place.appendingPathComponent(folder))
        for path in wanted.sorted() { try Durable.copy(source.appendingPathComponent(path), to: place.appendingPathComponent(path)) }
        try Durable.sync(folder: place.appendingPathComponent(folder))
    }
}
