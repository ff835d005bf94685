// The growth log of a training session: a review follows a log, and a day follows what it dates.

internal import Domain

/// Checks what a row says of the growth log (成长日志) and of its review.
struct LogChecks {
    let heading: Heading
    let file: String

    func findings(_ values: [String: Cell], row: Int) -> [Finding] {
        guard heading.kind == .session else { return [] }
        let isSubmitted = values["log"] == .text(LogStatus.submitted.rawValue)
        let isReviewed = [LogReview.approved, .returned].contains { values["review"] == .text($0.rawValue) }
        var findings: [Finding] = []
        func note(_ code: String, _ column: String, _ what: Bilingual, _ action: Bilingual) {
            guard let column = heading.kind.columns.first(where: { $0.name == column }) else { return }
            findings.append(
                Finding(code, at: Finding.Place(file: file, row: row, column: heading.writtenHeading(column)), what: what, action: action))
        }
        if isReviewed, !isSubmitted {
            note(
                "intake.review.nolog", "review", Bilingual("有审核结果，却没有已提交的成长日志", "a review without a growth log that was submitted"),
                Bilingual("请核对：“成长日志”填已提交，或删去审核结果", "Say that the log was submitted, or leave the review out"))
        }
        if values["log_day"] != nil, !isSubmitted {
            note(
                "intake.log.day", "log_day", Bilingual("有日志提交日期，成长日志却不是已提交", "a day of submission without a growth log that was submitted"),
                Bilingual("请核对：“成长日志”填已提交，或删去提交日期", "Say that the log was submitted, or leave the day out"))
        }
        if values["review_day"] != nil, !isReviewed {
            note(
                "intake.review.day", "review_day", Bilingual("有审核日期，却没有审核结果", "a day of review without what the review found"),
                Bilingual("审核结果请填“审核通过”或“退回修改”", "Say whether the log was approved or returned for revision"))
        }
        return findings
    }
}
