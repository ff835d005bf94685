// Looks at one cell for the damage that any text can have: a pass over bytes for most, a pass over scalars for the few that are suspect.

internal import Domain

/// The general inspection of cells.
enum DamageScan {
    /// What an inspection found; the text with what can be taken away taken away.
    struct Result {
        var text: String
        var damages: [Damage] = []
    }

    /// Bytes that a cell without damage seldom holds: control characters, lead bytes of invisible, Latin, compatibility and private characters,
    /// and the signs with which escapes and error values begin. The lead bytes of Chinese characters (E4–E9) are clean:
    /// 2 marks the lead bytes of the few characters that wrong decodings give.
    private static let suspect: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
        switch byte {
        case 0...0x1F, 0x7F, 0xC0...0xDF, 0xE1...0xE3, 0xEE...0xEF, 0xF3...0xF4: 1
        case 0x23, 0x26, 0x27, 0x3D, 0x3F, 0x5F: 1
        case 0xE5, 0xE7, 0xE9: 2
        default: 0
        }
    }

    /// Whether a text needs `inspect`. Cost: one table look-up a byte, ending at the first hit.
    static func isSuspect(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last else { return false }
            if first == 0x20 || last == 0x20 || bytes.count >= 255 { return true }
            return suspect.withUnsafeBufferPointer { table in
                for (position, byte) in bytes.enumerated() where table[Int(byte)] != 0 {
                    if table[Int(byte)] == 1 || beginsGarbled(bytes, position) { return true }
                }
                return false
            }
        }
    }

    /// Whether one of the characters begins that wrong decodings give: U+9340–947F (what UTF-8 read as GBK is full of, else seldom written),
    /// 锟 and 锘, 烫, 屯.
    private static func beginsGarbled(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        guard position + 2 < bytes.count else { return false }
        let (second, third) = (bytes[position + 1], bytes[position + 2])
        return switch bytes[position] {
        case 0xE9: (0x8D...0x91).contains(second) || (second == 0x94 && (third == 0x98 || third == 0x9F))
        case 0xE7: second == 0x83 && third == 0xAB
        default: second == 0xB1 && third == 0xAF
        }
    }

    /// Whether a text is what wrong decodings give: 锟斤拷 (replacement characters read as GBK), 烫烫 and 屯屯 (memory never written), 锘 with
    /// what follows a byte order mark, or two characters of those that UTF-8 read as GBK is full of.
    private static func isGarbled(_ text: String) -> Bool {
        text.unicodeScalars.count { (0x9340...0x947F).contains($0.value) } >= 2
            || ["锟斤", "烫烫", "屯屯", "锘縏", "锘夸", "锘\u{3F}"].contains { text.contains($0) }
    }

    /// - Parameters:
    ///   - isName: a name, in which a single question mark stands for a lost character.
    ///   - isGuarded: whether an apostrophe before it says that it is a text and no formula.
    static func inspect(_ text: String, isName: Bool, isGuarded: Bool = false) -> Result {
        var result = Result(text: text)
        func add(_ damage: Damage) {
            if !result.damages.contains(damage) { result.damages.append(damage) }
        }
        let utf8 = text.utf8
        if utf8.first == 0x23, let damage = errorValue(text) { return Result(text: text, damages: [damage]) }
        if utf8.first == 0x3D, !isGuarded, isFormula(text) { return Result(text: text, damages: [.formulaText]) }
        var kept = String.UnicodeScalarView()
        var (questions, latin, longestQuestions, longestLatin) = (0, 0, 0, 0)
        for scalar in text.unicodeScalars {
            questions = scalar == "?" ? questions + 1 : 0
            longestQuestions = max(longestQuestions, questions)
            latin = isLatinNoise(scalar) ? latin + 1 : 0
            longestLatin = max(longestLatin, latin)
            if scalar.isUnseen {
                add(.invisible)
                if !CleanText.isStray(scalar) { kept.append(scalar) }
                continue
            }
            switch scalar.value {
            case 0x0A, 0x0D: add(.lineBreak)
            case 0xA0, 0x202F, 0x2007:
                add(.invisible)
                kept.append(" ")
                continue
            case 0xFFFD: add(.replacement)
            case 0xE000...0xF8FF, 0xF0000...0x10FFFF: add(.privateUse)
            case 0x25A1, 0x3013, 0x25A0, 0x2395: add(.missingGlyph)
            default: break
            }
            kept.append(scalar)
        }
        if longestQuestions >= (isName ? 1 : 2) { add(.questionMarks) }
        // é”™ and Ã©: what UTF-8 gives when read as Windows-1252. A single accented letter is a name's own.
        if longestLatin >= 2 || text.contains("ï»¿") { add(.mojibake) }
        if isGarbled(text) { add(.mojibake) }
        result.text = String(kept)
        let trimmed = result.text.trimmed
        if trimmed.utf8.count < result.text.utf8.count {
            if !result.damages.contains(.lineBreak) || trimmed.contains("\n") { add(.blanks) }
            result.text = trimmed
        }
        // Nothing but blanks is an empty cell.
        if trimmed.isEmpty { return Result(text: "", damages: result.damages.filter { $0 == .replacement }) }
        if hasEntity(trimmed) { add(.entity) }
        if hasEscape(trimmed) { add(.escape) }
        if result.text.utf8.first == 0x27, let second = result.text.utf8.dropFirst().first, (0x30...0x39).contains(second) {
            add(.apostrophe)
            result.text.removeFirst()
        }
        let length = text.utf16.count
        if length == 255 || length == 256 || length == 32_767 { add(.truncated) }
        return result
    }

    /// `=VLOOKUP(…`, `=A2+1`: an equals sign before a function or a reference.
    private static func isFormula(_ text: String) -> Bool {
        let name = text.utf8.dropFirst().prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        guard (1...12).contains(name.count), name.endIndex < text.utf8.endIndex else { return false }
        let next = text.utf8[name.endIndex]
        return next == 0x28 || next == 0x2E || (0x30...0x39).contains(next) || next == 0x24
    }

    /// The error values of Excel, WPS and LibreOffice; number signs alone are a column too narrow.
    private static func errorValue(_ text: String) -> Damage? {
        if text.utf8.count >= 3, text.utf8.allSatisfy({ $0 == 0x23 }) { return .hashes }
        let known = [
            "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!",
            "#UNKNOWN!", "#GETTING_DATA", "#BUSY!",
        ]
        return known.contains(text.uppercased().trimmed) ? .errorValue : nil
    }

    /// Letters and signs of Windows-1252 that UTF-8 lead and continuation bytes become.
    private static func isLatinNoise(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xB7: false
        case 0x80...0xFF: true
        case 0x152, 0x153, 0x160, 0x161, 0x178, 0x17D, 0x17E, 0x192, 0x2C6, 0x2DC, 0x2020...0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC,
            0x2122:
            true
        // Curly quotation marks are noise only beside other noise, which the count of two sees to.
        case 0x2018...0x201E: false
        default: false
        }
    }

    /// `&nbsp;`, `&amp;`, `&#39;` and their like.
    private static func hasEntity(_ text: String) -> Bool {
        guard text.utf8.contains(0x26) else { return false }
        return ["&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&#", "&middot;"].contains { text.contains($0) }
    }

    /// `_x000D_`: how a workbook's XML writes a control character.
    private static func hasEscape(_ text: String) -> Bool {
        guard let start = text.firstRange(of: "_x00") else { return false }
        return text[start.upperBound...].dropFirst(2).first == "_"
    }
}
