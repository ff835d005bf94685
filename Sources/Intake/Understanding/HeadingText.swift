// A heading reduced to what it says: width, blanks, marks of obligation and units taken away.

internal import Domain

/// Normal forms of headings.
enum HeadingText {
    /// Full-width forms folded, blanks and line ends dropped, Latin letters in lower case, `*` and `:` at the ends and a unit in brackets taken away.
    ///
    /// - Parameter units: what may stand in brackets without changing what the heading means, folded.
    static func normal(_ written: String, units: Set<String>) -> String {
        var text = folded(written)
        while true {
            let before = text
            while let last = text.last, "*:※".contains(last) { text.removeLast() }
            while let first = text.first, "*※".contains(first) { text.removeFirst() }
            if text.count > 1, text.last == "%", units.contains("%") { text.removeLast() }
            if text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex {
                let inside = text[text.index(after: open)...].dropLast()
                if units.contains(String(inside)) { text = String(text[..<open]) }
            }
            if text == before { return text }
        }
    }

    /// Width folded, blanks dropped, letters in lower case.
    static func folded(_ written: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in written.unicodeScalars { if let folded = folded(scalar) { scalars.append(folded) } }
        return String(scalars)
    }

    /// One character of `folded`; nil where it is dropped.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.isBlank || scalar.isUnseen || scalar.choosesVariant { return nil }
        return switch scalar.value {
        case 0xFF01...0xFF5E: lowered(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
        case 0x3010, 0x3014, 0x5B: "("
        case 0x3011, 0x3015, 0x5D: ")"
        default: lowered(scalar)
        }
    }

    /// Whether a text can have a normal form at all: what is left of a text stands in it. Cost: one pass, no allocation.
    static func mayRead(_ written: String, as normal: String) -> Bool {
        guard let first = normal.unicodeScalars.first else { return true }
        return written.unicodeScalars.contains { folded($0) == first }
    }

    private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar
    }

    /// The name of a cell as a spreadsheet shows it, for example `F3`.
    static func cell(_ position: Int, _ row: Int) -> String { ColumnLetters.of(position) + "\(row)" }
}
