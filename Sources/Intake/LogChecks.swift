// The growth log of a training session: a review follows a log, and a day follows what it dates.

internal import Domain

/// Checks what a row says of the growth log (成长日志) and of its review. nil for kinds without one.
struct LogChecks {
    private let columns: RowColumns
    private let (log, logDay, review, reviewDay): (Int, Int, Int, Int)

    init?(_ columns: RowColumns) {
        guard columns.kind == .session, let log = columns.number("log"), let logDay = columns.number("log_day"),
            let review = columns.number("review"), let reviewDay = columns.number("review_day")
        else { return nil }
        self.columns = columns
        (self.log, self.logDay, self.review, self.reviewDay) = (log, logDay, review, reviewDay)
    }

    func check(_ cells: RowCells, into findings: inout [Finding]) {
        let isSubmitted = cells[log] == .text(LogStatus.submitted.rawValue)
        let isReviewed = [LogReview.approved, .returned].contains { cells[review] == .text($0.rawValue) }
        func note(_ code: String, _ column: Int, _ what: Bilingual, _ action: Bilingual) {
            findings.append(Finding(code, at: columns.place(column, cells.written.number), what: what, action: action))
        }
        if isReviewed, !isSubmitted {
            note(
                "intake.review.nolog", review, Bilingual("有审核结果，却没有已提交的成长日志", "a review without a growth log that was submitted"),
                Bilingual("请核对：“成长日志”填已提交，或删去审核结果", "Say that the log was submitted, or leave the review out"))
        }
        if cells[logDay] != .null, !isSubmitted {
            note(
                "intake.log.day", logDay, Bilingual("有日志提交日期，成长日志却不是已提交", "a day of submission without a growth log that was submitted"),
                Bilingual("请核对：“成长日志”填已提交，或删去提交日期", "Say that the log was submitted, or leave the day out"))
        }
        if cells[reviewDay] != .null, !isReviewed {
            note(
                "intake.review.day", reviewDay, Bilingual("有审核日期，却没有审核结果", "a day of review without what the review found"),
                Bilingual("审核结果请填“审核通过”或“退回修改”", "Say whether the log was approved or returned for revision"))
        }
    }
}
