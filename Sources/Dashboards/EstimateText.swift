// An estimate as pages write it: the value, its interval, its n and what must be said beside it.

internal import Analytics
internal import Domain
internal import Statistics

/// The words of one estimate in one language.
struct EstimateText {
    let item: RowEstimate
    let language: Language

    init(_ item: RowEstimate, language: Language) {
        self.item = item
        self.language = language
    }

    /// 32.1%, +3.2 个百分点, 1.43, 385 人; nil where there is no number.
    var value: String? { item.estimate.map { number($0.value, withUnit: true) } }

    /// The small print below a value, line by line.
    ///
    /// - Parameter without: a remark that the page says once for all rows.
    func details(names: (first: String, second: String)?, without: EstimateRemark? = nil) -> [String] {
        var lines: [String] = []
        if let interval { lines.append(interval) }
        if let outer { lines.append(outer) }
        if item.spec.form == .caseMix, let expected = item.reference {
            lines.append(phrase("应有", "expected") + Words.decimal(expected, places: 1))
        }
        lines.append(counts)
        if let probability { lines.append(probability) }
        return lines + remarks(names, without: without)
    }

    /// In one line: 32.1%（28.0%–36.5%，n = 120，未知 3）.
    func line(names: (first: String, second: String)?) -> String {
        let comma = language == .chinese ? "，" : ", "
        let tail = details(names: names).joined(separator: comma)
        return (value ?? Words.missing) + (language == .chinese ? "（\(tail)）" : " (\(tail))")
    }

    /// Beside a picture that draws the interval itself: 32.1%，n=120，未知 3.
    var short: String {
        let comma = language == .chinese ? "，" : ", "
        let n = "n=\(Words.count(item.n))"
        let missing = item.missing.flatMap { $0 > 0 ? comma + "\(word("missing")) \(Words.count($0))" : nil } ?? ""
        return (value ?? Words.missing) + comma + n + missing
    }

    private var interval: String? {
        guard let estimate = item.estimate else { return nil }
        switch item.spec.form {
        case .needed, .detectable: return nil
        case .funnel: return phrase("95% 界限", "95% limits") + range(estimate.lower, estimate.upper)
        default: return range(estimate.lower, estimate.upper)
        }
    }

    private var outer: String? {
        item.outer.map { outer in
            item.spec.form == .funnel
                ? phrase("99.8% 界限", "99.8% limits") + range(outer.lowerBound, outer.upperBound)
                : phrase("未知者全否至全是", "unknown all no to all yes") + range(outer.lowerBound, outer.upperBound)
        }
    }

    private var counts: String {
        let missing = item.missing.map { "\(language == .chinese ? "，" : ", ")\(word("missing")) \(Words.count($0))" } ?? ""
        return "n = \(Words.count(item.n))\(missing)"
    }

    private var probability: String? {
        item.probability.flatMap { p in
            switch item.spec.form {
            case .pooled: phrase("高低出于偶然的概率", "chance of being on the other side") + Words.percent(p)
            case .funnel: nil
            default: "P " + (p < 0.001 ? "< 0.001" : "= " + Words.decimal(p, places: 3))
            }
        }
    }

    private func remarks(_ names: (first: String, second: String)?, without: EstimateRemark?) -> [String] {
        item.remarks.filter { $0 != without }.map { remark in
            switch (remark, names) {
            case (.firstHigher, let names?): language == .chinese ? "较高：\(names.first)" : "higher: \(names.first)"
            case (.secondHigher, let names?): language == .chinese ? "较高：\(names.second)" : "higher: \(names.second)"
            default: remark.label[language]
            }
        }
    }

    private func range(_ lower: Double, _ upper: Double) -> String {
        guard upper.isFinite else { return (language == .chinese ? "不低于 " : "at least ") + number(lower) }
        return item.spec.form.scale == .points
            ? number(lower) + (language == .chinese ? " 至 " : " to ") + number(upper) : number(lower) + "–" + number(upper)
    }

    private func number(_ value: Double, withUnit: Bool = false) -> String {
        guard value.isFinite else { return "∞" }
        switch item.spec.form.scale {
        case .share: return Words.percent(value)
        case .times: return Words.decimal(value, places: 2)
        case .points:
            let rounded = Words.decimal(value * 100, places: 1)
            let signed = rounded.hasPrefix("−") || (value * 1000).rounded() == 0 ? rounded : "+" + rounded
            return withUnit ? signed + (language == .chinese ? " 个百分点" : " points") : signed
        case .people: return Words.count(Int(value)) + (language == .chinese ? " 人" : " people")
        }
    }

    private func phrase(_ zh: String, _ en: String) -> String { language == .chinese ? zh + " " : en + " " }

    private func word(_ key: String) -> String { Words.all[key]?[language] ?? "" }
}
