// What is told of an alumnus once the first studies end: degree, further study, research and employment.

import Domain

extension FollowedPerson {
    /// Degree, further study, research and employment, from the year before the first studies end.
    mutating func studies(_ round: Round, _ speaks: Bool, _ random: inout SplitMix64) -> [Report] {
        let draw = (random.unit(), random.unit(), random.unit(), random.unit())
        let since = round.year - life.degreeYear
        var reports: [Report] = []
        let atHost = life.isAtHost && admissionKnown
        if since == -1 {
            if atHost, draw.0 < 0.25 {
                reports.append(Report(question: .degree, status: .notYetDue, reported: round.university, source: .university))
            }
            return reports
        }
        if since == 0, life.kind != .vocational {
            if let degree = life.degree, atHost ? draw.0 < 0.7 : speaks {
                let source: Source = atHost ? .university : .person
                reports.append(
                    Report(
                        question: .degree, status: .yes, value: "学士", day: degree, reported: round.day(of: source), source: source))
            } else if draw.0 > 0.8 {
                reports.append(Report(question: .degree, status: .noReply, reported: round.person, source: .person))
            }
        }
        guard speaks else { return reports }
        reports += later(round, since, draw, &random)
        return reports
    }

    private mutating func later(
        _ round: Round, _ since: Int, _ draw: (Double, Double, Double, Double), _ random: inout SplitMix64
    ) -> [Report] {
        var reports: [Report] = []
        let began = CivilDay(year: life.degreeYear, month: 9, day: 1)?.number
        if !furtherTold, since <= 3, draw.1 < 0.85 {
            furtherTold = true
            if let study = life.furtherStudy {
                reports.append(
                    Report(
                        question: .furtherStudy, status: .yes, value: study.university, day: began, reported: round.person,
                        source: .person,
                        validUntil: CivilDay(year: life.degreeYear + study.years, month: 7, day: 31)?.number))
            } else {
                reports.append(Report(question: .furtherStudy, status: .no, reported: round.person, source: .person))
            }
        }
        let studyEnds = life.degreeYear + (life.furtherStudy?.years ?? 0)
        if !employmentTold, round.year >= studyEnds, draw.2 < 0.75 {
            employmentTold = true
            reports.append(
                Report(
                    question: .employment, status: .yes, value: life.employer,
                    day: CivilDay(year: studyEnds, month: 7, day: 1 + random.below(28))?.number, reported: round.person,
                    source: .person, validUntil: CivilDay(number: round.person).adding(years: 3)?.number))
        } else if !employmentTold, since == 0, life.furtherStudy != nil, draw.2 < 0.2 {
            reports.append(Report(question: .employment, status: .notYetDue, reported: round.person, source: .person))
        }
        if let research = life.research, since == 1 || since == 4, draw.3 < 0.6 {
            let words = plan.disciplines.first { $0.code == research }?.label.zh ?? research
            reports.append(
                Report(
                    question: .research, status: .yes, value: words, reported: round.person, source: .person,
                    validUntil: CivilDay(number: round.person).adding(years: 3)?.number))
        }
        return reports
    }
}
