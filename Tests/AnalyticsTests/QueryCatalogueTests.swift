// The queries of the house: all read, all proved on an empty store, and wrong parameters refused with the nearest right one.

import Analytics
import Domain
import Foundation
import Testing

@Suite struct QueryCatalogueTests {
    @Test func `every file in queries is read, in the order of names`() throws {
        let files = try FileManager.default.subpathsOfDirectory(atPath: House.queries.path).filter { $0.hasSuffix(".sql") }
        let catalogue = try QueryCatalogue(folder: House.queries)
        #expect(catalogue.queries.map { "\($0.name).sql" } == files.filter { !$0.hasPrefix("relations/") }.sorted())
        #expect(catalogue.relations.map { "relations/\($0.name).sql" } == files.filter { $0.hasPrefix("relations/") }.sorted())
        #expect(files.count >= 11 && catalogue.relations.count >= 2)
    }

    @Test func `a query knows the kinds of record it reads, through shared relations too`() throws {
        let catalogue = try QueryCatalogue(folder: House.queries)
        #expect(try catalogue.query("mentors/load").recordKinds == [.mentor, .placement, .exit])
        #expect(try catalogue.query("selection/quota_fill").recordKinds == [.application, .screening, .placement])
        #expect(try catalogue.query("mentors/outcomes").recordKinds == [.mentor, .placement, .evaluation, .exit])
    }

    @Test func `the rank of evidence stands in one relation, strongest first, in the order of its grades`() throws {
        let catalogue = try QueryCatalogue(folder: House.queries)
        let ranking = catalogue.relations.filter { $0.select.contains("CASE evidence") }
        #expect(ranking.map(\.name) == ["ranked_follow_up"])
        #expect(catalogue.queries.filter { $0.sql.contains("CASE evidence") }.map(\.name) == [])
        let ranks = (ranking.first?.select ?? "").matches(of: /WHEN '(\w+)' THEN (\d)|ELSE (\d)/).map { match in
            "\(match.output.1 ?? "self_report") \(match.output.2 ?? match.output.3 ?? "")"
        }
        #expect(ranks == EvidenceGrade.allCases.reversed().enumerated().map { "\($1.rawValue) \($0)" })
    }

    @Test(arguments: ["main.application_row", "temp.cut", "sqlite_master", "batch", "nothing"])
    func `a query that reaches behind the cut is refused`(_ relation: String) throws {
        for name in ["a/query.sql", "relations/shared.sql"] {
            let text = QueryReaderTests.right.replacing("SELECT 1", with: "SELECT 1 FROM \(relation)")
            let folder = try folder([name: text])
            defer { try? FileManager.default.removeItem(at: folder) }
            let error = #expect(throws: FindingsError.self) { try QueryCatalogue(folder: folder) }
            #expect(error?.findings.map(\.code) == ["query.relation"])
            #expect(error?.findings.first?.found == relation)
        }
    }

    @Test func `every query runs on an empty store and yields the columns its head declares`() throws {
        let store = try EmptyStore()
        let catalogue = try QueryCatalogue(folder: House.queries)
        #expect(try catalogue.prove(on: store.reader).map { $0.message(in: .english) } == [])
        for query in catalogue.queries {
            let measure = try Measure(query, on: store.reader)
            #expect(measure.rows.isEmpty || query.name.hasPrefix("overview/"), "\(query.name)")
            for parameter in query.parameters {
                let texts = ["all", "xinjiang-2025", "'; DROP TABLE person; --"]
                let values =
                    switch parameter.kind {
                    case .text: texts
                    case .choice(let choices): choices
                    case .number: ["0", "12.5"]
                    case .day: ["2024-02-29"]
                    }
                for choice in values {
                    #expect(throws: Never.self, "\(query.name) \(parameter.name)=\(choice)") {
                        try Measure(query, parameters: [parameter.name: choice], on: store.reader)
                    }
                }
            }
        }
    }

    @Test(arguments: [("to_day", "2025-02-30"), ("to_day", "all"), ("session_kind", "walk")])
    func `a parameter takes only values of its kind`(_ name: String, _ value: String) throws {
        let store = try EmptyStore()
        let query = try QueryCatalogue(folder: House.queries).query("conformance/sessions")
        #expect(throws: FindingsError.self) { try Measure(query, parameters: [name: value], on: store.reader) }
        #expect(query.faults(of: [name: value]).map(\.code) == ["query.parameter.value"])
    }

    @Test func `no query but those of mentors and duties tells of single persons, and every count has its unit`() throws {
        for query in try QueryCatalogue(folder: House.queries).queries {
            let mayTell = query.name.hasPrefix("mentors/") || query.name.hasPrefix("duties/")
            #expect(!query.columns.contains { $0.kind == .mentor || $0.kind == .person } || mayTell, "\(query.name)")
            #expect(!query.recordKinds.isEmpty || query.sql.contains("FROM plan"), "\(query.name)")
        }
    }

    /// A folder of queries of one's own.
    private func folder(_ files: [String: String]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("talentpool-queries-\(UUID().uuidString)")
        for (name, text) in files {
            let file = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return folder
    }

    @Test func `a relation may read those before it in the order of names, and a query reads what they read`() throws {
        let relations = ["relations/b.sql": "SELECT * FROM a", "relations/a.sql": "SELECT * FROM placement"]
        let folder = try folder(
            relations.merging(["a/query.sql": QueryReaderTests.right.replacing("SELECT 1", with: "SELECT 1 FROM b")]) { $1 })
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try QueryCatalogue(folder: folder).query("a/query").recordKinds == [.placement])
        let wrong = try self.folder(["relations/b.sql": "SELECT * FROM placement", "relations/a.sql": "SELECT * FROM b"])
        defer { try? FileManager.default.removeItem(at: wrong) }
        let error = #expect(throws: FindingsError.self) { try QueryCatalogue(folder: wrong) }
        #expect(error?.findings.map(\.found) == ["b"])
    }

    @Test func `the pupils of a case-mix come from a shared relation`() throws {
        let estimate =
            "-- estimate mix: case-mix of selected in decided, pupils graded, on score, unit plan_id, within plan_id; 比 | ratio\n"
        let text = estimate + QueryReaderTests.right
        let folder = try folder(["a/query.sql": text, "relations/graded.sql": "SELECT * FROM evaluation"])
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try QueryCatalogue(folder: folder).query("a/query").recordKinds.contains(.evaluation))
        let wrong = try self.folder(["a/query.sql": text])
        defer { try? FileManager.default.removeItem(at: wrong) }
        let error = #expect(throws: FindingsError.self) { try QueryCatalogue(folder: wrong) }
        #expect(error?.findings.map(\.found) == ["graded"])
    }

    @Test func `columns other than those declared are found by the proof`() throws {
        let head = QueryReaderTests.right.replacing("SELECT 1", with: "")
        let folder = try folder([
            "b/right.sql": "\(head)SELECT 1 AS plan_id, 2 AS selected, 3 AS decided, 4 AS undecided, 5 AS ratio",
            "a/wrong.sql": "\(head)SELECT 1 AS plan",
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let findings = try QueryCatalogue(folder: folder).prove(on: EmptyStore().reader)
        #expect(findings.map(\.code) == ["query.columns"])
        #expect(findings.first?.place.file == "a/wrong.sql")
        #expect(findings.first?.found == "plan")
        #expect(findings.first?.expected?.en == "plan_id, selected, decided, undecided, ratio")
    }

    @Test func `the faults of every file are told at once`() throws {
        let wrong = QueryReaderTests.right.replacing("-- unit: persons\n", with: "")
        let folder = try folder(["a/one.sql": wrong, "a/two.sql": wrong, "a/right.sql": QueryReaderTests.right, "a/notes.txt": "x"])
        defer { try? FileManager.default.removeItem(at: folder) }
        let error = #expect(throws: FindingsError.self) { try QueryCatalogue(folder: folder) }
        #expect(error?.findings.map(\.place.file) == ["a/one.sql", "a/two.sql"])
    }

    @Test func `an unknown query leads to the nearest known one`() throws {
        let catalogue = try QueryCatalogue(folder: House.queries)
        #expect(try catalogue.query("selection/funnel").name == "selection/funnel")
        let error = #expect(throws: FindingsError.self) { try catalogue.query("selection/funel") }
        #expect(error?.findings.map(\.code) == ["query.unknown"])
        #expect(error?.findings.first?.action?.en == "Did you mean “selection/funnel”?")
        #expect(error?.findings.first?.found == "selection/funel")
    }

    @Test(
        arguments: [
            (["by": "cty"], ["query.parameter.value"], "Did you mean “city”?"),
            (["by": "PLAN"], ["query.parameter.value"], "Did you mean “plan”?"),
            (["buy": "plan"], ["query.parameter.unknown"], "Did you mean “by”?"), (["by": ""], ["query.parameter.value"], nil),
            (["by": "grade", "colour": "red"], ["query.parameter.value", "query.parameter.unknown"], nil),
            (["by": "city", "plan": "anything"], [], nil), ([:], [], nil),
        ] as [([String: String], [String], String?)])
    func `a wrong parameter is refused with the nearest right one`(given: [String: String], codes: [String], near: String?) throws {
        let query = try #require(QueryReader.read(QueryReaderTests.right, name: "a/b").query)
        let faults = query.faults(of: given)
        #expect(faults.map(\.code) == codes)
        #expect(faults.first?.action?.en == near)
        guard !codes.isEmpty else { return }
        let store = try EmptyStore()
        let error = #expect(throws: FindingsError.self) { try Measure(query, parameters: given, on: store.reader) }
        #expect(error?.findings == faults)
    }
}
