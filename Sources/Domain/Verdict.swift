// The answer to whether a rule of a plan was kept, and why there may be none.

/// Whether a rule was kept (判定).
package enum Verdict: String, Worded {
    case conforms
    case breaches
    /// The records or the plan do not tell; never counted as either of the others.
    case undecided

    package var label: Bilingual {
        switch self {
        case .conforms: Bilingual("符合", "conforms")
        case .breaches: Bilingual("不符合", "breaches")
        case .undecided: Bilingual("无法判定", "cannot be decided")
        }
    }
}

/// Why a rule cannot be decided (无法判定的原因).
package enum UndecidedReason: String, Worded {
    /// What the rule speaks of is not over.
    case notYet = "not_yet"
    /// Records are missing without which it may be one or the other.
    case recordsMissing = "records_missing"
    /// There is nobody of whom the rule speaks, and nothing is missing.
    case nobody
    /// The plan does not say what would decide it.
    case planSilent = "plan_silent"

    package var label: Bilingual {
        switch self {
        case .notYet: Bilingual("尚未到期", "not over yet")
        case .recordsMissing: Bilingual("缺少记录", "records missing")
        case .nobody: Bilingual("没有所涉及的人", "nobody concerned")
        case .planSilent: Bilingual("方案未写明", "the plan does not say")
        }
    }
}
