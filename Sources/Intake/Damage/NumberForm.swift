// Reads numbers however spreadsheets write them: what has one reading is read, the rest refused with its reason.

/// What a text in a column of numbers is.
enum NumberForm: Equatable {
    case plain(Double)
    /// Written otherwise, with one reading; the remark says how.
    case read(Double, Damage)
    case refused(Damage)
    case none

    /// - Parameters:
    ///   - text: cleaned of invisible characters and blanks at its ends.
    ///   - isNumber: whether the file itself says that the cell is a number.
    ///   - isPercent: whether the column holds percentages.
    static func of(_ text: String, isNumber: Bool, isPercent: Bool) -> NumberForm {
        if let plain = decimal(text) { return plain == 0 && text.utf8.first == 0x2D ? .read(0, .negativeZero) : graded(plain, text) }
        if isNumber, let number = Double(text), number.isFinite { return graded(number, text) }
        if DigitFold.isNeeded(text) {
            switch of(DigitFold.of(text), isNumber: isNumber, isPercent: isPercent) {
            case .plain(let number): return .read(number, .fullWidth)
            case let other: return other
            }
        }
        if text.hasSuffix("%") || text.hasSuffix("％") {
            guard let number = decimal(String(text.dropLast()).trimmed) else { return .none }
            return isPercent ? .read(number, .percentSign) : .refused(.percentSign)
        }
        return reason(text).map(NumberForm.refused) ?? .none
    }

    /// Digits with at most one point, and a minus sign before them. Exact: at most 15 digits, divided once by a power of ten (W. D. Clinger,
    /// “How to read floating point numbers accurately”, 1990, the fast case). Cost: one pass over the bytes.
    static func decimal(_ text: String) -> Double? {
        var text = text
        return text.withUTF8 { bytes in
            var mantissa = 0
            var digits = 0
            var fraction = -1
            var position = 0
            let isNegative = bytes.first == 0x2D
            if isNegative { position = 1 }
            while position < bytes.count {
                switch bytes[position] {
                case let byte where (0x30...0x39).contains(byte):
                    digits += 1
                    // More digits than a double holds: the slower way rounds them right.
                    guard digits <= 15 else { return long(bytes) }
                    mantissa = mantissa * 10 + Int(byte - 0x30)
                    if fraction >= 0 { fraction += 1 }
                case 0x2E where fraction < 0: fraction = 0
                default: return nil
                }
                position += 1
            }
            guard digits > 0 else { return nil }
            let value = Double(mantissa) / NumberForm.powers[max(fraction, 0)]
            return isNegative ? -value : value
        }
    }

    private static func long(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        let isDecimal = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
        return isDecimal ? Double(String(decoding: bytes, as: UTF8.self)) : nil
    }

    private static let powers: [Double] = (0...15).map { exponent in (0..<exponent).reduce(1.0) { value, _ in value * 10 } }

    /// A number with more than ten decimals that lies next to one with few is what a calculation left.
    private static func graded(_ number: Double, _ text: String) -> NumberForm {
        guard text.utf8.count > 12, let point = text.utf8.firstIndex(of: 0x2E), text.utf8[point...].count > 11 else {
            return .plain(number)
        }
        let rounded = (number * 1e6).rounded() / 1e6
        return abs(number - rounded) <= 1e-9 && number != rounded ? .read(number, .rounding) : .plain(number)
    }

    /// Why a text is no number; nil where there is no telling.
    private static func reason(_ text: String) -> Damage? {
        let digits = text.utf8.contains { (0x30...0x39).contains($0) }
        guard digits else { return nil }
        if text.contains(",") || text.contains("，") { return .comma }
        if !text.lowercased().contains("x"), text.utf8.contains(where: { $0 | 0x20 == 0x65 }), Double(text) != nil { return .exponent }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2E, 0x4F, 0x6F, 0x6C, 0x49].contains($0) }) { return .letters }
        let unit = text.drop { $0.isNumber || $0 == "." || $0 == "-" }
        if ["分", "小时", "学时", "名", "时", "h", "个", "位"].contains(String(unit).trimmed) { return .unit }
        return nil
    }
}
