// What to write instead of the marks of every day: √, 缺考, a dash, where a number, a day, a code or a yes is asked for.

internal import Domain

/// Advice on marks that mean something to whoever wrote them and that no record holds.
enum CellAdvice {
    private static let ticks: Set<String> = ["√", "✓", "✔", "☑", "对", "v", "×", "✗", "✘", "x", "错", "○", "●"]
    private static let absences: Set<String> = ["缺考", "缺席", "未参加", "未到", "未考", "弃考", "缓考", "absent"]
    private static let exemptions: Set<String> = ["免试", "免考", "免笔试", "免面试", "exempt"]
    private static let answers: Set<String> = ["是", "否", "有", "yes", "no"]

    /// nil for any other text.
    static func on(_ text: String, in column: RecordColumn, of kind: RecordKind) -> Bilingual? {
        let word = HeadingText.folded(text)
        let must = column.required
        switch column.content {
        case .flag: return ofFlag(word)
        case .number, .whole: return ofNumber(word, column, kind)
        case .code(let known): return ofCode(word, known, must)
        case .day where ticks.contains(word) || answers.contains(word):
            return Bilingual(
                "这一列要写日期，如 2025-05-10；\(must ? "必填" : "不知道就留空")",
                "Write a day such as 2025-05-10\(must ? "" : ", or nothing where it is not known")")
        case .discipline where ticks.contains(word) || WordForm.isPlaceholder(text):
            return Bilingual("请写学科的名称，如“数学”", "Write the name of the discipline, such as mathematics")
        default: return nil
        }
    }

    private static func ofFlag(_ word: String) -> Bilingual? {
        guard ticks.contains(word) || WordForm.isPlaceholder(word) || word == "有" else { return nil }
        return Bilingual("表示“是”的写“是”，表示“否”的写“否”，都不是的留空", "Write 是 for yes, 否 for no, and nothing where it is neither")
    }

    private static func ofNumber(_ word: String, _ column: RecordColumn, _ kind: RecordKind) -> Bilingual? {
        let isScore = kind == .screening && column.name == "score"
        if absences.contains(word) {
            return isScore
                ? Bilingual(
                    "没有参加的，成绩留空，在“结果”列写“缺席”", "Where somebody did not come leave the score empty and write 缺席 (absent) as the result")
                : Bilingual("没有数的留空", "Leave the cell empty where there is no number")
        }
        if exemptions.contains(word) {
            return isScore
                ? Bilingual(
                    "免试的，成绩留空，在“结果”列写认定的结果（通过或未通过）",
                    "Where somebody was exempted leave the score empty and write what was decided as the result (passed or not passed)")
                : Bilingual("没有数的留空", "Leave the cell empty where there is no number")
        }
        guard ticks.contains(word) || answers.contains(word) else { return nil }
        return isScore
            ? Bilingual("这一列要写分数；是否通过请写在“结果”列", "Write the score; whether somebody passed belongs into the result")
            : Bilingual("这一列要写数；没有数的留空", "Write a number, or nothing where there is none")
    }

    private static func ofCode(_ word: String, _ known: [CodeWord], _ must: Bool) -> Bilingual? {
        let isAnswer = known.contains { $0.code == "yes" } && known.contains { $0.code == "no" }
        let isResult = known.contains { $0.code == "absent" }
        if ticks.contains(word) || answers.contains(word) {
            if isAnswer { return Bilingual("表示“是”的写“是”，表示“否”的写“否”", "Write 是 for yes and 否 for no") }
            if isResult { return Bilingual("通过的写“通过”，没有通过的写“未通过”", "Write 通过 (passed) or 未通过 (not passed)") }
            return Bilingual("请写出上列的一种，不打勾", "Write one of these instead of a mark")
        }
        if absences.contains(word), isResult { return Bilingual("没有参加的写“缺席”", "Write 缺席 (absent) where somebody did not come") }
        if exemptions.contains(word), isResult {
            return Bilingual("免试的写认定的结果：通过或未通过", "Write what was decided where somebody was exempted: 通过 (passed) or 未通过 (not passed)")
        }
        guard WordForm.isPlaceholder(word) else { return nil }
        if isAnswer {
            return Bilingual(
                "“否”写“否”；问过没有答复的写“未知（未回复）”；没有问过的删去这一行",
                "Write 否 for no, 未知（未回复） where no reply came; remove the row where nobody was asked")
        }
        return must
            ? Bilingual("这一列必填，请写出上列的一种", "The column is required: write one of these")
            : Bilingual("不知道或没有的留空", "Leave the cell empty where it is not known or there is none")
    }
}
