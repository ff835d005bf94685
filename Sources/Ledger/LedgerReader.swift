// The store's reading side: one snapshot of the ledger, cut at two days, on which queries run.

package import Domain
package import Foundation
internal import GRDB

/// The two days of a report: up to when things happened, and up to when we had been told of them.
package struct Cut: Hashable, Sendable, Codable {
    package let asOf: CivilDay
    package let knownBy: CivilDay

    package init(asOf: CivilDay, knownBy: CivilDay) {
        self.asOf = asOf
        self.knownBy = knownBy
    }

    /// Everything we have been told, whenever.
    package static func everything(asOf: CivilDay) -> Cut {
        Cut(asOf: asOf, knownBy: CivilDay(number: Int(Int32.max)))
    }
}

/// The names and rows that a statement yields.
package struct RawTable: Sendable {
    package let columns: [String]
    package let rows: [[Cell]]
}

/// Reads one snapshot. A class because it owns the open connection; the snapshot ends with it.
package final class LedgerReader {
    package let cut: Cut
    let queue: DatabaseQueue
    let folder: URL
    var openVault: Vault?
    /// Whose rows are shown under whom in this cut.
    let belonging: Belonging

    /// Opens a snapshot; a writer may go on beside it.
    ///
    /// - Parameters:
    ///   - derived: relations made from those of the cut, as name and SELECT, which queries may use like them.
    ///   - vetted: whether the file is believed only after its seal, or all of it, was checked; not for `verify`, which does so itself.
    package init(folder: URL, cut: Cut, derived: [(name: String, select: String)] = [], vetted: Bool = true) throws {
        guard Ledger.exists(in: folder) else { throw StoreError.missing(folder: folder.path) }
        self.cut = cut
        self.folder = folder
        let queue = try LedgerSchema.open(in: folder, access: .reading)
        self.queue = queue
        try guarded {
            if vetted {
                try Vetting.check(queue, in: folder, writing: false) { try queue.inDatabase(LedgerReader.checkWhole) }
            }
        }
        belonging = try guarded {
            try queue.inDatabase { db in
                try db.execute(sql: CutViews.cutTable)
                try db.execute(sql: "BEGIN")
                let last = try Int.fetchOne(
                    db, sql: "SELECT MAX(batch_id) FROM main.batch WHERE received_day <= ?", arguments: [cut.knownBy.number])
                try db.execute(
                    sql: "INSERT INTO temp.cut (as_of, last_batch) VALUES (?, ?)", arguments: [cut.asOf.number, last ?? 0])
                let belonging = try Belonging(lastBatch: last ?? 0, db)
                if !belonging.isPlain { try BelongingViews.lay(present: belonging, db) }
                for view in CutViews.definitions(plain: belonging.isPlain) { try db.execute(sql: view) }
                try ListedFacts.make(db)
                for relation in derived { try db.execute(sql: "CREATE TEMP VIEW \(relation.name) AS \(relation.select)") }
                return belonging
            }
        }
    }

    /// Runs one SELECT over the cut's relations.
    ///
    /// - Parameter arguments: by name, for those the statement uses.
    /// - Throws: `QueryRefused` where the statement would write.
    package func run(_ sql: String, arguments: [String: Cell]) throws -> RawTable {
        try guarded {
            try queue.inDatabase { db in
                let statement = try db.makeStatement(sql: sql)
                guard statement.isReadonly else { throw QueryRefused() }
                let named = arguments.mapValues(\.databaseValue)
                let rows = try Row.fetchAll(statement, arguments: StatementArguments(named))
                return RawTable(columns: statement.columnNames, rows: rows.map { row in row.databaseValues.map(Cell.init) })
            }
        }
    }

    /// The rows of a relation in these columns, each once, in the order of their values. Names come from the head of a query, as trusted as its
    /// statement; they stay unquoted, for SQLite takes a quoted name that it does not know for a text.
    package func rows(of relation: String, columns: [String]) throws -> [[Cell]] {
        let names = columns.joined(separator: ", ")
        return try run("SELECT DISTINCT \(names) FROM \(relation) ORDER BY \(names)", arguments: [:]).rows
    }

    /// The relations that queries may select from.
    package static var relations: [String] { CutViews.relations }

    /// The YAML of each plan as known in this cut, by identifier.
    package func planSources() throws -> [String: String] {
        let table = try run(
            """
            SELECT p.plan_id, p.source FROM main.plan_row AS p, temp.cut AS c
            WHERE p.batch_id = (SELECT MAX(n.batch_id) FROM main.plan_row AS n WHERE n.plan_id = p.plan_id AND n.batch_id <= c.last_batch)
            """, arguments: [:])
        return Dictionary(uniqueKeysWithValues: table.rows.compactMap { row in row[0].text.flatMap { id in row[1].text.map { (id, $0) } } })
    }

    /// Whether any batch in the cut is about invented people, and the last batch's number and digest.
    package func provenance() throws -> (invented: Bool, lastBatch: Int, head: String) {
        let row = try run(
            """
            SELECT COALESCE(MAX(b.invented), 0), COALESCE(MAX(b.batch_id), 0),
              (SELECT digest FROM main.batch WHERE batch_id = (SELECT last_batch FROM temp.cut))
            FROM main.batch AS b, temp.cut AS c WHERE b.batch_id <= c.last_batch
            """, arguments: [:]
        ).rows[0]
        return (row[0].integer == 1, row[1].integer ?? 0, row[2].text ?? BatchDigest.origin)
    }

    /// Person ids of the office's numbers, as this cut shows them: two numbers of one human give one id. Numbers not known are absent.
    package func persons(for references: Set<String>, as role: PersonRole) throws -> [String: Int] {
        try vault().persons(for: references, as: role).mapValues(belonging.canonical(of:))
    }

    /// All numbers' persons behind somebody whom this cut shows as one, the one known longest first.
    package func component(of person: Int) -> [Int] { belonging.component(of: person) }

    /// Who has a record of a kind in a plan.
    package func persons(with kind: RecordKind, in plan: String) throws -> Set<Int> {
        try guarded {
            try queue.inDatabase { db in
                let find = try BoundStatement("SELECT person_id FROM \(kind.rawValue) WHERE plan_id = ?", db)
                find.bind(plan, at: 1)
                var persons: Set<Int> = []
                while try find.next() { if !find.isNull(at: 0) { persons.insert(find.integer(at: 0)) } }
                return persons
            }
        }
    }

    /// The day of receipt of the newest batch in the cut; nil in an empty store.
    package func lastReceived() throws -> CivilDay? {
        let rows = try run(
            "SELECT MAX(b.received_day) FROM main.batch AS b, temp.cut AS c WHERE b.batch_id <= c.last_batch", arguments: [:]
        ).rows
        return rows.first?[0].integer.map(CivilDay.init(number:))
    }

    /// Names as `names(of:)` gives them, with a remark in the place of an erased person's.
    package func shownNames(of persons: Set<Int>) throws -> [Int: String] {
        let remark = "（身份已删除 | identity erased）"
        return try names(of: persons).merging(erasedPersons().intersection(persons).map { ($0, remark) }) { name, _ in name }
    }

    private func erasedPersons() throws -> Set<Int> {
        let erased = try guarded { try queue.inDatabase { try Set(Int.fetchAll($0, sql: "SELECT person_id FROM main.erasure_row")) } }
        return erased.union(erased.map(belonging.canonical(of:)))
    }

    /// Names of persons as known in this cut, for those who may see them; persons without a name, and those erased since, are absent.
    package func names(of persons: Set<Int>) throws -> [Int: String] {
        try vault().values(.name, of: persons.subtracting(erasedPersons()), lastBatch: provenance().lastBatch, belonging)
    }

    /// The office's own numbers of persons, for those who may see them; persons erased since are absent. Of somebody with several numbers
    /// that which the store has known longest, the office's before one that the store gave.
    package func references(of persons: Set<Int>) throws -> [Int: String] {
        let persons = try persons.subtracting(erasedPersons())
        let components = Dictionary(uniqueKeysWithValues: persons.map { ($0, belonging.component(of: $0)) })
        let numbers = try vault().values(.reference, of: Set(components.values.joined()), lastBatch: provenance().lastBatch)
        return components.compactMapValues { component in
            let all = component.compactMap { numbers[$0] }
            return all.first { !PersonNumber.isWhole($0) } ?? all.first
        }
    }

    /// The numbers among these that belong to erased persons.
    package func erased(_ references: Set<String>, as role: PersonRole) throws -> Set<String> {
        let digests = Set(
            try guarded { try queue.inDatabase { try String.fetchAll($0, sql: "SELECT number_digest FROM main.erasure_row") } })
        guard !digests.isEmpty else { return [] }
        let vault = try vault()
        return references.filter { digests.contains(vault.numberDigest($0, as: role)) }
    }

    /// Ends the snapshot and closes the file; nothing can be read afterwards.
    func close() {
        try? openVault?.queue.close()
        try? queue.close()
    }

    /// The vault beside this ledger, checked like it.
    func vault(vetted: Bool = true) throws -> Vault {
        if let openVault { return openVault }
        let vault = try Vault(folder: folder, access: .reading)
        guard vetted else { return vault }
        try guarded { try Vetting.check(vault.queue, in: folder, writing: false) { try vault.verifyFile() } }
        openVault = vault
        return vault
    }
}

/// A statement that is not a plain SELECT.
package struct QueryRefused: Error {}

extension Cell {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(Int(number))
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .text(data.base64EncodedString())
        }
    }
}
