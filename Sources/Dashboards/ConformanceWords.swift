// The fixed words of the pages of conformance, in both languages.

internal import Analytics
internal import Domain
internal import Ledger

enum ConformanceWords {
    static let all: [String: Bilingual] = [
        "title": Bilingual("方案执行核对", "Plan conformance"),
        "lead": Bilingual(
            "逐条核对各方案写明的规定是否做到。点开一份方案，可见每条的判定、所据数字、尚缺的记录，以及使其符合的最少改动。",
            "Whether what each plan states was kept, rule by rule. Each plan's page gives the verdict on every rule, the figures under it, the records that are missing, and the smallest change that would conform."
        ),
        "plan": Bilingual("方案", "plan"),
        "unit": Bilingual("单位：条", "unit: rules"),
        "reading": Bilingual("判定说明", "How to read the verdicts"),
        "readingText": Bilingual(
            "判定只有三种：符合、不符合、无法判定。每条规定按方案自己的比较方式（不少于、等于、不超过）核对；方案没有写明的，不作核对。",
            "There are three verdicts: conforms, breaches, cannot be decided. Each rule is held against the records by the plan's own comparison (at least, exactly, at most); what a plan does not state is not checked."
        ),
        "readingStrength": Bilingual(
            "“原则上”的规定没有做到，也列为不符合，并注明“原则上”，由管理办公室说明理由；“可以”“鼓励”不作要求，没有做到不算不符合。",
            "A rule that holds “in principle” and was not kept is listed as a breach and marked so, for the office to give its reasons; what a plan only permits or encourages is no breach where it was not done."
        ),
        "readingUnknown": Bilingual(
            "没有记录不等于没有做到：缺少的记录会使判定两可时，列为无法判定，并写明缺什么。",
            "Nothing on record does not mean that it was not done: where what is missing could turn the verdict either way, it is undecided, and what is missing is named."
        ),
        "rule": Bilingual("规定", "rule"),
        "found": Bilingual("实际", "found"),
        "missing": Bilingual("尚缺", "missing"),
        "change": Bilingual("最少改动", "least change"),
        "unchecked": Bilingual("不作核对的条款", "Clauses that are not checked"),
        "uncheckedText": Bilingual(
            "下列条款是范围、分工、日期或跟踪职责，没有可以逐条对照的记录；日期与职责见“待办与期限”。",
            "These clauses set the scope, the parties, dates or follow-up duties, which no single record keeps or breaks; dates and duties stand on the page of duties."
        ),
        "download": Bilingual("下载本页数据（CSV）", "download this page's data (CSV)"),
        "back": Bilingual("全部方案", "all plans"),
    ]

    static func heading(_ verdict: Verdict, _ count: Int) -> Bilingual {
        switch verdict {
        case .breaches: Bilingual("不符合（\(count) 条）", "Breached (\(count))")
        case .undecided: Bilingual("无法判定（\(count) 条）", "Cannot be decided (\(count))")
        case .conforms: Bilingual("符合（\(count) 条）", "Kept (\(count))")
        }
    }

    static func lead(_ conformance: Conformance) -> Bilingual {
        let (kept, broken, undecided) = (
            conformance.count(.conforms), conformance.count(.breaches), conformance.count(.undecided)
        )
        return Bilingual(
            "核对 \(kept + broken + undecided) 条规定：符合 \(kept) 条，不符合 \(broken) 条，无法判定 \(undecided) 条。统计日 \(conformance.cut.asOf)。",
            "\(kept + broken + undecided) rules held against the records: kept \(kept), breached \(broken), undecided \(undecided). As of \(conformance.cut.asOf)."
        )
    }
}
