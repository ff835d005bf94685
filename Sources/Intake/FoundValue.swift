// What a finding may say of a value: the value itself where it cannot tell who somebody is, else how long it is and of which characters.
//
// A value may stand under a heading that is not its own: a row may be out of step, a heading missing, a name typed into the wrong cell. So the column alone
// does not decide. docs/threat-model.md states the rule.

package import Domain

/// A value as a finding tells of it.
package struct FoundValue: Hashable, Sendable {
    /// The value; nil where it may be personal.
    package let text: String?
    /// Length and kinds of characters in place of the value; nil where it is shown, and where the column itself is personal.
    package let form: Bilingual?

    /// - Parameters:
    ///   - content: what the column holds.
    ///   - near: a name of a public list that the value may be a misspelling of.
    ///   - today: the day of the import.
    package init(_ text: String, in content: ColumnContent, near: String? = nil, today: CivilDay) {
        if content.isPersonal {
            (self.text, form) = (nil, nil)
        } else if KnownWords.make(up: text) || WordForm.isPlaceholder(text) || FoundValue.isSign(text)
            || FoundValue.hasShape(of: content, text, today) || FoundValue.isSlip(text, of: near) || FoundValue.isSlip(text, in: content)
        {
            (self.text, form) = (text, nil)
        } else {
            (self.text, form) = (nil, FoundValue.form(of: text))
        }
    }

    /// A value of a list that is public.
    init(listed text: String) { (self.text, form) = (text, nil) }

    private init(_ text: String?, _ form: Bilingual?) { (self.text, self.form) = (text, form) }

    /// A day that was read: shown where it can be nobody's birthday.
    package static func day(_ day: CivilDay, today: CivilDay) -> FoundValue {
        isRecent(day, today: today) ? FoundValue("\(day)", nil) : FoundValue(nil, form(of: "\(day)"))
    }

    /// Whether nobody in the programme was born on a day: it lies less than ten years back.
    package static func isRecent(_ day: CivilDay, today: CivilDay) -> Bool { day.number > today.number - 3653 }

    // MARK: Shapes

    /// A single character other than a Chinese one, and the error values of spreadsheets.
    private static func isSign(_ text: String) -> Bool {
        if text.unicodeScalars.count == 1, let only = text.unicodeScalars.first { return only.value < 0x3000 }
        return text.utf8.first == 0x23 && text.utf8.allSatisfy { $0 < 0x80 && !(0x30...0x39).contains($0) || $0 == 0x30 }
    }

    private static func hasShape(of content: ColumnContent, _ text: String, _ today: CivilDay) -> Bool {
        switch content {
        case .day: isDay(text, today)
        case .number, .whole: isSmallNumber(text)
        case .plan: isPlan(text, today)
        default: false
        }
    }

    /// Digits between signs, a year of four digits among them that is less than ten years back or not far ahead; or the serial number of such a day.
    private static func isDay(_ text: String, _ today: CivilDay) -> Bool {
        let text = DigitFold.of(text)
        guard text.unicodeScalars.count <= 30 else { return false }
        if text.utf8.count == 5, let serial = Int(text), let day = DayForm.serial(serial) { return isRecent(day, today: today) }
        let parts = text.unicodeScalars.split { !("0"..."9").contains($0) }
        // The least time of day has hours and minutes: `2025-03-01 08:30:00`.
        guard (2...6).contains(parts.count), parts.allSatisfy({ $0.count <= 4 }),
            text.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || "-/.:年月日时分秒 TZ".unicodeScalars.contains($0) })
        else { return false }
        let years = parts.filter { $0.count == 4 }.compactMap { Int(String(String.UnicodeScalarView($0))) }
        return years.count == 1 && isNear(years[0], today)
    }

    private static func isNear(_ year: Int, _ today: CivilDay) -> Bool {
        guard let present = Int("\(today)".prefix(4)) else { return false }
        return year > present - 10 && year < 2200
    }

    /// A number below 1,000, or below 10,000 with decimals: at most six digits, with the signs, letters and units that are mistaken for a part of it.
    private static func isSmallNumber(_ text: String) -> Bool {
        let text = DigitFold.of(text)
        let scalars = text.unicodeScalars
        let digits = scalars.count { ("0"..."9").contains($0) }
        let whole = scalars.drop { "+-".unicodeScalars.contains($0) }.prefix { ("0"..."9").contains($0) }.count
        let hasPoint = scalars.contains(".")
        return (1...6).contains(digits) && whole <= (hasPoint ? 4 : 3) && (hasPoint || digits <= 4)
            && scalars.allSatisfy { ("0"..."9").contains($0) || "+-.,，%/eEOolI分小学时名个位h ".unicodeScalars.contains($0) }
    }

    /// `xinjiang-2025`: letters and the year of a cycle.
    private static func isPlan(_ text: String, _ today: CivilDay) -> Bool {
        guard let match = text.wholeMatch(of: /[a-z]+(-[a-z]+)*-([0-9]{4})/), let year = Int(match.2) else { return false }
        return isNear(year, today)
    }

    // MARK: Slips

    private static func isSlip(_ text: String, in content: ColumnContent) -> Bool {
        switch content {
        case .code(let known): isSlip(text, of: nearest(to: text, among: known.flatMap { [$0.label.zh, $0.code] + $0.synonyms }))
        case .discipline: isSlip(text, of: nearest(to: text, among: Discipline.basic.flatMap { [$0.label.zh, $0.code] }))
        default: false
        }
    }

    /// Whether a text differs from a public name by one character in four at most and holds the same digits: no name of a person lies so near.
    static func isSlip(_ text: String, of known: String?) -> Bool {
        guard let known, text.count >= 4, known.count >= 4, digits(text) == digits(known) else { return false }
        return text.count <= 60 && distance(Array(text.lowercased()), Array(known.lowercased())) <= text.count / 4
    }

    private static func digits(_ text: String) -> [UInt8] { text.utf8.filter { (0x30...0x39).contains($0) } }

    /// Levenshtein 1966.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var previous = Array(0...right.count)
        for (row, a) in left.enumerated() {
            var current = [row + 1]
            for (column, b) in right.enumerated() {
                current.append(min(previous[column + 1] + 1, current[column] + 1, previous[column] + (a == b ? 0 : 1)))
            }
            previous = current
        }
        return previous[right.count]
    }

    // MARK: Forms

    /// For example “3 个汉字” or “2 个字母、8 个数字”.
    static func form(of text: String) -> Bilingual {
        var (han, letters, digits, others) = (0, 0, 0, 0)
        for scalar in text.unicodeScalars where !scalar.isUnseen && !scalar.choosesVariant {
            switch scalar.value {
            case 0x30...0x39, 0xFF10...0xFF19: digits += 1
            case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: han += 1
            default: if scalar.properties.isAlphabetic { letters += 1 } else { others += 1 }
            }
        }
        let counts = [
            (han, "个汉字", "Chinese character"), (letters, "个字母", "letter"), (digits, "个数字", "digit"), (others, "个其他字符", "other character"),
        ].filter { $0.0 > 0 }
        guard !counts.isEmpty else { return Bilingual("看不见的字符", "nothing that can be seen") }
        return Bilingual(
            counts.map { "\($0.0) \($0.1)" }.joined(separator: "、"),
            counts.map { "\($0.0) \($0.2)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", "))
    }
}
