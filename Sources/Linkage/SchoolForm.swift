// The form in which names of schools are compared.

/// Names of schools: 乌鲁木齐市第七十中学, 乌鲁木齐第70中学 and 乌鲁木齐市70中 become 乌鲁木齐第70中学.
///
/// On top of `TextForm`: blanks, brackets (not what stands in them), dots and hyphens go; a number before 中学, 中, 小学 or 高级中学 is written
/// 第N in Arabic digits, whether or not 第 was written (without it only a well-formed number: 五四中学 stays); a last 中 after a number is 中学, a
/// last 附中 附属中学, 高级中学 高中; a province with its full title (…省, …自治区) before another place goes, and so does 市 after the name of a
/// place. 县 and 区 stay: they tell schools apart. What this joins is a candidate: the name of the town alone may be missing
/// (see `Comparator.school`).
package enum SchoolForm {
    package static func form(of value: String) -> String {
        var scalars = TextForm.form(of: value).unicodeScalars.filter { !isOrnament($0) }
        dropProvince(&scalars)
        dropCityTitle(&scalars)
        var form = String(String.UnicodeScalarView(numbered(scalars)))
        if form.hasSuffix("附中") { form = form.dropLast(2) + "附属中学" }
        if form.hasSuffix("高级中学") { form = form.dropLast(4) + "高中" }
        return form
    }

    private static func isOrnament(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "(", ")", "[", "]", "{", "}", "【", "】", "〔", "〕", "〈", "〉", "《", "》", "「", "」", "\"", "'", "“", "”", "‘", "’", "·", "-",
            ".",
            ",", "、", "。":
            true
        default: false
        }
    }

    private static let provinces =
        [
            "河北省", "山西省", "辽宁省", "吉林省", "黑龙江省", "江苏省", "浙江省", "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省",
            "海南省", "四川省", "贵州省", "云南省", "陕西省", "甘肃省", "青海省", "台湾省", "内蒙古自治区", "广西壮族自治区", "西藏自治区", "宁夏回族自治区",
            "新疆维吾尔自治区", "新疆自治区", "广西自治区", "宁夏自治区",
        ].map { Array($0.unicodeScalars) }

    /// A province's full title goes where another place follows it: 新疆维吾尔自治区乌鲁木齐市…, but 山西省实验中学 stays.
    private static func dropProvince(_ scalars: inout String.UnicodeScalarView) {
        guard let province = provinces.first(where: { scalars.starts(with: $0) }) else { return }
        let rest = scalars.dropFirst(province.count)
        let places: [Unicode.Scalar] = ["市", "州", "盟", "县", "区", "旗"]
        guard rest.dropFirst().contains(where: places.contains) else { return }
        scalars = String.UnicodeScalarView(rest)
    }

    /// 市 goes after a place of at least two characters near the beginning.
    private static func dropCityTitle(_ scalars: inout String.UnicodeScalarView) {
        guard let at = scalars.firstIndex(of: "市") else { return }
        let before = scalars.distance(from: scalars.startIndex, to: at)
        guard (2...8).contains(before), scalars.index(after: at) < scalars.endIndex else { return }
        scalars.remove(at: at)
    }

    private static func numbered(_ scalars: String.UnicodeScalarView) -> [Unicode.Scalar] {
        let text = Array(scalars)
        var result: [Unicode.Scalar] = []
        var at = 0
        while at < text.count {
            let hasOrdinal = text[at] == "第"
            let from = hasOrdinal ? at + 1 : at
            var end = from
            while end < text.count, ChineseNumber.isPart(text[end]) { end += 1 }
            if end > from, isSchool(text[end...]), let number = ChineseNumber.value(text[from..<end], loose: hasOrdinal) {
                result += Array("第\(number)".unicodeScalars)
                at = end
                // 70中 at the end, or before a branch such as 70中高中部 would be ambiguous: the end alone.
                if end == text.count - 1, text[end] == "中" {
                    result += Array("中学".unicodeScalars)
                    at += 1
                }
            } else if end > at {
                result += text[at..<end]
                at = end
            } else {
                result.append(text[at])
                at += 1
            }
        }
        return result
    }

    private static func isSchool(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = rest.first else { return false }
        let second = rest.dropFirst().first
        return switch first {
        case "中": second == nil || second == "学"
        case "小": second == "学"
        case "高", "初": second == "级" || second == "中"
        default: false
        }
    }
}

/// Whole numbers in Chinese or Arabic digits, up to 9999.
enum ChineseNumber {
    private static let digits: [Unicode.Scalar: Int] = [
        "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        digits[scalar] != nil || scalar == "十" || scalar == "百" || ("0"..."9").contains(scalar)
    }

    /// The number; nil where it is none. 七十, 一百零三, 一〇一, 70; digit by digit without 〇 (五四) only where `loose`.
    static func value(_ text: ArraySlice<Unicode.Scalar>, loose: Bool) -> Int? {
        guard text.count <= 7 else { return nil }
        if text.allSatisfy({ ("0"..."9").contains($0) }) {
            return text.count <= 4 ? Int(String(String.UnicodeScalarView(text))) : nil
        }
        if !text.contains("十"), !text.contains("百") {
            guard text.count == 1 || loose || text.contains("〇") || text.contains("零"), text.count <= 4 else { return nil }
            var value = 0
            for scalar in text {
                guard let digit = digits[scalar] else { return nil }
                value = value * 10 + digit
            }
            return value
        }
        var (total, digit, unit) = (0, nil as Int?, 1000)
        for scalar in text {
            if let next = digits[scalar] {
                guard digit == nil || digit == 0 else { return nil }
                digit = next
            } else if scalar == "百" || scalar == "十" {
                let own = scalar == "百" ? 100 : 10
                guard own < unit else { return nil }
                unit = own
                total += (digit == nil || digit == 0 ? 1 : digit ?? 1) * own
                digit = nil
            } else {
                return nil
            }
        }
        return total + (digit ?? 0)
    }
}
