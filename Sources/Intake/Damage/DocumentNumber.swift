// Resident identity numbers: what GB 11643 says of their 18 characters, and what spreadsheets make of them.

package import Domain

/// Checks of document numbers. Nothing here keeps or repeats one.
package enum DocumentNumber {
    /// First two digits of a number: the provinces of GB/T 2260, and 81 to 83 for residence permits of people from Hong Kong, Macao and Taiwan.
    private static let provinces: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81,
        82,
        83,
    ]

    /// The day of birth in a resident identity number; nil for any other document and for a day that does not exist.
    package static func birth(in number: String) -> CivilDay? {
        let bytes = Array(number.utf8)
        guard bytes.count == 18, bytes.prefix(17).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return birth(bytes)
    }

    private static func birth(_ bytes: [UInt8]) -> CivilDay? {
        func value(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        return CivilDay(year: value(6..<10), month: value(10..<12), day: value(12..<14))
    }

    /// Whether a text is a resident identity number without a slip: 18 characters, an existing day of birth, the right check character.
    package static func isWhole(_ number: String) -> Bool {
        let bytes = Array(number.utf8)
        return birth(in: number) != nil && ((0x30...0x39).contains(bytes[17]) || bytes[17] == 0x58) && hasRightCheck(bytes)
    }

    /// Whether the 18th character is that of ISO 7064 MOD 11-2 over the first 17.
    static func hasRightCheck(_ bytes: [UInt8]) -> Bool {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, bytes).reduce(0) { $0 + $1.0 * Int($1.1 - 0x30) }
        return Array("10X98765432".utf8)[sum % 11] == bytes[17]
    }

    /// What a check says of a number.
    struct Verdict {
        var damages: [Damage] = []
        /// The sex by the 17th digit; nil where the number is no resident identity number.
        var sex: Sex?
        /// The first 17 digits, for series.
        var prefix: Int?
    }

    /// - Parameters:
    ///   - written: as it stands in the cell, cleaned of invisible characters and blanks at its ends.
    ///   - isNumber: whether the file says that the cell is a number: more than 15 digits of it are lost then.
    static func check(_ written: String, isNumber: Bool, today: CivilDay) -> Verdict {
        var verdict = Verdict()
        var bytes = Array(written.utf8)
        let isPlain = bytes.allSatisfy { (0x30...0x39).contains($0) || $0 | 0x20 == 0x78 }
        if !isPlain {
            let folded = DigitFold.of(written).uppercased()
            if LongNumber.isScientific(folded) { return Verdict(damages: [.scientific]) }
            let stripped = Array(folded.utf8.filter { $0 != 0x20 && $0 != 0x2D })
            guard stripped.count == 18, stripped.prefix(17).allSatisfy({ (0x30...0x39).contains($0) }),
                (0x30...0x39).contains(stripped[17]) || stripped[17] == 0x58
            else {
                // A letter O among the digits; any other letters are those of a passport or permit.
                let isSlip = stripped.count == 18 && stripped.count { (0x30...0x39).contains($0) } >= 15 && stripped.contains(0x4F)
                return Verdict(damages: isSlip ? [.letters] : [])
            }
            verdict.damages.append(.documentForm)
            bytes = stripped
        }
        if bytes.count == 18, bytes[17] == 0x78 { bytes[17] = 0x58 }
        let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
        guard bytes.count == 18, digits >= 17 else {
            // Passports and permits have letters or up to 10 digits.
            if digits == bytes.count, digits > 10 { verdict.damages.append(.documentLength) }
            return verdict
        }
        let isRight = hasRightCheck(bytes)
        let isRounded = bytes.suffix(3).allSatisfy { $0 == 0x30 }
        if isNumber || (isRounded && !isRight) { return Verdict(damages: [.documentRounded]) }
        if !isRight { verdict.damages.append(.documentCheck) }
        if !provinces.contains(Int(bytes[0] - 0x30) * 10 + Int(bytes[1] - 0x30)) { verdict.damages.append(.documentDivision) }
        if birth(bytes).map({ $0 <= today }) != true { verdict.damages.append(.documentBirth) }
        verdict.sex = bytes[16] % 2 == 1 ? .male : .female
        verdict.prefix = bytes.prefix(17).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return verdict
    }
}

/// Numbers of many digits as spreadsheets mangle them.
enum LongNumber {
    /// `4.4E+17`, `1.38E+10`: a number shown with an exponent. `5E3` alone may be a code and is not one of them.
    static func isScientific(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x30...0x39).contains(first), text.utf8.contains(where: { $0 | 0x20 == 0x65 }) else {
            return false
        }
        let parts = text.utf8.split(separator: 0x45, omittingEmptySubsequences: false).flatMap {
            $0.split(separator: 0x65, omittingEmptySubsequences: false)
        }
        guard parts.count == 2, let sign = parts[1].first else { return false }
        let exponent = sign == 0x2B ? parts[1].dropFirst() : parts[1]
        let isMarked = sign == 0x2B || parts[0].contains(0x2E)
        return isMarked && !exponent.isEmpty && exponent.allSatisfy { (0x30...0x39).contains($0) }
            && parts[0].allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
    }

    /// `1001.0`: a number that went through a program that knows no texts.
    static func hasDecimal(_ text: String) -> Bool {
        guard text.utf8.count > 2, text.utf8.suffix(2).elementsEqual([0x2E, 0x30]) else { return false }
        return text.utf8.dropLast(2).allSatisfy { (0x30...0x39).contains($0) }
    }

    /// `13,800,138,000`.
    static func hasSeparators(_ text: String) -> Bool {
        let groups = text.utf8.split(separator: 0x2C, omittingEmptySubsequences: false)
        guard groups.count > 1, let first = groups.first, (1...3).contains(first.count) else { return false }
        return groups.dropFirst().allSatisfy { $0.count == 3 } && groups.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// `3月1日`, `1-Mar`, `Mar-01`, `2025/3/1`: what a class 3-1 or a code becomes.
    static func isDay(_ text: String) -> Bool {
        guard text.utf8.count <= 14, let first = text.unicodeScalars.first, ("0"..."9").contains(first) || first.properties.isAlphabetic
        else {
            return false
        }
        if text.contains("月") { return text.wholeMatch(of: /[0-9]{1,2}月[0-9]{1,2}日?/) != nil }
        guard text.utf8.contains(0x2D) || text.utf8.contains(0x2F) else { return false }
        return text.wholeMatch(of: /([0-9]{1,2}-)?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(-[0-9]{1,2})?/) != nil
            || text.wholeMatch(of: /(19|20)[0-9]{2}\/[0-9]{1,2}\/[0-9]{1,2}/) != nil
    }
}
