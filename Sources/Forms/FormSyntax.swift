// What a YAML reader says of a text it cannot read, in the words of somebody who fills in a form.

internal import Domain
internal import Yams

/// The finding of one syntax error.
struct FormSyntax {
    let line: Int?
    let finding: Finding

    init(_ error: any Error, _ area: String, _ file: String) {
        var problem = "YAML"
        var context: YamlError.Context?
        var line: Int?
        switch error as? YamlError {
        case .parser(let around, let text, let mark, _), .scanner(let around, let text, let mark, _),
            .composer(let around, let text, let mark, _):
            (context, problem, line) = (around, text, mark.line)
        case .duplicatedKeysInMapping(let duplicates, let around):
            self.init(repeated: duplicates.joined(separator: ", "), line: around.mark.line, area, file)
            return
        default: break
        }
        let saying = FormSyntax.sayings.first { saying in
            problem.contains(saying.problem) && (saying.context.isEmpty || context?.text.contains(saying.context) == true)
        }
        // A bracket, a quotation mark or a key is at fault where it stands, not where the reader gave up.
        if saying?.isAtContext == true, let begun = context?.mark.line { line = begun }
        self.init(
            line: line, area, file,
            saying?.what ?? Bilingual("不是能读懂的 YAML（\(problem)）", "this is not readable YAML (\(problem))"), action: saying?.action)
    }

    init(repeated name: String, line: Int, _ area: String, _ file: String) {
        self.init(
            line: line, area, file, Bilingual("键 \(name) 写了不止一次", "the key \(name) is written more than once"),
            action: Bilingual("请合并为一处", "Put them together in one place"))
    }

    /// A line that stands where a key should.
    init(noKeyAt line: Int, _ area: String, _ file: String) {
        self.init(
            line: line, area, file, Bilingual("这里应是“键: 值”", "a key with its value should stand here"),
            action: Bilingual("请补写冒号和空格，或删去这一行", "Add the colon and a blank, or take the line out"))
    }

    private init(line: Int?, _ area: String, _ file: String, _ what: Bilingual, action: Bilingual?) {
        self.line = line
        finding = Finding("\(area).syntax", at: Finding.Place(file: file, line: line), what: what, action: action)
    }

    private struct Saying {
        let problem: String
        var context = ""
        var isAtContext = false
        let what: Bilingual
        let action: Bilingual
    }

    private static let margins = Bilingual("请使同一层的键左边对齐，每层缩进两格", "Align the keys of one level, two blanks in for each level")
    private static let quotes = Bilingual("请给整个值加上半角双引号", "Put the whole value in double quotation marks")

    private static let sayings = [
        Saying(
            problem: "tab character", what: Bilingual("行首用了制表符", "the line begins with a tab"),
            action: Bilingual("请改用半角空格", "Use plain blanks")),
        Saying(
            problem: "cannot start any token", what: Bilingual("值以 YAML 的专用符号开头", "a value begins with a sign that YAML keeps for itself"),
            action: quotes),
        Saying(
            problem: "mapping values are not allowed",
            what: Bilingual(
                "这里不能再有冒号：值里有“: ”，或缩进与上一行不齐，或上一行缺冒号",
                "there cannot be another colon here: the value holds “: ”, or the margin differs from the line above, or that line lacks its colon"
            ),
            action: Bilingual(
                "请核对缩进和上一行；值里有冒号的，加上半角双引号", "Check the margin and the line above; put a value with a colon in double quotation marks")
        ),
        Saying(
            problem: "could not find expected ':'", isAtContext: true,
            what: Bilingual("这一行不是“键: 值”", "this line is no key with a value"),
            action: Bilingual("请补写半角冒号和空格", "Add a plain colon and a blank")),
        Saying(
            problem: "did not find expected ',' or", isAtContext: true,
            what: Bilingual("从这里开始的括号没有合上，或其中的值含冒号", "the bracket that begins here is not closed, or a value in it holds a colon"),
            action: Bilingual("请核对括号与逗号；值里有冒号的，加上半角双引号", "Check brackets and commas; put a value with a colon in double quotation marks")),
        Saying(
            problem: "unexpected end of stream", context: "quoted", isAtContext: true,
            what: Bilingual("从这里开始的引号没有合上", "the quotation mark that begins here is not closed"),
            action: Bilingual("请补上另一半引号", "Add the other one")),
        Saying(
            problem: "expected comment or line break",
            what: Bilingual("以 > 或 | 开头的值要加引号", "a value that begins with > or | needs quotation marks"),
            action: quotes),
        Saying(
            problem: "undefined alias", what: Bilingual("以 * 开头的值要加引号", "a value that begins with * needs quotation marks"), action: quotes),
        Saying(
            problem: "did not find expected key", what: Bilingual("缩进与上文不齐", "the margin does not fit what stands above"), action: margins),
        Saying(
            problem: "did not find expected '-'", what: Bilingual("缩进与上文的列表不齐", "the margin does not fit the list above"), action: margins),
        Saying(
            problem: "block sequence entries are not allowed", what: Bilingual("这里不能以“- ”开头", "no item can begin here"), action: margins),
        Saying(
            problem: "expected the document start", what: Bilingual("文件里有一处以上的方案", "the file holds more than one document"),
            action: Bilingual("请每个文件只写一份", "Write one to a file")),
    ]
}
