// Reads the rows below a recognised heading: values by column, then what the plan and the calendar say of them.

internal import Domain

/// Turns rows into records, collecting findings and remembering keys so that a row given twice is seen.
struct RowReader {
    let heading: Heading
    let file: String
    let planID: String?
    let today: CivilDay
    let plan: (String) -> Plan?

    private(set) var findings: [Finding] = []
    private(set) var invented = false
    private var seen: [String: Int] = [:]
    private var warned: Set<String> = []
    private let readers: [CellReader]

    init(heading: Heading, file: String, planID: String?, today: CivilDay, plan: @escaping (String) -> Plan?) {
        self.heading = heading
        self.file = file
        self.planID = planID
        self.today = today
        self.plan = plan
        readers = heading.kind.columns.map { CellReader(column: $0, heading: heading.writtenHeading($0), file: file) }
    }

    /// The record of a row, or nil where a finding blocks it.
    mutating func read(_ row: TableRow) -> Record? {
        if let first = row.cells.first, ExampleRow.isMarked(first.text) {
            findings.append(example(row.number))
            return nil
        }
        let before = findings.count
        if row.cells.count > heading.written.count {
            findings.append(
                Finding(
                    "intake.row.long", at: Finding.Place(file: file, row: row.number),
                    what: Bilingual("这一行的列数比列名多", "the row has more fields than the heading"), found: "\(row.cells.count)",
                    expected: Bilingual("\(heading.written.count)", "\(heading.written.count)")))
        }
        // In a row out of step a name may stand under any heading: none of it is read, none of it is repeated.
        guard row.cells.count <= heading.written.count else { return nil }
        let rowPlan = planOf(row)
        var values: [String: Cell] = [:]
        var identity: [IdentityField: String] = [:]
        var references: [String: String] = [:]
        var clues: [Clue: String] = [:]
        for reader in readers {
            let column = reader.column
            let written = written(column, in: row)
            guard !written.isEmpty else {
                if column.required, !isRetraction(row) || column.isKey, !stoodInFor(column, in: row) {
                    findings.append(reader.missing(row: row.number))
                }
                continue
            }
            switch reader.read(written, row: row.number, plan: rowPlan) {
            case .fault(let fault): findings.append(fault)
            case .value(let value):
                switch column.content {
                case .identity(let field): identity[field] = written
                case .clue(let clue): clues[clue] = written
                // Numbers are compared, not shown: blanks around one mean nothing.
                case .person, .mentor: references[column.name] = written.trimmed
                default: values[column.name] = value
                }
            }
        }
        if let rowPlan { checkAgainst(rowPlan, values: values, row: row) }
        checkContact(values, row: row.number)
        findings += DayChecks(heading: heading, file: file, today: today).findings(values, row: row.number)
        findings += LogChecks(heading: heading, file: file).findings(values, row: row.number)
        checkKey(values, references, identity, clues, row: row.number)
        let retracted = values.removeValue(forKey: "retracted") == .integer(1)
        if values.removeValue(forKey: "invented") == .integer(1) { invented = true }
        guard !Array(findings[before...]).block else { return nil }
        let ofMentor = heading.kind.role == .mentor
        return Record(
            row: row.number, reference: references[ofMentor ? "mentor_id" : "person_id"],
            mentorReference: ofMentor ? nil : references["mentor_id"], identity: identity, clues: clues, values: values,
            retracted: retracted)
    }

    private func written(_ column: RecordColumn, in row: TableRow) -> String {
        if let position = heading.positions[column.name], position < row.cells.count, !row.cells[position].text.isEmpty {
            // An apostrophe that a file of ours put before what opens a formula.
            return row.cells[position].text.unguarded
        }
        if column.name == "plan_id" { return planID ?? "" }
        return ""
    }

    /// Whether the row tells by other columns who is meant.
    private func stoodInFor(_ column: RecordColumn, in row: TableRow) -> Bool {
        !column.alternatives.isEmpty
            && heading.kind.columns.contains { column.alternatives.contains($0.name) && !written($0, in: row).trimmed.isEmpty }
    }

    private func isRetraction(_ row: TableRow) -> Bool {
        guard let reader = readers.first(where: { $0.column.name == RecordColumn.retracted.name }),
            case .value(.integer(1)) = reader.read(written(reader.column, in: row), row: row.number, plan: nil)
        else { return false }
        return true
    }

    private func example(_ row: Int) -> Finding {
        Finding(
            "intake.row.example", .warning, at: Finding.Place(file: file, row: row),
            what: Bilingual("这是模板的示例行，没有读入", "this is the example row of a template; it was not read"),
            action: Bilingual("可以删去这一行", "The row can be removed"))
    }

    /// How to reach somebody is no fact for the ledger.
    private mutating func checkContact(_ values: [String: Cell], row: Int) {
        guard heading.kind == .followUp, values["question"] == .text(FollowUpQuestion.contact.rawValue), values["value"] != nil,
            let column = heading.kind.columns.first(where: { $0.name == "value" })
        else { return }
        findings.append(
            Finding(
                "intake.contact.value", at: Finding.Place(file: file, row: row, column: heading.writtenHeading(column)),
                what: Bilingual("“取得联系”一项不填内容", "“contact” takes no value"),
                action: Bilingual(
                    "电话、地址请填在报名表的“联系方式”列，存入身份库", "Put numbers and addresses into the contact column of an application: it goes to the vault"
                )))
    }

    private mutating func planOf(_ row: TableRow) -> Plan? {
        guard let column = heading.kind.columns.first(where: { $0.name == "plan_id" }) else { return nil }
        let id = written(column, in: row)
        guard !id.isEmpty else { return nil }
        if let known = plan(id) { return known }
        findings.append(
            Finding(
                "intake.plan.unknown", at: Finding.Place(file: file, row: row.number, column: heading.writtenHeading(column)),
                what: Bilingual("没有这个方案", "there is no such plan"), found: id,
                expected: Bilingual("talentpool plan list 列出的方案编号", "an identifier that talentpool plan list shows"),
                action: Bilingual("新方案请先用 talentpool import 方案.yaml 载入", "Load a new plan first: talentpool import PLAN.yaml")))
        return nil
    }

    /// What the plan has to say: a stage it does not have stops the row; a name outside its lists is only pointed out.
    private mutating func checkAgainst(_ plan: Plan, values: [String: Cell], row written: TableRow) {
        let row = written.number
        func place(_ column: String) -> Finding.Place {
            Finding.Place(
                file: file, row: row,
                column: heading.kind.columns.first { $0.name == column }.map { heading.writtenHeading($0) } ?? column)
        }
        if case .text(let stage)? = values["stage"] {
            let known: [(String, Bilingual)] =
                heading.kind == .evaluation
                ? plan.evaluations.map { ($0.stage.rawValue, $0.stage.label) }
                : plan.selection.stages.map { ($0.stage.rawValue, $0.stage.label) }
            if !known.contains(where: { $0.0 == stage }) {
                findings.append(
                    Finding(
                        "intake.stage.notinplan", at: place("stage"),
                        what: Bilingual("方案 \(plan.id) 没有这个环节", "the plan \(plan.id) has no such stage"),
                        found: heading.kind.columns.first { $0.name == "stage" }.map { self.written($0, in: written) },
                        expected: Bilingual(known.map(\.1.zh).joined(separator: "、"), known.map(\.1.en).joined(separator: ", "))))
            }
        }
        if heading.kind == .evaluation, case .text(let stage)? = values["stage"],
            let rule = plan.evaluations.first(where: { $0.stage.rawValue == stage })
        {
            if rule.stage == .annual, case .text(let outcome)? = values["outcome"], rule.outcomes?.map(\.rawValue).contains(outcome) != true
            {
                // A plan that names no grades does not forbid them; one that names some leaves no other.
                findings.append(
                    Finding(
                        "intake.outcome.notinplan", rule.outcomes == nil ? .warning : .error, at: place("outcome"),
                        what: Bilingual(
                            "方案 \(plan.id) 的\(rule.stage.label.zh)没有规定这个等级",
                            "the \(rule.stage.label.en) of \(plan.id) names no such outcome"),
                        found: heading.kind.columns.first { $0.name == "outcome" }.map { self.written($0, in: written) },
                        expected: rule.outcomes.map { known in
                            Bilingual(
                                known.map(\.label.zh).joined(separator: "、"), known.map(\.label.en).joined(separator: ", "))
                        }))
            }
            for dimension in EvaluationDimension.allCases where values[dimension.rawValue] != nil {
                guard rule.dimensions?.contains(dimension) != true else { continue }
                findings.append(
                    Finding(
                        "intake.dimension.notinplan", at: place(dimension.rawValue),
                        what: Bilingual(
                            "方案 \(plan.id) 的\(rule.stage.label.zh)没有这一考察方面",
                            "the \(rule.stage.label.en) of \(plan.id) has no such dimension")))
            }
        }
        let lists: [(String, [String]?, Bilingual)] = [
            ("school", plan.scope.schools?.names, Bilingual("参与中学", "participating schools")),
            ("city", plan.scope.cities?.names, Bilingual("实施城市", "cities")),
            ("university", plan.scope.universities?.members.map(\.name), Bilingual("培养高校", "host universities")),
        ]
        for (column, names, list) in lists {
            guard case .text(let name)? = values[column], let names, !names.contains(name) else { continue }
            guard warned.insert("\(plan.id)/\(column)/\(name)").inserted else { continue }
            findings.append(
                Finding(
                    "intake.\(column).notinplan", .warning, at: place(column),
                    what: Bilingual("不在方案 \(plan.id) 的\(list.zh)之内", "not among the \(list.en) of the plan \(plan.id)"), found: name,
                    expected: Bilingual(names.joined(separator: "、"), names.joined(separator: ", ")),
                    action: nearest(to: name, among: names).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }))
        }
    }

    private mutating func checkKey(
        _ values: [String: Cell], _ references: [String: String], _ identity: [IdentityField: String], _ clues: [Clue: String], row: Int
    ) {
        let parts = heading.kind.columns.filter(\.isKey).map { column in
            if let reference = references[column.name] { return reference }
            guard column.content.isPersonal else { return values[column.name].map { "\($0)" } ?? "" }
            // Without a number all that the row says of the person tells one from another.
            let said =
                column.name == "mentor_id" && heading.kind.role == .pupil
                ? [clues[.mentorName], values["university"]?.text ?? clues[.university]]
                : [identity[.name], identity[.documentNumber], clues[.school] ?? values["school"]?.text, clues[.university]]
            return said.contains { $0 != nil } ? "\u{1E}" + said.map { $0?.trimmed ?? "" }.joined(separator: "\u{1E}") : ""
        }
        guard !parts.contains("") else { return }
        let key = parts.joined(separator: "\u{1F}")
        guard let first = seen[key] else {
            seen[key] = row
            return
        }
        findings.append(
            Finding(
                "intake.row.twice", at: Finding.Place(file: file, row: row),
                what: Bilingual("与第 \(first) 行重复（键相同）", "this row and row \(first) have the same key"),
                action: Bilingual("请只保留一行；更正请另用一个文件", "Keep one of them; a correction goes in a file of its own")))
    }
}
