// The calendar file of duties: read back by a small reader of RFC 5545, so that folding, escaping and days are seen to hold.

import Domain
import Foundation
import Plans
import Testing

@Suite struct DutyCalendarTests {
    private static let stamp = CivilDay(number: 20_300)

    private func duties(_ name: String) throws -> [Duty] {
        try #require(PlanReader.read(OfficialPlans.text(name), file: "\(name).yaml").document).plan.duties
    }

    /// The entries of a file by property name, after unfolding and unescaping.
    private func read(_ text: String) -> [[String: String]] {
        let lines = text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
        var entries: [[String: String]] = []
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let name = String(line[..<colon])
            if line == "BEGIN:VEVENT" { entries.append([:]) }
            guard !entries.isEmpty, name != "BEGIN", name != "END" else { continue }
            entries[entries.count - 1][name] = unescaped(String(line[line.index(after: colon)...]))
        }
        return entries
    }

    private func unescaped(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                result.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }

    @Test(arguments: OfficialPlans.names)
    func `lines end in CRLF, are at most 75 octets long and never cut a character`(name: String) throws {
        let text = DutyCalendar.text(of: try duties(name), titles: [:], stamp: Self.stamp)
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        let lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        for line in lines {
            #expect(line.last == UInt8(ascii: "\r"))
            #expect(line.count - 1 <= 75)
            #expect(String(validating: line, as: UTF8.self) != nil)
        }
        #expect(lines.contains { $0.count - 1 > 70 })
        #expect(lines.contains { $0.first == UInt8(ascii: " ") })
    }

    @Test(arguments: OfficialPlans.names)
    func `what is read back is what the plan says`(name: String) throws {
        let duties = try duties(name)
        let entries = read(DutyCalendar.text(of: duties, titles: [name: Bilingual("某省 2025", "Somewhere, 2025")], stamp: Self.stamp))
        let dated = duties.filter { $0.window.from != nil || $0.window.to != nil }
        #expect(entries.count == dated.count && !entries.isEmpty)
        for (duty, entry) in zip(dated, entries) {
            let first = try #require(duty.window.from ?? duty.window.to)
            let last = duty.window.to ?? first
            #expect(entry["UID"] == "\(duty.id)@talentpool")
            #expect(entry["DTSTAMP"] == "20250731T000000Z")
            #expect(entry["DTSTART;VALUE=DATE"] == "\(first)".replacing("-", with: ""))
            #expect(entry["DTEND;VALUE=DATE"] == "\(last + 1)".replacing("-", with: ""))
            let summary = try #require(entry["SUMMARY"])
            #expect(
                summary.hasPrefix("某省 2025：") && summary.contains(duty.subject.zh + " | Somewhere, 2025: ")
                    && summary.hasSuffix(duty.subject.en))
            #expect(entry["DESCRIPTION"]?.hasPrefix("条款 clause: \(duty.clause)") == true)
            if let convention = duty.convention { #expect(entry["DESCRIPTION"]?.contains(convention.zh) == true) }
        }
    }

    @Test func `what has a meaning in a calendar file is escaped`() throws {
        let duty = try #require(try duties("xinjiang-2025").first)
        let title = Bilingual("甲;乙,丙\\丁\n戊\u{7}", "A;B,C\\D\nE\u{7}")
        let text = DutyCalendar.text(of: [duty], titles: ["xinjiang-2025": title], stamp: Self.stamp)
        #expect(text.contains("甲\\;乙\\,丙\\\\丁\\n戊："))
        #expect(!text.contains("\u{7}"))
        #expect(read(text).first?["SUMMARY"]?.hasPrefix("甲;乙,丙\\丁\n戊：") == true)
    }

    @Test func `the same duties and day give the same bytes, and a duty without a day is left out`() throws {
        let duties = try duties("xinjiang-2025")
        let text = DutyCalendar.text(of: duties, titles: [:], stamp: Self.stamp)
        #expect(text == DutyCalendar.text(of: duties, titles: [:], stamp: Self.stamp))
        #expect(!text.contains("exit-midterm"))
        #expect(
            DutyCalendar.text(of: [], titles: [:], stamp: Self.stamp)
                == "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//talentpool//duties//ZH\r\nCALSCALE:GREGORIAN\r\nEND:VCALENDAR\r\n")
    }
}
