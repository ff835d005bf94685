// The fixed words of the page of duties and dates, in both languages.

internal import Domain

enum DutiesWords {
    static let all: [String: Bilingual] = [
        "title": Bilingual("待办与期限", "Duties and dates"),
        "parties": Bilingual("各责任方", "By party"),
        "overdue": Bilingual("逾期", "Overdue"),
        "earlier": Bilingual("一年以前的未完成", "Outstanding for more than a year"),
        "earlierText": Bilingual(
            "期限（方案未写期限的，以培养周期末日计）已过一年以上、记录仍不完整的职责，按方案和责任方计数；逐项见下载数据。",
            "Duties whose end (the end of the cycle, where the plan states no deadline) lies more than a year back and whose records are still incomplete, counted by plan and party; each stands in the data."
        ),
        "due": Bilingual("待办", "Due"),
        "coming": Bilingual("今后 90 天", "The coming 90 days"),
        "reading": Bilingual("怎样读", "How to read this"),
        "party": Bilingual("责任方", "party"),
        "noParty": Bilingual("方案未写明（含仅列日期）", "not stated (or a mere date)"),
        "dateOnly": Bilingual("仅列日期", "date only"),
        "plan": Bilingual("方案", "plan"),
        "duty": Bilingual("职责与条款", "duty and clause"),
        "window": Bilingual("期限", "until"),
        "from": Bilingual("自 ", "from "),
        "noDeadline": Bilingual("方案未写", "not stated"),
        "concerned": Bilingual("涉及", "concerned"),
        "done": Bilingual("完成", "done"),
        "outstanding": Bilingual("未完成", "outstanding"),
        "open": Bilingual("将办理", "to be done"),
        "unrecorded": Bilingual("未记录", "not recorded"),
        "none": Bilingual("没有。", "None."),
        "unitDuties": Bilingual("单位：项职责", "Unit: duties"),
        "unknown": Bilingual(
            "没有记录算作未完成，不算作“否”：可能已经做了而没有报来。",
            "What is not on record is outstanding, never a “no”: it may have been done and not reported."),
        "joint": Bilingual(
            "方案把一次评价或遴选交给几方共同完成时，各方各列一项；记录分不清各方的部分，有一条即各方都算完成。",
            "Where a plan has several parties evaluate or select together, each has a row; a record cannot tell their parts, so one record is everybody's."
        ),
        "ours": Bilingual(
            "跟踪的期限方案没有写，由本系统约定：预计高中毕业（6月30日）后 92 天内；答复过期后 92 天内再问。其余期限都是方案写明的；方案只写截止日的，截止前 92 天起列为待办。",
            "Plans state no deadline for follow-up; agreed in this system: within 92 days of the expected end of school (30 June), and again within 92 days of an answer's expiry. All other dates are the plans' own; a window that states only its end is shown from 92 days before it."
        ),
        "openEnd": Bilingual(
            "方案没有写期限的职责只列为待办，从不算逾期。", "A duty without a deadline in the plan is due until it is done, and never overdue."),
        "counts": Bilingual(
            "中学、高校、城市后面的数字是该单位未完成的数目；导师只计人数。",
            "The number behind a school, university or city is what it has outstanding; of mentors only their number is shown."),
        "command": Bilingual(
            "talentpool due 可以只看一方或一校，列出名单（--identified），或存成日历文件（--ics）。",
            "talentpool due shows one party or school only, lists those outstanding (--identified), or writes a calendar file (--ics)."),
    ]

    static func lead(_ day: CivilDay, overdue: Int, earlier: Int, due: Int, coming: Int) -> Bilingual {
        let long =
            earlier == 0
            ? Bilingual("", "")
            : Bilingual(
                "一年以前的职责还有 \(Words.count(earlier)) 项记录不全。",
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
        Bilingual("一年内联系未果 \(count)", "tried in vain within a year: \(count)")
    }
}
