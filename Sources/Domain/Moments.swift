// A moment as people in China read it, from seconds since 1970; nothing here reads a clock.

/// Moments in words.
package enum Moments {
    /// For example `2026-06-30 14:05 UTC+8`.
    package static func text(_ seconds: Int64) -> String {
        let (day, hour, minute, _) = parts(seconds)
        return "\(day) \(two(hour)):\(two(minute)) UTC+8"
    }

    /// For example `2026-06-30-140559`: sorts by time, fit for a file name.
    package static func name(_ seconds: Int64) -> String {
        let (day, hour, minute, second) = parts(seconds)
        return "\(day)-\(two(hour))\(two(minute))\(two(second))"
    }

    private static func parts(_ seconds: Int64) -> (CivilDay, Int64, Int64, Int64) {
        let local = seconds + 8 * 3600
        return (CivilDay(number: Int(local / 86_400)), local % 86_400 / 3600, local % 3600 / 60, local % 60)
    }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
