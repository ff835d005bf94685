// An invented person and an application of theirs, as the steps of the samples hand them on.

import Domain

/// An invented person, the same over all their applications.
struct Pupil {
    /// The office's number, for example `XJ2025-0001`; set once the applications of an edition are in order.
    var reference = ""
    let name: String
    let sex: Sex
    let school: School
    /// The year in whose June the school ends.
    let graduationYear: Int
    /// Standard normal among applicants; scores rest on it, and later outcomes to a lesser degree.
    let ability: Double
}

/// One application and what became of it.
struct Applicant {
    var pupil: Pupil
    let isReturning: Bool
    /// Code.
    let discipline: String
    /// The city whose places are competed for, else that of the school; nil where the plan states no cities.
    let city: String?
    let day: Int
    let grade: Grade
    let ranks: Ranks
    /// In the order of the plan's steps.
    var results: [StepResult] = []
    /// Nil unless selected.
    var selectedDay: Int?
}

/// What became of an applicant at one step.
struct StepResult {
    let stage: SelectionStage
    let day: Int
    let result: ScreeningResult
    /// In tenths of a point, 0 to 1000; nil where the step gives no points.
    let score: Int?
}

extension Grade {
    /// Whole school years still to go when the current one has ended.
    var yearsLeft: Int {
        switch self {
        case .senior1: 2
        case .senior2: 1
        case .senior3: 0
        }
    }

    /// The year in whose June a pupil of this grade leaves school; a school year starts in August.
    func graduationYear(on day: CivilDay) -> Int {
        let (year, month, _) = day.components
        return (month >= 8 ? year + 1 : year) + yearsLeft
    }

    /// The grade on a day of somebody who leaves school in a given year; nil after that and before senior school.
    static func grade(on day: CivilDay, graduating year: Int) -> Grade? {
        allCases.first { $0.graduationYear(on: day) == year }
    }
}
