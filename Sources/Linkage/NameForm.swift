// The form in which persons' names are compared.

/// Names of persons, in Chinese or Latin letters.
///
/// On top of `TextForm`: every middle dot, and a full stop, hyphen or comma between two parts, is one separator; blanks inside a Chinese
/// name go (王 明 is 王明), except between two parts that together are longer than four characters, where they stand for the dot (阿依古丽
/// 买买提). In Latin names separators are one blank.
package enum NameForm {
    /// The name with one middle dot (U+00B7) between the parts of a Chinese name: 阿依古丽·买买提.
    package static func form(of value: String) -> String {
        let parts = parts(of: TextForm.form(of: value))
        guard let first = parts.first else { return "" }
        var result = first.text
        for (before, after) in zip(parts, parts.dropFirst()) {
            if endsHan(before.text) && startsHan(after.text) {
                let isLong = before.text.unicodeScalars.count > 1 && after.text.unicodeScalars.count > 1 && total(parts) > 4
                if after.isDotted || isLong { result += "·" }
            } else {
                result += " "
            }
            result += after.text
        }
        return result
    }

    /// The form by which names are looked up and held to be the same: as `form`, without the dots of Chinese names. Whether and how a dot
    /// was typed makes no difference.
    package static func key(of value: String) -> String {
        // One part without dots, as most are.
        if TextForm.isPlain(value) { return value }
        let form = form(of: value)
        guard form.unicodeScalars.contains("·") else { return form }
        return String(form.unicodeScalars.filter { $0 != "·" })
    }

    private struct Part {
        var text: String
        /// Whether a dot stood before it, not a blank alone.
        var isDotted: Bool
    }

    private static func parts(of text: String) -> [Part] {
        var parts: [Part] = []
        var part = String.UnicodeScalarView()
        var dotted = false
        func end() {
            if !part.isEmpty { parts.append(Part(text: String(part), isDotted: dotted)) }
            if !part.isEmpty { dotted = false }
            part = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            if scalar == " " {
                end()
            } else if isSeparator(scalar) {
                end()
                dotted = true
            } else if scalar != "'" && scalar != "’" && scalar != "`" {
                part.append(scalar)
            }
        }
        end()
        return parts
    }

    private static func total(_ parts: [Part]) -> Int {
        parts.reduce(0) { $0 + $1.text.unicodeScalars.count }
    }

    private static func startsHan(_ text: String) -> Bool { text.unicodeScalars.first?.isHan == true }
    private static func endsHan(_ text: String) -> Bool { text.unicodeScalars.last?.isHan == true }

    /// The dots seen in names, after NFKC: · • ‧ ∙ ⋅ ⸱ ・ · ᛫ ․ ▪ ● ◦ ˙ 。 . - ‐ – — , 、 _
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xB7, 0x387, 0x2D9, 0x16EB, 0x2022, 0x2024, 0x2027, 0x2219, 0x22C5, 0x25AA, 0x25CF, 0x25E6, 0x2E31, 0x2E33, 0x3002, 0x30FB,
            0xFF65, 0x10101:
            true
        case 0x2E, 0x2D, 0x2C, 0x5F, 0x2010...0x2015, 0x2212, 0x3001: true
        default: false
        }
    }
}
