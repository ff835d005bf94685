// Numbers and fixed words as pages write them, in both languages. No locale is asked: the same everywhere.

internal import Domain

/// Formatting for pages.
enum Words {
    /// 1,234.
    static func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += "," }
            grouped.append(digit)
        }
        return (value < 0 ? "−" : "") + grouped
    }

    /// With a set number of decimals, rounded half away from zero.
    static func decimal(_ value: Double, places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = Int((value.magnitude * scale).rounded())
        let whole = Words.count(scaled / Int(scale))
        let sign = value < 0 && scaled > 0 ? "−" : ""
        guard places > 0 else { return sign + whole }
        let fraction = String(scaled % Int(scale))
        return sign + whole + "." + String(repeating: "0", count: places - fraction.count) + fraction
    }

    /// As `decimal`, without zeros at the end: 3, 3.1, 3.14.
    static func shortDecimal(_ value: Double, places: Int) -> String {
        var text = Substring(decimal(value, places: places))
        guard text.contains(".") else { return String(text) }
        while text.last == "0" { text.removeLast() }
        return String(text.last == "." ? text.dropLast() : text)
    }

    /// 32.1%.
    static func percent(_ share: Double) -> String {
        decimal(share * 100, places: 1) + "%"
    }

    static let missing = "—"

    /// What a measure can be grouped by.
    static let groupings: [String: Bilingual] = [
        "plan": Bilingual("方案", "plan"), "discipline": Bilingual("学科", "discipline"), "school": Bilingual("中学", "school"),
        "city": Bilingual("城市", "city"), "sex": Bilingual("性别", "sex"), "cohort": Bilingual("届", "cohort"),
        "programme": Bilingual("项目", "programme"), "university": Bilingual("培养高校", "host university"),
        "grade": Bilingual("年级", "grade"), "school_kind": Bilingual("中学类别", "kind of school"),
    ]

    static let all: [String: Bilingual] = [
        "site": Bilingual("英才库", "Talent pool"),
        "audience": Bilingual("管理办公室", "Management office"),
        "language": Bilingual("English", "中文"),
        "invented": Bilingual(
            "本页含虚构数据：人员、成绩与去向均为演示而虚构，不反映任何真实个人或单位的情况。",
            "This page holds invented data: people, scores and outcomes were made up for demonstration and describe no real person or body."
        ),
        "asOf": Bilingual("统计日", "As of"),
        "knownBy": Bilingual("获知截止日", "Known by"),
        "download": Bilingual("下载数据（CSV）", "Download the data (CSV)"),
        "query": Bilingual("查询", "Query"),
        "rowsRead": Bilingual("所用记录", "Records read"),
        "rowsDropped": Bilingual("未计入", "dropped"),
        "noneDropped": Bilingual("全部计入", "none dropped"),
        "empty": Bilingual("没有记录。", "No records."),
        "yes": Bilingual("是", "yes"),
        "no": Bilingual("否", "no"),
        "missing": Bilingual("未知", "missing"),
        "unit": Bilingual("单位", "Unit"),
        "method": Bilingual(
            "比率附 Wilson 95% 置信区间；n 为分母，即结果已知者（掌握率的分母为全部应知者），未知者单独列出，不计为“否”。",
            "Rates carry Wilson 95% intervals; n is the denominator: those whose outcome is known (for a known rate, all who are due). The unknown are shown apart and never counted as no."
        ),
        "head": Bilingual("数据校验码", "Store head"),
        "contents": Bilingual("本页内容", "On this page"),
        "skip": Bilingual("跳到正文", "Skip to content"),
    ]
}
