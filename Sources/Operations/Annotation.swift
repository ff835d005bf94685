// The findings of an import as a copy of the sheet, to be mended and sent back.

package import Domain
package import Foundation
package import Intake
internal import Workbooks

/// Writes copies with comments.
package enum Annotation {
    /// Writes a copy of a file into one that must not exist yet.
    ///
    /// - Returns: nil where the copy was written; why there is none where the file cannot be read to its end: what is wrong with it stands in
    ///   `findings`, and is not said again.
    /// - Parameter encoding: of a text file; nil to tell it by its bytes.
    /// - Throws: `FindingsError` where a file cannot be opened or written, or is no table.
    package static func write(
        _ path: String, findings: [Finding], encoding: TextEncoding?, made: CivilDay, to file: URL, store: URL
    ) throws -> Finding? {
        let name = URL(fileURLWithPath: path).lastPathComponent
        let source = try TableSource(path: path, file: name, encoding: encoding)
        guard !source.findings.block else { return AnnotatedCopy.partial(name) }
        do {
            try AnnotatedCopy(of: source, findings: findings, made: made).workbook.write(toNew: file, store: store)
            return nil
        } catch let error as FindingsError {
            guard let partial = error.findings.first(where: { $0.code == AnnotatedCopy.partial(name).code }), findings.block else {
                throw error
            }
            return partial
        }
    }
}
