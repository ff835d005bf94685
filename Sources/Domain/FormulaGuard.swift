// Texts that a spreadsheet would run as a formula, made harmless in every text file we write, and given back as they were on reading.
//
// In .xlsx a text is stored as a text and needs no guard. In CSV and Markdown the only thing a spreadsheet goes by is how a field begins.

extension String {
    /// Whether a spreadsheet may take a field with this text for a formula.
    ///
    /// True where it begins with `=`, `+`, `-`, `@`, their full-width forms, a tab, CR or LF, be it after blanks, quotation marks or characters without
    /// width (OWASP, “CSV Injection”). Cost: the leading blanks and marks.
    package var opensFormula: Bool {
        // Most texts begin with a letter, a digit or a Chinese character below the full-width forms.
        guard let first = utf8.first, first < 0x41 || first == 0x60 || first == 0x7F || first >= 0xC2 else { return false }
        for scalar in unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
            case "'", "\"", "`", "‘", "’", "“", "”", "＇", "＂": continue
            default: if scalar.isBlankOrUnseen { continue } else { return false }
            }
        }
        return false
    }

    /// The text as it goes into a CSV or Markdown file: an apostrophe stands before what opens a formula.
    ///
    /// `guarded.unguarded` is the text again, whatever it is.
    package var guarded: String { opensFormula ? "'" + self : self }

    /// What was written where `guarded` may have put an apostrophe; every other text as it is.
    package var unguarded: String {
        guard utf8.first == 0x27 else { return self }
        let rest = String(unicodeScalars.dropFirst())
        return rest.opensFormula ? rest : self
    }
}

extension Unicode.Scalar {
    /// Blank, or without width: spreadsheets drop some of them, a reader sees none.
    fileprivate var isBlankOrUnseen: Bool {
        guard value != 0x20 else { return true }
        guard value >= 0xA0 else { return value < 0x20 || value >= 0x7F }
        return isBlank || isUnseen || choosesVariant || properties.generalCategory == .format
    }
}
