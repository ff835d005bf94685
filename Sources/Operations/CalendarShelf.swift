// The working-day calendar as it lies in the product's own files.

internal import Domain
internal import Foundation
package import Plans

extension House {
    /// The calendar of `data/calendar`; without that folder, a calendar of no year.
    ///
    /// - Throws: `FindingsError` with every fault of every file.
    package func workingCalendar() throws -> WorkingCalendar {
        guard FileManager.default.fileExists(atPath: calendar.path) else { return WorkingCalendar.read([]).calendar }
        let files = try FileManager.default.contentsOfDirectory(atPath: calendar.path).filter { $0.hasSuffix(".yaml") }.sorted()
        let texts = try files.map { (name: $0, text: try String(contentsOf: calendar.appendingPathComponent($0), encoding: .utf8)) }
        let read = WorkingCalendar.read(texts)
        if read.findings.block { throw FindingsError(read.findings) }
        return read.calendar
    }
}
