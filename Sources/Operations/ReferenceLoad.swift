// The verb reference load: another version of a list into the store, told before what it does to the list in force.

package import Domain
package import Foundation
package import Intake
internal import Ledger

/// Loads a version of a reference list.
package struct ReferenceLoad {
    let house: House
    let store: URL
    let moment: Moment

    package init(house: House, store: URL, moment: Moment) {
        self.house = house
        self.store = store
        self.moment = moment
    }

    /// What a list is, for the store.
    package struct Options: Sendable {
        package let list: ReferenceList
        package let dated: CivilDay
        package let source: String
        package let complete: Bool
        /// Whether entries of the list in force that this one lacks are really gone.
        package let dropping: Bool

        package init(list: ReferenceList, dated: CivilDay, source: String, complete: Bool, dropping: Bool = false) {
            self.list = list
            self.dated = dated
            self.source = source
            self.complete = complete
            self.dropping = dropping
        }
    }

    /// What came of a load.
    package struct Outcome: Sendable {
        package let rows: Int
        package let findings: [Finding]
        /// How the version stands from now on; nil where nothing was stored.
        package let standing: ReferenceStanding?
        /// Whether a version was stored; false too where it was there already.
        package let stored: Bool
    }

    /// Checks a file and appends it. Nothing is stored where a finding blocks.
    ///
    /// - Throws: the store's errors; `FindingsError` where the file cannot be opened.
    package func run(_ path: String, _ options: Options) throws -> Outcome {
        guard Ledger.exists(in: store) else { throw StoreError.missing(folder: store.path) }
        let file = URL(fileURLWithPath: path).lastPathComponent
        var (rows, findings) = ReferenceReader.rows(of: options.list, try TableSource(path: path, file: file))
        if options.dated > moment.today {
            findings.append(
                Finding(
                    "reference.day.future", at: Finding.Place(file: file),
                    what: Bilingual("名单日期在今天之后", "the day of the list is after today"), found: "\(options.dated)",
                    expected: Bilingual("不晚于 \(moment.today)", "not later than \(moment.today)")))
        }
        guard !findings.block else { return Outcome(rows: rows.count, findings: findings, standing: nil, stored: false) }
        // Opened before the lists in force are looked at: nobody else can load one in between.
        let ledger = try Ledger(folder: store, now: moment.seconds)
        defer { _ = try? ledger.close() }
        let succession = ReferenceSuccession(
            ReferenceEdition(
                list: options.list, day: options.dated, source: Bilingual(options.source, options.source), complete: options.complete,
                origin: .store, rows: rows), after: try ReferenceShelf.editions(house: house, store: store, today: moment.today))
        findings += succession.findings(file: file, dropping: options.dropping)
        guard !findings.block else { return Outcome(rows: rows.count, findings: findings, standing: nil, stored: false) }
        let receipt = try ledger.append(
            ReferenceListVersion(
                name: options.list.rawValue, dated: options.dated, source: options.source, complete: options.complete,
                text: ReferenceReader.text(rows, of: options.list)),
            received: moment.today, recordedAt: moment.seconds)
        return Outcome(rows: rows.count, findings: findings, standing: succession.standing, stored: receipt.batch != nil)
    }
}
