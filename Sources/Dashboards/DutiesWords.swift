// The fixed words of the page of duties and dates, in both languages.

internal import Domain

enum DutiesWords {
    static let all: [String: Bilingual] = [
        "title": Bilingual("待办与期限", "Duties and dates"),
        "parties": Bilingual("各责任方", "By party"),
        "overdue": Bilingual("逾期", "Overdue"),
        "earlier": Bilingual("逾期一年以上未完成", "Outstanding for more than a year"),
        "earlierText": Bilingual(
            "期限（方案未写明期限的，按培养周期末日计）已过一年以上、记录仍不完整的职责，按方案和责任方统计项数；各项内容见下载数据。",
            "Duties whose end (the end of the cycle, where the plan states no deadline) lies more than a year back and whose records are still incomplete, counted by plan and party; each stands in the data."
        ),
        "due": Bilingual("待办", "Due"),
        "coming": Bilingual("今后 90 天", "The coming 90 days"),
        "reading": Bilingual("说明", "How to read this"),
        "party": Bilingual("责任方", "party"),
        "noParty": Bilingual("方案未写明（含仅列日期）", "not stated (or a mere date)"),
        "dateOnly": Bilingual("仅列日期", "date only"),
        "plan": Bilingual("方案", "plan"),
        "duty": Bilingual("职责与条款", "duty and clause"),
        "window": Bilingual("期限", "until"),
        "from": Bilingual("自 ", "from "),
        "noDeadline": Bilingual("方案未写明", "not stated"),
        "concerned": Bilingual("涉及", "concerned"),
        "done": Bilingual("已完成", "done"),
        "outstanding": Bilingual("未完成", "outstanding"),
        "open": Bilingual("届时应办", "to be done"),
        "unrecorded": Bilingual("未记录", "not recorded"),
        "none": Bilingual("无。", "None."),
        "unitDuties": Bilingual("单位：项职责", "Unit: duties"),
        "unknown": Bilingual(
            "没有记录的按未完成计，不视为“否”：可能已经办理而尚未报送。",
            "What is not on record is outstanding, never a “no”: it may have been done and not reported."),
        "joint": Bilingual(
            "方案规定由几方共同（联合）完成一次评价或遴选的，各方各列一项；记录不区分各方所做的部分，有一条记录即视为各方均已完成。",
            "Where a plan has several parties evaluate or select together, each has a row; a record cannot tell their parts, so one record is everybody's."
        ),
        "ours": Bilingual(
            "跟踪的期限，方案未写明，由本系统约定：预计高中毕业（6月30日）后 92 天内；答复失效后 92 天内重新联系。其余期限均为方案写明；方案只写明截止日期的，自截止前 92 天起列为待办。",
            "Plans state no deadline for follow-up; agreed in this system: within 92 days of the expected end of school (30 June), and again within 92 days of an answer's expiry. All other dates are the plans' own; a window that states only its end is shown from 92 days before it."
        ),
        "openEnd": Bilingual(
            "方案未写明期限的职责，完成前一直列为待办，不判逾期。", "A duty without a deadline in the plan is due until it is done, and never overdue."),
        "counts": Bilingual(
            "中学、高校、城市名称后的数字为该单位未完成的数目；导师只列人数，不列姓名。",
            "The number behind a school, university or city is what it has outstanding; of mentors only their number is shown."),
        "command": Bilingual(
            "用命令 talentpool due 可只看某一责任方或某一所学校，列出未完成者名单（--identified），或另存日历文件（--ics）。",
            "talentpool due shows one party or school only, lists those outstanding (--identified), or writes a calendar file (--ics)."),
    ]

    static func lead(_ day: CivilDay, overdue: Int, earlier: Int, due: Int, coming: Int) -> Bilingual {
        let long =
            earlier == 0
            ? Bilingual("", "")
            : Bilingual(
                "另有 \(Words.count(earlier)) 项逾期一年以上未完成。",
                " Of duties of more than a year ago, \(Words.count(earlier)) are still incomplete on record.")
        return Bilingual(
            "截至 \(day)：逾期 \(Words.count(overdue)) 项，待办 \(Words.count(due)) 项，今后 90 天另有 \(Words.count(coming)) 项。\(long.zh)",
            """
            As of \(day): \(Words.count(overdue)) overdue, \(Words.count(due)) due, and \(Words.count(coming)) more in the coming \
            90 days.\(long.en)
            """)
    }

    static func others(_ count: Int) -> Bilingual {
        Bilingual("另有 \(count) 个单位", "and \(count) more")
    }

    static func mentors(_ count: Int) -> Bilingual {
        Bilingual("\(count) 位导师", count == 1 ? "1 mentor" : "\(count) mentors")
    }

    static func tried(_ count: Int) -> Bilingual {
        Bilingual("一年内联系未果 \(count) 人", "tried in vain within a year: \(count)")
    }
}
