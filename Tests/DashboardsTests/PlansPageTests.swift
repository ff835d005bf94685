// The page of plans side by side: official plans only, the newest of a programme first, and what is not stated said so.

import Domain
import Foundation
import Operations
import Testing

@testable import Dashboards

@Suite struct PlansPageTests {
    /// A store with these plan files, each with some text replaced.
    private func world(_ plans: [(name: String, change: (String) -> String)]) throws -> World {
        let world = try World()
        for (index, plan) in plans.enumerated() {
            let file = World.root.appendingPathComponent("data/plans/\(plan.name).yaml")
            let text = plan.change(try String(contentsOf: file, encoding: .utf8))
            let report = try world.load("plan-\(index).yaml", [text])
            #expect(!report.findings.block, "\(report.findings.map { $0.message(in: .english) })")
        }
        return world
    }

    private func asIs(_ name: String) -> (name: String, change: (String) -> String) { (name, { $0 }) }

    /// The cells of the row whose heading is this, in order.
    private func row(_ heading: String, of page: String) -> [Substring] {
        let rows = page.components(separatedBy: "<tr>").filter { $0.contains("<th scope=\"row\"><bdi>\(heading)</bdi>") }
        #expect(rows.count == 1, "\(heading)")
        return (rows.first ?? "").matches(of: /<td.*?<\/td>/).map(\.output)
    }

    @Test func `columns are the official plans, the newest of a programme first`() throws {
        let invented = (
            name: "xinjiang-2025",
            change: { (text: String) in
                text.replacing("id: xinjiang-2025", with: "id: xinjiang-2024\ninvented_from: xinjiang-2025")
                    .replacing("新疆 2025", with: "新疆 2024")
            }
        )
        let world = try world([
            asIs("neimenggu-pilot-2024"), asIs("neimenggu-pilot-2025"), asIs("xinjiang-2025"), invented,
        ])
        defer { world.remove() }
        let page = try #require(try world.site()["plans.html"])
        #expect(
            page.contains(
                "<th scope=\"col\">规定</th><th scope=\"col\">内蒙古试点 2025</th><th scope=\"col\">内蒙古试点 2024</th><th scope=\"col\">新疆 2025</th></tr>"
            ))
        #expect(!page.contains("新疆 2024"))
        #expect(page.contains("库中 3 份官方方案的"))
    }

    @Test func `a cell says the value, the clause and the strength, and what is not stated is said so`() throws {
        let world = try world([asIs("neimenggu-pilot-2024"), asIs("neimenggu-pilot-2025"), asIs("xinjiang-2025")])
        defer { world.remove() }
        let files = try world.site()
        let page = try #require(files["plans.html"])
        #expect(
            row("成绩排名要求", of: page) == [
                "<td class=\"absent\" data-label=\"内蒙古试点 2025\"><bdi>未写明</bdi></td>",
                "<td data-label=\"内蒙古试点 2024\"><bdi>相应学科前 10%，或综合前 15%</bdi><small>四（二） · 应当</small></td>",
                "<td data-label=\"新疆 2025\"><bdi>相应学科前 10%，或综合前 15%</bdi><small>三（二） · 应当</small></td>",
            ])
        #expect(row("面试与入选之比", of: page).map { $0.contains("class=\"absent\"") } == [false, false, true])
        // Scope, cycle and timetable have no strength.
        #expect(row("实施城市", of: page).last == "<td data-label=\"新疆 2025\"><bdi>乌鲁木齐市</bdi><small>二（一）</small></td>")
        let english = try #require(files["en/plans.html"])
        #expect(
            row("Rank gate", of: english).first
                == "<td class=\"absent\" data-label=\"Inner Mongolia pilot 2025\"><bdi>not stated</bdi></td>")
        for text in [page, english] {
            #expect(!text.contains("<bdi></bdi>"))
            #expect(text.contains("<body class=\"wide\">"))
            #expect(text.components(separatedBy: "class=\"table compare\"").count - 1 == 12)
        }
        #expect(files["index.html"]?.contains("<body>") == true)
    }

    @Test func `the data say of every rule and plan whether it is stated, in both languages`() throws {
        let world = try world([asIs("neimenggu-pilot-2024"), asIs("neimenggu-pilot-2025")])
        defer { world.remove() }
        let files = try world.site()
        let text = try #require(files["data/plans-eligibility.csv"])
        let lines = text.split(separator: "\n")
        #expect(lines.first?.hasSuffix("rule,subject_zh,subject_en,plan,stated,statement_zh,statement_en,clause,strength") == true)
        #expect(lines.contains("eligibility.rank_gate,成绩排名要求,rank gate,neimenggu-pilot-2025,0,,,,"))
        #expect(
            lines.contains { $0.hasPrefix("eligibility.rank_gate,成绩排名要求,rank gate,neimenggu-pilot-2024,1,") && $0.hasSuffix(",四（二）,must") })
        #expect(lines.count == 1 + 2 * 2)
        #expect(files["data/plans-documents.csv"]?.contains("\nneimenggu-pilot-2025,neimenggu-pilot,") == true)
    }

    @Test func `the page has its place in the navigation, before restatements`() throws {
        let world = try world([asIs("xinjiang-2025")])
        defer { world.remove() }
        let files = try world.site(comparedWith: World.now.today)
        let pages = files.filter { $0.key.hasSuffix(".html") && !$0.key.hasPrefix("en/") }
        for (path, text) in pages {
            #expect(text.contains("<a href=\"plans.html\" aria-current=\"page\">方案对照</a>") == (path == "plans.html"), "\(path)")
            let places = ["href=\"trajectories.html\"", "href=\"plans.html\"", "href=\"restatement.html\""].compactMap {
                text.range(of: $0)?.lowerBound
            }
            #expect(places.count == 3 && places == places.sorted(), "\(path)")
        }
    }

    @Test func `a store without official plans has no such page`() throws {
        let world = try World()
        defer { world.remove() }
        let files = try world.site()
        #expect(files["index.html"]?.contains("plans.html") == false)
        #expect(files["plans.html"] == nil)
    }

    @Test func `what a plan file says stands on the page as written`() throws {
        let hostile = "\"><script>alert(1)</script>{{title}}"
        let world = try world([
            (
                "xinjiang-2025",
                {
                    $0.replacing("{zh: 新疆 2025, en: Xinjiang 2025}", with: "{zh: '\(hostile)', en: '\(hostile)'}").replacing(
                        "[乌鲁木齐市]", with: "['\(hostile)']")
                }
            )
        ])
        defer { world.remove() }
        let page = try #require(try world.site()["plans.html"])
        #expect(!page.contains("<script"))
        #expect(page.contains("data-label=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{title}}\""))
        #expect(page.contains("<bdi>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{title}}</bdi>"))
    }

    @Test func `more plans than a screen holds are scrolled, and the page says so`() throws {
        let years = (2010...2017).map { year in
            (
                name: "xinjiang-2025",
                change: { (text: String) in
                    text.replacing("id: xinjiang-2025", with: "id: xinjiang-\(year)").replacing("新疆 2025", with: "新疆 \(year)")
                }
            )
        }
        let world = try world(years)
        defer { world.remove() }
        let page = try #require(try world.site(languages: [.chinese])["plans.html"])
        #expect(page.contains("class=\"table compare scrolled\""))
        #expect(page.contains("向右滚动可看其余方案。"))
    }
}
