// Reads a query file: the head into values, the statement as it is. Faults are findings with their line.

package import Domain

package enum QueryReader {
    /// Reads one file; the query is nil where a finding blocks.
    package static func read(_ text: String, name: String) -> (query: Query?, findings: [Finding]) {
        var head = QueryHeadReader(file: "\(name).sql")
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where line.hasPrefix("-- ") {
            head.read(line.dropFirst(3), line: index + 1)
        }
        head.checkComplete()
        guard !head.findings.block, let title = head.title, let purpose = head.purpose, let grain = head.grain, let unit = head.unit
        else { return (nil, head.findings) }
        let reads = Set(Statement(text).reads)
        let query = Query(
            name: name, title: title, purpose: purpose, grain: grain, unit: unit, parameters: head.parameters, columns: head.columns,
            estimates: head.estimates, key: head.key, headlines: head.headlines, order: head.order ?? "", whole: head.whole,
            sql: text, recordKinds: RecordKind.allCases.filter { reads.contains($0.rawValue) })
        return (query, head.findings)
    }
}

/// Collects what the lines of one head say.
private struct QueryHeadReader {
    let file: String
    var findings: [Finding] = []
    var title: Bilingual?
    var purpose: Bilingual?
    var grain: Bilingual?
    var unit: CountUnit?
    var order: String?
    var key: [String] = []
    var headlines: [String] = []
    var whole: WholeSpec?
    var parameters: [QueryParameter] = []
    var columns: [QueryColumn] = []
    var estimates: [EstimateSpec] = []

    mutating func read(_ line: Substring, line number: Int) {
        guard let colon = line.firstIndex(of: ":") else { return refuse(number, "word: value") }
        let words = line[..<colon].split(separator: " ").map(String.init)
        let value = String(line[line.index(after: colon)...]).trimmed
        switch (words.first, words.count) {
        case ("title", 1): title = bilingual(value, number)
        case ("purpose", 1): purpose = bilingual(value, number)
        case ("grain", 1): grain = bilingual(value, number)
        case ("order", 1): order = value
        case ("key", 1): key = names(value, number)
        case ("headline", 1): headlines = names(value, number)
        case ("whole", 1): readWhole(value, number)
        case ("unit", 1):
            unit = CountUnit(rawValue: value)
            if unit == nil { refuse(number, CountUnit.allCases.map(\.rawValue).joined(separator: ", ")) }
        case ("parameter", 2): parameter(words[1], value, number)
        case ("column", 2): column(words[1], value, number)
        case ("estimate", 2): estimate(words[1], value, number)
        default: refuse(number, QueryHeadReader.words)
        }
    }

    private static let words =
        "title, purpose, grain, unit, parameter NAME, column NAME, estimate NAME, key, headline, whole, order"

    mutating func checkComplete() {
        for (name, missing) in [
            ("title", title == nil), ("purpose", purpose == nil), ("grain", grain == nil), ("unit", unit == nil),
            ("key", key.isEmpty), ("order", order == nil), ("column", columns.isEmpty),
        ] where missing { refuse(1, "-- \(name): …") }
        if case .sum(let column, let first)? = whole {
            for used in [column] + (first.map { [$0] } ?? []) where !columns.contains(where: { $0.name == used }) {
                refuse(1, "-- column \(used): …")
            }
        }
        for spec in estimates {
            for used in spec.columnsUsed where !columns.contains(where: { $0.name == used }) { refuse(1, "-- column \(used): …") }
            for used in spec.parametersUsed where !parameters.contains(where: { $0.name == used && $0.kind.isNumber }) {
                refuse(1, "-- parameter \(used): number = …")
            }
        }
        for used in key where !columns.contains(where: { $0.name == used }) { refuse(1, "-- column \(used): …") }
        let counted = columns.filter { if case .count = $0.kind { true } else { false } }.map(\.name)
        for name in headlines where !(counted + estimates.map(\.name)).contains(name) {
            refuse(1, "-- column \(name): count …, -- estimate \(name): …")
        }
    }

    /// `plan_id, discipline`.
    private mutating func names(_ value: String, _ line: Int) -> [String] {
        let names = value.parts(between: ",")
        if names.contains(where: { $0.isEmpty || $0.contains(" ") }) || Set(names).count < names.count {
            refuse(line, "NAME, NAME, …")
        }
        return names
    }

    /// `applied`, or `participants, first years_after`, or `rows, mentors`.
    private mutating func readWhole(_ value: String, _ line: Int) {
        let parts = value.parts(between: ",")
        switch (parts.count, parts.first) {
        case (2, "rows"?): whole = CountUnit(rawValue: parts[1]).map(WholeSpec.rows)
        case (1, let column?): whole = .sum(column: column, first: nil)
        case (2, let column?) where parts[1].hasPrefix("first "):
            whole = .sum(column: column, first: String(parts[1].dropFirst("first ".count)))
        default: break
        }
        if whole == nil { refuse(line, "COLUMN, or COLUMN, first COLUMN, or rows, UNIT") }
    }

    /// `plan, city = plan; 分组 | grouping`, or `any = all; …`, `number = 0; …`, `day = 1900-01-01; …`.
    private mutating func parameter(_ name: String, _ value: String, _ line: Int) {
        guard let (form, label) = split(value, line) else { return }
        let sides = form.parts(between: "=")
        guard sides.count == 2 else { return refuse(line, "values = standard; 中文 | English") }
        let kind: ParameterKind =
            switch sides[0] {
            case "any": .text
            case "number": .number
            case "day": .day
            default: .choice(sides[0].parts(between: ","))
            }
        guard kind.cell(sides[1]) != nil else { return refuse(line, kind.expected.en) }
        parameters.append(QueryParameter(name: name, kind: kind, standard: sides[1], label: label))
    }

    /// `count persons, null means no such step; 笔试 | tested`.
    private mutating func column(_ name: String, _ value: String, _ line: Int) {
        guard let (form, label) = split(value, line) else { return }
        let parts = form.parts(between: ", null means ")
        let words = parts[0].split(separator: " ").map(String.init)
        let kind: ColumnKind? =
            switch (words.first, words.count) {
            case ("text", 1): .text
            case ("plan", 1): .plan
            case ("discipline", 1): .discipline
            case ("day", 1): .day
            case ("flag", 1): .flag
            case ("mentor", 1): .mentor
            case ("person", 1): .person
            case ("code", 2): CodeLists.words[words[1]] == nil ? nil : .code(words[1])
            case ("count", 2): CountUnit(rawValue: words[1]).map(ColumnKind.count)
            case ("number", 2...): .number(words.dropFirst().joined(separator: " "))
            default: nil
            }
        let sides = parts.count > 1 ? parts[1].parts(between: "/") : []
        guard sides.isEmpty || sides.count == 2 else { return refuse(line, "null means 中文/English") }
        let nullMeaning = sides.isEmpty ? nil : Bilingual(sides[0], sides[1])
        guard !columns.contains(where: { $0.name == name }) else { return refuse(line, "-- column NAME, each name once") }
        guard let kind else { return refuse(line, "text, plan, discipline, code LIST, count UNIT, number UNIT, day, flag, mentor, person") }
        columns.append(QueryColumn(name: name, kind: kind, nullMeaning: nullMeaning, label: label))
    }

    /// `proportion of selected in decided, missing undecided; 入选率 | selection rate`; see EstimateSpec.
    private mutating func estimate(_ name: String, _ value: String, _ line: Int) {
        guard let (form, label) = split(value, line) else { return }
        guard let spec = EstimateSpec(form, name: name, label: label) else {
            let kind = EstimateForm(rawValue: String(form.prefix { $0 != " " }))
            return refuse(line, (kind.map { [$0] } ?? EstimateForm.allCases).map(\.written).joined(separator: " / ") + "; 中文 | English")
        }
        estimates.append(spec)
    }

    private mutating func split(_ value: String, _ line: Int) -> (form: String, label: Bilingual)? {
        let halves = value.parts(between: ";")
        guard halves.count == 2, let label = bilingual(halves[1], line) else {
            refuse(line, "form; 中文 | English")
            return nil
        }
        return (halves[0], label)
    }

    private mutating func bilingual(_ value: String, _ line: Int) -> Bilingual? {
        let sides = value.parts(between: "|")
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
            refuse(line, "中文 | English")
            return nil
        }
        return Bilingual(sides[0], sides[1])
    }

    private mutating func refuse(_ line: Int, _ expected: String) {
        findings.append(
            Finding(
                "query.head", at: Finding.Place(file: file, line: line),
                what: Bilingual("查询文件的说明不完整或读不懂", "the head of the query is incomplete or cannot be read"),
                expected: Bilingual(expected, expected)))
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(self[first...last])
    }

    /// The parts between separators, without white space at their ends.
    func parts(between separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map { String($0).trimmed }
    }
}
