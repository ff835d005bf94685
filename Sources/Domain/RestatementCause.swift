// Why a published number is another one today, in the fixed order in which a restatement goes from the former number to the present one.

/// What came in between two known-by days and moved a number. The order of the cases is the order of the steps.
package enum RestatementCause: String, Worded {
    /// A record that was not in force before: given for the first time, or given again after it had been taken back.
    case late
    /// Another version of a record that was in force before and still is.
    case correction
    /// A record that was in force before and has been taken back.
    case retraction
    /// Other decisions than before on who is who, or on whose some rows are.
    case recognition
    /// Somebody's identity has been erased: what is not known of them cannot be asked any more.
    case erasure
    /// A newer version of a plan that was known before.
    case rules

    package var label: Bilingual {
        switch self {
        case .late: Bilingual("迟报", "late reports")
        case .correction: Bilingual("更正", "corrections")
        case .retraction: Bilingual("撤回", "retractions")
        case .recognition: Bilingual("人员认定", "recognition")
        case .erasure: Bilingual("身份删除", "erasures")
        case .rules: Bilingual("方案变更", "rule changes")
        }
    }

    /// What is booked with this step.
    package var meaning: Bilingual {
        switch self {
        case .late:
            Bilingual(
                "其间才收到的记录，包括撤回以后重新报来的记录，以及其间首次收到的方案",
                "records received only in between, those given again after a retraction among them, and plans received for the first time")
        case .correction:
            Bilingual("此前已有的记录，其间收到了新的版本", "newer versions, received in between, of records that were known before")
        case .retraction:
            Bilingual("此前已有的记录，其间被撤回", "records that were known before and were taken back in between")
        case .recognition:
            Bilingual(
                "其间作出或撤销的同一人认定与记录改属；被认定的人其间的其他变动也计入此项",
                "decisions on who is who and reattributions, made or taken back in between; whatever else moved about the persons concerned is booked here too"
            )
        case .erasure:
            Bilingual(
                "其间应请求删除了身份的人员：已有的事实照旧统计，未知的从“未知”移入“身份已删除”，仍列为缺失",
                "people whose identity was erased on request in between: their facts still count; what is unknown of them moves from unknown to identity erased and stays missing"
            )
        case .rules:
            Bilingual(
                "此前已有的方案，其间收到了修订（名额、比例、日期等）", "amendments, received in between, of plans that were known before (places, ratios, days)")
        }
    }

    /// The number of the step at which this cause is added, from 1.
    package var step: Int {
        switch self {
        case .late: 1
        case .correction: 2
        case .retraction: 3
        case .recognition: 4
        case .erasure: 5
        case .rules: 6
        }
    }
}
