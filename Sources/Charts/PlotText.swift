// The only way from a caller's text to a gnuplot script: cleaned, measured, shortened, and written as a literal.

/// A text that is safe to draw: one line, no control characters, no bidirectional or other invisible format marks.
///
/// Tab, line and page breaks become one space, runs of spaces one space; other control characters, format characters (bidi marks
/// among them; the joiners U+200C and U+200D stay, as scripts and emoji need them) and noncharacters are dropped. At most 600 scalars.
struct PlotText: Hashable, Sendable {
    let text: String

    init(_ raw: String) {
        var scalars = String.UnicodeScalarView()
        var spaceDue = false
        for scalar in raw.unicodeScalars {
            guard scalars.count < 600 else { break }
            switch PlotText.treatment(of: scalar) {
            case .drop: continue
            case .space: spaceDue = !scalars.isEmpty
            case .keep:
                if spaceDue { scalars.append(" ") }
                spaceDue = false
                scalars.append(scalar)
            }
        }
        text = String(scalars)
    }

    /// Pieces of a cleaned text are clean; no second pass.
    private init(clean: String) {
        text = clean
    }

    var isEmpty: Bool { text.isEmpty }

    /// A gnuplot string: single quotes always, in which nothing is special but the quote itself, which is doubled.
    ///
    /// gnuplot 5.4 takes a doubled quote only behind another character: at the start of a string, or behind another doubled quote,
    /// it ends the string there (nothing runs, but the line is refused). In those two places a typographic ’ (U+2019) is written.
    var literal: String {
        PlotText.quoted(text)
    }

    /// A gnuplot string for an explicit tick label, which gnuplot reads as a number format.
    var tickLiteral: String {
        PlotText.quoted(text.replacing("%", with: "%%"))
    }

    private static func quoted(_ text: String) -> String {
        var result = String.UnicodeScalarView("'".unicodeScalars)
        var mayDouble = false
        for scalar in text.unicodeScalars {
            if scalar == "'" {
                result.append(contentsOf: (mayDouble ? "''" : "\u{2019}").unicodeScalars)
                mayDouble = !mayDouble
            } else {
                result.append(scalar)
                mayDouble = true
            }
        }
        result.append("'")
        return String(result)
    }

    private enum Treatment { case keep, space, drop }

    private static func treatment(of scalar: Unicode.Scalar) -> Treatment {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2028, 0x2029: return .space
        case 0x200C, 0x200D: return .keep
        case 0xFDD0...0xFDEF: return .drop
        default: break
        }
        if scalar.value & 0xFFFE == 0xFFFE { return .drop }
        return switch scalar.properties.generalCategory {
        case .control, .format, .surrogate: .drop
        default: .keep
        }
    }
}

extension PlotText {
    /// Estimated width in pixels at a font size. An upper estimate for the fonts in `SVG.fontFamily`.
    func width(size: Double, bold: Bool = false) -> Double {
        text.reduce(0) { $0 + PlotText.ems($1) } * size * (bold ? 1.06 : 1)
    }

    /// The text if it fits, else as much of it as fits with “…”.
    func fitted(to limit: Double, size: Double, bold: Bool = false) -> PlotText {
        guard width(size: size, bold: bold) > limit else { return self }
        var kept = text[...]
        while !kept.isEmpty {
            kept = kept.dropLast()
            let short = PlotText(clean: String(kept) + "…")
            if short.width(size: size, bold: bold) <= limit { return short }
        }
        return PlotText(clean: "…")
    }

    /// The text in at most `most` lines, broken at spaces or between Chinese characters; the last line is shortened.
    func wrapped(to limit: Double, size: Double, most: Int, bold: Bool = false) -> [PlotText] {
        guard !isEmpty else { return [] }
        var lines: [PlotText] = []
        var rest = text[...]
        while !rest.isEmpty, lines.count < most - 1, PlotText(clean: String(rest)).width(size: size, bold: bold) > limit {
            var end = rest.startIndex
            var lastBreak: String.Index?
            var used = 0.0
            for index in rest.indices {
                used += PlotText.ems(rest[index]) * size * (bold ? 1.06 : 1)
                if used > limit { break }
                end = rest.index(after: index)
                if PlotText.mayBreak(after: rest[index], before: end < rest.endIndex ? rest[end] : nil) { lastBreak = end }
            }
            let cut = lastBreak ?? (end > rest.startIndex ? end : rest.index(after: rest.startIndex))
            lines.append(PlotText(String(rest[..<cut])))
            rest = rest[cut...].drop { $0 == " " }
        }
        if !rest.isEmpty { lines.append(PlotText(clean: String(rest)).fitted(to: limit, size: size, bold: bold)) }
        return lines
    }

    private static func mayBreak(after left: Character, before right: Character?) -> Bool {
        // Chinese typesetting does not start a line with a closing mark, nor end one with an opening mark.
        if let right, "，。、；：？！）》」』”’％%".contains(right) { return false }
        if "（《「『“‘".contains(left) { return false }
        if left == " " || right == " " { return true }
        return ems(left) == 1 || right.map { ems($0) == 1 } ?? false
    }

    private static func ems(_ character: Character) -> Double {
        let scalar = character.unicodeScalars.first?.value ?? 0
        switch scalar {
        case 0x1100...0x115F, 0x2010...0x2027, 0x2030...0x205E, 0x2100...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0xFFFD, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
            return 1
        default: break
        }
        return switch character {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ", "(", ")", "[", "]", "·", "`": 0.33
        case "f", "r", "t", "-", "/", "\\", "\"": 0.42
        case "m", "w", "M", "W", "@", "%": 0.94
        case "A"..."Z", "&", "#", "+", "=", "<", ">", "~", "^", "±", "×": 0.68
        default: 0.57
        }
    }
}
