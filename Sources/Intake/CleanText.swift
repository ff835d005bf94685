// A cell's text without what nobody sees: blanks at its ends, zero-width characters, byte order marks.

/// Text as it was meant.
enum CleanText {
    /// Without blanks at both ends and invisible characters anywhere; blanks of another width inside become plain ones.
    ///
    /// Cost: one pass over the bytes; no allocation where there is nothing to take away.
    static func of(_ text: String) -> String {
        guard isSuspect(text) else { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isInvisible(scalar) { continue }
            kept.append(isBlank(scalar) && scalar != "\n" && scalar != "\t" && scalar != "\r" ? " " : scalar)
        }
        return String(kept).trimmed
    }

    /// Whether any byte could belong to what is taken away.
    private static func isSuspect(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last else { return false }
            if first <= 0x20 || last <= 0x20 { return true }
            return bytes.contains { $0 == 0xC2 || $0 == 0xE1 || $0 == 0xE2 || $0 == 0xE3 || $0 == 0xEF || $0 < 0x20 || $0 == 0x7F }
        }
    }

    /// White space of any width.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Of these, what no script needs and no emoji is joined by: it is taken away.
    static func isStray(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x2060, 0xFEFF: true
        default: false
        }
    }

    /// Marks without width and control characters other than line ends and tabulators.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F,
            0xFEFF:
            true
        default: false
        }
    }
}

extension String {
    /// Without the characters that have neither width nor meaning; blanks stay where they are.
    var withoutStrays: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { !CleanText.isStray($0) }))
    }
}
