// Days as texts, read without a calendar library.

/// A day read from `2008-03-05`, `2008/3/5`, `2008.3.5`, `20080305` or `2008年3月5日`.
struct DateText: Equatable {
    let year: Int
    let month: Int
    let day: Int

    /// nil where the text is no such day. Neither month nor day is held against the calendar beyond 31, so that swapped ones can be seen.
    init?(_ text: Span<UInt32>) {
        var numbers: (Int, Int, Int) = (0, 0, 0)
        var lengths: (Int, Int, Int) = (0, 0, 0)
        var part = 0
        for index in 0..<text.count {
            let value = text[index]
            if (0x30...0x39).contains(value) {
                let digit = Int(value - 0x30)
                switch part {
                case 0 where lengths.0 < 8: numbers.0 = numbers.0 * 10 + digit; lengths.0 += 1
                case 1 where lengths.1 < 2: numbers.1 = numbers.1 * 10 + digit; lengths.1 += 1
                case 2 where lengths.2 < 2: numbers.2 = numbers.2 * 10 + digit; lengths.2 += 1
                default: return nil
                }
            } else if [0x2D, 0x2F, 0x2E, 0x5E74, 0x6708].contains(value) {
                part += 1
                guard part < 3 else { return nil }
            } else if value == 0x65E5, index == text.count - 1, part == 2 {
                break
            } else {
                return nil
            }
        }
        if part == 0, lengths.0 == 8 {
            (year, month, day) = (numbers.0 / 10_000, numbers.0 / 100 % 100, numbers.0 % 100)
        } else if part == 2, lengths.0 == 4, lengths.1 > 0, lengths.2 > 0 {
            (year, month, day) = numbers
        } else {
            return nil
        }
        guard (1...31).contains(month), (1...31).contains(day) else { return nil }
    }

    /// The eight digits.
    private var number: Int { year * 10_000 + month * 100 + day }

    /// Whether exactly one of the eight digits differs.
    func differsInOneDigit(from other: DateText) -> Bool {
        var (left, right, differing) = (number, other.number, 0)
        for _ in 0..<8 {
            if left % 10 != right % 10 { differing += 1 }
            left /= 10
            right /= 10
        }
        return differing == 1
    }

    /// Whether month and day are exchanged, the year being the same.
    func isSwapped(_ other: DateText) -> Bool {
        year == other.year && month == other.day && day == other.month && month != day
    }
}
