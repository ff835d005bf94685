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

/// One line of a YAML file, read sign by sign: quoted text and comments are left as they are.
struct SlipScanner {
    let keys: Set<String>
    let line: Int
    /// Brackets open.
    var depth: Int
    let text: [Character]
    private(set) var slips: [FormSlip] = []
    private(set) var mended: [Character] = []
    private var at = 0
    private var commentAt: Int?

    init(keys: Set<String>, line: Int, depth: Int, text: [Character]) {
        (self.keys, self.line, self.depth, self.text) = (keys, line, depth, text)
    }

    var withoutComment: String { String(text.prefix(commentAt ?? text.count)) }

    mutating func scan() {
        skipBlanks()
        if at < text.count, text[at] == "-" { dash() }
        entry()
        while at < text.count {
            switch text[at] {
            case "{", "[":
                depth += 1
                copy()
                skipBlanks()
                entry()
            case "}", "]":
                depth -= 1
                copy()
            case "｛", "［", "｝", "］", "【", "】": bracket()
            case ",":
                copy()
                skipBlanks()
                if depth > 0 { entry() }
            case "，", "；", "、":
                if depth > 0, separates() { comma() } else { copy() }
            case "\"", "'":
                if startsValue { quoted(text[at]) } else { copy() }
            case ">":
                if startsValue, depth > 0 || isOperator { greater() } else { copy() }
            case "#":
                guard at == 0 || text[at - 1].isWhitespace else {
                    copy()
                    continue
                }
                commentAt = at
                mended += text[at...]
                at = text.count
            default: copy()
            }
        }
    }

    private mutating func copy() {
        mended.append(text[at])
        at += 1
    }

    private mutating func skipBlanks() {
        while at < text.count, text[at] == " " { copy() }
    }

    /// Whether the last sign but blanks begins a value.
    private var startsValue: Bool {
        guard let last = mended.last(where: { $0 != " " }) else { return true }
        return ":[{,-".contains(last) && (mended.last == " " || "[{".contains(last))
    }

    private var isOperator: Bool {
        let rest = String(text[at...].dropFirst()).trimmed
        return rest.isEmpty ? String(mended).hasSuffix("operator: ") : rest == "="
    }

    /// `-stage: x`, a hyphen without its blank.
    private mutating func dash() {
        let name = word(from: at + 1)
        let isBare = at + 1 < text.count && text[at + 1] != " " && keys.contains(name) && sign(at + 1 + name.count) == ":"
        copy()
        if isBare {
            slip(.blank, "-\(name)", "- \(name)")
            mended.append(" ")
        }
        skipBlanks()
    }

    /// The beginning of an entry: a key with a wide colon, or without the blank after its colon.
    private mutating func entry() {
        let name = word(from: at)
        guard !name.isEmpty else { return }
        let mark = at + name.count
        let isKey = keys.contains(name)
        if let found = sign(mark), found == "：" || found == "﹕" {
            let isNumber = sign(mark + 1 + blanks(from: mark + 1)).map(\.isNumber) == true
            guard isKey || isNumber || (depth == 0 && name.allSatisfy { $0.isASCII }) else { return }
            slip(.colon, "\(name)\(found)", "\(name): …")
            take(name.count)
            replace(1 + blanks(from: mark + 1), by: ": ")
        } else if sign(mark) == ":", let next = sign(mark + 1), next != " ", isKey || (depth > 0 && next.isNumber) {
            slip(.blank, "\(name):\(next)", "\(name): \(next)")
            take(name.count)
            replace(1, by: ": ")
        }
    }

    /// Whether a wide comma here stands between entries rather than inside a text.
    private func separates() -> Bool {
        let start = at + 1 + blanks(from: at + 1)
        let name = word(from: start)
        guard !name.isEmpty else { return false }
        if let next = sign(start + name.count), ":：".contains(next) { return true }
        // Codes hold no wide comma.
        return name.allSatisfy { $0.isASCII } && mended.last?.isASCII == true
    }

    private mutating func comma() {
        let width = 1 + blanks(from: at + 1)
        let name = word(from: at + width)
        slip(.comma, "\(text[at])\(name)", ", \(name)")
        replace(width, by: ", ")
        entry()
    }

    private mutating func bracket() {
        let pairs: [Character: Character] = ["｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]"]
        guard let right = pairs[text[at]], "{[".contains(right) ? startsValue : depth > 0 else { return copy() }
        slip(.bracket, "\(text[at])", "\(right)")
        depth += "{[".contains(right) ? 1 : -1
        replace(1, by: "\(right)")
        skipBlanks()
        if "{[".contains(right) { entry() }
    }

    private mutating func greater() {
        var end = at
        while let next = sign(end), next == ">" || next == "=" || (next == " " && sign(end + 1) == "=") { end += 1 }
        slip(.quotes, String(text[at..<end]), "\">=\"")
        replace(end - at, by: "\">=\"")
    }

    private mutating func quoted(_ mark: Character) {
        copy()
        while at < text.count {
            let sign = text[at]
            copy()
            if sign == "\\", mark == "\"", at < text.count { copy() }
            if sign == mark { return }
        }
    }

    private mutating func slip(_ kind: FormSlip.Kind, _ found: String, _ right: String) {
        slips.append(FormSlip(kind: kind, line: line, found: found, right: right))
    }

    private mutating func take(_ count: Int) {
        for _ in 0..<count { copy() }
    }

    private mutating func replace(_ count: Int, by right: String) {
        mended += Array(right)
        at += count
    }

    private func sign(_ index: Int) -> Character? { text.indices.contains(index) ? text[index] : nil }

    private func blanks(from index: Int) -> Int {
        text.dropFirst(index).prefix { $0 == " " || $0 == "\u{3000}" }.count
    }

    /// Letters, digits, `_` and `-` from a place on.
    private func word(from index: Int) -> String {
        String(text.dropFirst(index).prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
    }
}
