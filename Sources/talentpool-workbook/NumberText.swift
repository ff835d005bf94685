// A number as text: in its shortest form that gives the number back, as a percentage, as a day, as a time.

internal import Domain
internal import Glibc
internal import WorkbookFrames

/// What stands in a numeric cell, as a reader would see it.
enum NumberText {
    /// Plain digits of at most 15 places are the number already; nothing is left to do. True of nearly every number of a table.
    static func isPlain(_ text: [UInt8]) -> Bool {
        guard let first = text.first, text.count <= 15, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        return first != 0x30 || text.count == 1
    }

    /// Reads a number as XML writes it; nil where it is none.
    static func value(_ text: [UInt8]) -> Double? {
        guard !text.isEmpty, text.count <= 400, text.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else {
            return nil
        }
        var copy = text.map { CChar(bitPattern: $0) } + [0]
        return copy.withUnsafeMutableBufferPointer { buffer in
            var end: UnsafeMutablePointer<CChar>?
            let value = strtod(buffer.baseAddress!, &end)
            return end == buffer.baseAddress! + text.count && value.isFinite ? value : nil
        }
    }

    /// The shortest decimal form; with an exponent beyond 15 digits, where a spreadsheet has lost the others (4.40101200001011E+17).
    ///
    /// - Parameter shift: 2 for a percentage: moves the point without computing.
    static func shortest(_ value: Double, shift: Int = 0) -> String {
        guard value != 0 else { return "0" }
        var digits: [UInt8] = []
        var point = 0
        var exponent = 0
        var seenPoint = false
        let text = Array(value.magnitude.description.utf8)
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: "e") {
                exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)) ?? 0
                break
            }
            if byte == UInt8(ascii: ".") {
                seenPoint = true
            } else {
                digits.append(byte)
                if !seenPoint { point += 1 }
            }
        }
        while digits.last == 0x30 { digits.removeLast() }
        let zeros = digits.prefix { $0 == 0x30 }.count
        digits.removeFirst(zeros)
        // The number is 0.digits × 10^point.
        point += exponent - zeros + shift
        return (value < 0 ? "-" : "") + written(String(decoding: digits, as: UTF8.self), point: point)
    }

    private static func written(_ digits: String, point: Int) -> String {
        if point > 15 || point < -4 {
            let rest = digits.dropFirst()
            let exponent = point - 1
            let places = String(abs(exponent))
            return String(digits.prefix(1)) + (rest.isEmpty ? "" : ".\(rest)") + "E" + (exponent < 0 ? "-" : "+")
                + (places.count < 2 ? "0" : "") + places
        }
        if point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
        if digits.count <= point { return digits + String(repeating: "0", count: point - digits.count) }
        return String(digits.prefix(point)) + "." + String(digits.dropFirst(point))
    }

    /// A number as its format shows it.
    static func shown(_ value: Double, _ format: NumberFormat, countsFrom1904: Bool) -> (String, WorkbookNature) {
        switch format {
        case .general: return (shortest(value), .number)
        case .percent: return (shortest(value, shift: 2) + "%", .number)
        case .padded(let width):
            let text = shortest(value)
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return (text, .number) }
            return (String(repeating: "0", count: max(0, width - text.utf8.count)) + text, .number)
        case .day:
            guard (0..<2_958_466).contains(value), let day = day(Int(value), countsFrom1904) else { return (shortest(value), .number) }
            return (day, .day)
        case .time:
            // To the second, as shown.
            let seconds = (value * 86_400).rounded()
            guard value >= 0, seconds < 3e11, let day = day(Int(seconds) / 86_400, countsFrom1904) else {
                return (shortest(value), .number)
            }
            let rest = Int(seconds) % 86_400
            let time = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
            if seconds < 86_400 { return (time, .time) }
            return rest == 0 ? (day, .day) : ("\(day) \(time)", .time)
        }
    }

    /// A day's number to `YYYY-MM-DD`; nil beyond the years that spreadsheets know.
    ///
    /// Counted from 1900, day 60 is 1900-02-29, which never was; it is told as such, and refused by whoever checks days.
    static func day(_ serial: Int, _ countsFrom1904: Bool) -> String? {
        guard (0...2_958_465).contains(serial) else { return nil }
        if !countsFrom1904 {
            if serial == 0 { return "1900-01-00" }
            if serial == 60 { return "1900-02-29" }
        }
        // Days from 1970-01-01 to 1904-01-01, to 1899-12-31, and to the day before, because of the day that never was.
        let (year, month, day) = CivilDay(number: serial - (countsFrom1904 ? 24_107 : serial < 60 ? 25_568 : 25_569)).components
        guard year <= 9999 else { return nil }
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
