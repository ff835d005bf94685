// The keys a plan file may have, their shapes and their meaning: the one list that reading, messages and docs/plan-format.md go by.

internal import Domain
package import Forms

/// The whole format.
package enum PlanSchema {
    package static let top: [FormKey] = [
        .must("id", .slug, "方案编号，省（区）与年份", "identifier: programme and year"),
        .must("programme", .slug, "历年延续的项目", "the programme that runs over years"),
        .must("region", bilingual, "省、自治区、直辖市", "the province-level region"),
        .must("title", bilingual, "文件标题", "title of the document"),
        .must("short_title", bilingual, "页面上用的简称", "short name used on pages"),
        .may("invented_from", .slug, "仅用于示例：由哪一份方案虚构而来", "samples only: the plan this edition was invented from"),
        .may("document", .record(documentKeys), "文号、印发日期与单位", "number, day and issuers of the document"),
        .must("cycle", .record(cycleKeys), "培养周期", "training cycle"),
        .must("scope", .record(scopeKeys), "实施范围", "who takes part"),
        .may("eligibility", .record(eligibilityKeys), "申报条件", "who may apply"),
        .must("selection", .record(selectionKeys), "遴选环节与比例", "stages and ratios of selection"),
        .may("quotas", .list(.record(quotaKeys)), "名额", "places"),
        .may("mentors", .record(mentorKeys), "导师", "mentors"),
        .may("training", .record(trainingKeys), "培养要求", "training requirements"),
        .may("evaluations", .list(.record(evaluationKeys)), "初期、中期、年度评价", "evaluations"),
        .may("certificate", .record(certificateKeys), "培养证书", "certificate"),
        .may("follow_up", .list(.record(followUpKeys)), "跟踪职责", "follow-up duties"),
        .may("timetable", .list(.record(timetableKeys)), "进度安排", "timetable"),
    ]

    private static let bilingual = FormShape.record([
        .must("zh", .text, "中文", "Chinese"), .must("en", .text, "英文", "English"),
    ])

    private static let clause = FormKey.must("clause", .text, "所据条款，如 四（二）", "the clause it rests on, for example 四（二）")
    private static let strength = FormKey.must("strength", .choice(codes(Strength.self)), "约束力", "how binding it is")
    private static let comparison = FormKey.must("operator", .choice(codes(Comparison.self)), "比较方式", "comparison")
    private static let names = FormShape.record([clause, .must("names", .list(.text), "名称", "names")])

    private static let documentKeys: [FormKey] = [
        .may("number", .text, "文号", "document number"), .may("issued", .day, "印发日期", "day of issue"),
        .may("issuers", .list(.text), "印发单位", "issuing bodies"), .may("source", .text, "数据来源", "source of the facts"),
    ]
    private static let cycleKeys: [FormKey] = [
        .must("from", .day, "首日", "first day"), .must("to", .day, "末日", "last day"), clause,
        .may(
            "precision", .choice(Plan.Precision.allCases.map(\.rawValue)), "原文写到月还是写到日",
            "whether the document states months or days"),
    ]
    private static let scopeKeys: [FormKey] = [
        .may("cities", names, "实施城市", "cities"),
        .may(
            "universities",
            .record([
                clause,
                .must(
                    "members",
                    .list(
                        .record([
                            .must("name", .text, "校名", "name"), .may("city", .text, "所在城市", "city"),
                            .may("disciplines", .list(.slug), "承担学科", "its disciplines"),
                        ])), "高校", "universities"),
            ]), "培养高校", "host universities"),
        .must(
            "disciplines",
            .record([
                clause, .must("codes", .list(.slug), "学科代码", "discipline codes"),
                .may("open", .flag, "列举后有“等”字", "the list ends in “and others”"),
                .may(
                    "defined",
                    .list(
                        .record([
                            .must("code", .slug, "代码", "code"), .must("zh", .text, "中文", "Chinese"),
                            .must("en", .text, "英文", "English"),
                        ])), "方案自定的学科", "disciplines the plan defines itself"),
            ]), "学科", "disciplines"),
        .may("schools", names, "参与中学", "participating schools"),
    ]
    private static let eligibilityKeys: [FormKey] = [
        .may(
            "grades", .record([.must("codes", .list(.choice(codes(Grade.self))), "年级", "grades"), clause, strength]), "年级",
            "grades"),
        .may(
            "rank_gate",
            .record([
                .must(
                    "any_of",
                    .list(
                        .record([
                            .must("ranking", .choice(codes(Ranking.self)), "哪一种排名", "which ranking"),
                            .must("top_percent", .integer(1...100), "前百分之几", "top per cent"),
                        ])), "满足其一即可", "any one suffices"),
                clause, strength,
                .may(
                    "relaxation",
                    .record([
                        .must("ranking", .choice(codes(Ranking.self)), "放宽哪一种排名", "the ranking relaxed"),
                        .must("reason", .choice(["outstanding", "pre_training_outstanding"]), "对谁放宽", "for whom"),
                        clause, strength,
                    ]), "放宽", "relaxation"),
            ]), "成绩排名要求", "rank gate"),
        .may(
            "nomination_floor",
            .record([
                .must("stage", .choice(codes(SelectionStage.self)), "推荐进入的环节", "stage nominated for"), comparison,
                .must("count", .integer(1...100_000), "人数", "pupils"),
                .may(
                    "per", .choice(Plan.NominationBasis.allCases.map(\.rawValue)), "每校每学科，或每校合计",
                    "in each discipline, or over all disciplines of a school"), clause, strength,
            ]), "每校可推荐人数", "nominations per school"),
        .may(
            "priority",
            .list(
                .record([
                    .must(
                        "ground", .choice(["science_prize", "olympiad_prize", "patent", "science_club"]), "依据", "ground"),
                    .may("level", .choice(codes(AwardLevel.self)), "奖项的最低级别", "the lowest level of a prize that counts"),
                    clause, strength,
                ])), "优先推荐条件", "grounds for preference"),
    ]
    private static let selectionKeys: [FormKey] = [
        .must(
            "stages",
            .list(
                .record([
                    .must("stage", .choice(codes(SelectionStage.self)), "环节", "stage"), clause, strength,
                    .may("by", .list(.choice(codes(Party.self))), "由谁组织", "held by"),
                ])), "遴选环节，按先后", "stages in order"),
        .may(
            "ratios",
            .list(
                .record([
                    .must("numerator", .choice(codes(SelectionStage.self)), "比的前项", "first term"),
                    .must("denominator", .choice(codes(SelectionStage.self)), "比的后项", "second term"),
                    comparison, .must("number", .number, "比值", "ratio"), clause, strength,
                ])), "遴选比例", "screening ratios"),
        .may(
            "mentor_wishes",
            .record([comparison, .must("count", .integer(1...20), "人数", "mentors"), clause, strength]), "每名学生选报导师人数",
            "mentors an applicant names"),
        .may(
            "public_notice",
            .record([.must("working_days", .integer(1...60), "工作日", "working days"), clause, strength]), "公示期",
            "public notice period"),
    ]
    private static let quotaKeys: [FormKey] = [
        .must("by", .choice(Plan.QuotaBasis.allCases.map(\.rawValue)), "按什么分配", "what it is by"), comparison,
        .may("count", .integer(1...1_000_000), "总人数", "places in total"),
        .may("counts", .map(.integer(0...1_000_000)), "各学科、城市或高校的人数", "places by discipline, city or university"), clause, strength,
    ]
    private static let qualification = FormShape.record([
        .must("degree", .choice(["doctorate", "master"]), "学位", "degree"),
        .may("or_title", .choice(["associate_senior"]), "或职称", "or title"), clause, strength,
    ])
    private static let sources = FormShape.list(.choice(["topnotch_mentors", "honoured_scientists"]))
    private static let mentorKeys: [FormKey] = [
        .may(
            "number", .record([comparison, .must("count", .integer(1...100_000), "人数", "mentors"), clause, strength]), "导师人数",
            "number of mentors"),
        .may(
            "capacity",
            .record([
                comparison, .must("pupils", .integer(1...1000), "人数", "pupils"), clause, strength,
            ]), "每位导师培养学生数", "pupils per mentor"),
        .may(
            "nominated_from",
            .record([
                .may("sources", sources, "从哪些人员中推荐", "from among whom all are to come"),
                .may("mainly", sources, "以哪些人员为主", "who are to be the greater part"), clause, strength,
            ]), "推荐来源", "from among whom"),
        .may("qualification", qualification, "导师学位职称", "qualification of mentors"),
        .may("team_qualification", qualification, "团队成员学位职称", "qualification of team members"),
        .may(
            "term",
            .record([
                .must("years", .integer(1...20), "年数", "years"), .may("renewable", .flag, "可否续聘", "renewable"), clause,
                strength,
            ]), "聘期", "term"),
    ]
    private static let countRule = FormShape.record([
        comparison, .must("count", .integer(1...1000), "次数", "times"),
        .must("per", .choice(Plan.Period.allCases.map(\.rawValue)), "每周期或每月", "per cycle or month"), clause, strength,
    ])
    private static let visitRule = FormShape.record([
        comparison, .must("count", .integer(1...1000), "次数", "times"),
        .must("per", .choice(Plan.Period.allCases.map(\.rawValue)), "每周期或每月", "per cycle or month"),
        .may(
            "place", .choice(Plan.VisitPlace.allCases.map(\.rawValue)), "只计到校参加的培养", "only training at the university counts"),
        clause, strength,
    ])
    private static let obligation = FormShape.record([
        .must("by", .choice(codes(Party.self)), "由谁", "by whom"), .may("after", .choice(["each_visit"]), "何时", "when"),
        clause, strength,
    ])
    private static let trainingKeys: [FormKey] = [
        .may("visits", visitRule, "参加培养次数", "training sessions"),
        .may("face_to_face", countRule, "当面指导次数", "face-to-face meetings"),
        .may("growth_log", obligation, "督促提交《成长日志》", "growth logs are submitted"),
        .may("growth_log_review", obligation, "审核《成长日志》", "growth logs are reviewed"),
        .may("reapplication", obligation, "次年报名优先考虑", "preference on applying again"),
    ]
    private static let window = FormShape.record([
        .may("from", .day, "首日", "first day"), .may("to", .day, "末日", "last day"),
        .may("as_written", .text, "原文的时间用语", "the words of the document for the time"),
    ])
    private static let outcomes = FormShape.list(.choice(codes(EvaluationOutcome.self)))
    private static let evaluationKeys: [FormKey] = [
        .must("stage", .choice(codes(EvaluationStage.self)), "评价阶段", "stage"),
        .must("window", window, "时间", "when"),
        .must("by", .list(.choice(codes(Party.self))), "由谁评价", "by whom"),
        .may("outcomes", outcomes, "方案写明的等级", "outcomes the plan names"),
        .may("dimensions", .list(.choice(codes(EvaluationDimension.self))), "考察方面", "dimensions"),
        .may("failure_ends_training", .flag, "不合格者是否退出", "whether a failure ends training"), clause, strength,
    ]
    private static let certificateKeys: [FormKey] = [
        .must("granted", outcomes, "授予", "granted for"), .may("withheld", outcomes, "不授予", "withheld for"), clause, strength,
    ]
    private static let followUpKeys: [FormKey] = [
        .must("by", .choice(codes(Party.self)), "由谁跟踪", "who follows"),
        .must("subject", .choice(["all_participants", "enrolled_here", "local"]), "跟踪谁", "whom"),
        .may("questions", .list(.choice(codes(FollowUpQuestion.self))), "跟踪什么", "on what"), clause, strength,
    ]
    private static let timetableKeys: [FormKey] = [
        .must("step", .choice(TimetableSteps.codes), "步骤", "step"), .must("window", window, "时间", "when"), clause,
        .may("covers", .list(.choice(codes(SelectionStage.self))), "这一步包含的遴选环节", "stages of selection that fall into it"),
    ]

    private static func codes<Code: Worded>(_: Code.Type) -> [String] {
        Code.allCases.map(\.rawValue)
    }
}

/// The steps a timetable may name, in the usual order of a year.
package enum TimetableSteps {
    package static let codes = [
        "school_confirmation", "pre_training", "mentor_recommendation", "application", "city_review", "test", "interview_list", "interview",
        "test_and_interview", "result_publication", "meeting", "topic_choice", "training", "annual_evaluation",
        "work_review",
    ]
}
