// Reported figures (上报数据) against themselves: what a report says must be possible before anything is held against the store.

internal import Domain
internal import Intake
internal import Statistics

/// Checks the figures of one file row by row and against one another. What was published is stored as it was published: doubts are warnings, and only what
/// cannot be read, or says nothing, stops the file. The query `overview/reported` says the same of what is stored.
struct ReportedChecks {
    private let sheet: Sheet
    private let today: CivilDay
    private let figures: [Figure]

    init(sheet: Sheet, kind: RecordKind, today: CivilDay) {
        self.sheet = sheet
        self.today = today
        figures = kind == .reportedFigure ? sheet.records.filter { !$0.retracted }.compactMap(Figure.init) : []
    }

    func findings() -> [Finding] {
        var known: [Figure.Place: Figure] = [:]
        for figure in figures { known[figure.place] = figure }
        return figures.flatMap {
            statement(of: $0) + share(of: $0, among: known) + attendances(of: $0, among: known) + stock($0, among: known)
        }
    }

    // MARK: One row

    private func statement(of figure: Figure) -> [Finding] {
        var findings: [Finding] = []
        if figure.value == nil, figure.percentage == nil {
            findings.append(
                note(
                    "import.reported.empty", .error, figure, "value",
                    Bilingual("数值和百分比都没有填写", "there is neither a value nor a percentage"),
                    action: Bilingual("请按公布的写法至少填写一项", "Give at least one of them as it was published")))
        }
        if let text = figure.percentage, figure.written == nil {
            // What stands here by mistake may tell who somebody is.
            let shown = FoundValue(text, in: .text, today: today)
            findings.append(
                note(
                    "import.reported.percentage", .error, figure, "percentage", Bilingual("百分比无法识别", "the percentage cannot be read"),
                    found: shown.text, withheld: shown.form,
                    expected: Bilingual("如 66.7%，小数最多 6 位", "such as 66.7%, with at most 6 decimals"),
                    action: Bilingual("请照公布的写法填写，单元格设为文本", "Write it as it was published, in a cell that is text")))
        }
        if figure.place.figure.isStock, figure.place.from != nil {
            findings.append(
                note(
                    "import.reported.stock", .error, figure, "period_from",
                    Bilingual("在培人数是截至某一天的人数，不应有统计起始日期", "the number in training is that of one day and has no first day"),
                    action: Bilingual("请删去统计起始日期，或改用其他指标", "Leave the first day out, or name another figure")))
        }
        return findings
    }

    // MARK: Percentages

    private func share(of figure: Figure, among known: [Figure.Place: Figure]) -> [Finding] {
        guard let percentage = figure.written, let text = figure.percentage else { return [] }
        if figure.mixesUnits {
            return [
                note(
                    "import.reported.units", .warning, figure, "denominator_unit",
                    Bilingual("百分比的分子与分母一个按人、一个按人次计", "of this share one side counts persons, the other attendances"), found: text,
                    action: Bilingual("请向填报单位核实：同一百分比应使用同一计量单位", "Ask who reported it: both sides of a share count the same"))
            ]
        }
        var findings: [Finding] = []
        if figure.denominator == nil {
            findings.append(
                note(
                    "import.reported.undeclared", .warning, figure, "denominator",
                    Bilingual("百分比没有说明分母", "the percentage says no denominator"), found: text,
                    expected: Bilingual("占什么人数的百分比", "of which number it is a share"),
                    action: Bilingual("请查明后补填“分母指标”", "Find out, and fill in the denominator")))
        }
        guard let n = figure.denominatorValue ?? figure.denominatorPlace.flatMap({ known[$0]?.value }) else { return findings }
        // Of nobody no share can be said.
        let possible = n == 0 ? nil : (try? numbersGiving(percentage, outOf: n)) ?? nil
        let fits = possible.map { numbers in figure.value.map(numbers.contains) ?? true } ?? false
        if !fits {
            let near = possible.map { numbers in
                numbers.count == 1
                    ? Bilingual("数值 \(numbers.lowerBound)", "a value of \(numbers.lowerBound)")
                    : Bilingual(
                        "数值 \(numbers.lowerBound) 至 \(numbers.upperBound)", "a value from \(numbers.lowerBound) to \(numbers.upperBound)")
            }
            findings.append(
                note(
                    "import.reported.impossible", .warning, figure, "percentage",
                    figure.value == nil
                        ? Bilingual("\(n) 人（人次）中没有任何整数人数得出这个百分比", "no whole number out of \(n) gives this percentage")
                        : Bilingual("这个百分比同所报的数值与分母对不上", "the percentage does not fit the value and the denominator reported"),
                    found: figure.value.map { "\(text) (\($0)/\(n))" } ?? text,
                    expected: near,
                    action: Bilingual("请核对原件；确系如此公布的照录即可", "Look at the report again; what was published so is kept so")))
        }
        return findings
    }

    // MARK: Persons and attendances

    private func attendances(of figure: Figure, among known: [Figure.Place: Figure]) -> [Finding] {
        guard figure.place.unit == .persons, let persons = figure.value, let times = known[figure.place.counted(in: .attendances)]?.value,
            persons > times
        else { return [] }
        return [
            note(
                "import.reported.attendances", .warning, figure, "value",
                Bilingual("同一事项的人数多于人次", "there are more persons than attendances of the same thing"), found: "\(persons)",
                expected: Bilingual("不多于 \(times)（人次）", "at most \(times), the attendances"),
                action: Bilingual("请核对两个数是否填反，或统计口径不同", "See whether the two changed places, or speak of different things"))
        ]
    }

    // MARK: Stock and flow

    private func stock(_ end: Figure, among known: [Figure.Place: Figure]) -> [Finding] {
        guard end.place.figure.isStock, let there = end.value else { return [] }
        // The times of which the report says how many came and how many left.
        let times = figures.filter { $0.place == end.place.of(.trained, from: $0.place.from) && $0.value != nil }
        return times.compactMap { came in
            guard let entered = came.value, let left = known[came.place.of(.left, from: came.place.from)]?.value else { return nil }
            let start: Int?
            if let from = came.place.from {
                // “At the start” is the first day, or the evening before.
                start = [from, from - 1].lazy.compactMap { known[end.place.on($0)]?.value }.first
            } else {
                start = 0
            }
            guard let start else { return nil }
            let completed = known[came.place.of(.completed, from: came.place.from)]?.value
            // Who completed training is in training no more, or still was on the last day; not reported, they may be what is missing.
            let (most, least) = (start + entered - left, start + entered - left - (completed ?? 0))
            guard there != most, there != least, there > most || completed != nil else { return nil }
            return note(
                "import.reported.balance", .warning, end, "value",
                Bilingual(
                    "期末在培人数与期初、进入、退出\(completed == nil ? "" : "、完成")人数对不上",
                    "the number in training does not follow from those at the start, who came and who left"),
                found: "\(there)",
                expected: Bilingual(
                    "\(start) + \(entered) − \(left) = \(most)\(completed == nil ? "" : "，减去完成培养的为 \(least)")",
                    "\(start) + \(entered) − \(left) = \(most)\(completed == nil ? "" : ", less those who completed \(least)")"),
                action: Bilingual("请核对各数的统计日期和口径", "Look at the days and the meaning of each number"))
        }
    }

    private func note(
        _ code: String, _ severity: Finding.Severity, _ figure: Figure, _ column: String, _ what: Bilingual, found: String? = nil,
        withheld: Bilingual? = nil, expected: Bilingual? = nil, action: Bilingual
    ) -> Finding {
        Finding(
            code, severity, at: sheet.place(figure.row, column), what: what, found: found, withheld: withheld, expected: expected,
            action: action)
    }
}

/// One reported figure as a record holds it.
private struct Figure {
    /// What a report says a figure of: by it a figure of the same report is found.
    struct Place: Hashable {
        let plan, source: String
        let figure: ReportedFigure
        let unit: MeasureUnit
        let from: Int?
        let to: Int
        /// Discipline, city and school; empty where the figure is of all.
        let scope: [String]

        func counted(in unit: MeasureUnit) -> Place { with(figure, unit, from, to) }
        func of(_ figure: ReportedFigure, from: Int?) -> Place { with(figure, unit, from, to) }
        func on(_ day: Int) -> Place { with(figure, unit, nil, day) }

        func with(_ figure: ReportedFigure, _ unit: MeasureUnit, _ from: Int?, _ to: Int) -> Place {
            Place(plan: plan, source: source, figure: figure, unit: unit, from: from, to: to, scope: scope)
        }
    }

    let row: Int
    let place: Place
    let value: Int?
    /// As it was written, and as it was read; the latter nil where it cannot be.
    let percentage: String?
    let written: ReportedPercentage?
    let denominator: ReportedFigure?
    let denominatorUnit: MeasureUnit
    let denominatorValue: Int?

    init?(_ record: Domain.Record) {
        let values = record.values
        func code<Code: Worded>(_ name: String) -> Code? { values[name]?.text.flatMap(Code.init(rawValue:)) }
        guard let figure: ReportedFigure = code("figure"), let unit: MeasureUnit = code("unit"), let to = values["period_to"]?.integer
        else { return nil }
        row = record.row
        place = Place(
            plan: values["plan_id"]?.text ?? "", source: values["source"]?.text ?? "", figure: figure, unit: unit,
            from: values["period_from"]?.integer, to: to, scope: ["discipline", "city", "school"].map { values[$0]?.text ?? "" })
        value = values["value"]?.integer
        percentage = values["percentage"]?.text
        // The query takes away the sign and plain blanks alone.
        written = percentage.flatMap { $0.contains { $0.isWhitespace && $0 != " " } ? nil : ReportedPercentage(text: $0) }
        denominator = code("denominator")
        denominatorUnit = code("denominator_unit") ?? unit
        denominatorValue = values["denominator_value"]?.integer
    }

    var mixesUnits: Bool { denominatorUnit != place.unit }

    /// Where the same report gives the number of the denominator, if it does.
    var denominatorPlace: Place? {
        denominator.map { place.with($0, denominatorUnit, $0.isStock ? nil : place.from, place.to) }
    }
}
