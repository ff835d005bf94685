// Faults of the command line that the argument parser words in English alone: one line in both languages in front of them.

internal import Domain

enum UsageFault {
    /// What the argument parser's messages begin with, and what they are about.
    private static let known: [(start: String, said: Bilingual)] = [
        ("Unknown option", Bilingual("没有这个选项", "there is no such option")),
        ("Missing value for", Bilingual("选项后面没有写值", "an option lacks its value")),
        ("Missing expected argument", Bilingual("缺少必须写的选项或参数", "an option or argument that is needed is missing")),
        ("Missing one of", Bilingual("缺少必须写的选项或参数", "an option or argument that is needed is missing")),
        ("The value", Bilingual("选项或参数的值不对", "the value of an option or argument is not right")),
        ("Unexpected argument", Bilingual("多写了参数，或命令的名称不对", "there is an argument too many, or no such command")),
        ("Missing required subcommand", Bilingual("缺少下一级命令", "a subcommand is missing")),
    ]

    /// - Parameter text: as the parser would print it.
    /// - Returns: nil where the message is one of ours, which stand in both languages.
    static func said(of text: String) -> Bilingual? {
        let start = text.hasPrefix("Error: ") ? text.dropFirst("Error: ".count) : text[...]
        let first = start.prefix { !$0.isNewline }
        if let known = known.first(where: { start.hasPrefix($0.start) }) { return known.said }
        if first.contains("unexpected arguments:") { return Bilingual("多写了参数", "there are arguments too many") }
        guard !first.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) else { return nil }
        return Bilingual("命令写法有误", "the command is not written as it should be")
    }
}
