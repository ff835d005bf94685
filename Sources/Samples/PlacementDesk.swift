// Deals the pupils of one university and discipline out among its mentors, and lets a few change mentor or have two.

import Domain

/// The placements of one discipline at one university in one edition.
struct PlacementDesk {
    /// References of all mentors in office.
    let mentors: [String]
    /// Positions of those who take pupils this time, in chance order.
    let teaching: [Int]
    /// Pupils that one mentor may have over the cycle.
    let capacity: Int
    private var loads: [Int: Int] = [:]

    init(mentors: [String], teaching: [Int], capacity: Int) {
        self.mentors = mentors
        self.teaching = teaching
        self.capacity = capacity
    }

    /// The placements of the pupils, dealt out evenly; with `overload`, the first mentor takes one or two more than allowed.
    mutating func placements(
        of pupils: [Int], _ trainees: [Trainee], overload: Bool, lastOfCycle: Int, _ random: inout SplitMix64
    ) -> [Staffing.Placement] {
        let atFirst = overload ? min(pupils.count, capacity + 1 + random.below(2)) : 0
        let others = overload ? Array(teaching.dropFirst()) : teaching
        let dealt = pupils.enumerated().map { place, pupil in
            (pupil, place < atFirst ? teaching[0] : others[place % others.count])
        }
        for (_, mentor) in dealt { loads[mentor, default: 0] += 1 }
        return dealt.flatMap { pupil, mentor in
            placements(of: pupil, trainees[pupil], with: mentor, lastOfCycle: lastOfCycle, &random)
        }
    }

    private mutating func placements(
        of pupil: Int, _ trainee: Trainee, with mentor: Int, lastOfCycle: Int, _ random: inout SplitMix64
    ) -> [Staffing.Placement] {
        let end = trainee.exit?.day
        let draw = random.unit()
        let change = random.day(trainee.start + 45, (end ?? lastOfCycle) - 40)
        var placements = [Staffing.Placement(trainee: pupil, mentor: mentors[mentor], from: trainee.start, to: end)]
        guard draw < 0.05, change + 40 <= end ?? lastOfCycle,
            let other = teaching.first(where: { $0 != mentor && loads[$0, default: 0] < capacity })
        else { return placements }
        loads[other, default: 0] += 1
        if draw < 0.028 {
            placements[0].to = change
            placements.append(Staffing.Placement(trainee: pupil, mentor: mentors[other], from: change + 1, to: end))
        } else {
            placements.append(Staffing.Placement(trainee: pupil, mentor: mentors[other], from: trainee.start, to: end))
        }
        return placements
    }
}
