// Duties as an iCalendar file (RFC 5545), for the calendars people use. It is made of plans alone and holds nothing about any person.

package import Domain

package enum DutyCalendar {
    /// The file's text: CRLF line ends, lines of at most 75 octets. The same duties and day give the same bytes.
    ///
    /// - Parameters:
    ///   - duties: those without any day are left out; one with a single day stated lies on that day.
    ///   - titles: short titles of the plans by identifier; the identifier stands for one that is missing.
    ///   - stamp: the day asked, the DTSTAMP of every entry.
    package static func text(of duties: [Duty], titles: [String: Bilingual], stamp: CivilDay) -> String {
        let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//talentpool//duties//ZH", "CALSCALE:GREGORIAN"]
        let entries = duties.flatMap { entry($0, title: titles[$0.plan] ?? Bilingual($0.plan, $0.plan), stamp: stamp) }
        return (head + entries + ["END:VCALENDAR"]).map { folded($0) + "\r\n" }.joined()
    }

    private static func entry(_ duty: Duty, title: Bilingual, stamp: CivilDay) -> [String] {
        guard let first = duty.window.from ?? duty.window.to else { return [] }
        let last = duty.window.to ?? first
        let party = duty.party?.label
        let summary =
            "\(title.zh)：\(party.map { "\($0.zh)：" } ?? "")\(duty.subject.zh) | \(title.en): \(party.map { "\($0.en): " } ?? "")\(duty.subject.en)"
        var description = ["条款 clause: \(duty.clause)"]
        if let strength = duty.strength { description.append("约束力 strength: \(strength.label.zh) \(strength.label.en)") }
        if let convention = duty.convention { description.append("\(convention.zh) | \(convention.en)") }
        return [
            "BEGIN:VEVENT", "UID:\(escaped(duty.id))@talentpool", "DTSTAMP:\(basic(stamp))T000000Z",
            "DTSTART;VALUE=DATE:\(basic(first))", "DTEND;VALUE=DATE:\(basic(last + 1))", "SUMMARY:\(escaped(summary))",
            "DESCRIPTION:\(escaped(description.joined(separator: "\n")))", "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
    }

    /// `20250401`.
    private static func basic(_ day: CivilDay) -> String {
        "\(day)".filter { $0 != "-" }
    }

    /// Text with what has a meaning in iCalendar escaped, and control characters dropped.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\u{0}"..<" ", "\u{7F}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A line folded after at most 75 octets, never within a character; a folded line goes on behind one blank.
    private static func folded(_ line: String) -> String {
        var result = ""
        var octets = 0
        for scalar in line.unicodeScalars {
            let length = String(scalar).utf8.count
            if octets + length > 75 {
                result += "\r\n "
                octets = 1
            }
            result.unicodeScalars.append(scalar)
            octets += length
        }
        return result
    }
}
