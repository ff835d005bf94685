// A right value for every key of a plan file: for its document, for findings, and for the draft of a new plan.

internal import Domain
internal import Forms

extension PlanSchema {
    /// What findings teach with.
    static let help = FormHelp(examples: examples, codes: codesByWord)

    /// The example for a key, as YAML writes it; nil for keys that only hold other keys.
    static func example(at path: String) -> String? {
        examples[path]
    }

    /// By path, every key that holds a value. The years are those of a plan of 2025.
    static let examples: [String: String] = {
        var found = special
        for (path, _) in leaves(top, path: "") where found[path] == nil {
            let name = path.split(separator: ".").last.map(String.init) ?? path
            found[path] = common[name]
        }
        return found
    }()

    /// The paths of all keys that hold a day.
    static let days: [String] = leaves(top, path: "").compactMap { path, shape in
        if case .day = shape { path } else { nil }
    }

    /// The paths of all keys that hold a value of their own.
    private static func leaves(_ keys: [FormKey], path: String) -> [(String, FormShape)] {
        keys.flatMap { leaves($0.shape, path: path + $0.name) }
    }

    private static func leaves(_ shape: FormShape, path: String) -> [(String, FormShape)] {
        switch shape {
        case .record(let keys): leaves(keys, path: path + ".")
        case .list(.record(let keys)): leaves(keys, path: path + "[].")
        default: [(path, shape)]
        }
    }

    /// Keys that mean the same wherever they stand.
    private static let common = [
        "clause": "四（二）", "strength": "must", "operator": "\">=\"", "by": "mentor", "degree": "doctorate", "or_title": "associate_senior",
        "after": "each_visit", "per": "cycle",
    ]

    private static let special: [String: String] = [
        "id": "shifan-2025", "programme": "shifan", "region.zh": "示范省", "region.en": "Shifan Province",
        "title.zh": "2025年示范省“中学生英才计划”工作实施方案", "title.en": "Shifan Talent Programme for Secondary School Pupils, implementation plan 2025",
        "short_title.zh": "示范 2025", "short_title.en": "Shifan 2025", "invented_from": "xinjiang-2025",
        "document.number": "示科协〔2025〕1号", "document.issued": "2025-01-06", "document.issuers": "[示范省科协, 示范省教育厅]",
        "document.source": "附件1",
        "cycle.from": "2025-01-01", "cycle.to": "2025-12-31", "cycle.precision": "month",
        "scope.cities.names": "[甲市, 乙市]",
        "scope.universities.members[].name": "示范大学", "scope.universities.members[].city": "甲市",
        "scope.universities.members[].disciplines": "[mathematics, physics]",
        "scope.disciplines.codes": "[mathematics, physics]", "scope.disciplines.open": "true",
        "scope.disciplines.defined[].code": "astronomy", "scope.disciplines.defined[].zh": "天文",
        "scope.disciplines.defined[].en": "astronomy", "scope.schools.names": "[甲市第一中学, 乙市第一中学]",
        "eligibility.grades.codes": "[senior_1, senior_2]", "eligibility.rank_gate.any_of[].ranking": "discipline",
        "eligibility.rank_gate.any_of[].top_percent": "10", "eligibility.rank_gate.relaxation.ranking": "discipline",
        "eligibility.rank_gate.relaxation.reason": "outstanding", "eligibility.rank_gate.relaxation.strength": "may",
        "eligibility.nomination_floor.stage": "test", "eligibility.nomination_floor.count": "30",
        "eligibility.nomination_floor.per": "discipline", "eligibility.priority[].ground": "science_prize",
        "eligibility.priority[].level": "provincial", "eligibility.priority[].strength": "encouraged",
        "selection.stages[].stage": "application", "selection.stages[].by": "[school, office]",
        "selection.ratios[].numerator": "test", "selection.ratios[].denominator": "selection", "selection.ratios[].number": "3",
        "selection.ratios[].strength": "in_principle",
        "selection.mentor_wishes.operator": "\"<=\"", "selection.mentor_wishes.count": "2", "selection.public_notice.working_days": "5",
        "quotas[].by": "total", "quotas[].operator": "\"=\"", "quotas[].count": "20", "quotas[].counts": "{mathematics: 10, physics: 10}",
        "mentors.number.count": "4", "mentors.capacity.operator": "\"<=\"", "mentors.capacity.pupils": "5",
        "mentors.nominated_from.sources": "[topnotch_mentors]", "mentors.nominated_from.mainly": "[honoured_scientists]",
        "mentors.term.years": "3",
        "mentors.term.renewable": "true",
        "training.visits.count": "10", "training.visits.place": "campus", "training.face_to_face.count": "2",
        "training.face_to_face.per": "month",
        "evaluations[].stage": "initial", "evaluations[].window.from": "2025-04-01", "evaluations[].window.to": "2025-04-10",
        "evaluations[].window.as_written": "4月初", "evaluations[].by": "[mentor]",
        "evaluations[].outcomes": "[excellent, qualified, unqualified]",
        "evaluations[].dimensions": "[scientific_interest, research_potential]", "evaluations[].failure_ends_training": "true",
        "certificate.granted": "[excellent, qualified]", "certificate.withheld": "[unqualified]",
        "follow_up[].by": "school", "follow_up[].subject": "all_participants", "follow_up[].questions": "[admission, major]",
        "timetable[].step": "application", "timetable[].window.from": "2024-11-01", "timetable[].window.to": "2024-11-30",
        "timetable[].window.as_written": "2024年11月", "timetable[].covers": "[application, review]",
    ]

    /// Codes by the Chinese and English words for them.
    private static let codesByWord: [String: [String]] = {
        var found: [String: [String]] = [:]
        func add<Code: Worded>(_ list: Code.Type) {
            for word in CodeWord.all(list) {
                for said in [word.label.zh, word.label.en] + word.synonyms { found[said, default: []].append(word.code) }
            }
        }
        add(Strength.self)
        add(Comparison.self)
        add(SelectionStage.self)
        add(Party.self)
        add(Grade.self)
        add(EvaluationStage.self)
        add(EvaluationOutcome.self)
        add(EvaluationDimension.self)
        add(FollowUpQuestion.self)
        for (step, label) in TimetableSteps.labels {
            for said in [label.zh, label.en] { found[said, default: []].append(step) }
        }
        for discipline in Discipline.basic {
            for said in [discipline.label.zh] + discipline.synonyms { found[said, default: []].append(discipline.code) }
        }
        for (said, code) in asDocumentsSay { found[said, default: []].append(code) }
        return found
    }()

    /// Words of documents that are no labels.
    private static let asDocumentsSay = [
        "应": "must", "须": "must", "必须": "must", "应该": "must", "可": "may", "一般": "in_principle", "不低于": ">=", "至少": ">=",
        "大于等于": ">=", "以上": ">=", "不高于": "<=", "不多于": "<=", "至多": "<=", "小于等于": "<=", "以下": "<=", "为": "=", "初期": "initial",
        "中期": "midterm", "年度": "annual", "高校": "university", "大学": "university", "中学": "school", "学校": "school", "办公室": "office",
        "科协": "office", "博士": "doctorate", "硕士": "master", "总数": "total", "总名额": "total", "按学科": "discipline", "学科": "discipline",
        "按城市": "city", "城市": "city", "按高校": "university", "综合": "overall", "总分": "overall", "月": "month", "每月": "month",
        "周期": "cycle", "每周期": "cycle", "日": "day", "每校": "school", "每学科": "discipline",
    ]
}
