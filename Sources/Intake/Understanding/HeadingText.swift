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
        for scalar in written.unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x200B...0x200F, 0x2028...0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: continue
            case 0xFF01...0xFF5E: scalars.append(lowered(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar))
            case 0x3010, 0x3014, 0x5B: scalars.append("(")
            case 0x3011, 0x3015, 0x5D: scalars.append(")")
            default: scalars.append(lowered(scalar))
            }
        }
        return String(scalars)
    }

    private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar
    }

    /// The name of a cell as a spreadsheet shows it, for example `F3`.
    static func cell(_ position: Int, _ row: Int) -> String { ColumnLetters.of(position) + "\(row)" }
}
