// The form in which numbers of identity documents are compared.

/// Numbers of identity documents: half width, capital letters, no blanks or hyphens; a 15-digit number of the first generation as the 18 digits
/// it became (GB 11643-1999: century 19, check character by ISO 7064 MOD 11-2).
package enum DocumentForm {
    package static func form(of value: String) -> String {
        var digits: [UInt8] = []
        var isOther = false
        var text = String.UnicodeScalarView()
        for scalar in TextForm.form(of: value).unicodeScalars where scalar != " " && scalar != "-" && !("‐"..."―").contains(scalar) {
            let upper = scalar.properties.uppercaseMapping.unicodeScalars
            text.append(contentsOf: upper)
            if let digit = upper.first, ("0"..."9").contains(digit), upper.count == 1 {
                digits.append(UInt8(digit.value - 0x30))
            } else {
                isOther = true
            }
        }
        guard !isOther, digits.count == 15 else { return String(text) }
        let month = digits[8] * 10 + digits[9]
        let day = digits[10] * 10 + digits[11]
        guard (1...12).contains(month), (1...31).contains(day) else { return String(text) }
        digits.insert(contentsOf: [1, 9], at: 6)
        return digits.map(String.init).joined() + checkCharacter(digits)
    }

    /// The last character of an 18-digit number from its first 17 digits.
    static func checkCharacter(_ digits: [UInt8]) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0) * $1.1 } % 11
        let check = (12 - sum) % 11
        return check == 10 ? "X" : String(check)
    }
}
