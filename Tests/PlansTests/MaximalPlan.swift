// An invented plan that states everything a plan file can state.

import Domain
import Plans

enum MaximalPlan {
    static let text = """
        id: invented-2025
        programme: invented
        region: {zh: 虚构省, en: Invented Province}
        title: {zh: 虚构方案, en: Invented plan}
        short_title: {zh: 虚构 2025, en: Invented 2025}
        invented_from: xinjiang-2025
        document: {number: 虚构〔2025〕1号, issued: 2025-01-02, issuers: [虚构科协], source: 附件}
        cycle: {from: 2025-01-01, to: 2025-12-31, clause: 一}
        scope:
          cities: {clause: 二（一）, names: [甲市, 乙市]}
          universities:
            clause: 二（二）
            members:
              - {name: 甲大学, city: 甲市, disciplines: [physics, astronomy]}
              - {name: 乙大学, city: 乙市}
              - {name: 丙大学, disciplines: [mathematics]}
          disciplines:
            clause: 二（三）
            codes: [physics, mathematics, astronomy]
            open: true
            defined: [{code: astronomy, zh: 天文, en: astronomy}]
          schools: {clause: 二（四）, names: [甲中学, 乙中学]}
        eligibility:
          grades: {codes: [senior_1, senior_2], clause: 三（一）, strength: in_principle}
          rank_gate:
            any_of: [{ranking: discipline, top_percent: 10}, {ranking: overall, top_percent: 15}]
            clause: 三（二）
            strength: must
            relaxation: {ranking: discipline, reason: outstanding, clause: 三（三）, strength: may}
          nomination_floor: {stage: test, operator: ">=", count: 30, clause: 三（四）, strength: may}
          priority:
            - {ground: science_prize, level: provincial, clause: 三（五）, strength: may}
            - {ground: olympiad_prize, clause: 三（五）, strength: in_principle}
            - {ground: patent, clause: 三（五）, strength: must}
            - {ground: science_club, clause: 三（五）, strength: encouraged}
        selection:
          stages:
            - {stage: application, clause: 四（一）, strength: must, by: [school]}
            - {stage: review, clause: 四（二）, strength: must, by: [city_office, office]}
            - {stage: test, clause: 四（三）, strength: in_principle, by: [office]}
            - {stage: practical, clause: 四（四）, strength: encouraged}
            - {stage: interview, clause: 四（五）, strength: may}
            - {stage: mentor_selection, clause: 四（六）, strength: encouraged, by: [mentor]}
            - {stage: notice, clause: 四（七）, strength: must}
            - {stage: selection, clause: 四（八）, strength: must, by: [everyone]}
          ratios:
            - {numerator: test, denominator: selection, operator: ">=", number: 3.5, clause: 四（九）, strength: in_principle}
            - {numerator: interview, denominator: selection, operator: "=", number: 2, clause: 四（九）, strength: must}
            - {numerator: application, denominator: test, operator: "<=", number: 10, clause: 四（九）, strength: encouraged}
          public_notice: {working_days: 5, clause: 四（十）, strength: must}
        quotas:
          - {by: total, operator: ">=", count: 30, clause: 五（一）, strength: must}
          - {by: discipline, operator: "=", counts: {physics: 10, mathematics: 10, astronomy: 10}, clause: 五（二）, strength: must}
          - {by: city, operator: "<=", counts: {甲市: 20, 乙市: 15}, clause: 五（三）, strength: in_principle}
        mentors:
          capacity: {operator: "<=", pupils: 5, clause: 六（一）, strength: in_principle}
          nominated_from: {sources: [topnotch_mentors], mainly: [honoured_scientists], clause: 六（二）, strength: in_principle}
          qualification: {degree: doctorate, or_title: associate_senior, clause: 六（三）, strength: must}
          team_qualification: {degree: master, or_title: associate_senior, clause: 六（四）, strength: in_principle}
          term: {years: 3, renewable: true, clause: 六（五）, strength: in_principle}
        training:
          visits: {operator: ">=", count: 10, per: cycle, place: campus, clause: 七（一）, strength: must}
          face_to_face: {operator: ">=", count: 2, per: month, clause: 七（二）, strength: must}
          growth_log: {by: mentor, after: each_visit, clause: 七（三）, strength: must}
          growth_log_review: {by: mentor, after: each_visit, clause: 七（四）, strength: may}
          reapplication: {by: office, after: each_visit, clause: 七（五）, strength: encouraged}
        evaluations:
          - stage: initial
            window: {from: 2025-04-01, to: 2025-04-10, as_written: 4月初}
            by: [mentor]
            outcomes: [qualified, unqualified]
            dimensions: [scientific_interest]
            failure_ends_training: false
            clause: 八（一）
            strength: may
          - stage: midterm
            window: {to: 2025-07-31, as_written: 7月底前}
            by: [office, university, mentor]
            outcomes: [unqualified]
            dimensions: [general_ability]
            failure_ends_training: true
            clause: 八（二）
            strength: must
          - stage: annual
            window: {from: 2025-12-01, as_written: 12月起}
            by: [office]
            outcomes: [excellent, qualified, unqualified]
            dimensions: [scientific_interest, subject_knowledge, research_potential, general_ability, english_communication]
            failure_ends_training: true
            clause: 八（三）
            strength: in_principle
        certificate: {granted: [excellent, qualified], withheld: [unqualified], clause: 九, strength: must}
        follow_up:
          - {by: everyone, subject: all_participants, questions: [contact], clause: 十（一）, strength: must}
          - {by: school, subject: all_participants, clause: 十（二）, strength: in_principle}
          - {by: school, subject: all_participants, questions: [employment, graduation], clause: 十（三）, strength: must}
          - {by: university, subject: enrolled_here, questions: [topnotch], clause: 十（四）, strength: may}
          - {by: university, subject: enrolled_here, questions: [degree], clause: 十（五）, strength: encouraged}
          - {by: office, subject: local, questions: [contact], clause: 十（六）, strength: must}
        timetable:
          - {step: school_confirmation, window: {from: 2024-07-01, to: 2024-08-31, as_written: 暑期}, clause: 十一（一）}
          - {step: pre_training, window: {from: 2024-09-15}, clause: 十一（二）}
          - {step: application, window: {to: 2024-12-20}, clause: 十一（三）}
          - {step: test, window: {from: 2024-12-30, to: 2025-01-05}, clause: 十一（四）}
          - {step: meeting, window: {as_written: 适时}, clause: 十一（五）}
        """

    static let plan = PlanReader.read(text, file: "invented-2025.yaml").document?.plan
}
