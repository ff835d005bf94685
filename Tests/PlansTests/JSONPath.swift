// Finds a value in JSON by the paths that PlanFacts uses, and says it as they do.

import Foundation

/// The value at a path as text: lists joined by commas, whole numbers without a fraction; nil where the path leads nowhere.
///
/// - Parameter path: keys joined by dots; `[0]` takes an item of a list, `[key=value]` the first record with that value.
func value(at path: String, in root: Any) -> String? {
    var current: Any = root
    for step in steps(of: path) {
        guard let next = take(step, from: current) else { return nil }
        current = next
    }
    return said(current)
}

/// `a.b[0].c[d=e]` is a, b, [0], c, [d=e].
private func steps(of path: String) -> [Substring] {
    path.split(separator: ".").flatMap { part -> [Substring] in
        guard let bracket = part.firstIndex(of: "[") else { return [part] }
        return [part[..<bracket]] + part[bracket...].split(separator: "]").map { $0 + "]" }
    }
}

private func take(_ step: Substring, from value: Any) -> Any? {
    guard step.hasPrefix("[") else { return (value as? [String: Any])?[String(step)] }
    guard let list = value as? [Any] else { return nil }
    let inside = step.dropFirst().dropLast()
    if let index = Int(inside) { return list.indices.contains(index) ? list[index] : nil }
    let sides = inside.split(separator: "=", maxSplits: 1)
    return list.first { ($0 as? [String: Any])?[String(sides[0])].map(said) == String(sides[1]) }
}

private func said(_ value: Any) -> String {
    switch value {
    case let list as [Any]: list.map(said).joined(separator: ",")
    case let text as String: text
    // A JSON number is no flag although Foundation lets one be read as the other.
    case let number as NSNumber where isFlag(number): number.boolValue ? "true" : "false"
    case let number as NSNumber: number.doubleValue == number.doubleValue.rounded() ? "\(number.intValue)" : "\(number.doubleValue)"
    case is [String: Any]: "{…}"
    default: "null"
    }
}

/// Whether the number was written `true` or `false`.
private func isFlag(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
}
