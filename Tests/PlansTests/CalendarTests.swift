// The working-day calendar: known days of the notices, counting across holidays, years not covered, and files with faults.

import Domain
import Foundation
import Plans
import Testing

@Suite struct CalendarTests {
    static let folder = OfficialPlans.folder.deletingLastPathComponent().appendingPathComponent("calendar")

    static func files() throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            (name, try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
        }
    }

    private func day(_ text: String) throws -> CivilDay { try #require(CivilDay(text)) }

    @Test func `every file of the calendar is read without a finding`() throws {
        let (calendar, findings) = WorkingCalendar.read(try CalendarTests.files())
        #expect(findings == [])
        #expect(calendar.years == Set(2012...2026))
        #expect(try CalendarTests.files().map(\.name) == (2012...2026).map { "\($0).yaml" })
    }

    /// Days named in the notices, and ordinary days beside them.
    @Test(arguments: [
        ("2024-02-18", true), ("2024-02-17", false), ("2024-02-09", true), ("2024-02-10", false), ("2025-10-08", false),
        ("2025-10-09", true),
        ("2025-10-11", true), ("2025-10-12", false), ("2012-01-21", true), ("2012-01-22", false), ("2013-10-12", true),
        ("2015-09-03", false),
        ("2015-09-06", true), ("2016-05-02", false), ("2018-12-29", true), ("2018-12-31", false), ("2019-05-02", false),
        ("2020-01-31", false),
        ("2020-02-01", false), ("2020-02-03", true), ("2021-09-18", true), ("2022-10-08", true), ("2022-12-31", false),
        ("2023-06-25", true),
        ("2026-02-23", false), ("2026-02-28", true), ("2025-06-03", true), ("2025-06-07", false), ("2025-06-08", false),
    ])
    func `a known day is worked or off as the notice has it`(text: String, works: Bool) throws {
        let calendar = WorkingCalendar.read(try CalendarTests.files()).calendar
        #expect(calendar.isWorkingDay(try day(text)) == works)
    }

    /// Working days of whole years as counted by hand: weekdays of the year less the public holidays that moved onto them.
    @Test(arguments: [(2023, 249), (2024, 251), (2025, 248)])
    func `a whole year has its known number of working days`(year: Int, count: Int) throws {
        let calendar = WorkingCalendar.read(try CalendarTests.files()).calendar
        #expect(calendar.workingDays(from: try day("\(year)-01-01"), to: try day("\(year)-12-31")) == count)
    }

    @Test func `five working days over a holiday end when five days were worked`() throws {
        let calendar = WorkingCalendar.read(try CalendarTests.files()).calendar
        // 2025-09-26 is a Friday; worked after it: Sunday 28, 29, 30 September, then 9 and 10 October.
        #expect(calendar.day(after: try day("2025-09-26"), workingDays: 5) == CivilDay("2025-10-10"))
        #expect(calendar.workingDays(from: try day("2025-09-27"), to: try day("2025-10-10")) == 5)
        #expect(calendar.workingDays(from: try day("2025-09-27"), to: try day("2025-09-27")) == 0)
        #expect(calendar.workingDays(from: try day("2025-09-28"), to: try day("2025-09-28")) == 1)
        #expect(calendar.workingDays(from: try day("2025-09-28"), to: try day("2025-09-27")) == 0)
        #expect(calendar.day(after: try day("2025-09-26"), workingDays: 0) == CivilDay("2025-09-26"))
    }

    @Test func `of a year that is not covered nothing is said`() throws {
        let files = try CalendarTests.files().filter { $0.name != "2024.yaml" }
        let calendar = WorkingCalendar.read(files).calendar
        #expect(calendar.isWorkingDay(try day("2024-03-04")) == nil)
        #expect(calendar.isWorkingDay(try day("2011-12-31")) == nil)
        #expect(calendar.workingDays(from: try day("2023-12-29"), to: try day("2024-01-01")) == nil)
        #expect(calendar.workingDays(from: try day("2023-12-25"), to: try day("2025-01-10")) == nil)
        #expect(calendar.workingDays(from: try day("2023-12-25"), to: try day("2023-12-31")) == 5)
        #expect(calendar.day(after: try day("2023-12-28"), workingDays: 1) == CivilDay("2023-12-29"))
        #expect(calendar.day(after: try day("2023-12-28"), workingDays: 2) == nil)
    }

    /// Each edit of the file of 2025, and the codes it must bring.
    @Test(arguments: [
        ("2025-01-26", "2025-01-27", ["calendar.makeup.weekday"]),
        ("- 2025-02-08", "- 2025-02-02", ["calendar.makeup.holiday"]),
        ("- 2025-02-08", "- 2025-01-26", ["calendar.days.sum", "calendar.makeup.repeated"]),
        ("to: 2025-02-04", "to: 2025-01-04", ["calendar.days.sum", "calendar.holiday.reversed"]),
        ("to: 2025-05-05", "to: 2025-05-04", ["calendar.days.sum"]),
        ("from: 2025-05-31", "from: 2025-04-05", ["calendar.days.sum", "calendar.holiday.days", "calendar.holiday.overlap"]),
        ("from: 2025-01-01, to: 2025-01-01", "from: 2024-01-01, to: 2024-01-01", ["calendar.holiday.days"]),
        ("year: 2025", "year: 2024", ["calendar.days.sum"]),
        ("holidays:", "hollidays:", ["calendar.key.unknown"]),
        ("2025-01-26", "2025-02-30", ["calendar.value.invalid"]),
    ])
    func `a mistyped day shows itself`(over: String, write: String, codes: [String]) throws {
        let text = try #require(CalendarTests.files().first { $0.name == "2025.yaml" }).text
        #expect(text.contains(over))
        let (calendar, findings) = WorkingCalendar.read([("2025.yaml", text.replacing(over, with: write))])
        #expect(Set(findings.map(\.code)).isSuperset(of: codes), "\(findings.map(\.code))")
        #expect(findings.allSatisfy { $0.place.file == "2025.yaml" && $0.place.line != nil })
        #expect(calendar.years == [])
    }

    @Test func `a year that stands in two files is refused the second time`() throws {
        let text = try #require(CalendarTests.files().first { $0.name == "2025.yaml" }).text
        let (calendar, findings) = WorkingCalendar.read([("a.yaml", text), ("b.yaml", text)])
        #expect(findings.map(\.code) == ["calendar.year.repeated"])
        #expect(findings.first?.place == Finding.Place(file: "b.yaml", line: 2))
        #expect(calendar.years == [2025])
    }
}
