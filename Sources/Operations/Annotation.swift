// The findings of an import as a copy of the sheet, to be mended and sent back.

package import Domain
package import Foundation
package import Intake
internal import Workbooks

/// Writes copies with comments.
package enum Annotation {
    /// Writes a copy of a file into one that must not exist yet.
    ///
    /// - Parameter encoding: of a text file; nil to tell it by its bytes.
    /// - Throws: `FindingsError` where a file cannot be opened or written, or is no table.
    package static func write(
        _ path: String, findings: [Finding], encoding: TextEncoding?, made: CivilDay, to file: URL, store: URL
    ) throws {
        let name = URL(fileURLWithPath: path).lastPathComponent
        let source = try TableSource(path: path, file: name, encoding: encoding)
        if source.findings.block { throw FindingsError(source.findings) }
        try AnnotatedCopy(of: source, findings: findings, made: made).workbook.write(toNew: file, store: store)
    }
}
