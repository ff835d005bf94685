// Nobody is ranked: where a row is a mentor or a university, rows stand in the order of names, in queries and on pages.

import Analytics
import Domain
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

    /// A year of the pilot with five mentors of five pupils each, two of each excellent, and one mentor with two pupils, both excellent.
    private func site() throws -> [String: String] {
        let world = try World()
        defer { world.remove() }
        let plan = "neimenggu-pilot-2024"
        let mentors = (1...6).map { "M\($0),\(plan),导师\("甲乙丙丁戊己".map(String.init)[$0 - 1]),内蒙古师范大学,数学" }
        try world.load("m.csv", ["导师编号,方案,导师姓名,培养高校,学科"] + mentors)
        let pupils = (0..<27).map { (name: "P\($0)", mentor: "M\($0 / 5 + 1)", grade: $0 % 5 < 2 ? "优秀" : "合格") }
        try world.load("a.csv", ["人员编号,方案,报名日期,学科"] + pupils.map { "\($0.name),\(plan),2023-11-05,数学" })
        try world.load(
            "p.csv", ["人员编号,方案,学科,培养高校,导师编号,开始日期"] + pupils.map { "\($0.name),\(plan),数学,内蒙古师范大学,\($0.mentor),2024-01-01" })
        try world.load(
            "e.csv", ["人员编号,方案,评价阶段,评价层级,评价日期,评价等级"] + pupils.map { "\($0.name),\(plan),年度评价,省级,2024-12-10,\($0.grade)" })
        return try world.site()
    }

    @Test func `under the set number a page gives neither rate nor successes, and no difference beyond chance is said once`() throws {
        let files = try site()
        let page = try #require(files["mentors-programme-neimenggu-pilot.html"])
        let rows = page.components(separatedBy: "<tr").dropFirst().map { $0.components(separatedBy: "</tr>")[0] }.filter {
            $0.contains("导师己")
        }
        // In both tables: pupils, successes withheld, known, unknown, and a word in the place of the rate.
        #expect(rows.count == 2)
        for row in rows {
            #expect(row.contains("人数太少，不显示") && row.contains("n = 2，未知 0"))
            #expect(row.components(separatedBy: ">2<").count - 1 == 2 && row.components(separatedBy: ">—<").count - 1 == 2, "\(row)")
        }
        // Twelve of 27 excellent, two of five with each of the others: no spread. Those shown are 25.
        #expect(page.components(separatedBy: "估计值都取总体的 44.4%，没有高低之分。").count == 2)
        #expect(page.contains("n = 25 人次；"))
        let english = try #require(files["en/mentors-programme-neimenggu-pilot.html"])
        #expect(english.components(separatedBy: "all are estimated at the rate of all, 44.4%").count == 2)
    }

    @Test func `a funnel says its over-dispersion beside the picture, and what it shows to those who do not see it`() throws {
        let files = try site()
        let page = try #require(files["mentors-chance-neimenggu-pilot.html"])
        #expect(page.contains("过度离散系数 0.11") && page.contains("不大于 1，界限无须放宽") && page.contains("个单位中 0 个在 95% 界限以外"))
        #expect(page.contains("总体 44.4%") && page.contains("99.8% 界限"))
        let english = try #require(files["en/mentors-chance-neimenggu-pilot.html"])
        #expect(
            english.contains("not above 1, so the limits need no widening") && english.contains("0 of 5 units lie outside the 95% limits"))
    }
}
