// Reads the files of data/headings: what offices write above their columns, and what stands around their tables.

package import Domain
package import Forms

/// The keys of a file of headings.
package enum HeadingForm {
    private static let words = FormShape.list(.text)
    private static let column: [FormKey] = [
        .must("column", .text, "列", "column of a record, by its name in the ledger"),
        .must("headings", words, "列名的其他写法", "other headings of it"),
    ]

    package static let top: [FormKey] = [
        .may("units", words, "列名括号中不改变含义的字样", "what may stand in brackets behind a heading without changing it"),
        .may("serial", words, "序号列", "headings of serial numbers"),
        .may("unstored", words, "常见而不入库的列", "usual columns that no record holds"),
        .may("totals", words, "合计行开头的字样", "words with which rows of totals begin"),
        .may("notes", words, "表下说明开头的字样", "words with which notes below a table begin"),
        .may("neutral", words, "不改变下级列名含义的上级列名", "group headings that change nothing"),
        .may("pupils", words, "其中说的是学生的", "those of neutral that are about pupils"),
        .may(
            "groups",
            .list(
                .record([
                    .must("prefix", .text, "下级列名前加的字", "put before the headings below"), .must("headings", words, "上级列名", "group headings"),
                ])),
            "限定下级列名的上级列名", "group headings that say whom or what the headings below are about"),
        .may("columns", .list(.record(column)), "各种表共有的列", "columns of every kind that has them"),
        .may(
            "kinds",
            .list(
                .record([
                    .must("kind", .choice(RecordKind.allCases.map(\.rawValue)), "表的种类", "kind of record"),
                    .may("columns", .list(.record(column)), "列", "columns"),
                    .may(
                        "spread",
                        .list(
                            .record([
                                .must("headings", words, "列名", "headings"), .must("column", .text, "值所属的列", "column of the value"),
                                .must("with", .text, "随之确定的列", "column that the heading settles"),
                                .must("value", .text, "其值", "its value"),
                                .may(
                                    "words",
                                    .list(
                                        .record([
                                            .must("written", .text, "写法", "as written"), .must("means", .text, "含义", "what it means"),
                                            .may("column", .text, "说的是另一列的", "column that it is about, if another"),
                                        ])
                                    ),
                                    "单元格的写法", "words in its cells"),
                                .may(
                                    "gives",
                                    .record([.must("column", .text, "列", "column"), .must("means", .text, "其值", "its value")]),
                                    "填了就说明的另一列", "what a filled cell says of another column"),
                                .may("unclear", words, "看不出意思的写法", "words that do not tell what is meant"),
                            ])), "一行多条记录的列", "columns that make several records of a row"),
                ])), "各种表", "kinds"),
    ]
}

/// A file of headings as written.
struct HeadingSpec: Decodable {
    struct Column: Decodable {
        let column: String
        let headings: [String]
    }
    struct Group: Decodable {
        let prefix: String
        let headings: [String]
    }
    struct Word: Decodable {
        let written: String
        let means: String
        let column: String?
    }
    struct Given: Decodable {
        let column: String
        let means: String
    }
    struct Spread: Decodable {
        let headings: [String]
        let column: String
        let with: String
        let value: String
        let words: [Word]?
        let gives: Given?
        let unclear: [String]?
    }
    struct Kind: Decodable {
        let kind: String
        let columns: [Column]?
        let spread: [Spread]?
    }
    let units: [String]?
    let serial: [String]?
    let unstored: [String]?
    let totals: [String]?
    let notes: [String]?
    let neutral: [String]?
    let pupils: [String]?
    let groups: [Group]?
    let columns: [Column]?
    let kinds: [Kind]?
}

extension HeadingWords {
    /// Reads the files of headings; a heading that means two things in one kind is a fault of theirs.
    ///
    /// - Parameter files: name without folders, for findings, and YAML text.
    package static func read(_ files: [(name: String, text: String)]) -> (words: HeadingWords, findings: [Finding]) {
        var specs: [HeadingSpec] = []
        var findings: [Finding] = []
        for file in files {
            let form = FormReader.read(file.text, form: HeadingForm.top, area: "headings", file: file.name)
            findings += form.findings
            if let spec = form.decode(HeadingSpec.self) { specs.append(spec) }
        }
        let words = HeadingWords(specs)
        return (words, findings + words.faults)
    }
}

extension HeadingForm {
    /// A file as written; nil where it has a fault.
    static func spec(_ text: String) -> HeadingSpec? {
        FormReader.read(text, form: top, area: "headings", file: "").decode(HeadingSpec.self)
    }
}
