// The fixed words of the page of restatements, in both languages.

internal import Domain
internal import Ledger

enum RestatementWords {
    static let all: [String: Bilingual] = [
        "title": Bilingual("重述", "Restatement"),
        "number": Bilingual("指标", "number"),
        "before": Bilingual("原值", "former"),
        "after": Bilingual("现值", "present"),
        "points": Bilingual("变动以百分点计", "changes in percentage points"),
        "noRow": Bilingual("当时无此行", "no such row then"),
        "rowGone": Bilingual("已无此行", "row is gone"),
        "received": Bilingual("其间收到的批次", "Received in between"),
        "day": Bilingual("收到日", "received on"),
        "batches": Bilingual("批数", "batches"),
        "rows": Bilingual("记录数", "records"),
        "kinds": Bilingual("内容", "what"),
        "causes": Bilingual("六种原因与次序", "The six causes and their order"),
        "order": Bilingual(
            "从原值到现值，按下列次序逐项加入其间的变化；每一项是加入前后之差，因此各项之和恰好等于现值与原值之差。两种变化相互影响时，其影响计入先加入的一项。",
            "From the former number to the present one, what came in between is added cause by cause in this order. Each part is the difference between the numbers after and before it was added, so that the parts add up exactly. Where two causes act on one another, the effect is booked with the earlier one."
        ),
        "none": Bilingual(
            "“—”表示当时没有这个数值：该行尚不存在、不适用，或没有结果已知者。比率由百分点后两位取整后的各步之差组成，也恰好相加。没有变动的指标不列出；主要指标以外的数可用 query run --compare-known-by 查看。",
            "“—” means that there was no number: no such row yet, not applicable, or nobody observed. Rates are rounded to hundredths of a percentage point at every step, so that their parts add up exactly too. Numbers that did not move are not listed."
        ),
    ]

    static func lead(
        former: Cut, present: Cut, batches: Int, days: (first: String, last: String)?, compared: Int, moved: Int
    ) -> Bilingual {
        let when = days.map { first, last in
            first == last
                ? Bilingual("其间于 \(first) 收到 \(batches) 批", "\(batches) \(batches == 1 ? "batch" : "batches") came in between, on \(first)")
                : Bilingual("其间收到 \(batches) 批（\(first) 至 \(last)）", "\(batches) batches came in between (\(first) to \(last))")
        }
        let between = when ?? Bilingual("其间没有收到新的批次", "Nothing came in between")
        let result =
            moved == 0
            ? Bilingual("比较了 \(Words.count(compared)) 项主要指标，没有变动。", "Of \(Words.count(compared)) leading numbers, none moved.")
            : Bilingual(
                "比较了 \(Words.count(compared)) 项主要指标，变动 \(Words.count(moved)) 项。",
                "Of \(Words.count(compared)) leading numbers, \(Words.count(moved)) moved.")
        return Bilingual(
            "统计日同为 \(present.asOf)，以 \(former.knownBy) 为止已获知的记录为原值，以 \(present.knownBy) 为止已获知的记录为现值。\(between.zh)。\(result.zh)",
            "As of \(present.asOf): what had been known by \(former.knownBy) against what was known by \(present.knownBy). \(between.en). \(result.en)"
        )
    }

    /// Said where part of what was received in between could not have been reported before.
    static func stillHappening(_ former: Cut, _ present: Cut) -> Bilingual {
        Bilingual(
            "统计日晚于原获知截止日：\(former.knownBy) 以后新发生的事也列在“迟报”内，它们当时还不可能报来。",
            "The as-of day lies after the former known-by day: what happened after \(former.knownBy) stands among the late reports too, though it could not have been reported then."
        )
    }

    /// What a batch holds.
    static func kind(_ name: String) -> Bilingual {
        if let kind = RecordKind(rawValue: name) { return kind.label }
        if let kind = ActKind(rawValue: name) { return kind.label }
        return switch name {
        case "plan": Bilingual("方案", "plans")
        case "erasure": RestatementCause.erasure.label
        case "reference_list": Bilingual("参照名单", "lists of reference")
        default: Bilingual(name, name)
        }
    }

    /// +3, −2, 0; of a rate +1.25.
    static func change(_ part: Int, isRate: Bool) -> String {
        guard part != 0 else { return "0" }
        return (part > 0 ? "+" : "−") + (isRate ? hundredths(abs(part)) : Words.count(abs(part)))
    }

    /// 52.38 from basis points.
    static func hundredths(_ value: Int) -> String {
        Words.decimal(Double(value) / 100, places: 2)
    }
}
