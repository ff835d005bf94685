// The sentences of findings, in both languages; the facts stand in Finding.swift.

extension Finding {
    /// The finding as one paragraph: where, what, got, expected, what to do, and its code.
    package func message(in language: Language) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }

    private var chinese: String {
        var text = severity == .error ? "错误" : "提醒"
        let located = [
            place.file.map(Finding.visible),
            place.sheet.map { "工作表“\(Finding.visible($0))”" },
            place.line.map { "第 \($0) 行" },
            place.row.map { "第 \($0) 行" },
            place.column.map { "“\(Finding.visible($0))”列" },
        ].compactMap { $0 }
        if !located.isEmpty { text += "　" + located.joined(separator: " ") }
        text += "：\(what.zh)"
        if let found { text += "；读到“\(Finding.visible(found))”" }
        if let withheld { text += "；读到 \(withheld.zh)（可能是个人信息，不显示）" }
        if let expected { text += "；应为\(expected.zh)" }
        text += "。"
        if let action { text += action.zh + (action.zh.hasSuffix("？") ? "" : "。") }
        return text + "［\(code)］"
    }

    private var english: String {
        var text = severity == .error ? "error" : "note"
        let located = [
            place.file.map(Finding.visible),
            place.sheet.map { "sheet “\(Finding.visible($0))”" },
            place.line.map { "line \($0)" },
            place.row.map { "row \($0)" },
            place.column.map { "column “\(Finding.visible($0))”" },
        ].compactMap { $0 }
        if !located.isEmpty { text += " in " + located.joined(separator: ", ") }
        text += ": \(what.en)"
        if let found { text += "; found “\(Finding.visible(found))”" }
        if let withheld { text += "; found \(withheld.en) (not shown: it may tell who somebody is)" }
        if let expected { text += "; expected \(expected.en)" }
        text += "."
        if let action { text += " " + action.en + (action.en.hasSuffix("?") ? "" : ".") }
        return text + " [\(code)]"
    }

    /// A value or heading made safe to show on a terminal, at most 80 characters.
    private static func visible(_ value: String) -> String {
        let shown = value.unicodeScalars.map { Character($0.visible) }
        return shown.count > 80 ? String(shown.prefix(80)) + "…" : String(shown)
    }
}

extension Unicode.Scalar {
    /// Itself, or what stands for it where it could steer a terminal: control characters as symbols, line separators and what turns the
    /// direction of text as U+FFFD.
    package var visible: Unicode.Scalar {
        switch value {
        case 0..<0x20: Unicode.Scalar(0x2400 + value) ?? "?"
        case 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
        default: self
        }
    }
}

extension String {
    /// One line for a terminal: control and direction characters are made visible, so that a value cannot steer it.
    package var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map(\.visible)))
    }
}

/// The nearest known name to a misspelt one, for “did you mean”.
///
/// Uses the edit distance of V. Levenshtein (1966) over characters; `nil` when nothing is within a third of the length (at least 2).
/// Cost: the product of both lengths for each candidate.
package func nearest(to name: String, among known: [String]) -> String? {
    // Nothing known is longer; a text of any length must not cost time.
    guard name.count <= 60 else { return nil }
    let written = Array(name.lowercased())
    let best = known.map { ($0, editDistance(written, Array($0.lowercased()))) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
    guard let (candidate, distance) = best, distance <= max(2, written.count / 3), distance < written.count else { return nil }
    return candidate
}

private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var current = [i + 1]
        for (j, b) in right.enumerated() {
            current.append(min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a == b ? 0 : 1)))
        }
        previous = current
    }
    return previous[right.count]
}
