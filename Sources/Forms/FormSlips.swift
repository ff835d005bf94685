// Slips of the keyboard that YAML takes for something else: full-width signs, tabs, a missing blank, an operator without quotation marks.

internal import Domain

/// One slip on one line.
struct FormSlip {
    enum Kind: String {
        case indent, colon, comma, bracket, blank, quotes
    }

    let kind: Kind
    /// From 1.
    let line: Int
    /// What stands there.
    let found: String
    /// What should stand there.
    let right: String

    func finding(_ area: String, _ file: String) -> Finding {
        Finding(
            "\(area).text.\(kind.rawValue)", at: Finding.Place(file: file, line: line), what: what, found: found, expected: expected,
            action: action)
    }

    private var what: Bilingual {
        switch kind {
        case .indent: Bilingual("行首用了制表符或全角空格", "the line begins with a tab or a wide blank")
        case .colon: Bilingual("键后面是全角冒号", "a full-width colon follows the key")
        case .comma: Bilingual("两项之间是全角逗号", "a full-width comma stands between two entries")
        case .bracket: Bilingual("用了全角括号", "a full-width bracket is used")
        case .blank: Bilingual("冒号或短横后面缺空格", "a blank is missing after the colon or hyphen")
        case .quotes:
            Bilingual("值以 > 开头而没有引号，YAML 会当作折行文字", "a value begins with > and has no quotation marks: YAML takes it for folded text")
        }
    }

    private var expected: Bilingual {
        switch kind {
        case .indent: Bilingual("半角空格，每层两个", "plain blanks, two for each level")
        case .colon: Bilingual("半角冒号加一个空格", "a plain colon and a blank")
        case .comma: Bilingual("半角逗号加一个空格", "a plain comma and a blank")
        case .bracket: Bilingual("半角的 [ ] 或 { }", "plain [ ] or { }")
        case .blank: Bilingual("一个空格", "a blank")
        case .quotes: Bilingual("加半角双引号的值", "the value in plain double quotation marks")
        }
    }

    private var action: Bilingual {
        kind == .indent
            ? Bilingual("请把行首改为半角空格", "Replace the margin by plain blanks") : Bilingual("请写作 \(right)", "Write \(right)")
    }
}

/// Finds slips line by line and mends them, so that the rest of the file can be read in the same round.
///
/// It is asked only of files that do not read without a fault: a wide comma inside a sentence is no slip.
struct FormSlips {
    private(set) var found: [FormSlip] = []
    /// The text without the slips, line for line.
    private(set) var mended = ""
    private let keys: Set<String>
    /// Depth of brackets open at the start of a line.
    private var depth = 0
    /// Margin and end of the line before that was not empty.
    private var before = (margin: 0, opens: false)

    init(_ source: String, keys: Set<String>) {
        self.keys = keys
        var lines: [String] = []
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            lines.append(mend(String(line), number: index + 1))
        }
        mended = lines.joined(separator: "\n")
    }

    private mutating func mend(_ line: String, number: Int) -> String {
        let bare = line.trimmed
        guard !bare.isEmpty, !bare.hasPrefix("#") else { return line }
        var scanner = SlipScanner(keys: keys, line: number, depth: depth, text: Array(withMargin(line, number)))
        scanner.scan()
        found += scanner.slips
        depth = max(0, scanner.depth)
        let result = String(scanner.mended)
        let plain = scanner.withoutComment.trimmed
        before = (result.prefix { $0 == " " }.count + (plain.hasPrefix("- ") ? 2 : 0), plain.hasSuffix(":"))
        return result
    }

    /// A margin of tabs or wide blanks as plain ones: where the line above opens a level, one level in, else as far in as that line.
    private mutating func withMargin(_ line: String, _ number: Int) -> String {
        let margin = line.prefix { $0 == " " || $0 == "\t" || $0 == "\u{3000}" || $0 == "\u{A0}" }
        guard margin.contains(where: { $0 != " " }) else { return line }
        let rest = line.dropFirst(margin.count)
        found.append(
            FormSlip(kind: .indent, line: number, found: margin.contains("\t") ? "⇥\(rest.prefix(20))" : "\(rest.prefix(20))", right: ""))
        let width = before.margin + (before.opens ? 2 : 0) - (rest.hasPrefix("- ") && !before.opens ? 2 : 0)
        return String(repeating: " ", count: max(0, width)) + rest
    }
}
