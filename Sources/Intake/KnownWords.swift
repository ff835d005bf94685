// The words that the programme's sheets are made of: a text made of them and nothing else is nobody's name.

internal import Domain

/// Column headings, code words, disciplines, and what sheets are called.
enum KnownWords {
    /// In lower case, without blanks.
    private static let words: Set<String> = {
        var words: Set<String> = []
        for kind in RecordKind.allCases {
            words.formUnion([kind.label.zh, kind.label.en])
            for column in kind.columns {
                words.formUnion(column.headings + [column.name])
                if case .code(let known) = column.content {
                    words.formUnion(known.flatMap { [$0.code, $0.label.zh, $0.label.en] + $0.synonyms })
                }
            }
        }
        for discipline in Discipline.basic {
            words.formUnion([discipline.code, discipline.label.zh, discipline.label.en] + discipline.synonyms)
        }
        words.formUnion([
            "sheet", "工作表", "表格", "名单", "名册", "说明", "填表", "填写", "汇总", "总表", "明细", "数据", "示例", "样例", "附件", "附表", "封面", "备注", "序号", "编号",
            "各校", "各地", "学生", "导师", "高校", "中学", "学校", "成绩", "名称", "情况", "信息", "登记", "统计", "年度", "学年", "学期", "上学期", "下学期", "新增",
            "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月", "上半年", "下半年", "语文", "英语", "历史", "地理", "政治",
            "信息技术", "民族", "出生日期", "政治面貌", "电话", "手机", "邮箱", "地址", "籍贯", "班级", "专业", "单位", "签名", "合计", "total", "data", "notes", "list",
            "students",
            "mentors", "yes", "no", "true", "false", "√", "×", "有", "对", "错",
        ])
        // A single letter before a number is how offices number people.
        return Set(words.map { $0.lowercased().filter { !$0.isWhitespace } }.filter { !($0.count == 1 && $0.utf8.count == 1) })
    }()

    private static let longest = words.map(\.count).max() ?? 0

    /// Whether a text is such words, signs, and numbers of at most four digits, and nothing else.
    ///
    /// Cost: the length of the text times that of the longest word; for findings, not for every cell.
    static func make(up text: String) -> Bool {
        let characters = Array(HeadingText.folded(text))
        guard (1...120).contains(characters.count) else { return false }
        var ends = [Bool](repeating: false, count: characters.count + 1)
        ends[0] = true
        var hasWord = false
        for start in characters.indices where ends[start] {
            let first = characters[start]
            if first.isASCII, first.isNumber {
                let digits = characters[start...].prefix { $0.isASCII && $0.isNumber }.count
                if digits <= 4 { ends[start + digits] = true }
            } else if "年月日届批第次表期级个".contains(first) || first.isPunctuation || "+=%".contains(first) {
                ends[start + 1] = true
            }
            for length in 1...min(longest, characters.count - start) where words.contains(String(characters[start..<start + length])) {
                ends[start + length] = true
                hasWord = true
            }
        }
        return hasWord && ends[characters.count]
    }
}
