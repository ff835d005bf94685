// What each column means and how it is written, in both languages: the help sheet and the comments of templates.

package import Domain

/// The words about one column under one plan.
package struct ColumnMeaning {
    package let meaning: Bilingual
    package let allowed: Bilingual

    package init(_ column: RecordColumn, of kind: RecordKind, in plan: Plan) {
        meaning = ColumnMeaning.meaning(column, kind)
        allowed = ColumnMeaning.allowed(column, ColumnChoices(column, of: kind, in: plan))
    }

    private static func meaning(_ column: RecordColumn, _ kind: RecordKind) -> Bilingual {
        if column.tells(of: kind) {
            return Bilingual("没有编号时用来认人，不入库", "tells who is meant where there is no number; not kept")
        }
        if let special = special["\(kind.rawValue).\(column.name)"] ?? special[column.name] { return special }
        switch column.content {
        case .person: return Bilingual("管理办公室给学生的编号，每人一个", "the office's number of the pupil, one for each")
        case .mentor: return Bilingual("管理办公室给导师的编号，每人一个", "the office's number of the mentor, one for each")
        case .identity: return Bilingual("存入身份库，不出现在任何统计中", "kept in the vault; no statistics show it")
        case .plan: return Bilingual("这一行所属的实施方案；留空即为本模板的方案", "the plan of the row; empty means that of this template")
        case .day: return Bilingual("\(column.headings[0])，事情发生的那一天", "\(column.headings[1]): the day on which it happened")
        default: return Bilingual(column.headings[0], column.headings[1])
        }
    }

    private static let special: [String: Bilingual] = [
        "discipline_rank": Bilingual(
            "相应学科成绩在年级中排在前百分之几，前 3% 填 3", "rank in the discipline as a per cent of the year group: 3 for the top 3%"),
        "overall_rank": Bilingual(
            "综合成绩在年级中排在前百分之几，前 3% 填 3", "overall rank as a per cent of the year group: 3 for the top 3%"),
        "school": Bilingual("学校全称，与方案一致", "the full name of the school as in the plan"),
        "university": Bilingual("高校全称，与方案一致", "the full name of the university as in the plan"),
        "document_number": Bilingual(
            "按文本填写，以免 Excel 改成科学计数法；存入身份库", "written as text, lest Excel turn it into 4.4E+17; kept in the vault"),
        "contact": Bilingual("电话、邮箱等，存入身份库", "telephone, mail and so on; kept in the vault"),
        "to_day": Bilingual("这段培养结束的日期；仍在培养则留空", "the day on which it ended; empty while it goes on"),
        "until_day": Bilingual("最后一天", "the last day"),
        "reported_day": Bilingual("得到这个答复的日期，不早于发生日期", "the day on which the answer was given, not before it happened"),
        "valid_until": Bilingual("此后需要重新确认；留空则按约定的期限", "after this day it has to be asked again; empty: the usual term"),
        "follow_up.value": Bilingual(
            "答复的内容，如录取的高校、专业；不写姓名、电话、证件号", "the answer itself, such as the university or major; no name, telephone or document number"),
        "follow_up.source": Bilingual("消息从哪里来，如“学校回访”；不写姓名、电话", "where it comes from, such as “the school asked”; no name or telephone"),
        "award.title": Bilingual("只写奖项，不写姓名", "the award alone, no name"),
        "retracted": Bilingual("填“是”表示撤回以前报送的同一条记录", "“yes” takes back the same record sent before"),
        "log": Bilingual("成长日志是否提交；留空为不知道", "whether the growth log was handed in; empty: not known"),
        "review": Bilingual("成长日志的审核结果；留空为不知道", "the review of the log; empty: not known"),
        "member": Bilingual("团队成员在导师名下的序号，从 1 起", "the number of the member in the mentor's team, from 1"),
        "wish": Bilingual("第几志愿，从 1 起", "which wish, from 1"),
    ]

    private static func allowed(_ column: RecordColumn, _ choices: ColumnChoices?) -> Bilingual {
        if let choices {
            let list = Bilingual(choices.words.map(\.zh).joined(separator: "、"), choices.words.map(\.en).joined(separator: ", "))
            guard !choices.isStrict else { return list }
            return Bilingual("方案所列：\(list.zh)；也可填其他", "of the plan: \(list.en); others can be written")
        }
        switch column.content {
        case .day: return Bilingual("日期，写作 2025-03-01", "a day, written 2025-03-01")
        case .number(let range):
            let (low, high) = (Int(range.lowerBound), Int(range.upperBound))
            return Bilingual("\(low) 至 \(high) 的数", "a number from \(low) to \(high)")
        case .whole(let range):
            return Bilingual(
                "\(range.lowerBound) 至 \(range.upperBound) 的整数", "a whole number from \(range.lowerBound) to \(range.upperBound)")
        default: return Bilingual("文字", "text")
        }
    }
}
