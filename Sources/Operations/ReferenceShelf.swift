// The reference lists at hand: those of `data/reference`, and newer ones that the office has loaded into its store.

package import Domain
package import Foundation
package import Intake
package import Ledger

/// Reads the versions of the reference lists.
package enum ReferenceShelf {
    /// Every version at hand.
    ///
    /// - Parameter store: nil, or a folder that may hold no store yet.
    /// - Throws: `FindingsError` where a shipped list has a fault; the store's errors.
    /// Cost: reads every file of `data/reference`, a few milliseconds.
    package static func editions(house: House, store: URL?, today: CivilDay) throws -> [ReferenceEdition] {
        var editions = try shipped(house)
        if let store, Ledger.exists(in: store) {
            let reader = try LedgerReader(folder: store, cut: .everything(asOf: today))
            editions += try loaded(reader)
        }
        return editions
    }

    /// The lists in force, for look-up.
    package static func lists(house: House, reader: LedgerReader) throws -> ReferenceLists {
        ReferenceLists(try shipped(house) + loaded(reader))
    }

    private static func shipped(_ house: House) throws -> [ReferenceEdition] {
        let descriptor = house.reference.appendingPathComponent("lists.yaml")
        guard FileManager.default.fileExists(atPath: descriptor.path) else { return [] }
        let (lists, faults) = ReferenceReader.descriptions(try String(contentsOf: descriptor, encoding: .utf8), file: "lists.yaml")
        var findings = faults
        var editions: [ReferenceEdition] = []
        for list in lists {
            let (edition, faults) = ReferenceReader.edition(
                list, Array(try Data(contentsOf: house.reference.appendingPathComponent(list.file))))
            findings += faults
            if let edition { editions.append(edition) }
        }
        if findings.block { throw FindingsError(findings) }
        return editions
    }

    private static func loaded(_ reader: LedgerReader) throws -> [ReferenceEdition] {
        try reader.referenceLists().compactMap { version in
            guard let list = ReferenceList(rawValue: version.name) else { return nil }
            let (rows, findings) = ReferenceReader.rows(of: list, Array(version.text.utf8), file: "\(version.name).csv")
            if findings.block { throw FindingsError(findings) }
            return ReferenceEdition(
                list: list, day: version.dated, source: Bilingual(version.source, version.source), complete: version.complete,
                origin: .store,
                rows: rows)
        }
    }
}

extension House {
    /// The reference lists that come with the product.
    package var reference: URL { root.appendingPathComponent("data/reference") }
}

/// The verb reference load: a newer version of a list into the store.
package struct ReferenceLoad {
    let store: URL
    let moment: Moment

    package init(store: URL, moment: Moment) {
        self.store = store
        self.moment = moment
    }

    /// What a list is, for the store.
    package struct Options: Sendable {
        package let list: ReferenceList
        package let dated: CivilDay
        package let source: String
        package let complete: Bool

        package init(list: ReferenceList, dated: CivilDay, source: String, complete: Bool) {
            self.list = list
            self.dated = dated
            self.source = source
            self.complete = complete
        }
    }

    /// Checks a file and appends it. Nothing is stored where a finding blocks.
    ///
    /// - Throws: the store's errors; `FindingsError` where the file cannot be opened.
    package func run(_ path: String, _ options: Options) throws -> (rows: Int, findings: [Finding], receipt: Receipt?) {
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
        guard !findings.block else { return (rows.count, findings, nil) }
        let ledger = try Ledger(folder: store, now: moment.seconds)
        let receipt = try ledger.append(
            ReferenceListVersion(
                name: options.list.rawValue, dated: options.dated, source: options.source, complete: options.complete,
                text: ReferenceReader.text(rows, of: options.list)),
            received: moment.today, recordedAt: moment.seconds)
        return (rows.count, findings, receipt)
    }
}
