// The page of duties and dates: its sections, its numbers, and that it names nobody.

import Domain
import Foundation
import Operations
import Testing

@testable import Dashboards

@Suite struct DutiesPageTests {
    /// A year of Xinjiang 2025 in which nobody was evaluated; the site's as-of day is 2026-05-28.
    private func world() throws -> World {
        try DutyJudgeTests.world("xinjiang-2025", university: "新疆大学", grade: "高一", from: "2025-01-10", ["P1", "P2"])
    }

    @Test func `it says what is overdue, due and to come, in both languages and in the navigation`() throws {
        let world = try world()
        defer { world.remove() }
        let files = try world.site()
        for page in files.keys where page.hasSuffix(".html") {
            #expect(files[page]?.contains("<a href=\"duties.html\"") == true, "\(page)")
        }
        let page = try #require(files["duties.html"])
        let english = try #require(files["en/duties.html"])
        #expect(page.contains("<h1>待办与期限</h1>") && english.contains("<h1>Duties and dates</h1>"))
        #expect(page.contains("截至 \(World.now.today)：逾期"))
        #expect(rows(page).contains("管理办公室 新疆 2025 完成学生年度评价 五（三） 应当 2025-12-31 自 2025-12-01 2 人 0 2"))
        #expect(rows(page).contains("培养高校 新疆 2025 完成学生中期评价 五（二） 应当 2025-07-31 自 2025-07-01 2 人 0 2 新疆大学 2"))
        #expect(
            rows(english).contains(
                "host university Xinjiang 2025 midterm evaluation of the pupils in training 五（二） must 2025-07-31 from 2025-07-01 2 persons 0 2 新疆大学 2"
            ))
        // Mentors are counted, not named.
        #expect(rows(page).contains("导师 新疆 2025 完成学生初期评价 五（一） 应当 2025-04-10 自 2025-04-01 2 人 0 2 1 位导师") == false)
        #expect(rows(page).contains("导师 新疆 2025 完成学生中期评价 五（二） 应当 2025-07-31 自 2025-07-01 2 人 0 2 1 位导师"))
        // The initial evaluation is overdue for more than a year: counted with its plan.
        #expect(page.contains("逾期一年以上未完成"))
        #expect(rows(page).contains("方案 管理办公室 培养高校 参与中学 导师 方案未写明（含仅列日期）"))
        #expect(rows(page).contains("新疆 2025 4 2 1 1 1"))
    }

    @Test func `nobody is named: not on the page, not in its data`() throws {
        let world = try world()
        defer { world.remove() }
        let files = try world.site()
        for path in ["duties.html", "en/duties.html", "data/duties.csv"] {
            let text = try #require(files[path])
            for personal in ["学生P1某", "导师某", "P1", "P2", "M1"] { #expect(!text.contains(personal), "\(path) has \(personal)") }
        }
        let data = try #require(files["data/duties.csv"])
        #expect(
            data.contains(
                "\nxinjiang-2025/evaluation-annual-office,xinjiang-2025,evaluation,office,overdue,2025-12-01,2025-12-31,,persons,2,0,2,2,0,0,五（三）,must,"
            ))
        #expect(
            data.contains(
                "\nxinjiang-2025/evaluation-midterm-university,xinjiang-2025,evaluation,university,overdue,2025-07-01,2025-07-31,新疆大学,persons,2,0,2,2,0,0,"
            ))
    }

    @Test func `a store without records has a page all the same`() throws {
        let world = try World()
        defer { world.remove() }
        let page = try #require(try world.site()["duties.html"])
        #expect(page.contains("逾期 0 项，待办 0 项") && page.contains("无。") && !page.contains("<table>"))
    }

    /// The words of every row of every table.
    private func rows(_ page: String) -> [String] {
        page.components(separatedBy: "<tr>").map { row in
            row.components(separatedBy: "</tr>")[0].replacing(/<[^>]+>/, with: " ").split(separator: " ").joined(separator: " ")
        }
    }
}
