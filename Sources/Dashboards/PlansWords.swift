// The fixed words of the page of plans side by side, in both languages.

internal import Domain

enum PlansWords {
    static let all: [String: Bilingual] = [
        "title": Bilingual("方案对照", "Plans side by side"),
        "rule": Bilingual("规定", "Rule"),
        "notStated": Bilingual("未写明", "not stated"),
        "documents": Bilingual("方案文件", "The documents"),
        "documentTitle": Bilingual("文件标题", "title"),
        "number": Bilingual("文号", "document number"),
        "issued": Bilingual("印发日期", "issued"),
        "issuers": Bilingual("印发单位", "issued by"),
        "scroll": Bilingual("向右滚动可看其余方案。", "Scroll to the right for the other plans."),
    ]

    /// What the page shows and how to read it.
    static func lead(plans: Int, rules: Int, common: Int) -> Bilingual {
        let shared =
            plans < 2 ? Bilingual("", "") : Bilingual("，其中 \(common) 条各方案都写明", "; \(common) of them are stated by every plan")
        return Bilingual(
            "库中 \(plans) 份官方方案的 \(rules) 条规定逐条并列\(shared.zh)。同一项目的方案由新到旧。每格先写规定要点，再写所据条款与约束力；“未写明”表示该方案没有这项规定，不以别的方案代替。",
            "\(rules) rules of the \(plans) official \(plans == 1 ? "plan" : "plans") in the store, one by one\(shared.en). The newest plan of a programme comes first. Each cell says what the plan sets, then its clause and how binding it is. Where a plan has no such rule its cell says so: not stated. Nothing is put in its place."
        )
    }
}
