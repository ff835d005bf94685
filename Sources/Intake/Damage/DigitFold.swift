// Digits and signs of full width as plain ones, for numbers and days.

/// Folding of what a Chinese keyboard writes into numbers.
enum DigitFold {
    /// U+FF01–FF5E as ASCII, the ideographic full stop and comma of numbers among them; all else as written.
    static func of(_ text: String) -> String {
        guard text.utf8.contains(0xEF) else { return text }
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            folded.append((0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar)
        }
        return String(folded)
    }

    /// Whether a text holds a full-width digit.
    static func isNeeded(_ text: String) -> Bool {
        text.utf8.contains(0xEF) && text.unicodeScalars.contains { (0xFF10...0xFF19).contains($0.value) }
    }
}
