// The words of the codes that queries yield, by the name a query's head gives the list.

package import Domain

package enum CodeLists {
    /// List name, then code, then words.
    package static let words: [String: [String: Bilingual]] = [
        "stage": of(SelectionStage.self),
        "strength": of(Strength.self),
        "sex": of(Sex.self),
        "kind": of(RecordKind.self),
        "grade": of(Grade.self),
        "outcome": of(EvaluationOutcome.self),
        "evaluation": of(EvaluationStage.self),
        "dimension": of(EvaluationDimension.self),
        "exit": of(ExitReason.self),
        "incomparable": [
            "no_grades": Bilingual("一方没有评价等级", "one of them has no grades"),
            "levels": Bilingual("起决定作用的评价层级不同", "other levels decided"),
            "grades": Bilingual("只有一方评出优秀等级", "one of them only gave the grade excellent"),
            "no_excellent": Bilingual("双方都没有评出优秀等级", "neither gave the grade excellent"),
            "dimensions": Bilingual("评价维度不同", "other dimensions were scored"),
        ],
        "question": of(FollowUpQuestion.self),
        "answer": of(FollowUpStatus.self),
        "evidence": of(EvidenceGrade.self),
        "institution": of(InstitutionKind.self),
        "degree": of(AcademicDegree.self),
        "title": of(TitleLevel.self),
        "source": of(MentorSource.self),
        "certificate": of(CertificateStatus.self),
        "session": of(SessionKind.self),
        "notice": of(NoticeSubject.self),
        "figure": of(ReportedFigure.self),
        "measure_unit": of(MeasureUnit.self),
        "reported_count": [
            "same": Bilingual("一致", "the same"), "possible": Bilingual("可能一致", "possible"), "differs": Bilingual("不符", "differs"),
            "open": Bilingual("无法核对", "cannot be told"),
        ],
        "reported_share": [
            "possible": Bilingual("可能", "possible"), "impossible": Bilingual("不可能", "impossible"),
            "undeclared": Bilingual("未说明分母", "no denominator stated"), "units": Bilingual("人与人次混用", "persons and attendances mixed"),
            "open": Bilingual("分母人数不详", "number of the denominator not known"),
        ],
        "reported_stock": [
            "balanced": Bilingual("相符", "balanced"), "differs": Bilingual("不符", "does not balance"),
            "open": Bilingual("未报完成培养人数，无法核对", "cannot be told: those who completed are not reported"),
        ],
        "quota": [
            "total": Bilingual("总名额", "in total"), "discipline": Bilingual("按学科", "by discipline"),
            "city": Bilingual("按城市", "by city"), "university": Bilingual("按高校", "by university"),
        ],
        "yearly": [
            "selection": Bilingual("入选", "selected"), "completion": Bilingual("完成培养", "completed training"),
            "excellent": Bilingual("年度评价优秀", "excellent at the annual evaluation"),
            "topnotch": Bilingual("进入拔尖计划", "entered the Top-Notch programme"),
        ],
        "school_kind": [
            "attached": Bilingual("附属中学", "attached schools"), "not_attached": Bilingual("其他中学", "other schools"),
        ],
        "drop": [
            "no_application": Bilingual("没有对应的报名记录", "no application on record"),
            "no_mentor": Bilingual("导师表中没有这位导师，导师页未计入", "the mentor is not in the plan's table of mentors; left out of the mentors' pages"),
            "no_placement": Bilingual("没有对应的培养记录", "no placement on record"),
            "none": Bilingual("无", "none"),
        ],
    ]

    private static func of<Code: Worded>(_: Code.Type) -> [String: Bilingual] {
        Dictionary(uniqueKeysWithValues: Code.allCases.map { ($0.rawValue, $0.label) })
    }
}
