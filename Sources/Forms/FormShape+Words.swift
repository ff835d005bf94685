// Shapes in words: what a value should have been, and what was written instead.

internal import Domain
internal import Yams

extension FormShape {
    /// What is expected, to follow “应为” and “expected”.
    var expectation: Bilingual {
        switch self {
        case .text: Bilingual("一个值", "a single value")
        case .slug: Bilingual("小写字母、数字与连字符", "lower-case letters, digits and hyphens")
        case .day: Bilingual("存在的日期，写作 YYYY-MM-DD", "a day that exists, written YYYY-MM-DD")
        case .integer(let range):
            Bilingual(
                "\(range.lowerBound) 至 \(range.upperBound) 的整数", "a whole number from \(range.lowerBound) to \(range.upperBound)")
        case .number: Bilingual("大于 0 的数", "a number above 0")
        case .flag: Bilingual("true 或 false", "true or false")
        case .choice(let known): FormShape.oneOf(known)
        case .list(.record): Bilingual("一个列表，每项是若干“键: 值”", "a list whose items are keys with values")
        case .list: Bilingual("一个列表", "a list")
        case .record(let keys):
            Bilingual(
                "若干“键: 值”（\(keys.map(\.name).joined(separator: "、"))）",
                "keys with values (\(keys.map(\.name).joined(separator: ", ")))")
        case .map: Bilingual("若干“名称: 值”", "names with values")
        }
    }

    static func oneOf(_ known: [String]) -> Bilingual {
        Bilingual("以下之一：\(known.joined(separator: "、"))", "one of \(known.joined(separator: ", "))")
    }

    /// How a value of this shape is written, around a text found where it should be; nil where no rule of thumb helps.
    func written(around text: String?, example: String?, help: FormHelp) -> Bilingual? {
        switch self {
        case .list(.record):
            return Bilingual("每一项另起一行，以“- ”开头，其下的键对齐", "Begin each item on a line of its own with “- ” and align its keys")
        case .list(let element):
            let items = text.map { text in
                text.split(whereSeparator: "，、,；;".contains).map { part -> String in
                    let item = part.trimmed
                    // Codes rather than the words for them.
                    if case .text(let code)? = FormAdvice(written: item, help: help).advice(for: element).meant { return code }
                    return item
                }
            }
            let list = items.map { "[\($0.joined(separator: ", "))]" } ?? example
            return list.map { Bilingual("请写作 \($0)", "Write \($0)") }
        case .record(let keys):
            guard let first = keys.first(where: \.required) ?? keys.first else { return nil }
            return Bilingual(
                "请在下一行缩进两格写“\(first.name): …”，其余的键与它对齐",
                "Write “\(first.name): …” on the next line, two blanks further in, and align the other keys with it")
        case .map: return example.map { Bilingual("例如 \($0)", "For example \($0)") }
        default: return example.map { Bilingual("请只写一个值，例如 \($0)", "Write a single value, for example \($0)") }
        }
    }
}

extension Node {
    /// What was written, as a noun.
    var form: Bilingual {
        switch self {
        case .mapping: Bilingual("若干“键: 值”", "keys with values")
        case .sequence: Bilingual("一个列表", "a list")
        case .scalar(let scalar) where scalar.string.isEmpty: Bilingual("空值", "nothing")
        case .scalar: Bilingual("单个值", "a single value")
        case .alias: Bilingual("一处引用", "a reference")
        }
    }
}

extension StringProtocol {
    /// Without blanks at either end, wide ones among them.
    var trimmed: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
