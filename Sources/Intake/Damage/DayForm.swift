// Reads days however spreadsheets write them: what has one reading is read, what has two or has lost something is refused with its reason.

internal import Domain

/// What a text in a column of days is.
enum DayForm: Equatable {
    /// Written `YYYY-MM-DD`.
    case plain(CivilDay)
    /// Written otherwise, with one reading; the remark says how.
    case read(CivilDay, Damage)
    case refused(Damage)
    /// No day at all, or one that the calendar does not have.
    case none

    /// - Parameter text: cleaned of invisible characters and blanks at its ends.
    static func of(_ text: String) -> DayForm {
        if let day = iso(text) { return day.components.year == 1900 ? .refused(.dayZero) : .plain(day) }
        return DayParts(text).form
    }

    /// `YYYY-MM-DD`, byte by byte; nil for anything else and for days that do not exist. Cost: ten bytes, no allocation.
    static func iso(_ text: String) -> CivilDay? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
            var parts = (0, 0, 0)
            for position in 0..<10 where position != 4 && position != 7 {
                guard (0x30...0x39).contains(bytes[position]) else { return nil }
                let digit = Int(bytes[position] - 0x30)
                if position < 4 {
                    parts.0 = parts.0 * 10 + digit
                } else if position < 7 {
                    parts.1 = parts.1 * 10 + digit
                } else {
                    parts.2 = parts.2 * 10 + digit
                }
            }
            return CivilDay(year: parts.0, month: parts.1, day: parts.2)
        }
    }

    /// The day of a serial number of a spreadsheet, by the epoch of 1900. Range: 20000 (1954) to 80000 (2119).
    static func serial(_ number: Int) -> CivilDay? {
        (20_000...80_000).contains(number) ? CivilDay(number: number - 25_569) : nil
    }
}

/// A written day taken apart into numbers and what stands between them.
private struct DayParts {
    private var numbers: [(value: Int, length: Int)] = []
    /// What stands before, between and after the numbers: one more than these.
    private var between: [String] = [""]
    private var hasTime = false
    private let isFolded: Bool

    init(_ text: String) {
        let folded = DigitFold.of(text).lowercased()
        isFolded = folded != text.lowercased()
        var digits = ""
        func value(_ digits: String) -> (Int, Int) { (Int(digits) ?? -1, digits.count) }
        for character in folded.unicodeScalars {
            if ("0"..."9").contains(character), digits.count < 18 {
                digits.unicodeScalars.append(character)
                continue
            }
            if !digits.isEmpty {
                numbers.append(value(digits))
                between.append("")
                digits = ""
            }
            between[between.count - 1].unicodeScalars.append(character)
        }
        if !digits.isEmpty {
            numbers.append(value(digits))
            between.append("")
        }
        between = between.map(\.trimmed)
    }

    /// Numbers of months as English names and their first three letters.
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private func month(_ text: String) -> Int? {
        let letters = text.filter(\.isLetter)
        guard letters.count >= 3, letters.allSatisfy(\.isASCII) else { return nil }
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        ]
        return names.firstIndex { $0 == letters || ($0.hasPrefix(letters) && letters.count <= 4) }.map { $0 + 1 }
    }

    var form: DayForm {
        guard !numbers.isEmpty, between.first == "" || month(between[0]) != nil else { return .none }
        // 2025-06-07 00:00:00, 2025-06-07T00:00:00+08:00, 14:30.
        if let colon = between.firstIndex(where: { $0 == ":" }) {
            guard colon > 1 else { return .refused(.dayTimeOnly) }
            return clockless(before: colon - 1)
        }
        if let named = withMonthName { return named }
        let separators = between.dropFirst().dropLast()
        let last = between[between.count - 1]
        switch numbers.count {
        case 1: return single(last)
        case 2:
            let isPartOfDay =
                ["-", "/", ".", "年", "月"].contains(separators.first ?? "") && ["", "月", "日", "号"].contains(last)
            return isPartOfDay ? .refused(.dayPart) : .none
        case 3:
            let isPlain = Set(separators).count == 1 && ["-", "/", ".", "、", "–", "—", "−"].contains(separators.first ?? "") && last == ""
            let isChinese = Array(separators) == ["年", "月"] && ["日", "号", ""].contains(last)
            return isPlain || isChinese ? three() : .none
        default: return .none
        }
    }

    /// A day with a time behind it: the day alone counts.
    private func clockless(before position: Int) -> DayForm {
        var day = self
        day.numbers = Array(numbers.prefix(position))
        day.between = Array(between.prefix(position + 1))
        guard let joint = day.between.last, ["", "t", "日", "号", ","].contains(joint) else { return .none }
        day.between[day.between.count - 1] = joint == "t" || joint == "," ? "" : joint
        switch day.form {
        case .plain(let found), .read(let found, _): return .read(found, .dayWithTime)
        case let other: return other
        }
    }

    private func single(_ last: String) -> DayForm {
        let (value, length) = numbers[0]
        switch (length, last) {
        case (8, ""):
            let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
            return CivilDay(year: year, month: month, day: day).map { .read($0, .dayForm) } ?? .none
        case (5, ""): return DayForm.serial(value) == nil ? .none : .refused(.daySerial)
        case (1, "") where value == 0: return .refused(.dayZero)
        case (6, ""), (4, ""), (4, "年"): return .refused(.dayPart)
        default: return .none
        }
    }

    private func three() -> DayForm {
        let (first, second, third) = (numbers[0], numbers[1], numbers[2])
        if first.length == 4, second.length <= 2, third.length <= 2 {
            if first.value == 0 || first.value == 1900 || (first.value == 1899 && second.value == 12) { return .refused(.dayZero) }
            return CivilDay(year: first.value, month: second.value, day: third.value).map { .read($0, .dayForm) } ?? .none
        }
        guard first.length <= 2, second.length <= 2 else { return .none }
        if third.length == 4 { return .refused(.dayAmbiguous) }
        return third.length <= 2 ? .refused(.dayShortYear) : .none
    }

    /// 7-Jun-2025, June 7, 2025, 7-Jun-25, Jun-25; nil where no month is named.
    private var withMonthName: DayForm? {
        guard let position = between.firstIndex(where: { month($0) != nil }), let named = month(between[position]) else { return nil }
        guard numbers.count == 2 else { return .refused(.dayPart) }
        let year = numbers.firstIndex { $0.length == 4 }
        guard let year else { return .refused(.dayShortYear) }
        return CivilDay(year: numbers[year].value, month: named, day: numbers[1 - year].value).map { .read($0, .dayForm) } ?? DayForm.none
    }
}
