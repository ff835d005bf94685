// The form in which texts are compared: what two keyboards write differently becomes one. What was written is kept elsewhere, unchanged.

internal import Domain
// NFKC; the standard library has no public function for it.
internal import Foundation

/// What is done to a value before it is compared.
package enum NormalForm: String, CaseIterable, Sendable {
    /// As written, without blanks at either end.
    case trimmed
    /// Exactly as written, blanks at the ends included.
    case written
    /// `TextForm`: one width, one case, one kind of blank.
    case text
    /// `NameForm`: a person's name.
    case name
    /// `SchoolForm`: the name of a school.
    case school
    /// `DocumentForm`: the number of an identity document.
    case document

    /// The value in this form; nil where nothing is left to compare, which counts as missing.
    package func form(of value: String) -> String? {
        let form =
            switch self {
            case .written: value
            case .trimmed: TextForm.trimmed(value)
            case .text: TextForm.form(of: value)
            case .name: NameForm.key(of: value)
            case .school: SchoolForm.form(of: value)
            case .document: DocumentForm.form(of: value)
            }
        return form.isEmpty ? nil : form
    }
}

/// Texts of any kind.
///
/// In this order: characters of the private area that GBK fonts used stand for those Unicode has given a place since; NFKC (full width to half
/// width, compatibility ideographs U+F900–FAFF and U+2F800–2FA1F to the unified ones, ligatures apart); what nobody
/// sees or what chooses a variant (`Unicode.Scalar.isUnseen`, `choosesVariant`) dropped; lower case, ß as ss; runs of blanks of every
/// kind to one, none at the ends. Characters beyond the basic plane stay themselves. No two different unified ideographs become
/// one: 龑 and 䶮, 晖 and 辉 are different names.
package enum TextForm {
    package static func form(of value: String) -> String {
        if isPlain(value) { return value }
        var mapped = String.UnicodeScalarView()
        for scalar in value.unicodeScalars { mapped.append(PrivateArea.unified[scalar] ?? scalar) }
        var result = String.UnicodeScalarView()
        var blank = false
        for scalar in String(mapped).precomposedStringWithCompatibilityMapping.unicodeScalars
        where !scalar.isUnseen && !scalar.choosesVariant {
            if scalar.isBlank {
                blank = true
                continue
            }
            if blank, !result.isEmpty { result.append(" ") }
            blank = false
            if scalar == "ß" {
                result.append(contentsOf: "ss".unicodeScalars)
            } else {
                result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return String(result)
    }

    /// Without blanks at either end; nothing else changes.
    static func trimmed(_ value: String) -> String {
        let scalars = value.unicodeScalars
        guard let first = scalars.first, let last = scalars.last, first.properties.isWhitespace || last.properties.isWhitespace else {
            return value
        }
        guard let from = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let to = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[from...to])
    }

    /// Whether the value is its own form: small letters, digits and the common ideographs alone.
    static func isPlain(_ value: String) -> Bool {
        value.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2EBEF, 0x30000...0x3FFFF: true
            default: false
            }
        }
    }
}

extension Unicode.Scalar {
    /// Whether it writes Chinese: a unified or compatibility ideograph, or 〇 and the repetition mark 々.
    var isHan: Bool {
        switch value {
        case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
        default: false
        }
    }
}
