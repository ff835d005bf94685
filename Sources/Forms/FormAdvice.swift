// What somebody who wrote a value another way should write: 2025/4/1, 10%, 应当, “>=”, ５.

internal import Domain

/// Advice on one value that its shape refused.
struct FormAdvice {
    let written: String
    let help: FormHelp

    /// The written text in half-width characters, without the quotation marks of Chinese text.
    private var plain: String {
        FormAdvice.halfWidth(written).trimmed.filter { !"“”‘’「」\"'".contains($0) }
    }

    /// What to do, and the value that was meant, to read on with; nil each where it cannot be told.
    func advice(for shape: FormShape) -> (action: Bilingual?, meant: FormValue?) {
        switch shape {
        case .day: return day
        case .integer(let range):
            guard let whole, range.contains(whole) else { return (nil, nil) }
            return (write("\(whole)"), .integer(whole))
        case .number: return (decimal.map(write), decimal.flatMap { Double($0) }.map { .number($0) })
        case .flag: return (flag.map(FormAdvice.didYouMean), flag.map { .flag($0 == "true") })
        case .choice(let known):
            let code = choice(known)
            return (code.map(FormAdvice.didYouMean), code.map { .text($0) })
        case .slug: return (slug.map(FormAdvice.didYouMean), slug.map { .text($0) })
        default: return (nil, nil)
        }
    }

    static func didYouMean(_ name: String) -> Bilingual {
        Bilingual("是否为“\(name)”？", "Did you mean “\(name)”?")
    }

    private func write(_ text: String) -> Bilingual {
        Bilingual("请只写数字 \(text)", "Write the number alone: \(text)")
    }

    /// Full-width letters, digits and signs as half-width ones.
    static func halfWidth(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.unicodeScalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000: result.append(" ")
            case 0x2236: result.append(":")
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    // MARK: - Days

    private var day: (Bilingual?, FormValue?) {
        let numbers = plain.split { !("0"..."9").contains($0) }.map(String.init)
        if numbers.count == 1, plain.count == 8, let only = numbers.first, only.count == 8 {
            return exact(String(only.prefix(4)), String(only.dropFirst(4).prefix(2)), String(only.suffix(2)))
        }
        guard let first = numbers.first, numbers.count <= 3 else { return (nil, nil) }
        if first.count == 4 {
            if numbers.count == 3 { return exact(first, numbers[1], numbers[2]) }
            guard numbers.count == 2, let month = Int(numbers[1]), let year = Int(first) else { return (nil, nil) }
            return (wholeMonth(year, month), nil)
        }
        if numbers.count == 2, let month = Int(first), let day = Int(numbers[1]), CivilDay(year: 2024, month: month, day: day) != nil {
            let words = "\(FormAdvice.padded(month))-\(FormAdvice.padded(day))"
            return (
                Bilingual("请连年份写明，写作 YYYY-\(words)，如 2025-\(words)", "State the year as well: YYYY-\(words), such as 2025-\(words)"), nil
            )
        }
        return (nil, nil)
    }

    /// A day written with other signs, or one that its month does not have.
    private func exact(_ year: String, _ month: String, _ day: String) -> (Bilingual?, FormValue?) {
        guard let year = Int(year), let month = Int(month), let day = Int(day) else { return (nil, nil) }
        if let found = CivilDay(year: year, month: month, day: day) {
            return (Bilingual("请写作 \(found)", "Write \(found)"), .text("\(found)"))
        }
        guard let last = FormAdvice.lastDay(year, month), day > last.components.day else { return (nil, nil) }
        return (
            Bilingual(
                "\(year) 年 \(month) 月只到 \(last.components.day) 日，请核对", "The last day of that month is \(last); check which day is meant"),
            nil
        )
    }

    /// A month without a day.
    private func wholeMonth(_ year: Int, _ month: Int) -> Bilingual? {
        guard let first = CivilDay(year: year, month: month, day: 1), let last = FormAdvice.lastDay(year, month) else { return nil }
        return Bilingual(
            "请写到日；原文只写到月的，首日写 \(first)，末日写 \(last)",
            "Write a day; where the document states a month alone, the first day is \(first) and the last \(last)")
    }

    private static func lastDay(_ year: Int, _ month: Int) -> CivilDay? {
        [31, 30, 29, 28].lazy.compactMap { CivilDay(year: year, month: month, day: $0) }.first
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    // MARK: - Numbers

    /// The number at the beginning, what follows it being a unit: 10%, 50人, 1,000.
    private var digits: String? {
        let text = plain.filter { $0 != "," }
        let number = text.prefix { ("0"..."9").contains($0) || $0 == "." }
        let unit = text.dropFirst(number.count)
        guard !number.isEmpty, !unit.contains(where: { ("0"..."9").contains($0) || "-/:".contains($0) }) else { return nil }
        return String(number)
    }

    private var whole: Int? { digits.flatMap { Int($0) } }

    /// A ratio as one number: 3:1 as 3.
    private var decimal: String? {
        let parts = plain.split(separator: ":")
        if parts.count == 2, let over = Double(parts[0].trimmed), let under = Double(parts[1].trimmed), over > 0, under > 0 {
            let ratio = over / under
            return ratio == ratio.rounded() && ratio < 1e9 ? "\(Int(ratio))" : "\(ratio)"
        }
        return digits.flatMap { text in Double(text).map { $0 > 0 } == true && text != written ? text : nil }
    }

    // MARK: - Codes

    private var flag: String? {
        switch plain.lowercased() {
        case "true", "yes", "y", "on", "1", "是", "对", "会", "可", "可以": "true"
        case "false", "no", "n", "off", "0", "否", "不", "不会", "不可", "不可以": "false"
        default: nil
        }
    }

    private func choice(_ known: [String]) -> String? {
        let text = plain
        if known.contains(text) { return text }
        let signs = [
            "≥": ">=", "⩾": ">=", "≧": ">=", "=>": ">=", ">": ">=", "≤": "<=", "⩽": "<=", "≦": "<=", "=<": "<=", "<": "<=", "==": "=",
        ]
        if let sign = signs[text.filter { $0 != " " }], known.contains(sign) { return sign }
        if let code = (help.codes[text] ?? []).first(where: known.contains) { return code }
        let joined = String(text.map { $0 == " " || $0 == "-" ? "_" : $0 })
        return nearest(to: joined, among: known)
    }

    /// The discipline of a Chinese name, or the text with small letters and hyphens where that is all it lacks.
    private var slug: String? {
        let text = plain
        if let code = help.codes[text]?.first { return code }
        let lowered = String(text.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
        return lowered != written && lowered.isSlug ? lowered : nil
    }
}

extension String {
    /// Whether it is of lower-case letters, digits and hyphens, at most 60, without a hyphen at either end.
    var isSlug: Bool {
        !isEmpty && utf8.count <= 60 && first != "-" && last != "-"
            && utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
