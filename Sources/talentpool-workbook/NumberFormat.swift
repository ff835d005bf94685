// How a number is shown: as a number, a percentage, a day or a time (ECMA-376 part 1, 18.8.30 and 18.8.31).

internal import WorkbookFrames

/// What a number format makes of a number.
enum NumberFormat: Equatable {
    case general
    case percent
    /// Filled up with zeros to so many digits.
    case padded(Int)
    case day
    /// With a time, alone or beside the day.
    case time

    /// The formats that every spreadsheet has. 27–36 and 50–58 are those of Chinese, Japanese and Korean spreadsheets.
    init(builtIn number: Int) {
        switch number {
        case 9, 10: self = .percent
        case 14...17, 27...31, 36, 50...54, 57, 58: self = .day
        case 18...22, 32...35, 45...47, 55, 56: self = .time
        default: self = .general
        }
    }

    /// Reads a format code: its first section, without what stands in quotation marks, brackets or behind a backslash.
    init(code: String) {
        var letters: [UInt8] = []
        var isElapsed = false
        let bytes = Array(code.utf8)
        var index = 0
        scan: while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ";"): break scan
            case UInt8(ascii: "\""):
                index += 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): index += 1
            case UInt8(ascii: "["):
                let close = bytes[index...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
                let inside = String(decoding: bytes[(index + 1)..<max(index + 1, close)], as: UTF8.self).lowercased()
                // [h], [mm], [ss]: hours, minutes or seconds gone by. Others are colours, conditions and languages.
                if !inside.isEmpty, let letter = inside.first, "hms".contains(letter), inside.allSatisfy({ $0 == letter }) {
                    isElapsed = true
                }
                index = close
            default: letters.append(bytes[index])
            }
            index += 1
        }
        self = NumberFormat.of(String(decoding: letters, as: UTF8.self), isElapsed: isElapsed)
    }

    private static func of(_ shown: String, isElapsed: Bool) -> NumberFormat {
        if isElapsed { return .time }
        if shown.utf8.count >= 2, shown.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) { return .padded(min(shown.utf8.count, 30)) }
        let lower = shown.lowercased()
        if lower.contains("general") || lower.contains("通用格式") || lower.contains("g/") { return .general }
        if lower.contains("am/pm") || lower.contains("a/p") || lower.contains("上午") { return .time }
        let digits = lower.contains("0") || lower.contains("#") || lower.contains("?")
        if lower.contains("h") || lower.contains("s") { return .time }
        if lower.contains("y") || lower.contains("d") || lower.contains("m") || lower.contains("aaa") { return .day }
        if !digits, lower.contains("e") { return .day }
        return lower.contains("%") ? .percent : .general
    }
}

/// The formats of a workbook's cells, by the number that a cell gives.
struct CellFormats {
    private var formats: [NumberFormat] = []

    init(_ workbook: Workbook, _ archive: Archive) throws(Stop) {
        guard let part = workbook.styles, archive.has(part) else { return }
        let reader = StylesPart()
        try XMLPart.read(part, of: archive, reader)
        formats = reader.cells.map { reader.own[$0] ?? NumberFormat(builtIn: $0) }
    }

    subscript(_ style: Int) -> NumberFormat {
        formats.indices.contains(style) ? formats[style] : .general
    }
}

/// `styles.xml`.
private final class StylesPart: PartReader {
    /// Excel allows 64,000 cell formats.
    private static let most = 70_000
    var own: [Int: NumberFormat] = [:]
    var cells: [Int] = []
    private var isFormats = false
    private var isCells = false

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int) throws(Stop) {
        if depth == 2 { (isFormats, isCells) = (name == "numFmts", name == "cellXfs") }
        guard depth == 3 else { return }
        if isFormats, name == "numFmt", let number = attributes.number("numFmtId"), let code = attributes.text("formatCode") {
            guard own.count < StylesPart.most else { throw Stop(.tooManyStyles) }
            own[number] = NumberFormat(code: code)
        }
        if isCells, name == "xf" {
            guard cells.count < StylesPart.most else { throw Stop(.tooManyStyles) }
            cells.append(attributes.number("numFmtId") ?? 0)
        }
    }

    func end(_ name: XMLName, depth: Int) throws(Stop) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {}
}
