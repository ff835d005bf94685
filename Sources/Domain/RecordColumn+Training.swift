// The columns of the kinds that tell how a plan was carried out beside selection and evaluation.

extension RecordColumn {
    /// The columns of these kinds; none of any other.
    static func trainingColumns(of kind: RecordKind) -> [RecordColumn] {
        switch kind {
        case .session:
            pupil + [
                plan,
                key("session_kind", ["活动类别", "session kind", "活动形式"], codes(SessionKind.self)),
                key("day", ["活动日期", "held on", "培养日期"], .day),
                optional("hours", ["学时", "hours", "时长（小时）"], .number(0...1000)),
                optional("log", ["成长日志", "growth log", "日志提交情况"], codes(LogStatus.self)),
                optional("log_day", ["日志提交日期", "log submitted on"], .day),
                optional("review", ["日志审核", "log review", "日志审核结果"], codes(LogReview.self)),
                optional("review_day", ["日志审核日期", "log reviewed on"], .day),
            ]
        case .notice:
            [
                plan,
                key("subject", ["公示内容", "notice subject", "公示事项"], codes(NoticeSubject.self)),
                key("day", ["公示开始日期", "notice from", "公示起始日期"], .day),
                optional("until_day", ["公示结束日期", "notice until", "公示截止日期"], .day),
            ]
        case .award:
            pupil + [
                key("award_kind", ["获奖类别", "award kind", "奖项类别"], codes(AwardKind.self)),
                key("title", ["奖项名称", "award title", "获奖名称"], .text),
                key("day", ["获奖日期", "awarded on"], .day),
                optional("level", ["奖项级别", "award level", "获奖级别"], codes(AwardLevel.self)),
            ]
        case .certificate:
            pupil + [
                plan,
                required("status", ["证书授予情况", "certificate status", "培养证书"], codes(CertificateStatus.self)),
                required("day", ["证书决定日期", "certificate decided on", "证书授予日期"], .day),
            ]
        case .mentorTerm:
            mentor + [
                key("day", ["聘期开始日期", "appointed from", "聘任起始日期"], .day),
                optional("until_day", ["聘期结束日期", "appointed until", "聘任截止日期"], .day), degree, titleLevel,
                optional("source", ["导师来源", "mentor source"], codes(MentorSource.self)),
            ]
        case .teamMember:
            mentor + [
                plan, key("member", ["团队成员序号", "team member", "成员序号"], .whole(1...200)), degree, titleLevel,
                optional("day", ["加入日期", "joined on", "加入团队日期"], .day),
            ]
        case .relaxation:
            pupil + [
                plan,
                key("ranking", ["放宽的排名", "ranking relaxed", "放宽排名类别"], codes(Ranking.self)),
                required("reason", ["放宽理由", "reason for relaxation", "放宽原因"], codes(RelaxationReason.self)),
                required("decision", ["放宽决定", "decision on relaxation", "放宽审批结果"], codes(RelaxationDecision.self)),
                required("day", ["放宽决定日期", "relaxation decided on"], .day),
            ]
        case .wish:
            pupil + [
                plan, key("wish", ["志愿序号", "wish", "志愿"], .whole(1...20)),
                required("mentor_id", ["志愿导师编号", "mentor wished for", "导师编号", "mentor number"], .mentor, or: ["mentor_name"]),
                mentorName(["志愿导师姓名", "name of the mentor wished for", "志愿导师", "导师姓名", "mentor name", "导师"]),
                university(["志愿导师所在高校", "university of the mentor wished for", "培养高校", "host university"]),
                optional("day", ["志愿填报日期", "wish stated on", "填报日期"], .day),
            ]
        default: []
        }
    }

    /// Whom a record about a mentor is about. Without 姓名: in a list of a team that may be a member's name.
    private static let mentor = [
        key("mentor_id", ["导师编号", "mentor number"], .mentor, or: ["name"]),
        optional("name", ["导师姓名", "mentor name", "导师"], .identity(.name)), university(["培养高校", "host university", "高校"]),
    ]

    private static func university(_ headings: [String]) -> RecordColumn { optional("university", headings, .clue(.university)) }

    private static let degree = optional("degree", ["学位", "degree", "最高学位"], codes(AcademicDegree.self))
    private static let titleLevel = optional("title_level", ["职称级别", "title level", "职称等级"], codes(TitleLevel.self))
}
