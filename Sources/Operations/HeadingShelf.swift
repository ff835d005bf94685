// The headings that offices use, as they lie in the product's own files.

internal import Domain
internal import Foundation
package import Intake

extension House {
    /// The headings of `data/headings`; without that folder those of the columns alone.
    ///
    /// - Throws: `FindingsError` with every fault of every file.
    package func headingWords() throws -> HeadingWords {
        let folder = root.appendingPathComponent("data/headings")
        guard FileManager.default.fileExists(atPath: folder.path) else { return .canonical }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
        let texts = try files.map { (name: $0, text: try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)) }
        let read = HeadingWords.read(texts)
        if read.findings.block { throw FindingsError(read.findings) }
        return read.words
    }
}
