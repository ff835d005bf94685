// The identifier of a plan taken apart: shifan-2027 is the programme shifan in the year 2027.

internal import Domain

/// An identifier of a plan.
package struct PlanID: Hashable, Sendable {
    package let text: String
    /// Without the year; the whole where it has none.
    package let stem: String
    /// The last part of four digits, 2000 to 2190; nil where there is none.
    package let year: Int?

    init(known text: String) {
        let parts = text.split(separator: "-").map(String.init)
        let year = parts.last.flatMap { $0.count == 4 && $0.allSatisfy { ("0"..."9").contains($0) } ? Int($0) : nil }
        self.text = text
        self.year = year.flatMap { (2000...2190).contains($0) ? $0 : nil }
        stem = self.year == nil || parts.count == 1 ? text : parts.dropLast().joined(separator: "-")
    }

    /// - Throws: `FindingsError` where the text cannot name a plan.
    package init(_ text: String) throws {
        let isSlug =
            !text.isEmpty && text.utf8.count <= 60 && text.first != "-" && text.last != "-"
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        guard isSlug, text != "all" else {
            throw FindingsError(
                Finding(
                    "plan.new.id", what: Bilingual("这不能作方案编号", "this cannot name a plan"), found: text,
                    expected: Bilingual("小写字母、数字与连字符，不能是 all", "lower-case letters, digits and hyphens, and not all"),
                    action: Bilingual("请写作省（区）与年份，如 shifan-2027", "Write the province and the year, such as shifan-2027")))
        }
        self.init(known: text)
    }
}

/// Years added to days and to words.
struct YearShift {
    let years: Int

    /// The day that many years later. 29 February becomes 28 February in a common year; nil past the year 2199.
    func moved(_ day: CivilDay) -> CivilDay? { day.adding(years: years) }

    /// A text with every year in it moved: 2025年3月 as 2026年3月. Other numbers stay.
    func moved(_ text: String) -> String {
        var result = ""
        var digits = ""
        func flush() {
            if digits.count == 4, let year = Int(digits), (1990...2190).contains(year) {
                result += "\(year + years)"
            } else {
                result += digits
            }
            digits = ""
        }
        for character in text {
            if ("0"..."9").contains(character) {
                digits.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }
}
