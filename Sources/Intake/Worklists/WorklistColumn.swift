// The columns of a worklist: what we know, and what we ask, to be filled in.

internal import Domain

/// A column of a worklist, in order.
package enum WorklistColumn: String, ReturnColumn {
    case reference, name, school, cohort, question, heard, staleness
    case status, value, institutionKind = "institution_kind", day, evidence, reportedDay = "reported_day"
    /// Last, where it disturbs nobody.
    case token

    /// Whether the addressee fills it in.
    var isAnswer: Bool {
        switch self {
        case .status, .value, .institutionKind, .day, .evidence, .reportedDay: true
        default: false
        }
    }

    var isNeeded: Bool { isAnswer || [.token, .reference, .name, .question].contains(self) }

    /// Columns for the reader's eye: nothing goes by them, and a change in them is told.
    static let shown: [WorklistColumn] = [.school, .cohort, .heard, .staleness]

    var heading: Bilingual {
        switch self {
        case .token: Bilingual("行标识", "row token")
        case .cohort: Bilingual("方案与届别", "plan and cohort")
        case .question: Bilingual("问题", "question")
        case .heard: Bilingual("最近掌握情况", "last heard")
        case .staleness: Bilingual("距今天数", "days since")
        case .reference: record?.bilingual ?? Bilingual("人员编号", "person number")
        case .name: Bilingual("姓名", "name")
        case .school: Bilingual("就读学校", "school")
        case .status, .value, .institutionKind, .day, .evidence, .reportedDay:
            record?.bilingual ?? Bilingual(rawValue, rawValue)
        }
    }

    /// The column of follow-up records that it fills.
    var record: RecordColumn? {
        let name = self == .reference ? "person_id" : rawValue
        return RecordKind.followUp.columns.first { $0.name == name }
    }

    /// Together they fit one page across in letters of 8 points; texts are broken to them.
    var width: Double {
        switch self {
        case .token: 16
        case .question: 19
        case .value, .heard: 16
        case .school: 13
        case .cohort, .status: 12
        case .reference: 12
        case .staleness: 6
        case .name, .evidence: 10
        default: 11
        }
    }
}

extension RecordColumn {
    fileprivate var bilingual: Bilingual { Bilingual(headings[0], headings[1]) }
}

extension FollowUpQuestion {
    /// The question as it is put to a school or university.
    var asked: Bilingual {
        switch self {
        case .graduation: Bilingual("高中是否已毕业？", "Has the pupil finished school?")
        case .admission: Bilingual("是否已被大学录取？“内容”填录取高校", "Admitted to a university? Value: which")
        case .major: Bilingual("所学专业是否已知？“内容”填专业", "Is the major known? Value: which")
        case .topnotch: Bilingual("是否进入基础学科拔尖学生培养计划？", "Entered the Top-Notch programme?")
        case .topnotchExit: Bilingual("是否退出基础学科拔尖学生培养计划？", "Left the Top-Notch programme?")
        case .degree: Bilingual("是否获得学位？“内容”填学位", "Awarded a degree? Value: which")
        case .furtherStudy: Bilingual("是否继续深造？“内容”填去向", "Gone on to further study? Value: where")
        case .research: Bilingual("是否从事科学研究？“内容”填学科", "In research? Value: the discipline")
        case .employment: Bilingual("是否就业？“内容”填行业或单位类别", "Employed? Value: the field or kind of employer")
        case .contact: Bilingual("能否取得联系？“内容”留空", "Can the person be reached? Leave the value empty")
        }
    }
}
