// Nobody is ranked: where a row is a mentor or a university, rows stand in the order of names, in queries and on pages.

import Analytics
import Foundation
import Testing

@testable import Dashboards

@Suite struct NoLeagueTableTests {
    private let queries: QueryCatalogue
    private let specs: SpecCatalogue

    init() throws {
        queries = try QueryCatalogue(folder: World.root.appendingPathComponent("queries"))
        specs = try SpecCatalogue(folder: World.root.appendingPathComponent("dashboards"), queries: queries)
    }

    /// A section and the query it shows, where the rows are mentors or universities.
    private var sections: [(page: PageSpec, section: SectionSpec, query: Query)] {
        specs.pages.flatMap { page in
            page.sections.compactMap { section in
                guard let name = section.measure, let query = queries.queries.first(where: { $0.name == name }), name.hasPrefix("mentors/")
                else { return nil }
                return (page, section, query)
            }
        }
    }

    @Test func `every section about mentors or universities is sorted by their names`() {
        #expect(sections.count > 8)
        for (page, section, query) in sections {
            let byUniversity = section.parameters?["by"] == "university" || query.column("mentor_id") == nil
            #expect(section.sortBy == (byUniversity ? "university" : "mentor_id"), "\(page.page): \(section.title.en)")
        }
    }

    @Test func `no query about mentors puts its rows in the order of a count or rate`() {
        let mentors = queries.queries.filter { $0.name.hasPrefix("mentors/") }
        #expect(mentors.count > 8)
        for query in mentors {
            let clause = query.sql.components(separatedBy: "\nORDER BY ").last ?? ""
            let names = clause.split { $0 == "," || $0 == "\n" }.map { term in
                term.split(separator: " ").first.map { String($0.split(separator: ".").last ?? $0) } ?? ""
            }.filter { !$0.isEmpty }
            #expect(!names.isEmpty, "\(query.name)")
            // A term may be a column of the source that the query shows under another name: day is term_from, person_id is mentor_id.
            for name in names where !["person_id", "day"].contains(name) {
                let column = query.column(name)
                #expect(column.map { !$0.kind.isNumeric } ?? false, "\(query.name) is in the order of \(name)")
            }
        }
    }

    @Test func `where rates of mentors are shown they are drawn to the mean or held against chance, with a set number to show`() {
        for (page, section, query) in sections {
            let shown = [section.chart?.estimate].compactMap { $0 } + (section.table?.columns ?? [])
            for spec in query.estimates where shown.contains(spec.name) {
                #expect([.pooled, .funnel, .caseMix].contains(spec.form) && spec.shownFrom != nil, "\(page.page): \(spec.name)")
            }
        }
    }

    @Test func `a page with rates of mentors says in words how to read them`() {
        for page in specs.pages where page.page.hasPrefix("mentors-") && page.page != "mentors-plan" {
            #expect(page.lead?.zh.contains("偶然") == true && page.lead?.en.contains("chance") == true, "\(page.page)")
        }
    }
}
