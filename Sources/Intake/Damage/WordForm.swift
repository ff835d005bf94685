// What texts and numbers of persons look like after a spreadsheet took them for something else.

internal import Domain

/// The inspection of cells that hold words or numbers that are not counted with.
enum WordForm {
    /// Words for “nothing” that people and programs put into empty cells.
    private static let placeholders: Set<String> = [
        "无", "暂无", "没有", "空", "/", "\\", "-", "--", "—", "——", "N/A", "n/a", "NA", "null", "NULL", "Null", "None", "none", "nan", "NaN",
        "NAN",
        "nil", "待定", "待补", "待填", "不详", "未填", "undefined", ".",
    ]

    static func isPlaceholder(_ text: String) -> Bool {
        text.utf8.count <= 9 && placeholders.contains(text)
    }

    /// Damage that makes a text useless; nil for any other. Cost: one look at the first byte for most.
    static func damage(of text: String, in content: ColumnContent) -> Damage? {
        guard let first = text.utf8.first else { return nil }
        switch first {
        case 0x30...0x39:
            if LongNumber.isScientific(text) { return .scientific }
            if LongNumber.isDay(text) { return .turnedIntoDay }
            if LongNumber.hasSeparators(text) { return .separators }
            if case .text = content { return nil }
            return LongNumber.hasDecimal(text) ? .decimal : nil
        case 0x41...0x5A:
            if text == "TRUE" || text == "FALSE" { return .boolean }
            return text.utf8.count <= 6 && LongNumber.isDay(text) ? .turnedIntoDay : nil
        default: return nil
        }
    }

    /// What is wrong with a telephone number; nil for what may be right, other ways of contact among it.
    static func phoneDamage(_ text: String) -> Damage? {
        var digits: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits.append(byte)
            case 0x20, 0x2D: continue
            default: return nil
            }
        }
        guard let first = digits.first, digits.count >= 7 else { return nil }
        if first == 0x31, digits.count > 1, (0x33...0x39).contains(digits[1]) { return digits.count == 11 ? nil : .phoneLength }
        // An area code begins with a zero; without it 9 to 11 digits are left. Seven or eight digits are a number within the city.
        return first != 0x30 && (9...11).contains(digits.count) ? .phoneZero : nil
    }
}
