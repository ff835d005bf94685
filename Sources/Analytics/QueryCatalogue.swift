// All queries of the house, read from `queries/` and proved against the store's relations before any is run.

package import Domain
package import Foundation
package import Ledger

/// The queries by name.
package struct QueryCatalogue: Sendable {
    package let queries: [Query]
    /// Relations that several queries share, from `queries/relations/<name>.sql`, as name and SELECT.
    package let relations: [(name: String, select: String)]

    /// Reads every `queries/<area>/<name>.sql`, in the order of their names.
    ///
    /// - Throws: `FindingsError` with every fault of every file.
    package init(folder: URL) throws {
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".sql") }.sorted()
        var queries: [Query] = []
        var findings: [Finding] = []
        let shared = "relations/"
        let relations = try files.filter { $0.hasPrefix(shared) }.map { file in
            (
                name: String(file.dropFirst(shared.count).dropLast(4)),
                select: try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            )
        }
        for (index, relation) in relations.enumerated() {
            let reads = Statement(relation.select)
            // Those before it in the order of names: laid in that order, they stand on any engine, and none can need itself.
            findings += reads.faults(name: shared + relation.name, besides: relations[..<index].map(\.name))
        }
        for file in files where !file.hasPrefix(shared) {
            let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            let (query, faults) = QueryReader.read(text, name: String(file.dropLast(4)))
            findings += faults
            if let query {
                queries.append(query.reading(relations))
                findings += Statement(text).faults(name: query.name, besides: relations.map(\.name))
                let pupils = Statement(reading: query.estimates.compactMap { $0.pupils?.relation })
                findings += pupils.faults(name: query.name, besides: relations.map(\.name))
            }
        }
        if findings.block { throw FindingsError(findings) }
        self.queries = queries
        self.relations = relations
    }

    /// The query of a name.
    ///
    /// - Throws: `FindingsError` with the nearest known name.
    package func query(_ name: String) throws -> Query {
        if let query = queries.first(where: { $0.name == name }) { return query }
        let known = queries.map(\.name)
        throw FindingsError(
            Finding(
                "query.unknown", what: Bilingual("没有这个查询", "there is no such query"), found: name,
                expected: Bilingual(known.joined(separator: "、"), known.joined(separator: ", ")),
                action: nearest(to: name, among: known).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }))
    }

    /// Runs every query once with its standard parameters and compares the columns with those its head declares.
    package func prove(on reader: LedgerReader) throws -> [Finding] {
        try queries.flatMap { query -> [Finding] in
            let table = try reader.run(query.sql, arguments: query.arguments([:], cut: reader.cut))
            return query.faults(ofColumns: table.columns)
        }
    }
}

extension Query {
    /// What the statement yields against what its head declares.
    func faults(ofColumns columns: [String]) -> [Finding] {
        let declared = self.columns.map(\.name)
        guard columns != declared else { return [] }
        return [
            Finding(
                "query.columns", at: Finding.Place(file: "\(name).sql"),
                what: Bilingual("列与说明不符", "the columns differ from the head"), found: columns.joined(separator: ", "),
                expected: Bilingual(declared.joined(separator: ", "), declared.joined(separator: ", ")))
        ]
    }

    /// The same query, knowing which kinds of record it reads through shared relations.
    func reading(_ relations: [(name: String, select: String)]) -> Query {
        var used = Set(Statement(sql).reads + estimates.compactMap { $0.pupils?.relation })
        // A relation reads only those before it, so one pass from the last to the first finds them all.
        for relation in relations.reversed() where used.contains(relation.name) { used.formUnion(Statement(relation.select).reads) }
        var query = self
        query.recordKinds = RecordKind.allCases.filter { used.contains($0.rawValue) }
        return query
    }

    /// The values bound to the statement: the caller's, else the standard ones; and the as-of day.
    func arguments(_ given: [String: String], cut: Cut) -> [String: Cell] {
        var arguments: [String: Cell] = [:]
        for parameter in parameters {
            arguments[parameter.name] = parameter.kind.cell(given[parameter.name] ?? parameter.standard) ?? .null
        }
        if sql.contains(":as_of") { arguments["as_of"] = .integer(cut.asOf.number) }
        return arguments
    }

    /// What is wrong with the parameters a caller gave.
    package func faults(of given: [String: String]) -> [Finding] {
        given.sorted { $0.key < $1.key }.compactMap { name, value in
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                let known = parameters.map(\.name)
                return Finding(
                    "query.parameter.unknown", what: Bilingual("查询 \(self.name) 没有这个参数", "the query \(self.name) has no such parameter"),
                    found: name, expected: Bilingual(known.joined(separator: "、"), known.joined(separator: ", ")),
                    action: nearest(to: name, among: known).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") })
            }
            guard parameter.kind.cell(value) == nil else { return nil }
            return Finding(
                "query.parameter.value", what: Bilingual("参数 \(name) 没有这个取值", "the parameter \(name) has no such value"), found: value,
                expected: parameter.kind.expected,
                action: nearest(to: value, among: parameter.choices ?? []).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") })
        }
    }
}
