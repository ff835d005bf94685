// One line of a YAML file searched for slips of the keyboard: where they stand, and the line as it should be.

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
