// Civil days: every day of three centuries against a calendar walked by hand, and everything that is not a day refused.

import Domain
import Foundation
import Testing

@Suite struct CivilDayTests {
    @Test func `every day of 1900 to 2199 is one more than the day before it and reads back as itself`() {
        // An independent calendar: month lengths from the table, and the two years divisible by 4 that are not leap named outright.
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var number = -25_567
        var wrong: [String] = []
        for year in 1900...2199 {
            let leap = year % 4 == 0 && year != 1900 && year != 2100
            for month in 1...12 {
                let length = lengths[month - 1] + (leap && month == 2 ? 1 : 0)
                for day in 1...length {
                    let name = String(format: "%04d-%02d-%02d", year, month, day)
                    let made = CivilDay(year: year, month: month, day: day)
                    let parts = CivilDay(number: number).components
                    if made?.number != number || parts != (year, month, day) || CivilDay(name) != made || made?.description != name {
                        wrong.append(name)
                    }
                    number += 1
                }
                if CivilDay(year: year, month: month, day: length + 1) != nil { wrong.append("\(year)-\(month)-\(length + 1)") }
            }
        }
        #expect(wrong == [])
        #expect(number == 84_006)
    }

    /// Days since 1970-01-01 as CPython's `datetime.date` counts them.
    @Test(arguments: [
        ("1900-01-01", -25_567), ("1900-03-01", -25_508), ("1969-12-31", -1), ("1970-01-01", 0), ("2000-02-29", 11_016),
        ("2000-03-01", 11_017), ("2024-02-29", 19_782), ("2025-09-01", 20_332), ("2100-03-01", 47_541), ("2199-12-31", 84_005),
    ])
    func `a known day has its known number`(text: String, number: Int) throws {
        let day = try #require(CivilDay(text))
        #expect(day.number == number)
        #expect("\(CivilDay(number: number))" == text)
    }

    @Test(arguments: [
        "2025-02-30", "2025-02-29", "1900-02-29", "2100-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00", "2025-01-32",
        "1899-12-31", "2200-01-01", "0000-00-00", "", "2025", "2025-1-1", "2025-01-1", "2025-1-01", "2025-001-01", "2025-01-001",
        "25-01-01", "02025-01-01", "2025/01/01",
        "2025.01.01", "20250101", " 2025-01-01", "2025-01-01 ", "2025-01-01\n", "2025-01-01T00:00", "+025-01-01", "-025-01-01",
        "2025--1-01", "2025-01--1", "２０２５-０１-０１", "２０２５-01-01", "2025年1月1日", "45658", "2025-O1-01", "2025-01-01-01",
    ])
    func `what is not a day written in full is refused`(text: String) {
        #expect(CivilDay(text) == nil)
    }

    @Test(arguments: [1904, 1996, 2000, 2004, 2096, 2104, 2196])
    func `a leap year has a 29th of February`(year: Int) {
        #expect(CivilDay(year: year, month: 2, day: 29) != nil)
    }

    @Test(arguments: [1900, 1901, 2025, 2100, 2199])
    func `a common year has none`(year: Int) {
        #expect(CivilDay(year: year, month: 2, day: 28) != nil)
        #expect(CivilDay(year: year, month: 2, day: 29) == nil)
    }

    @Test(arguments: [
        ("2024-02-29", 1, "2025-02-28"), ("2024-02-29", 4, "2028-02-29"), ("2096-02-29", 4, "2100-02-28"), ("2024-02-29", -1, "2023-02-28"),
        ("2025-12-31", 1, "2026-12-31"), ("2025-02-28", 3, "2028-02-28"), ("2025-08-31", 0, "2025-08-31"), ("2159-12-31", 40, "2199-12-31"),
    ])
    func `years are added by the calendar, the 29th of February falling back to the 28th`(from: String, years: Int, to: String) {
        #expect(CivilDay(from)?.adding(years: years).map { "\($0)" } == to)
    }

    @Test func `there is no day past the calendar's end or before its beginning`() {
        #expect(CivilDay("2160-01-01")?.adding(years: 40) == nil)
        #expect(CivilDay("2196-02-29")?.adding(years: 4) == nil)
        #expect(CivilDay("1900-06-01")?.adding(years: -1) == nil)
    }

    @Test func `days are ordered, and their difference is a number of days`() throws {
        let days = try ["1969-12-31", "1970-01-01", "2024-02-28", "2024-03-01", "2025-03-01"].map { try #require(CivilDay($0)) }
        #expect(days.reversed().sorted() == days)
        #expect(zip(days, days.dropFirst()).map { $1 - $0 } == [1, 19_781, 2, 365])
        #expect(days[2] + 2 == days[3])
        #expect(days[3] + -2 == days[2])
    }

    @Test func `every day has the weekday after the day before, from a Monday that is known`() throws {
        // 1 January 1900 was a Monday.
        var expected = 1
        var wrong: [CivilDay] = []
        for number in -25_567...84_005 {
            if CivilDay(number: number).weekday.rawValue != expected { wrong.append(CivilDay(number: number)) }
            expected = expected % 7 + 1
        }
        #expect(wrong == [])
        #expect(try #require(CivilDay("2024-02-18")).weekday == .sunday)
        #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
    }

    @Test func `a day is text in JSON, and a text that is no day is not decoded`() throws {
        let day = try #require(CivilDay("2024-02-29"))
        #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == #"["2024-02-29"]"#)
        #expect(try JSONDecoder().decode([CivilDay].self, from: Data(#"["2024-02-29"]"#.utf8)) == [day])
        for wrong in [#"["2025-02-29"]"#, "[20148]"] {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode([CivilDay].self, from: Data(wrong.utf8)) }
        }
    }
}
