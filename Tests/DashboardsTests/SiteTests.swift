// The office's site as files: what is in them, what is never in them, and that the same store gives the same bytes.

import Domain
import Foundation
import Testing

@testable import Dashboards

@Suite struct SiteTests {
    /// The pages that the program makes by itself, and one for each specification, or for its plan or programme.
    private func pages() throws -> [String] {
        let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../dashboards").standardizedFileURL
        let specs = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.map { file in
            let lines = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8).split(separator: "\n")
            func value(_ key: String) -> String? { lines.first { $0.hasPrefix(key + ": ") }.map { String($0.dropFirst(key.count + 2)) } }
            let repeated = ["plan": "-xinjiang-2025", "programme": "-xinjiang"]
            return try #require(value("page")) + (value("for_each").flatMap { repeated[$0] } ?? "") + ".html"
        }
        return ["conformance.html", "conformance-xinjiang-2025.html", "duties.html", "plans.html"] + specs
    }

    @Test func `a small store gives exactly the pages of its plan in both languages`() throws {
        let world = try World()
        defer { world.remove() }
        try world.loadYear()
        let files = try world.site()
        let pages = try pages()
        #expect(pages.count > 10 && Set(files.keys.filter { $0.hasSuffix(".html") }) == Set(pages + pages.map { "en/" + $0 }))
        #expect(files["style.css"] != nil)
        #expect(files.keys.contains("data/selection-plan-xinjiang-2025-1.csv"))
    }

    @Test func `the same store and dates build the same bytes`() throws {
        let world = try World()
        defer { world.remove() }
        try world.loadYear()
        let first = try world.site("one")
        let second = try world.site("two")
        #expect(first.count > 20)
        #expect(first == second)
    }

    @Test(arguments: [
        "`id`", "'; system(\"touch x\")", "a\nEOD\n!touch x", "100% 中文", "高三_1班 A^2 {甲}", "<script>alert(1)</script>", "{{title}}",
        "=cmd()", "a\u{202E}b", "]]>", "&amp;", "`touch CANARY`", "'; system(\"touch CANARY\")", "a\nEOD\n!touch CANARY", "'|touch CANARY",
    ])
    func `hostile names run nothing and stand on the page exactly as written`(_ written: String) throws {
        let world = try World()
        defer { world.remove() }
        let canary = world.folder.appendingPathComponent("canary").path
        let name = written.replacing("CANARY", with: canary)
        try world.loadYear(text: name)
        let files = try world.site(languages: [.chinese])
        let escaped = name.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
        let selection = try #require(files["selection-plan-xinjiang-2025.html"])
        let mentors = try #require(files["mentors-plan-xinjiang-2025.html"])
        // School and city; the mentor's name and university.
        #expect(selection.components(separatedBy: "<bdi>\(escaped)</bdi>").count - 1 == 2)
        #expect(mentors.components(separatedBy: "<bdi>\(escaped)</bdi>").count - 1 >= 2)
        #expect(!FileManager.default.fileExists(atPath: canary))
        for place in [world.folder.path, FileManager.default.currentDirectoryPath, "/"] {
            #expect(!FileManager.default.fileExists(atPath: place + "/x"))
        }
    }

    @Test func `pages ask nothing of a network and need no script`() throws {
        let world = try World()
        defer { world.remove() }
        try world.loadYear()
        for (path, text) in try world.site() where path.hasSuffix(".html") {
            let outside = text.replacing("http://www.w3.org/2000/svg", with: "").replacing("http://www.w3.org/1999/xlink", with: "")
            for word in ["http://", "https://", "<script", "javascript:", " onload", "@import", "<iframe"] {
                #expect(!outside.contains(word), "\(path) has \(word)")
            }
        }
    }

    @Test func `every link of every page leads to a file of the site`() throws {
        let world = try World()
        defer { world.remove() }
        try world.loadYear()
        let files = try world.site()
        var links = 0
        for (path, text) in files where path.hasSuffix(".html") {
            let folder = path.hasPrefix("en/") ? "en/" : ""
            for match in text.matches(of: /(?:href|src)="([^"#]+)"/) {
                let target = URL(fileURLWithPath: "/" + folder + match.output.1).standardizedFileURL.path.dropFirst()
                #expect(files[String(target)] != nil, "\(path) → \(match.output.1)")
                links += 1
            }
            let anchors = Set(text.matches(of: /id="([^"]+)"/).map { String($0.output.1) })
            for match in text.matches(of: /href="#([^"]+)"/) { #expect(anchors.contains(String(match.output.1)), "\(path)") }
            #expect(text.matches(of: /id="([^"]+)"/).count == anchors.count, "\(path) repeats an id")
        }
        #expect(links > 60)
    }

    @Test func `every page says that its data are invented, and none says so of real data`() throws {
        let marks = [Language.chinese: "虚构数据", .english: "invented data"]
        for (invented, expected) in [("是", true), ("", false)] {
            let world = try World()
            defer { world.remove() }
            try world.loadYear(invented: invented)
            for (path, text) in try world.site() where path.hasSuffix(".html") {
                let mark = try #require(marks[path.hasPrefix("en/") ? .english : .chinese])
                #expect(text.contains(mark) == expected, "\(path)")
            }
        }
    }

    @Test func `unknown is shown as unknown and left out of the rate`() throws {
        let world = try World()
        defer { world.remove() }
        try world.loadYear()
        let page = try #require(try world.site()["selection-plan-xinjiang-2025.html"])
        #expect(page.contains("2 人报名，1 人入选；1 人结果未知，不计为未入选。"))
        #expect(page.contains("n = 1，未知 1"))
    }

    @Test func `cut lines are drawn and told, and who passed below who did not`() throws {
        let world = try World()
        defer { world.remove() }
        try world.load(
            "a.csv", ["人员编号,方案,报名日期,学科"] + (1...5).map { "P\($0),xinjiang-2025,2024-12-22,数学" })
        try world.load(
            "s.csv",
            ["人员编号,方案,环节,日期,结果,成绩"]
                + zip(1...5, ["未通过,40", "通过,50", "未通过,60", "通过,70", "通过,90"]).map { "P\($0),xinjiang-2025,笔试,2024-12-30,\($1)" })
        let files = try world.site()
        let page = try #require(files["selection-scores-xinjiang-2025.html"])
        #expect(page.contains("数学有 1 名通过者的成绩低于未通过者的最高分（60 分）。"))
        for text in ["中位 60，n=5，未登记 0", "通过者最低分", ">数学<"] { #expect(page.contains(text), "\(text)") }
        #expect(page.contains("方案没有这个环节，或没有登记成绩。") && page.components(separatedBy: "<svg").count - 1 == 2)
        let english = try #require(files["en/selection-scores-xinjiang-2025.html"])
        #expect(english.contains("In mathematics, 1 passed with a score below the highest of those who did not (60)."))
    }

    @Test func `girls and boys are compared in words only where there is a comparison`() throws {
        let world = try World()
        defer { world.remove() }
        let people = (1...12).map { ("P\($0)", $0 <= 6 ? "女" : "男", $0 % 3 == 0 || $0 == 1 ? "通过" : "未通过") }
        try world.load(
            "a.csv",
            ["人员编号,方案,报名日期,性别,年级,就读学校,学科"]
                + people.map { "\($0.0),xinjiang-2025,2024-12-22,\($0.1),高一,\($0.1 == "女" ? "甲" : "乙")校,数学" })
        try world.load("s.csv", ["人员编号,方案,环节,日期,结果"] + people.map { "\($0.0),xinjiang-2025,入选,2025-01-07,\($0.2)" })
        let files = try world.site(languages: [.chinese])
        let page = try #require(files["selection-equity-xinjiang-2025.html"])
        #expect(page.contains("女生的入选率高于男生：3/6 对 2/6，入选率之比为 1.50（"))
        #expect(!page.contains("女生的入选率低于男生") && !page.contains("辛普森"))
        #expect(page.contains("没有登记年级，或只有一个年级。"))
        // The twelve stand in the total and in their discipline: no picture says that there are 24.
        #expect(!page.contains("n = 24 人"))
        // Two schools drawn together have the rate of both; the picture is about twelve all the same.
        #expect(try #require(files["selection-schools-xinjiang.html"]).contains("n = 12 人次；"))
        #expect(try #require(files["selection-plan-xinjiang-2025.html"]).contains("由上一环节进入的比率"))
    }

    @Test func `names of pupils are in no file of the site`() throws {
        let world = try World()
        defer { world.remove() }
        try world.load(
            "a.csv",
            [
                "人员编号,方案,报名日期,姓名,证件号码,联系方式,学科", "REF-7788,xinjiang-2025,2024-12-22,极少见名字,650101200801019999,13900001111,数学",
            ])
        for (path, text) in try world.site() {
            for secret in ["REF-7788", "极少见名字", "650101200801019999", "13900001111"] { #expect(!text.contains(secret), "\(path)") }
        }
    }

    @Test func `more schools than a picture can show, or two plans of one year, cost a picture and not the site`() throws {
        let world = try World()
        defer { world.remove() }
        let many = (1...201).map { "P\($0),xinjiang-2025,2024-12-22,学校\($0),数学" }
        try world.load("a.csv", ["人员编号,方案,报名日期,就读学校,学科"] + many)
        let plan = try String(contentsOf: World.root.appendingPathComponent("data/plans/xinjiang-2025.yaml"), encoding: .utf8)
        try world.load("second.yaml", [plan.replacing("id: xinjiang-2025", with: "id: xinjiang-2025b")])
        try world.load("b.csv", ["人员编号,方案,报名日期,学科", "Q1,xinjiang-2025b,2024-12-22,数学"])
        let page = try #require(try world.site()["selection-plan-xinjiang-2025.html"])
        #expect(page.contains("<bdi>学校201</bdi>"))
        #expect(page.contains("共 201 行，图从略"))
    }

    @Test func `an output folder that holds something else is left alone`() throws {
        let world = try World()
        defer { world.remove() }
        let office = world.folder.appendingPathComponent("site/office")
        try FileManager.default.createDirectory(at: office, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: office.appendingPathComponent("letter.txt"))
        try Data("mine".utf8).write(to: office.appendingPathComponent("style.css"))
        #expect(throws: FindingsError.self) { try world.site() }
        #expect(try String(contentsOf: office.appendingPathComponent("letter.txt"), encoding: .utf8) == "mine")
    }
}
