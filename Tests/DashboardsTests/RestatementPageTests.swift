// The page of restatements: there when asked for, with parts that add up in both languages, and the same bytes each time.

import Domain
import Foundation
import Ledger
import Operations
import Testing

@testable import Dashboards

@Suite struct RestatementPageTests {
    /// A year of two applicants, known by the day before; today a third one comes late, and the second turns out to have been selected.
    private func world() throws -> World {
        let world = try World()
        try world.loadYear(invented: "", received: before)
        try world.load(
            "late.csv", ["人员编号,方案,报名日期,姓名,性别,年级,就读学校,城市,学科", "P3,xinjiang-2025,2024-12-22,某某,男,高一,八一中学,乌鲁木齐市,数学"])
        try world.load("late-s.csv", ["人员编号,方案,环节,日期,结果,成绩", "P2,xinjiang-2025,入选,2025-01-07,通过,"])
        return world
    }

    private var before: CivilDay { CivilDay(number: World.now.today.number - 1) }

    @Test func `the page stands in both languages and in the navigation of every page, when asked for`() throws {
        let world = try world()
        defer { world.remove() }
        let files = try world.site(comparedWith: before)
        let pages = files.keys.filter { $0.hasSuffix(".html") }
        #expect(pages.contains("restatement.html") && pages.contains("en/restatement.html"))
        for page in pages { #expect(files[page]?.contains("<a href=\"restatement.html\"") == true, "\(page)") }
        let plain = try world.site("plain")
        #expect(!plain.keys.contains { $0.contains("restatement") })
        #expect(!plain.values.contains { $0.contains("restatement.html") })
        // All other pages are the same but for the link.
        for (path, text) in plain where path.hasPrefix("data/") { #expect(files[path] == text, "\(path)") }
        #expect(try world.site("again", comparedWith: before) == files)
    }

    @Test func `it says the days, what came in between, and each number with its parts`() throws {
        let world = try world()
        defer { world.remove() }
        let files = try world.site(comparedWith: before)
        let page = try #require(files["restatement.html"])
        let today = "\(World.now.today)"
        #expect(page.contains("<p class=\"lead\">统计日同为 \(today)，以 \(before) 为止已获知的记录为原值，以 \(today) 为止已获知的记录为现值。其间于 \(today) 收到 2 批。"))
        #expect(rows(page).contains("新疆 2025 报名 人 2 +1 0 0 0 0 0 3"))
        #expect(rows(page).contains("新疆 2025 入选 人 1 +1 0 0 0 0 0 2"))
        #expect(rows(page).contains("\(today) 2 2 报名、遴选结果"))
        for cause in RestatementCause.allCases {
            #expect(page.contains(">\(cause.label.zh)</th>") && page.contains("\(cause.meaning.zh)。"))
        }
        let english = try #require(files["en/restatement.html"])
        #expect(rows(english).contains("Xinjiang 2025 applied persons 2 +1 0 0 0 0 0 3"))
        #expect(english.contains("2 batches came in between, on \(today)."))
        let csv = try #require(files["data/restatement-overview-plan_year.csv"])
        #expect(csv.contains("\nxinjiang-2025,applied,persons,2,1,0,0,0,0,0,3,,,,\n"))
    }

    @Test func `where nothing moved it says so`() throws {
        let world = try world()
        defer { world.remove() }
        let files = try world.site(languages: [.chinese], comparedWith: World.now.today)
        let page = try #require(files["restatement.html"])
        #expect(page.contains("其间没有收到新的批次。") && page.contains("没有变动。"))
        #expect(!page.contains("<table>"))
    }

    /// The words of every row of every table.
    private func rows(_ page: String) -> [String] {
        page.components(separatedBy: "<tr>").map { row in
            row.components(separatedBy: "</tr>")[0].replacing(/<[^>]+>/, with: " ").split(separator: " ").joined(separator: " ")
        }
    }
}
