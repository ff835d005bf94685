// The code lists of follow-up (跟踪): what is asked of an alumnus, what the answer can be, and how good the evidence is.

/// One question that a follow-up answers about one person.
package enum FollowUpQuestion: String, Worded {
    case graduation
    case admission
    case major
    case topnotch
    case topnotchExit = "topnotch_exit"
    case degree
    case furtherStudy = "further_study"
    case research
    case employment
    case contact

    package var label: Bilingual {
        switch self {
        case .graduation: Bilingual("高中毕业", "school graduation")
        case .admission: Bilingual("大学录取", "university admission")
        case .major: Bilingual("所学专业", "major")
        case .topnotch: Bilingual("进入基础学科拔尖学生培养计划", "Top-Notch programme entry")
        case .topnotchExit: Bilingual("退出基础学科拔尖学生培养计划", "Top-Notch programme exit")
        case .degree: Bilingual("获得学位", "degree")
        case .furtherStudy: Bilingual("继续深造", "further study")
        case .research: Bilingual("研究学科", "research discipline")
        case .employment: Bilingual("就业", "employment")
        case .contact: Bilingual("取得联系", "contact")
        }
    }
}

/// The answer to a follow-up question. Absence of a record is unknown, never no.
package enum FollowUpStatus: String, Worded {
    case yes
    case no
    case noReply = "no_reply"
    case notLocatable = "not_locatable"
    case notYetDue = "not_yet_due"
    case refused
    case deceased

    package var label: Bilingual {
        switch self {
        case .yes: Bilingual("是", "yes")
        case .no: Bilingual("否", "no")
        case .noReply: Bilingual("未知（未回复）", "unknown (no reply)")
        case .notLocatable: Bilingual("未知（失去联系）", "unknown (not locatable)")
        case .notYetDue: Bilingual("未到时间", "not yet due")
        case .refused: Bilingual("拒绝回答", "refused")
        case .deceased: Bilingual("已故", "deceased")
        }
    }
}

/// Where the answer comes from, weakest first.
package enum EvidenceGrade: String, Worded {
    case selfReport = "self_report"
    case school
    case university
    case registry
    case publishedList = "published_list"

    package var label: Bilingual {
        switch self {
        case .selfReport: Bilingual("本人自述", "self-report")
        case .school: Bilingual("中学提供", "school")
        case .university: Bilingual("高校提供", "university")
        case .registry: Bilingual("学籍登记", "registry")
        case .publishedList: Bilingual("公开名单", "published list")
        }
    }
}

/// The kind of institution an alumnus was admitted to, as the reporter classifies it.
package enum InstitutionKind: String, Worded {
    case undergraduate
    case vocational
    case abroad

    package var label: Bilingual {
        switch self {
        case .undergraduate: Bilingual("本科高校", "undergraduate institution")
        case .vocational: Bilingual("高职（专科）院校", "vocational college")
        case .abroad: Bilingual("境外高校", "institution abroad")
        }
    }
}
