// Invented plans for each rule of the lint: those that have the fault, and those just free of it.

import Testing

/// The invented plan with passages rewritten, and all that the lint must find in it.
struct LintCase: Sendable, CustomTestStringConvertible {
    let code: String
    let name: String
    let edits: [(over: String, write: String)]
    /// As `line(_:)` writes them; empty for a plan just free of the fault.
    let faults: [String]

    var testDescription: String { "\(code): \(name)" }

    init(_ code: String, _ name: String, _ edits: [(over: String, write: String)], _ faults: [String] = []) {
        self.code = "lint." + code
        self.name = name
        self.edits = edits
        self.faults = faults
    }

    static let all = places + mentors + nominations + cycle + timetable + evaluations + outcomes

    private static let total = "  - {by: total, operator: \"=\", count: 20, clause: 五1, strength: must}\n"
    private static let byDiscipline =
        "  - {by: discipline, operator: \"=\", counts: {physics: 10, biology: 10}, clause: 五2, strength: must}"
    private static func byCity(_ comparison: String, _ first: Int, _ second: Int) -> String {
        "\n  - {by: city, operator: \"\(comparison)\", counts: {甲市: \(first), 乙市: \(second)}, clause: 五3, strength: must}"
    }
    private static let unstated = "gap lint.quota.total_unstated 五2 places[physics]=10 places[biology]=10 places=20"

    static let places: [LintCase] = [
        LintCase("quota.total_unstated", "no total", [(total, "")], [unstated]),
        LintCase(
            "quota.total_unstated", "one part is its own total",
            [
                (total, ""), ("{physics: 10, biology: 10}", "{physics: 10}"), ("codes: [physics, biology]", "codes: [physics]"),
                ("[biology]", "[physics]"),
            ]),
        LintCase(
            "quota.parts_disagree", "20 by discipline, 21 by city", [(total, ""), (byDiscipline, byDiscipline + byCity("=", 11, 10))],
            [
                "contradiction lint.quota.parts_disagree 五2、五3 places_by_discipline=20 places_by_city=21", unstated,
                "gap lint.quota.total_unstated 五3 places[甲市]=11 places[乙市]=10 places=21",
            ]),
        LintCase(
            "quota.parts_disagree", "20 by discipline, at most 21 by city",
            [(total, ""), (byDiscipline, byDiscipline + byCity("<=", 11, 10))],
            [unstated, "gap lint.quota.total_unstated 五3 places[甲市]=11 places[乙市]=10 places=21"]),
        LintCase(
            "quota.part_missing", "biology without places",
            [("{physics: 10, biology: 10}", "{physics: 20}"), ("count: 15, per", "count: 30, per")],
            ["gap lint.quota.part_missing 二3、五2 parts_missing=1 parts=2"]),
        LintCase(
            "quota.part_missing", "biology with none",
            [("{physics: 10, biology: 10}", "{physics: 20, biology: 0}"), ("count: 15, per", "count: 30, per")]),
        LintCase(
            "quota.part_missing", "a city without places",
            [(byDiscipline, byDiscipline + "\n  - {by: city, operator: \"=\", counts: {甲市: 20}, clause: 五3, strength: must}")],
            ["gap lint.quota.part_missing 二1、五3 parts_missing=1 parts=2"]),
        LintCase(
            "scope.unserved", "nobody serves biology and its city", [(biologist, "")],
            [
                "gap lint.scope.unserved 二3、二2 parts_unserved=1 universities=1",
                "gap lint.scope.unserved 二1、二2 parts_unserved=1 universities=1",
            ]),
        LintCase("scope.unserved", "one university does not say", [(biologist, "      - {name: 虚构乙大学}\n")]),
    ]
    private static let biologist = "      - {name: 虚构乙大学, city: 乙市, disciplines: [biology]}\n"

    private static let number = "  number: {operator: \"=\", count: 4, clause: 六1, strength: must}\n"
    private static let parts = "mentors_needed[physics]=2 mentors_needed[biology]=2"

    static let mentors: [LintCase] = [
        LintCase(
            "mentors.needed", "number unstated", [(number, "")],
            ["note lint.mentors.needed 五1、五2、六2 places=20 pupils_per_mentor=5 mentors_needed=4 \(parts)"]),
        LintCase(
            "mentors.needed", "a floor of 3 says less than 4", [("\"=\", count: 4,", "\">=\", count: 3,")],
            ["note lint.mentors.needed 五1、五2、六2、六1 places=20 pupils_per_mentor=5 mentors_needed=4 \(parts)"]),
        LintCase("mentors.needed", "a floor of 4 says enough", [("\"=\", count: 4,", "\">=\", count: 4,")]),
        LintCase("mentors.needed", "no upper limit of pupils", [(number, ""), ("\"<=\", pupils: 5", "\">=\", pupils: 5")]),
        LintCase(
            "mentors.needed", "a part of a mentor is one more", [(number, ""), ("pupils: 5", "pupils: 3")],
            [
                "note lint.mentors.needed 五1、五2、六2 places=20 pupils_per_mentor=3 mentors_needed=7 "
                    + "mentors_needed[physics]=4 mentors_needed[biology]=4"
            ]),
        LintCase(
            "mentors.too_few", "3 at 5 for 20", [("\"=\", count: 4,", "\"=\", count: 3,")],
            [
                "contradiction lint.mentors.too_few 五1、五2、六2、六1 places=20 pupils_per_mentor=5 mentors_needed=4 \(parts) "
                    + "mentors=3 pupils_mentored=15"
            ]),
        LintCase("mentors.too_few", "at most 4 at 5 for 20", [("\"=\", count: 4,", "\"<=\", count: 4,")]),
        LintCase(
            "mentors.undated", "no step for them", [("  - {step: mentor_recommendation, window: {to: 2029-10-31}, clause: 十2}\n", "")],
            ["gap lint.mentors.undated 六3"]),
        LintCase(
            "mentors.undated", "only its first day is stated",
            [("window: {to: 2029-10-31}, clause: 十2", "window: {from: 2029-10-01}, clause: 十2")]),
        LintCase(
            "mentors.undated", "a step without a day", [("window: {to: 2029-10-31}, clause: 十2", "window: {as_written: 另行通知}, clause: 十2")],
            ["gap lint.mentors.undated 六3"]),
    ]

    private static let gate = """
          rank_gate:
            any_of: [{ranking: overall, top_percent: 10}]
            clause: 三2
            strength: must
            relaxation: {ranking: discipline, reason: pre_training_outstanding, clause: 三3, strength: may}

        """
    private static func supply(_ count: Int, _ rest: String) -> String {
        "三4、四7、五2、二4 schools=2 nominations_per_school=\(count) \(rest)"
    }

    static let nominations: [LintCase] = [
        LintCase("review.no_criteria", "no rank gate", [(gate, "")], ["gap lint.review.no_criteria 四2"]),
        LintCase(
            "review.no_criteria", "no rank gate, and the review only may be held",
            [(gate, ""), ("clause: 四2, strength: must", "clause: 四2, strength: may")]),
        LintCase(
            "nomination.short", "2 schools of 14 for 30 in a discipline", [("count: 15, per", "count: 14, per")],
            ["gap lint.nomination.short " + supply(14, "nominations_in_each_discipline=28 needed_in_one_discipline=30 needed_in_all=60")]),
        LintCase(
            "nomination.short", "a limit of 14 is a contradiction", [("\">=\", count: 15, per", "\"<=\", count: 14, per")],
            [
                "contradiction lint.nomination.short "
                    + supply(14, "nominations_in_each_discipline=28 needed_in_one_discipline=30 needed_in_all=60")
            ]),
        LintCase(
            "nomination.short", "2 schools of 29 for 60 over all", [("count: 15, per: discipline", "count: 29, per: school")],
            ["gap lint.nomination.short " + supply(29, "nominations_over_all=58 needed_in_one_discipline=30 needed_in_all=60")]),
        LintCase("nomination.short", "a limit of 15 is enough", [("\">=\", count: 15, per", "\"<=\", count: 15, per")]),
        LintCase("nomination.short", "2.999 to one needs 30 too", [("number: 3,", "number: 2.999,")]),
        LintCase(
            "nomination.short", "3.001 to one needs 31", [("number: 3,", "number: 3.001,")],
            ["gap lint.nomination.short " + supply(15, "nominations_in_each_discipline=30 needed_in_one_discipline=31 needed_in_all=62")]),
        LintCase(
            "nomination.short", "a ratio of an earlier stage is not fed by it",
            [("count: 15, per", "count: 1, per"), ("numerator: test", "numerator: application")]),
        LintCase("nomination.short", "a ratio past any number of pupils", [("number: 3,", "number: 1.0e+300,")]),
        LintCase(
            "nomination.spread", "30 a school over all", [("count: 15, per: discipline", "count: 30, per: school")],
            ["note lint.nomination.spread " + supply(30, "nominations_over_all=60 needed_in_one_discipline=30 needed_in_all=60")]),
        LintCase(
            "nomination.spread", "15 a school, unsaid of what", [("count: 15, per: discipline", "count: 15")],
            [
                "note lint.nomination.spread "
                    + supply(15, "nominations_in_each_discipline=30 nominations_over_all=30 needed_in_one_discipline=30 needed_in_all=60")
            ]),
        LintCase(
            "nomination.spread", "places by total only, enough over all", [("count: 15, per: discipline", "count: 30"), (byDiscipline, "")]),
    ]

    static let cycle: [LintCase] = [
        LintCase(
            "cycle.before_selection", "one day late, by the day",
            [("from: 2029-12-11, to: 2029-12-31", "from: 2029-12-11, to: 2030-01-01"), ("{to: 2029-12-31}", "{to: 2030-01-01}")],
            ["note lint.cycle.before_selection 一、十5、十7 cycle_from=2030-01-01 selection_end=2030-01-01 days_late=1"]),
        LintCase(
            "cycle.before_selection", "to the end of the first month, by the month",
            [
                ("precision: day", "precision: month"), ("from: 2029-12-11, to: 2029-12-31", "from: 2030-01-11, to: 2030-01-31"),
                ("{to: 2029-12-31}", "{to: 2030-01-31}"),
            ]),
        LintCase(
            "cycle.before_selection", "a day past the first month, by the month",
            [
                ("precision: day", "precision: month"), ("from: 2029-12-11, to: 2029-12-31", "from: 2030-01-11, to: 2030-02-01"),
                ("{to: 2029-12-31}", "{to: 2030-02-01}"),
            ], ["note lint.cycle.before_selection 一、十5、十7 cycle_from=2030-01-01 selection_end=2030-02-01 days_late=1"]),
        LintCase(
            "cycle.before_selection", "where the precision is not stated the days count",
            [
                (", precision: day", ""), ("from: 2029-12-11, to: 2029-12-31", "from: 2029-12-11, to: 2030-01-01"),
                ("{to: 2029-12-31}", "{to: 2030-01-01}"),
            ], ["note lint.cycle.before_selection 一、十5、十7 cycle_from=2030-01-01 selection_end=2030-01-01 days_late=1"]),
        LintCase(
            "cycle.before_selection", "the last step begins on the first day",
            [("from: 2029-12-11, to: 2029-12-31", "from: 2030-01-01, to: 2030-02-28"), ("{to: 2029-12-31}", "{to: 2030-02-28}")],
            [
                "contradiction lint.cycle.before_selection 一、十5、十7 cycle_from=2030-01-01 last_selection_start=2030-01-01 "
                    + "selection_end=2030-02-28 months_without_pupils=0"
            ]),
        LintCase(
            "cycle.before_selection", "the last step begins a month and a day late",
            [("from: 2029-12-11, to: 2029-12-31", "from: 2030-02-02, to: 2030-02-28"), ("{to: 2029-12-31}", "{to: 2030-02-28}")],
            [
                "contradiction lint.cycle.before_selection 一、十5、十7 cycle_from=2030-01-01 last_selection_start=2030-02-02 "
                    + "selection_end=2030-02-28 months_without_pupils=1"
            ]),
        LintCase(
            "document.issued_late", "a day after the start, by the day", [("issued: 2030-01-01", "issued: 2030-01-02")],
            ["note lint.document.issued_late 一 issued=2030-01-02 cycle_from=2030-01-01"]),
        LintCase(
            "document.issued_late", "within the first month, by the month",
            [("issued: 2030-01-01", "issued: 2030-01-31"), ("precision: day", "precision: month")]),
        LintCase("document.issued_late", "no day of issue", [("document: {issued: 2030-01-01}\n", "")]),
        LintCase(
            "training.outside_cycle", "a day past the end", [("to: 2030-12-31}, clause: 十7", "to: 2031-01-01}, clause: 十7")],
            [
                "contradiction lint.training.outside_cycle 一、十7 cycle_from=2030-01-01 cycle_to=2030-12-31 training_from=2030-01-01 "
                    + "training_to=2031-01-01"
            ]),
        LintCase(
            "training.outside_cycle", "a day less on each side",
            [("{from: 2030-01-01, to: 2030-12-31}, clause: 十7", "{from: 2030-01-02, to: 2030-12-30}, clause: 十7")]),
        LintCase(
            "grades.leave_school", "the third senior year leaves in June", [("[senior_1, senior_2]", "[senior_1, senior_2, senior_3]")],
            ["contradiction lint.grades.leave_school 三1、一 leaves_school=2030-06-30 cycle_to=2030-12-31"]),
        LintCase(
            "grades.leave_school", "a cycle that ends on the day they leave",
            [
                ("[senior_1, senior_2]", "[senior_1, senior_2, senior_3]"),
                ("cycle: {from: 2030-01-01, to: 2030-12-31", "cycle: {from: 2030-01-01, to: 2030-06-30"),
                ("to: 2030-12-31}, clause: 十7", "to: 2030-06-30}, clause: 十7"),
                ("{from: 2030-04-01, to: 2030-07-31}", "{from: 2030-04-01, to: 2030-04-30}"),
                ("window: {from: 2030-11-01, to: 2030-12-31}\n", "window: {from: 2030-05-01, to: 2030-06-30}\n"),
                ("window: {from: 2030-11-01, to: 2030-12-31}, clause: 十8", "window: {from: 2030-05-01, to: 2030-06-30}, clause: 十8"),
            ]),
        LintCase(
            "reapplication.no_grade", "the second senior year alone", [("[senior_1, senior_2]", "[senior_2]")],
            ["note lint.reapplication.no_grade 三1、七 grades=1"]),
        LintCase(
            "reapplication.no_grade", "no promise",
            [("[senior_1, senior_2]", "[senior_2]"), ("training:\n  reapplication: {by: mentor, clause: 七, strength: must}\n", "")]),
    ]

    static let timetable: [LintCase] = [
        LintCase(
            "stage.undated", "nothing dates the interview and the selection",
            [("  - {step: interview, window: {from: 2029-12-11, to: 2029-12-31}, clause: 十5, covers: [interview, selection]}\n", "")],
            ["gap lint.stage.undated 四5、四6 stages_undated=2 stages=6 last_date_stated=2029-12-10"]),
        LintCase(
            "stage.undated", "a step without a day dates nothing",
            [("window: {from: 2029-12-01, to: 2029-12-10}, clause: 十4", "window: {as_written: 适时}, clause: 十4")],
            ["gap lint.stage.undated 四3 stages_undated=1 stages=6 last_date_stated=2029-12-31"]),
        LintCase(
            "stage.undated", "without covers the name of a step says what it dates", [(", covers: [interview, selection]", "")],
            ["gap lint.stage.undated 四6 stages_undated=1 stages=6 last_date_stated=2029-12-31"]),
        LintCase(
            "stage.undated", "the test and the interview in one step",
            [
                ("  - {step: test, window: {from: 2029-12-01, to: 2029-12-10}, clause: 十4}\n", ""),
                (
                    "{step: interview, window: {from: 2029-12-11, to: 2029-12-31}, clause: 十5, covers: [interview, selection]}",
                    "{step: test_and_interview, window: {from: 2029-12-11}, clause: 十5}\n  - {step: result_publication, window: {to: 2029-12-31}, clause: 十5}"
                ),
            ]),
        LintCase(
            "stage.undated", "the practical too has to be held", [("clause: 四4, strength: may", "clause: 四4, strength: in_principle")],
            ["gap lint.stage.undated 四4 stages_undated=1 stages=6 last_date_stated=2029-12-31"]),
        LintCase(
            "step.undefined", "no stage of review", [("    - {stage: review, clause: 四2, strength: must}\n", "")],
            ["gap lint.step.undefined 十3"]),
        LintCase(
            "step.undefined", "no annual evaluation", [(annual, ""), (certificate, "")], ["gap lint.step.undefined 十8"]),
        LintCase(
            "step.undefined", "neither the stage nor a step for it",
            [("    - {stage: review, clause: 四2, strength: must}\n", ""), (", covers: [application, review]", "")]),
        LintCase(
            "timetable.order", "the test ends before applying does",
            [("from: 2029-12-01, to: 2029-12-10", "from: 2029-11-01, to: 2029-11-29")],
            ["contradiction lint.timetable.order 十3、十4 earlier_until=2029-11-30 later_until=2029-11-29"]),
        LintCase(
            "timetable.order", "the test ends on the last day of applying",
            [("from: 2029-12-01, to: 2029-12-10", "from: 2029-11-01, to: 2029-11-30")]),
        LintCase(
            "timetable.order", "the meeting before selection is over", [("{to: 2029-12-31}", "{to: 2029-12-30}")],
            ["contradiction lint.timetable.order 十5、十6 earlier_until=2029-12-31 later_until=2029-12-30"]),
        LintCase(
            "pre_training.undated", "no step for it",
            [("  - {step: pre_training, window: {from: 2029-09-01, to: 2029-10-31}, clause: 十1}\n", "")],
            ["gap lint.pre_training.undated 三3"]),
        LintCase(
            "pre_training.undated", "a relaxation for others needs none",
            [
                ("  - {step: pre_training, window: {from: 2029-09-01, to: 2029-10-31}, clause: 十1}\n", ""),
                ("pre_training_outstanding", "outstanding"),
            ]),
    ]

    private static let annual = """
          - stage: annual
            window: {from: 2030-11-01, to: 2030-12-31}
            by: [office]
            outcomes: [excellent, qualified, unqualified]
            clause: 八3
            strength: must

        """
    private static let certificate = "certificate: {granted: [excellent, qualified], withheld: [unqualified], clause: 九, strength: must}\n"

    static let evaluations: [LintCase] = [
        LintCase(
            "evaluation.undated", "a midterm without a day", [("window: {from: 2030-04-01, to: 2030-07-31}", "window: {as_written: 适时}")],
            ["gap lint.evaluation.undated 八2"]),
        LintCase(
            "evaluation.undated", "an annual one dated by the timetable",
            [("window: {from: 2030-11-01, to: 2030-12-31}\n", "window: {as_written: 年底}\n")]),
        LintCase(
            "evaluation.outside_cycle", "an initial one a day before the start", [("{from: 2030-03-01,", "{from: 2029-12-31,")],
            [
                "contradiction lint.evaluation.outside_cycle 八1、一 cycle_from=2030-01-01 cycle_to=2030-12-31 evaluation_from=2029-12-31 "
                    + "evaluation_to=2030-03-31"
            ]),
        LintCase(
            "evaluation.outside_cycle", "an annual one a day after the end",
            [
                ("window: {from: 2030-11-01, to: 2030-12-31}\n", "window: {from: 2030-11-01, to: 2031-01-01}\n"),
                ("window: {from: 2030-11-01, to: 2030-12-31}, clause: 十8", "window: {from: 2030-11-01, to: 2031-01-01}, clause: 十8"),
            ],
            [
                "note lint.evaluation.outside_cycle 八3、一 cycle_from=2030-01-01 cycle_to=2030-12-31 evaluation_from=2030-11-01 "
                    + "evaluation_to=2031-01-01"
            ]),
        LintCase("evaluation.outside_cycle", "from the first day", [("{from: 2030-03-01,", "{from: 2030-01-01,")]),
        LintCase(
            "evaluation.order", "a midterm that begins on the last day of the initial one", [("{from: 2030-04-01,", "{from: 2030-03-31,")],
            ["note lint.evaluation.order 八1、八2 earlier_to=2030-03-31 later_from=2030-03-31 later_to=2030-07-31"]),
        LintCase(
            "evaluation.order", "a midterm due no later than the initial one", [("{from: 2030-04-01, to: 2030-07-31}", "{to: 2030-03-31}")],
            ["contradiction lint.evaluation.order 八1、八2 earlier_to=2030-03-31 later_to=2030-03-31"]),
        LintCase(
            "evaluation.order", "a midterm due a day later, open at its beginning",
            [("{from: 2030-04-01, to: 2030-07-31}", "{to: 2030-04-01}")]),
        LintCase(
            "evaluation.timetable", "due a day before the timetable's end",
            [("window: {from: 2030-11-01, to: 2030-12-31}\n", "window: {from: 2030-11-01, to: 2030-12-30}\n")],
            ["contradiction lint.evaluation.timetable 八3、十8 evaluation_to=2030-12-30 timetable_to=2030-12-31 days_apart=1"]),
        LintCase(
            "evaluation.timetable", "begins a day later",
            [("window: {from: 2030-11-01, to: 2030-12-31}\n", "window: {from: 2030-11-02, to: 2030-12-31}\n")],
            ["contradiction lint.evaluation.timetable 八3、十8 evaluation_from=2030-11-02 timetable_from=2030-11-01"]),
        LintCase(
            "evaluation.timetable", "the timetable's entry is on the work of the bodies, not on pupils",
            [
                (
                    "step: annual_evaluation, window: {from: 2030-11-01, to: 2030-12-31}",
                    "step: work_review, window: {from: 2030-11-01, to: 2030-11-30}"
                )
            ]),
        LintCase(
            "evaluation.timetable", "open at its beginning, due the same day",
            [("window: {from: 2030-11-01, to: 2030-12-31}\n", "window: {to: 2030-12-31}\n")]),
        LintCase(
            "evaluation.no_training_before", "due on the day selection may end",
            [
                ("precision: day", "precision: month"),
                ("from: 2029-12-11, to: 2029-12-31", "from: 2030-01-11, to: 2030-01-31"), ("{to: 2029-12-31}", "{to: 2030-01-31}"),
                ("{from: 2030-03-01, to: 2030-03-31}", "{to: 2030-01-31}"),
            ],
            ["note lint.evaluation.no_training_before 八1、十5 evaluation_to=2030-01-31 selection_end=2030-01-31 days_of_training=0"]),
        LintCase(
            "evaluation.no_training_before", "due a day later",
            [
                ("precision: day", "precision: month"), ("from: 2029-12-11, to: 2029-12-31", "from: 2030-01-11, to: 2030-01-31"),
                ("{to: 2029-12-31}", "{to: 2030-01-31}"), ("{from: 2030-03-01, to: 2030-03-31}", "{to: 2030-02-01}"),
            ]),
        LintCase(
            "evaluation.no_training_before", "due before the last step of selection begins",
            [
                ("precision: day", "precision: month"), ("from: 2029-12-11, to: 2029-12-31", "from: 2030-01-11, to: 2030-01-31"),
                ("{to: 2029-12-31}", "{to: 2030-01-31}"), ("{from: 2030-03-01, to: 2030-03-31}", "{to: 2030-01-10}"),
            ],
            ["contradiction lint.evaluation.no_training_before 八1、十5 evaluation_to=2030-01-10 selection_end=2030-01-31 days_of_training=0"]),
    ]

    static let outcomes: [LintCase] = [
        LintCase(
            "evaluation.no_outcome", "a midterm without either", [("    outcomes: [unqualified]\n    failure_ends_training: true\n", "")],
            ["gap lint.evaluation.no_outcome 八2"]),
        LintCase(
            "evaluation.no_outcome", "an annual one without outcome or certificate",
            [("    outcomes: [excellent, qualified, unqualified]\n", ""), (certificate, "")], ["gap lint.evaluation.no_outcome 八3"]),
        LintCase(
            "evaluation.no_outcome", "the certificate names the outcomes", [("    outcomes: [excellent, qualified, unqualified]\n", "")]),
        LintCase(
            "evaluation.no_outcome", "who fails at midterm stays, and the plan says so",
            [("failure_ends_training: true", "failure_ends_training: false")]),
        LintCase(
            "outcome.no_consequence", "failing at midterm", [("    failure_ends_training: true\n", "")],
            ["gap lint.outcome.no_consequence 八2 outcomes=1"]),
        LintCase(
            "outcome.no_consequence", "failing at the annual one", [(", withheld: [unqualified]", "")],
            ["gap lint.outcome.no_consequence 八3、九 outcomes=1"]),
        LintCase(
            "outcome.no_consequence", "three outcomes and no certificate", [(certificate, "")],
            ["gap lint.outcome.no_consequence 八3 outcomes=3"]),
        LintCase(
            "outcome.no_consequence", "failing at the annual one, and the plan says whether that ends training",
            [
                (", withheld: [unqualified]", ""),
                ("unqualified]\n    clause: 八3", "unqualified]\n    failure_ends_training: false\n    clause: 八3"),
            ]),
        LintCase(
            "outcome.unnamed", "neither evaluation nor certificate names failing",
            [("outcomes: [excellent, qualified, unqualified]", "outcomes: [excellent, qualified]"), (", withheld: [unqualified]", "")],
            ["gap lint.outcome.unnamed 八3、九"]),
        LintCase(
            "outcome.unnamed", "the certificate names it",
            [("outcomes: [excellent, qualified, unqualified]", "outcomes: [excellent, qualified]")]),
        LintCase(
            "certificate.outcome", "granted for an outcome there is not",
            [("outcomes: [excellent, qualified, unqualified]", "outcomes: [qualified, unqualified]")],
            ["contradiction lint.certificate.outcome 八3、九 outcomes=1"]),
        LintCase(
            "certificate.outcome", "granted and withheld at once", [("withheld: [unqualified]", "withheld: [qualified, unqualified]")],
            ["contradiction lint.certificate.outcome 九 outcomes=1"]),
        LintCase(
            "certificate.outcome", "granted for one of two outcomes, withheld for the other",
            [
                ("outcomes: [excellent, qualified, unqualified]", "outcomes: [qualified, unqualified]"),
                ("granted: [excellent, qualified]", "granted: [qualified]"),
            ]),
        LintCase(
            "certificate.no_evaluation", "no annual evaluation",
            [(annual, ""), ("  - {step: annual_evaluation, window: {from: 2030-11-01, to: 2030-12-31}, clause: 十8}", "")],
            ["gap lint.certificate.no_evaluation 九"]),
        LintCase(
            "certificate.no_evaluation", "neither",
            [
                (annual, ""), (certificate, ""),
                ("  - {step: annual_evaluation, window: {from: 2030-11-01, to: 2030-12-31}, clause: 十8}", ""),
            ]),
    ]
}
