// What spreadsheets and conversions do to values: each kind of damage with its stable code. The words stand in Damage+Words.swift.

internal import Domain

/// A kind of damage to one cell.
enum Damage: String, CaseIterable {
    // Values that are none.
    case errorValue = "damage.value.error"
    case hashes = "damage.value.hashes"
    case formula = "damage.formula.unresolved"
    case formulaText = "damage.formula.text"
    case boolean = "damage.value.boolean"
    case placeholder = "damage.value.placeholder"

    // Numbers and names that a spreadsheet took for something else.
    case scientific = "damage.value.scientific"
    case decimal = "damage.value.decimal"
    case separators = "damage.value.separators"
    case turnedIntoDay = "damage.value.day"
    case fullWidth = "damage.value.fullwidth"
    case zerosLost = "damage.zeros.lost"
    case phoneZero = "damage.phone.zero"
    case phoneLength = "damage.phone.length"

    // Text.
    case invisible = "damage.text.invisible"
    case blanks = "damage.text.blanks"
    case lineBreak = "damage.text.linebreak"
    case replacement = "damage.text.replacement"
    case mojibake = "damage.text.mojibake"
    case questionMarks = "damage.text.question"
    case privateUse = "damage.text.private"
    case missingGlyph = "damage.text.glyph"
    case entity = "damage.text.entity"
    case escape = "damage.text.escape"
    case apostrophe = "damage.text.apostrophe"
    case truncated = "damage.text.truncated"

    // Days.
    case dayForm = "damage.day.form"
    case dayWithTime = "damage.day.clock"
    case dayAmbiguous = "damage.day.ambiguous"
    case dayShortYear = "damage.day.year"
    case daySerial = "damage.day.serial"
    case dayZero = "damage.day.zero"
    case dayPart = "damage.day.part"
    case dayTimeOnly = "damage.day.time"
    case dayEpoch = "damage.day.epoch"

    // Numbers.
    case percentSign = "damage.number.percent"
    case fraction = "damage.number.fraction"
    case comma = "damage.number.comma"
    case exponent = "damage.number.exponent"
    case letters = "damage.number.letters"
    case unit = "damage.number.unit"
    case rounding = "damage.number.rounding"
    case negativeZero = "damage.number.zero"

    // Document numbers (GB 11643).
    case documentRounded = "damage.document.rounded"
    case documentCheck = "damage.document.check"
    case documentBirth = "damage.document.birth"
    case documentDivision = "damage.document.division"
    case documentLength = "damage.document.length"
    case documentForm = "damage.document.form"
    case documentSex = "damage.document.sex"

    // Rows and columns together.
    case seriesDocument = "damage.series.document"
    case seriesPhone = "damage.series.phone"
    case seriesName = "damage.series.name"
    case seriesText = "damage.series.text"
    case seriesDay = "damage.series.day"
    case shifted = "damage.row.shifted"

    /// Whether the value cannot be used. What has one reading only is read, and told once a column.
    var severity: Finding.Severity {
        switch self {
        case .placeholder, .fullWidth, .zerosLost, .phoneZero, .phoneLength, .invisible, .blanks, .lineBreak, .privateUse, .missingGlyph,
            .entity, .escape, .apostrophe, .truncated, .dayForm, .dayWithTime, .dayEpoch, .percentSign, .fraction, .rounding,
            .negativeZero, .documentCheck, .documentBirth, .documentDivision, .documentLength, .documentForm, .documentSex,
            .seriesDocument, .seriesPhone, .seriesName, .seriesText, .seriesDay:
            .warning
        default: .error
        }
    }
}
