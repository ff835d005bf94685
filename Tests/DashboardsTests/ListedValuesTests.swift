// What the shipped lists say of values as follow-ups write them, and the pages that rest on it.

import Domain
import Foundation
import Ledger
import Operations
import Testing

@Suite struct ListedValuesTests {
    private func world(_ answers: [String]) throws -> World {
        let world = try World()
        try world.loadYear()
        try world.load("f.csv", ["人员编号,跟踪事项,状态,内容,院校类别,发生日期,报告日期,证据等级,虚构"] + answers.map { $0 + ",是" })
        return world
    }

    private func rows(_ world: World, _ sql: String) throws -> [[Cell]] {
        let reader = try LedgerReader(folder: world.store, cut: World.cut)
        try ListedValues(ReferenceShelf.lists(house: world.house, reader: reader)).lay(on: reader)
        return try reader.run(sql, arguments: [:]).rows
    }

    @Test func `universities are known by name and code, with a subject behind them where an entry names one`() throws {
        let world = try world([
            "P2,进入基础学科拔尖学生培养计划,是,南开大学 数学,,2025-09-01,2025-10-01,高校提供",
            "P2,进入基础学科拔尖学生培养计划,是,华中科技大学（计算机科学）,,2025-09-01,2025-10-02,高校提供",
            "P2,大学录取,是,新疆大学科学技术学院分部,本科高校,2025-09-01,2025-10-01,中学提供",
            "P2,大学录取,是,10755,本科高校,2025-09-01,2025-10-02,中学提供",
        ])
        defer { world.remove() }
        let found = try rows(world, "SELECT value, name, central, subject, discipline FROM listed_university ORDER BY value")
        #expect(
            found == [
                [.text("10755"), .text("新疆大学"), .integer(0), .null, .null],
                [.text("华中科技大学（计算机科学）"), .text("华中科技大学"), .integer(1), .text("计算机科学"), .text("computing")],
                [.text("南开大学 数学"), .text("南开大学"), .integer(1), .text("数学"), .text("mathematics")],
            ])
    }

    @Test func `majors have their class's discipline, and only one bears its name`() throws {
        let world = try world([
            "P1,所学专业,是,数学与应用数学（拔尖班）,,2025-09-01,2025-10-01,中学提供", "P2,所学专业,是,软件工程,,2025-09-01,2025-10-01,中学提供",
            "P1,所学专业,是,数学类,,2025-09-01,2025-10-02,中学提供", "P2,所学专业,是,法学,,2025-09-01,2025-10-02,中学提供",
            "P2,所学专业,是,某某技术,,2025-09-01,2025-10-03,中学提供",
        ])
        defer { world.remove() }
        let found = try rows(world, "SELECT value, category, discipline, bears_name FROM listed_major")
        let expected: Set<[Cell]> = [
            [.text("数学与应用数学（拔尖班）"), .text("理学"), .text("mathematics"), .integer(1)],
            [.text("软件工程"), .text("工学"), .text("computing"), .integer(0)], [.text("数学类"), .text("理学"), .text("mathematics"), .integer(0)],
            [.text("法学"), .text("法学"), .null, .integer(0)],
        ]
        #expect(Set(found) == expected)
    }

    @Test func `a base counts from the year of its batch, one without from the day of the list`() throws {
        let world = try world([])
        defer { world.remove() }
        let found = try rows(
            world,
            "SELECT discipline, from_day FROM topnotch_base WHERE university = '中山大学' AND discipline IN ('physics', 'mathematics') ORDER BY 2"
        )
        let days = ["2019-01-01", "2020-01-01", "2021-11-30"].map { Cell.integer(CivilDay($0)?.number ?? 0) }
        #expect(found == [[.text("physics"), days[0]], [.text("mathematics"), days[1]]])
        let undated = try rows(world, "SELECT from_day, COUNT(*) FROM topnotch_base GROUP BY 1 ORDER BY 1")
        #expect(undated.contains([days[2], .integer(50)]))
        #expect(try rows(world, "SELECT COUNT(*) FROM topnotch_complete") == [[.integer(0)]])
    }
}
