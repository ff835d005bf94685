// The mappings of a store: how the sheets of each source are read, saved once and used again.

internal import Domain
package import Foundation
internal import Intake
internal import Ledger

package struct MappingShelf {
    let store: URL

    package init(store: URL) { self.store = store }

    package var names: [String] { MappingFiles.names(in: store) }

    /// The file of a mapping.
    ///
    /// - Throws: `FindingsError` with the nearest name where there is none.
    package func text(_ name: String) throws -> String {
        if let text = MappingFiles.text(name, in: store) { return text }
        throw FindingsError(
            Finding(
                "mapping.missing", what: Bilingual("没有这个列名对应", "there is no such mapping"), found: name,
                expected: names.isEmpty ? nil : Bilingual(names.joined(separator: "、"), names.joined(separator: ", ")),
                action: nearest(to: name, among: names).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }
                    ?? Bilingual("导入时用 --save-mapping 保存", "Save one on import with --save-mapping")))
    }

    /// - Throws: `FindingsError` where there is none.
    package func remove(_ name: String) throws {
        _ = try text(name)
        try MappingFiles.remove(name, in: store)
    }

    func read(_ name: String, words: HeadingWords) throws -> (mapping: SheetMapping?, findings: [Finding]) {
        SheetMapping.read(try text(name), file: "mappings/\(name).yaml", words: words)
    }

    /// - Throws: `FindingsError` where no mapping may be called so.
    func save(_ mapping: SheetMapping, as name: String) throws {
        try MappingShelf.check(name)
        try MappingFiles.write(mapping.text, as: name, in: store)
    }

    /// - Throws: `FindingsError` where no mapping may be called so.
    static func check(_ name: String) throws {
        guard !MappingFiles.isName(name) else { return }
        throw FindingsError(
            Finding(
                "mapping.name", what: Bilingual("列名对应不能这样命名", "no mapping may be called so"), found: name,
                expected: Bilingual(
                    "1 至 40 个汉字、英文字母、数字、- 或 _，不以 - 或 _ 开头",
                    "1 to 40 Chinese characters, Latin letters, digits, - or _, neither of these two first")))
    }
}
