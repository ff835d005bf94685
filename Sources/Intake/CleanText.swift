// A cell's text without what nobody sees: blanks at its ends, zero-width characters, byte order marks.

internal import Domain

/// Text as it was meant.
enum CleanText {
    /// Without blanks at both ends and invisible characters anywhere; blanks of another width inside become plain ones.
    ///
    /// Cost: one pass over the bytes; no allocation where there is nothing to take away.
    static func of(_ text: String) -> String {
        guard isSuspect(text) else { return text }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isUnseen { continue }
            kept.append(scalar.isBlank && scalar != "\n" && scalar != "\t" && scalar != "\r" ? " " : scalar)
        }
        return String(kept).trimmed
    }

    /// Whether any byte could belong to what is taken away.
    private static func isSuspect(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last else { return false }
            if first <= 0x20 || last <= 0x20 { return true }
            // The lead bytes of what nobody sees and of blanks, and the control characters.
            return bytes.contains { byte in
                switch byte {
                case 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF3, 0..<0x20, 0x7F: true
                default: false
                }
            }
        }
    }

    /// Of what nobody sees, what no script needs and no emoji is joined by: it is taken away.
    static func isStray(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B, 0x2060, 0xFEFF: true
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
