// Reads the files of data/calendar into a WorkingCalendar, or says everything that is wrong with them.

package import Domain
package import Forms

/// The keys of a calendar file.
package enum CalendarSchema {
    package static let top: [FormKey] = [
        .must("year", .integer(2008...2199), "年份", "year"),
        .must(
            "documents",
            .list(
                .record([
                    .must("title", .text, "文件标题", "title"), .may("number", .text, "文号", "document number"),
                    .must("issued", .day, "成文日期", "day of issue"),
                ])), "所据通知", "the notices it rests on"),
        .may("extra_days", .integer(1...10), "法定假日之外另放的天数", "days off granted beyond the law"),
        .must(
            "holidays",
            .list(
                .record([
                    .must("zh", .text, "中文", "Chinese"), .must("en", .text, "英文", "English"),
                    .must("from", .day, "放假首日", "first day off"),
                    .must("to", .day, "放假末日，相连的周末在内", "last day off, with the weekend beside it"),
                ])), "放假", "holidays"),
        .may("make_up_days", .list(.day), "调休上班的周末", "weekend days worked"),
    ]
}

extension WorkingCalendar {
    /// Reads the files of a calendar, one a year.
    ///
    /// - Parameter files: name without folders, for findings, and YAML text.
    /// - Returns: the calendar of the files without a blocking fault, and all findings in the order of the files.
    package static func read(_ files: [(name: String, text: String)]) -> (calendar: WorkingCalendar, findings: [Finding]) {
        var years: [CalendarYear] = []
        var findings: [Finding] = []
        for file in files {
            let form = FormReader.read(file.text, form: CalendarSchema.top, area: "calendar", file: file.name)
            guard let year = form.decode(CalendarYear.self) else {
                findings += form.findings.block ? form.findings : form.findings + [unreadable(file.name)]
                continue
            }
            let checks = CalendarChecks(year: year, file: file.name, lines: form.lines, years: Set(years.map(\.year)))
            let faults = (form.findings + checks.findings).byLine
            if !faults.block { years.append(year) }
            findings += faults
        }
        return (WorkingCalendar(years), findings)
    }

    /// Every value has its shape and yet they make no year: the form and the model differ.
    private static func unreadable(_ file: String) -> Finding {
        Finding(
            "calendar.unreadable", at: Finding.Place(file: file),
            what: Bilingual("各项都对，却组不成一年的日历", "every value is right, yet they make no year"))
    }
}
