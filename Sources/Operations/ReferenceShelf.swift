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
                origin: .store, rows: rows)
        }
    }
}

extension House {
    /// The reference lists that come with the product.
    package var reference: URL { root.appendingPathComponent("data/reference") }
}
