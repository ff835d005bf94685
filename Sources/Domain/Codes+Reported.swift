// The code lists of reported figures (上报数据): what a report counts, and whether it counts people or attendances.

/// What a reported figure counts, in the order in which a programme goes.
package enum ReportedFigure: String, Worded {
    case applied
    case tested
    case interviewed
    case selected
    case trained
    case inTraining = "in_training"
    case left
    case completed
    case session
    case excellent
    case certified
    case admitted
    case topnotch

    package var label: Bilingual {
        switch self {
        case .applied: Bilingual("报名人数", "applied")
        case .tested: Bilingual("参加笔试人数", "sat the test")
        case .interviewed: Bilingual("参加面试人数", "were interviewed")
        case .selected: Bilingual("入选人数", "were selected")
        case .trained: Bilingual("进入培养人数", "entered training")
        case .inTraining: Bilingual("在培人数", "in training")
        case .left: Bilingual("退出人数", "left training")
        case .completed: Bilingual("完成培养人数", "completed training")
        case .session: Bilingual("参加培养活动人数", "took part in sessions")
        case .excellent: Bilingual("年度评价优秀人数", "rated excellent")
        case .certified: Bilingual("获得培养证书人数", "received the certificate")
        case .admitted: Bilingual("升入大学人数", "were admitted to a university")
        case .topnotch: Bilingual("进入拔尖计划人数", "entered the Top-Notch programme")
        }
    }

    package var synonyms: [String] {
        switch self {
        case .applied: ["报名", "报名数"]
        case .tested: ["笔试", "参加笔试", "笔试人数"]
        case .interviewed: ["面试", "参加面试", "面试人数"]
        case .selected: ["入选", "入选数"]
        case .trained: ["进入培养", "新进人数", "新增培养人数"]
        case .inTraining: ["在培", "在培学生", "在培学生人数"]
        case .left: ["退出", "中途退出", "中途退出人数"]
        case .completed: ["完成培养", "结业", "结业人数"]
        case .session: ["参加培养活动", "培养活动", "参加活动人数", "参加培养活动人次"]
        case .excellent: ["评价优秀", "优秀人数"]
        case .certified: ["获得培养证书", "获证人数"]
        case .admitted: ["升入大学", "升学人数"]
        case .topnotch: ["进入拔尖计划", "进入基础学科拔尖学生培养计划"]
        }
    }

    /// Whether it is how many there are on one day (存量) and not how many came to it in a time (流量).
    package var isStock: Bool { self == .inTraining }
}

/// Whether a reported figure counts people, each once, or attendances, somebody as often as they took part.
package enum MeasureUnit: String, Worded {
    case persons
    case attendances

    package var label: Bilingual {
        switch self {
        case .persons: Bilingual("人", "persons")
        case .attendances: Bilingual("人次", "attendances")
        }
    }

    package var synonyms: [String] { self == .persons ? ["名", "人数"] : ["次"] }
}
