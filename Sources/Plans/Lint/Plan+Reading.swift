// What the lint asks of a plan again and again: which steps date selection, where the cycle starts, lists and amounts in words.

package import Domain

extension Plan.TimetableStep {
    /// The stages of selection that this step dates: those it lists, else those its name says.
    var stages: [SelectionStage] {
        if let covers { return covers }
        return switch step {
        case "application": [.application]
        case "city_review": [.review]
        case "test": [.test]
        case "interview": [.interview]
        case "test_and_interview": [.test, .interview]
        case "result_publication": [.selection]
        default: []
        }
    }

    /// Whether selection is not over before this step is.
    var belongsToSelection: Bool { !stages.isEmpty || step == "interview_list" }
}

extension Plan.Window {
    var isDated: Bool { from != nil || to != nil }

    var words: Bilingual {
        switch (from, to) {
        case (let from?, let to?): Bilingual("\(from) 至 \(to)", "\(from) to \(to)")
        case (nil, let to?): Bilingual("不迟于 \(to)", "by \(to)")
        case (let from?, nil): Bilingual("\(from) 起", "from \(from)")
        case (nil, nil): Bilingual("时间未写明", "no time stated")
        }
    }
}

extension Plan.Window {
    /// As the predicate of a sentence in Chinese: 为 2025-11-01 至 2025-12-31, 不迟于 2025-11-30.
    var predicate: String { from == nil && to != nil ? words.zh : "为 \(words.zh)" }
}

extension Plan {
    /// The dated steps of selection, in the order of the timetable.
    var selectionSteps: [TimetableStep] {
        timetable.filter { $0.belongsToSelection && $0.window.isDated }
    }

    /// The day that selection lasts to where its steps take all the time they have; nil where no step states an end.
    package var selectionEnd: CivilDay? {
        selectionSteps.compactMap(\.window.to).max()
    }

    /// Whether a stage that must be held, or in principle, has no date.
    package var hasUndatedStage: Bool {
        let dated = Set(selectionSteps.flatMap(\.stages))
        return selection.stages.contains { rule in
            rule.strength.binds && !dated.contains(rule.stage) && rule.stage != .selection
        }
    }

    /// The day before which selection cannot be over, as its last step does not begin earlier; nil where no step states a beginning.
    var lastSelectionStart: CivilDay? {
        selectionSteps.compactMap(\.window.from).max()
    }

    /// Places to be filled in all: the total, else the sum of parts; nil where the plan states neither.
    var places: Int? {
        quotas.first { $0.by == .total }?.count ?? quotas.lazy.compactMap(\.counts).first?.values.reduce(0, +)
    }

    /// The name of a part of a quota.
    func label(ofPart name: String, by basis: QuotaBasis) -> Bilingual {
        basis == .discipline ? disciplines.first { $0.code == name }?.label ?? Bilingual(name, name) : Bilingual(name, name)
    }

    /// The parts of a quota, in the plan's order of disciplines, cities or universities.
    func parts(of quota: Quota) -> [(name: String, places: Int)] {
        let counts = quota.counts ?? [:]
        let order =
            switch quota.by {
            case .discipline: scope.disciplines.codes
            case .university: scope.universities?.members.map(\.name) ?? []
            case .city, .total: scope.cities?.names ?? []
            }
        let rest = counts.keys.filter { !order.contains($0) }.sorted()
        return (order + rest).compactMap { name in counts[name].map { (name, $0) } }
    }
}

extension Plan.Cycle {
    /// The last day on which selection may end without reaching into the cycle: the day before its first or, where the cycle is stated by
    /// months, the last day of its first month.
    var lastDayForSelection: CivilDay {
        precision == .month ? from.endOfMonth : from + -1
    }

    var words: Bilingual { Bilingual("\(from) 至 \(to)", "\(from) to \(to)") }

    /// The day or month in which it starts.
    var startWords: Bilingual {
        let (year, month, _) = from.components
        return precision == .month
            ? Bilingual("\(year)年\(month)月", "\(year)-\(month < 10 ? "0" : "")\(month)") : Bilingual("\(from)", "\(from)")
    }
}

extension CivilDay {
    /// The last day of its month.
    var endOfMonth: CivilDay {
        let (year, month, _) = components
        return [31, 30, 29, 28].lazy.compactMap { CivilDay(year: year, month: month, day: $0) }.first ?? self
    }

    /// Whole months from `earlier` to this day, the day itself left out; `earlier` is not later.
    func wholeMonths(since earlier: CivilDay) -> Int {
        let (there, here) = (earlier.components, components)
        return (here.year - there.year) * 12 + here.month - there.month - (here.day < there.day ? 1 : 0)
    }
}

extension [Bilingual] {
    /// One after another, as a sentence lists them.
    var listed: Bilingual {
        Bilingual(map(\.zh).joined(separator: "、"), map(\.en).joined(separator: ", "))
    }

    /// The same, each in quotation marks in Chinese.
    var quoted: Bilingual {
        Bilingual(map { "“\($0.zh)”" }.joined(), map(\.en).joined(separator: ", "))
    }
}

extension Comparison {
    /// A number under this comparison: 不少于 30, or 30 where it is exact.
    func amount(_ number: Int) -> Bilingual {
        self == .exactly ? Bilingual("\(number)", "\(number)") : Bilingual("\(label.zh) \(number)", "\(label.en) \(number)")
    }
}
