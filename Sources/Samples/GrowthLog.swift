// The growth log of one visit: whether and when it was handed in, and what the mentor made of it.

import Domain

/// What is known of a growth log (成长日志); all of it blank where none is owed.
struct GrowthLog: Equatable {
    /// nil where nobody said: unknown.
    var status: LogStatus?
    var day: Int?
    var review: LogReview?
    var reviewed: Int?
    /// The day on which the status was told.
    private var told = 0
    /// The day on which the review was told.
    private var reviewTold = 0

    init() {}

    /// - Parameters:
    ///   - visit: the day of the visit.
    ///   - careless: whether the pupil often forgets.
    ///   - reviewed: whether the plan has mentors review logs.
    ///   - lateReviewer: whether this mentor takes weeks.
    init(of visit: Int, careless: Bool, reviewed isReviewed: Bool, lateReviewer: Bool, _ random: inout SplitMix64) {
        let draw = random.unit()
        let delay = random.chance(0.95) ? random.below(8) : random.integer(12...45)
        let undated = random.chance(0.01)
        let reviewDraw = random.unit()
        let reviewDelay = lateReviewer ? random.integer(25...70) : random.below(10)
        switch draw {
        case ..<(careless ? 0.6 : 0.955):
            status = .submitted
            told = visit + delay
            day = undated ? nil : told
        case ..<(careless ? 0.9 : 0.975):
            status = .notSubmitted
            told = visit + 30
        default: return
        }
        guard isReviewed, status == .submitted else { return }
        reviewTold = told + reviewDelay
        switch reviewDraw {
        case ..<0.94: (review, reviewed) = (.approved, reviewTold)
        case ..<0.965: (review, reviewed) = (.returned, reviewTold)
        case ..<0.985:
            review = .notReviewed
            reviewTold = told + 60
        default: reviewTold = 0
        }
        // A review whose log has no day is not dated either.
        if undated { reviewed = nil }
    }

    /// The day on which all of it was known.
    var complete: Int { max(told, reviewTold) }

    /// What had been told by a day.
    func known(by last: Int) -> GrowthLog {
        var log = self
        if reviewTold > last { (log.review, log.reviewed) = (nil, nil) }
        if told > last { log = GrowthLog() }
        return log
    }
}
