// The words of duties in both languages; what a duty is stands in Duty.swift.

internal import Domain

enum DutyWords {
    static func selection(_ stage: SelectionStage) -> Bilingual {
        switch stage {
        case .application: Bilingual("组织学生报名", "have pupils apply")
        case .review: Bilingual("审核报名学生", "review the applicants")
        case .test: Bilingual("组织学科潜质测试（笔试）", "hold the aptitude test")
        case .practical: Bilingual("组织实验操作", "hold the practical")
        case .interview: Bilingual("组织面试", "hold the interviews")
        case .mentorSelection: Bilingual("组织导师遴选", "have mentors select")
        case .notice, .selection: Bilingual("确定并公布入选名单", "decide on and publish the selected")
        }
    }

    static func publicNotice(_ workingDays: Int) -> Bilingual {
        Bilingual("公示入选学生名单 \(workingDays) 个工作日", "post the list of the selected for \(workingDays) working days")
    }

    static func evaluation(_ stage: EvaluationStage) -> Bilingual {
        Bilingual("完成学生\(stage.label.zh)", "\(stage.label.en) of the pupils in training")
    }

    static func exit(_ stage: EvaluationStage) -> Bilingual {
        Bilingual("\(stage.label.zh)不合格者退出培养", "whoever fails the \(stage.label.en) leaves training")
    }

    static func certificate(_ outcomes: [EvaluationOutcome]) -> Bilingual {
        Bilingual(
            "向年度评价\(outcomes.map(\.label.zh).joined(separator: "、"))的学生授予《培养证书》",
            "certificates for pupils evaluated as \(outcomes.map(\.label.en).joined(separator: " or "))")
    }

    static func growthLog(_ training: Plan.TrainingRules) -> Bilingual {
        if training.growthLog?.after == nil { return Bilingual("督促学生提交《成长日志》", "see to it that pupils submit growth logs") }
        return training.loggedSessions == .campusVisit
            ? Bilingual("督促学生每次到校培养后提交《成长日志》", "see to it that pupils submit a growth log after each visit to the university")
            : Bilingual("督促学生每次培养后提交《成长日志》", "see to it that pupils submit a growth log after each session")
    }

    static let growthLogReview = Bilingual("审核《成长日志》", "review the growth logs")
    static let mentorRecommendation = Bilingual("推荐导师", "nominate mentors")

    static func followUp(_ subject: FollowUpSubject, _ questions: [FollowUpQuestion], leaving: Int?) -> Bilingual {
        let year = leaving.map(String.init) ?? ""
        let what =
            questions.isEmpty
            ? Bilingual("去向", "where they stand")
            : Bilingual(questions.map(\.label.zh).joined(separator: "、"), questions.map(\.label.en).joined(separator: ", "))
        return switch subject {
        case .allParticipants: Bilingual("跟踪 \(year) 年高中毕业的全部学生：\(what.zh)", "follow up all who leave school in \(year): \(what.en)")
        case .enrolledHere:
            Bilingual("跟踪 \(year) 年高中毕业、升入本校的学生：\(what.zh)", "follow up those who left school in \(year) and enrolled here: \(what.en)")
        case .local: Bilingual("与到本地就学、就业的学生保持联系", "keep in touch with those who study or work locally")
        }
    }

    // What is ours and not the plan's.

    static let noFirstDay = Bilingual(
        "方案未写明首日；自截止前 \(DutyWindow.grace) 天起列为待办，由本系统约定",
        "the plan states no first day; it is shown from \(DutyWindow.grace) days before its end, as agreed in this system")
    static let noDeadline = Bilingual("方案未写明期限，不判逾期", "the plan states no deadline; it is never overdue")
    static let officeKeeps = Bilingual(
        "方案未写明责任方和期限；由管理办公室登记（由本系统约定）；不判逾期",
        "the plan names neither party nor deadline; that the office keeps this record is agreed in this system; it is never overdue")
    static let followUpDeadline = Bilingual(
        "方案未写明期限，由本系统约定：预计高中毕业（6月30日）后 \(DutyWindow.grace) 天内，即9月30日前；答复失效后 \(DutyWindow.grace) 天内重新联系",
        """
        the plan states no deadline; agreed in this system: within \(DutyWindow.grace) days of the expected end of school (30 June), that is by \
        30 September, and again within \(DutyWindow.grace) days of an answer's expiry
        """)
    static let topnotchAssumed = Bilingual(
        "方案未列明跟踪事项，按“进入基础学科拔尖学生培养计划”计，由本系统约定", "the plan names no question; Top-Notch entry is agreed in this system")
    static let local = Bilingual(
        "记录中没有在本地就学、就业的信息，无法判断是否完成", "who studies or works locally is not on record; whether it was done cannot be told")
    static let dateOnly = Bilingual("没有相应记录可查，仅列日期", "nothing on record tells of it; dates only")
    static let noParty = Bilingual("方案未写明责任方", "the plan does not say who owes it")
}

extension Bilingual {
    /// Two remarks as one.
    func and(_ other: Bilingual?) -> Bilingual {
        other.map { Bilingual("\(zh)；\($0.zh)", "\(en); \($0.en)") } ?? self
    }
}
