// Takes the applicants for one group of places through review, test, interview and selection, counting so that ratios and quotas come out.

import Domain

/// The competition for the places of one cell.
struct CellRun {
    private(set) var applicants: [Applicant] = []
    private let round: SelectionRound
    private let cell: PlaceCell
    /// The day of each step for this group; a second day follows where the step has one.
    private let sittings: [SelectionStage: Int]
    /// Positions of those still in.
    private var inPlay: [Int] = []

    init(round: SelectionRound, cell: PlaceCell, _ random: inout SplitMix64) {
        self.round = round
        self.cell = cell
        var sittings: [SelectionStage: Int] = [:]
        for stage in SelectionStage.allCases {
            guard let span = round.calendar.spans[stage] else { continue }
            // The list comes out early in its days, so that training can start.
            sittings[stage] = stage == .selection ? span.lowerBound + random.below(min(3, span.count)) : random.integer(span)
        }
        self.sittings = sittings
    }

    private func has(_ stage: SelectionStage) -> Bool { sittings[stage] != nil }

    private func day(_ stage: SelectionStage, _ random: inout SplitMix64) -> Int {
        let day = sittings[stage] ?? 0
        return min(day + random.below(2), round.calendar.spans[stage]?.upperBound ?? day)
    }

    private mutating func note(_ index: Int, _ stage: SelectionStage, _ day: Int, _ result: ScreeningResult, _ score: Int? = nil) {
        applicants[index].results.append(StepResult(stage: stage, day: day, result: result, score: score))
    }

    /// Invents applicants until so many have come through review and sat the test (where there is one).
    mutating func enrol(_ again: [Applicant], until count: Int, _ random: inout SplitMix64) {
        var waiting = Array(again.reversed())
        // A plan whose grades nobody has on the days of application would never fill up.
        for _ in 0..<(4 * count + 20) where inPlay.count < count {
            guard let applicant = waiting.popLast() ?? round.applicant(round.newPupil(for: cell, &random), returning: false, cell, &random)
            else { continue }
            applicants.append(applicant)
            let index = applicants.count - 1
            if has(.review) {
                let last = round.calendar.spans[.review]?.upperBound ?? applicant.day
                let passed = random.chance(0.955)
                note(index, .review, min(last, applicant.day + 1 + random.below(6)), passed ? .pass : .fail)
                guard passed else { continue }
            }
            if has(.test), random.chance(0.025) {
                note(index, .test, day(.test, &random), .absent)
                continue
            }
            inPlay.append(index)
        }
    }

    /// Marks the test, cuts the list by score, and holds the practical, until so many are left to be interviewed.
    mutating func shortlist(_ count: Int, _ random: inout SplitMix64) {
        guard has(.test) else { return }
        var scored: [(index: Int, day: Int, score: Int)] = []
        for index in inPlay {
            let score = 62 + 12 * applicants[index].pupil.ability + 6 * random.normal()
            scored.append((index, day(.test, &random), tenths(score)))
        }
        scored.sort { ($1.score, $0.index) < ($0.score, $1.index) }
        var left: [Int] = []
        for (index, day, score) in scored {
            // Near the cut the papers decide now and then against the score.
            let overlooked = left.count > count * 4 / 5 && random.chance(0.03) && scored.count - left.count > count / 4 + 2
            guard left.count < count, !overlooked else {
                note(index, .test, day, .fail, score)
                continue
            }
            note(index, .test, day, .pass, score)
            watchPractical(index, &random)
            left.append(index)
        }
        inPlay = left
    }

    /// The practical is held for a share of the candidates, mostly in the experimental disciplines. It adds to what is
    /// known of them and turns nobody away, as plans only allow or encourage it.
    private mutating func watchPractical(_ index: Int, _ random: inout SplitMix64) {
        guard has(.practical) else { return }
        let experimental = ["physics", "chemistry", "biology"].contains(cell.discipline)
        guard random.chance(experimental ? 0.5 : 0.1) else { return }
        let score = max(600, tenths(78 + 6 * applicants[index].pupil.ability + 7 * random.normal()))
        note(index, .practical, day(.practical, &random), .pass, score)
    }

    /// Interviews those left (or lets mentors look through their papers) and fills the places with the best.
    mutating func choose(_ random: inout SplitMix64) {
        let stage: SelectionStage? = has(.interview) ? .interview : has(.mentorSelection) ? .mentorSelection : nil
        var ranking: [(index: Int, day: Int, score: Int)] = []
        for index in inPlay {
            let held = stage.map { day($0, &random) } ?? 0
            if let stage, stage != round.ratio.stage, random.chance(0.012) {
                note(index, stage, held, .absent)
                continue
            }
            let bonus = applicants[index].isReturning ? 3.0 : 0
            ranking.append((index, held, tenths(69 + 7 * applicants[index].pupil.ability + bonus + 6 * random.normal())))
        }
        ranking.sort { ($1.score, $0.index) < ($0.score, $1.index) }
        // Now and then the next on the list is taken in the last one's stead.
        if ranking.count > cell.places, random.chance(0.08) { ranking.swapAt(cell.places - 1, cell.places) }
        let namedByMentors = cell.places + random.below(3)
        for (place, entry) in ranking.enumerated() {
            let chosen = place < cell.places
            if let stage {
                let passed = chosen || (stage == .interview ? entry.score >= 600 : place < namedByMentors)
                note(entry.index, stage, entry.day, passed ? .pass : .fail, stage == .interview ? entry.score : nil)
                guard passed else { continue }
            }
            if chosen, has(.notice) { note(entry.index, .notice, sittings[.notice] ?? 0, .pass) }
            guard let day = sittings[.selection] else { continue }
            note(entry.index, .selection, day, chosen ? .pass : .fail)
            if chosen { applicants[entry.index].selectedDay = day }
        }
    }

    private func tenths(_ points: Double) -> Int {
        // Half points, as examiners give them.
        min(1000, max(0, Int((points * 2).rounded()) * 5))
    }
}
