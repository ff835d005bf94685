// The columns of each record kind, with the headings that offices use.

extension RecordColumn {
    /// Marks a row that takes an earlier row with the same key back.
    package static let retracted = optional("retracted", ["撤回", "retracted"], .flag)
    /// Marks a row about an invented person.
    package static let invented = optional("invented", ["虚构", "invented"], .flag)

    static func columns(of kind: RecordKind) -> [RecordColumn] {
        switch kind {
        case .mentor:
            [
                key("mentor_id", ["导师编号", "mentor number"], .mentor, or: ["name"]), plan,
                optional("name", ["导师姓名", "mentor name", "导师", "姓名", "name"], .identity(.name)),
                required("university", ["培养高校", "host university", "高校"], .text), discipline,
                optional("title", ["职称", "title"], .text),
                optional("day", ["聘任日期", "appointed on"], .day),
            ]
        case .application:
            [
                person, plan,
                required("day", ["报名日期", "applied on", "申报日期"], .day),
                name, documentNumber,
                optional("contact", ["联系方式", "contact", "联系电话"], .identity(.contact)),
                optional("sex", ["性别", "sex"], codes(Sex.self)),
                optional("grade", ["年级", "grade"], codes(Grade.self)),
                optional("school", ["就读学校", "school", "学校", "中学"], .text),
                optional("city", ["城市", "city", "盟市"], .text), discipline,
                optional("discipline_rank", ["学科排名百分比", "discipline rank percent"], .number(0...100)),
                optional("overall_rank", ["综合排名百分比", "overall rank percent"], .number(0...100)),
            ]
        case .screening:
            pupil + [
                plan,
                key("stage", ["环节", "stage", "遴选环节"], codes(SelectionStage.self)),
                required("day", ["日期", "day", "遴选日期"], .day),
                required("result", ["结果", "result"], codes(ScreeningResult.self)),
                optional("score", ["成绩", "score", "分数"], .number(0...1000)),
            ]
        case .placement:
            pupil + [
                plan, discipline,
                required("university", ["培养高校", "host university", "高校"], .text),
                key("mentor_id", ["导师编号", "mentor number"], .mentor, or: ["mentor_name"]), mentorName(["导师姓名", "mentor name", "导师"]),
                key("day", ["开始日期", "from", "起始日期"], .day),
                optional("to_day", ["结束日期", "to"], .day),
            ]
        case .evaluation:
            pupil + [
                plan,
                key("stage", ["评价阶段", "stage"], codes(EvaluationStage.self)),
                key("level", ["评价层级", "level"], codes(EvaluationLevel.self)),
                required("day", ["评价日期", "day", "日期"], .day),
                optional("outcome", ["评价等级", "outcome", "等级"], codes(EvaluationOutcome.self)),
            ] + EvaluationDimension.allCases.map { optional($0.rawValue, [$0.label.zh, $0.label.en], .number(0...100)) }
        case .exit:
            pupil + [
                plan, required("day", ["退出日期", "left on"], .day),
                required("reason", ["退出原因", "reason"], codes(ExitReason.self)),
            ]
        case .followUp:
            pupil + [
                key("question", ["跟踪事项", "question"], codes(FollowUpQuestion.self)),
                required("status", ["状态", "status"], codes(FollowUpStatus.self)),
                optional("value", ["内容", "value"], .text),
                optional("institution_kind", ["院校类别", "institution kind"], codes(InstitutionKind.self)),
                optional("day", ["发生日期", "happened on"], .day),
                key("reported_day", ["报告日期", "reported on"], .day),
                optional("source", ["来源", "source"], .text),
                required("evidence", ["证据等级", "evidence"], codes(EvidenceGrade.self)),
                optional("valid_until", ["有效期至", "valid until"], .day),
            ]
        case .session, .notice, .award, .certificate, .mentorTerm, .teamMember, .relaxation, .wish: trainingColumns(of: kind)
        case .reportedFigure: reportedColumns
        }
    }

    static let person = key("person_id", ["人员编号", "person number", "学生编号"], .person, or: ["name", "document_number"])
    private static let name = optional("name", ["姓名", "name", "学生姓名"], .identity(.name))
    private static let documentNumber = optional("document_number", ["证件号码", "document number", "身份证号"], .identity(.documentNumber))
    /// Who a record is about: the office's number, or what is known of the pupil otherwise.
    static let pupil = [person, name, documentNumber, optional("school", ["就读学校", "school", "中学"], .clue(.school))]
    static let plan = key("plan_id", ["方案", "plan", "方案编号"], .plan)
    private static let discipline = required("discipline", ["学科", "discipline"], .discipline)

    static func mentorName(_ headings: [String]) -> RecordColumn { optional("mentor_name", headings, .clue(.mentorName)) }

    static func key(_ name: String, _ headings: [String], _ content: ColumnContent, or alternatives: [String] = []) -> RecordColumn {
        RecordColumn(name: name, headings: headings, content: content, required: true, isKey: true, alternatives: alternatives)
    }

    static func required(_ name: String, _ headings: [String], _ content: ColumnContent, or alternatives: [String] = []) -> RecordColumn {
        RecordColumn(name: name, headings: headings, content: content, required: true, isKey: false, alternatives: alternatives)
    }

    static func optional(_ name: String, _ headings: [String], _ content: ColumnContent) -> RecordColumn {
        RecordColumn(name: name, headings: headings, content: content, required: false, isKey: false, alternatives: [])
    }

    static func codes<Code: Worded>(_ list: Code.Type) -> ColumnContent {
        .code(CodeWord.all(list))
    }
}

/// At which level an evaluation was made (评价层级).
package enum EvaluationLevel: String, Worded {
    case host
    case city
    case regional

    package var label: Bilingual {
        switch self {
        case .host: Bilingual("培养高校", "host university")
        case .city: Bilingual("盟市", "city")
        case .regional: Bilingual("省级", "regional")
        }
    }
}
