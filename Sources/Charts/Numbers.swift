// Numbers as text, the same on every machine: for script coordinates and for the words on an axis.

/// Writes numbers without locale, exponent or hidden rounding.
enum Numbers {
    /// A number with a fixed number of decimals (0 to 6), for example `-0.50`; never `-0`. The magnitude is at most 10¹².
    static func fixed(_ value: Double, decimals: Int) -> String {
        var factor = 1
        for _ in 0..<decimals { factor *= 10 }
        let scaled = Int((value.magnitude * Double(factor)).rounded())
        let sign = value < 0 && scaled != 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(scaled) }
        let fraction = String(scaled % factor)
        return sign + String(scaled / factor) + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
    }

    /// A number for readers, with commas between thousands where `grouped`.
    static func readable(_ value: Double, decimals: Int, grouped isGrouped: Bool) -> String {
        let plain = fixed(value, decimals: decimals)
        guard isGrouped else { return plain }
        let parts = plain.split(separator: ".", maxSplits: 1)
        let digits = parts[0].drop { $0 == "-" }
        var grouped = plain.hasPrefix("-") ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return parts.count > 1 ? grouped + "." + parts[1] : grouped
    }

    /// A count or measurement inside a segment: no decimals where it is whole, else one.
    static func short(_ value: Double) -> String {
        readable(value, decimals: value == value.rounded() ? 0 : 1, grouped: value.magnitude >= 10_000)
    }
}
