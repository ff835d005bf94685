// Reads the rows below a recognised heading: values by column, then what the plan, the calendar and the other rows say of them.

internal import Domain

/// Turns rows into records, collecting findings. What does not change from row to row is worked out once.
struct RowReader {
    let columns: RowColumns
    private let planID: String?
    private let plan: (String) -> Plan?
    var readers: [CellReader]
    var cells: RowCells
    private var plans: [String: PlanFacts] = [:]
    private var planChecks: RowPlanChecks
    private let dayChecks: DayChecks
    private let logChecks: LogChecks?
    private var keys: RowKeys
    private var documents: DocumentChecks?
    private var reference: ReferenceChecks?
    private let width: Int
    private let planColumn: Int?
    private let retractedColumn: Int?
    private let inventedColumn: Int?
    let contactValue: (question: Int, value: Int)?
    /// Texts of the example row of templates, by column.
    let leftovers: [(column: Int, texts: [String])]
    /// The columns whose values are facts for the ledger, and their names as the records share them.
    private let valueColumns: [Int]
    private let valueNames: RecordValues.Columns
    private let (identityColumns, clueColumns): ([(IdentityField, Int)], [(Clue, Int)])
    private let (personColumn, mentorColumn): (Int?, Int?)
    var planOfAll: PlanFacts?
    var hasManyPlans = false
    private let onlyChecks: Bool

    var findings: [Finding] = []
    private(set) var invented = false

    /// - Parameters:
    ///   - sheet: name of the sheet; nil where the file has one table only.
    ///   - reference: the lists in force; nil where values are not held against any.
    ///   - onlyChecks: whether columns may be lacking whose headings are not understood: nothing is said of what they would hold.
    init(
        heading: Heading, file: String, sheet: String? = nil, planID: String?, today: CivilDay, reference: ReferenceLists? = nil,
        onlyChecks: Bool = false,
        plan: @escaping (String) -> Plan?
    ) {
        let columns = RowColumns(heading, file: file, sheet: sheet)
        self.columns = columns
        self.planID = planID
        self.plan = plan
        self.onlyChecks = onlyChecks
        readers = columns.columns.enumerated().map { number, column in
            CellReader(
                column: column, place: columns.places[number], kind: heading.kind, today: today,
                needsSign: heading.unsaid.contains(column.name))
        }
        cells = RowCells(
            values: columns.columns.map { _ in .null }, texts: columns.columns.map { _ in "" }, written: TableRow(number: 0, cells: []))
        planChecks = RowPlanChecks(columns, today: today)
        dayChecks = DayChecks(columns, today: today)
        logChecks = LogChecks(columns)
        keys = RowKeys(columns)
        documents = DocumentChecks(columns)
        self.reference = reference.flatMap { ReferenceChecks($0, columns, today: today) }
        width = heading.written.count
        planColumn = columns.number("plan_id")
        retractedColumn = columns.number(RecordColumn.retracted.name)
        inventedColumn = columns.number(RecordColumn.invented.name)
        leftovers = columns.columns.enumerated().map { ($0, ExampleRow.leftovers($1)) }.filter { !$0.texts.isEmpty }
        contactValue =
            heading.kind == .followUp
            ? columns.number("question").flatMap { question in columns.number("value").map { (question, $0) } } : nil
        var (values, identity, clues): ([Int], [(IdentityField, Int)], [(Clue, Int)]) = ([], [], [])
        var (person, mentor): (Int?, Int?)
        for (number, column) in columns.columns.enumerated() {
            switch column.content {
            case .identity(let field): identity.append((field, number))
            case .clue(let clue): clues.append((clue, number))
            case .person: person = number
            case .mentor: mentor = number
            default: if number != retractedColumn, number != inventedColumn { values.append(number) }
            }
        }
        (valueColumns, identityColumns, clueColumns, personColumn, mentorColumn) = (values, identity, clues, person, mentor)
        valueNames = RecordValues.Columns(values.map { columns.columns[$0].name })
    }

    /// The record of a row, or nil where a finding blocks it.
    mutating func read(_ row: TableRow) -> Record? {
        if ExampleRow.isMarked(row) {
            findings.append(example(row.number))
            return nil
        }
        if row.cells.count > width, row.cells[width...].contains(where: { !$0.text.isEmpty }) {
            findings.append(
                Finding(
                    "intake.row.long", at: Finding.Place(file: columns.places[0].file, row: row.number, sheet: columns.places[0].sheet),
                    what: Bilingual("这一行的列数比列名多", "the row has more fields than the heading"), found: "\(row.cells.count)",
                    expected: Bilingual("\(width)", "\(width)")))
            // In a row out of step a name may stand under any heading: none of it is read, none of it is repeated.
            return nil
        }
        cells.clear()
        cells.written = row
        var faults: [Finding] = []
        let facts = planOf(row, &faults)
        let retracts = isRetraction(row)
        var unread: [Int] = []
        for column in readers.indices where column != planColumn || planID == nil || written(column, row) != nil {
            guard let cell = written(column, row) else {
                if isMissing(column, row, retracts) { faults.append(readers[column].missing(row: row.number)) }
                continue
            }
            let before = faults.count
            if let read = readers[column].read(cell, row: row.number, plan: facts, into: &faults) {
                cells.values[column] = read.value
                cells.texts[column] = read.text
            } else if faults.count == before {
                // A cell of invisible characters alone is an empty one.
                if isMissing(column, row, retracts), !readers[column].tally.hasRemark(.placeholder, row: row.number) {
                    faults.append(readers[column].missing(row: row.number))
                }
            } else {
                unread.append(column)
            }
        }
        if let planColumn, cells.values[planColumn] == .null, let planID { cells.values[planColumn] = .text(planID) }
        if unread.count > 1 { checkStep(unread, row, facts, &faults) }
        if let facts { planChecks.check(cells, against: facts, into: &faults) }
        checkContact(&faults)
        dayChecks.check(cells, into: &faults)
        logChecks?.check(cells, into: &faults)
        keys.check(cells, into: &faults)
        checkExample(&faults)
        documents?.check(cells, readers, into: &faults)
        reference?.check(cells, facts, into: &faults)
        if inventedColumn.map({ cells.values[$0] == .integer(1) }) == true { invented = true }
        guard !faults.isEmpty else { return record(row) }
        findings += faults
        return faults.block ? nil : record(row)
    }

    /// What only the whole file shows. To be called once, after the last row.
    mutating func finish() {
        checkEpoch()
        for column in readers.indices {
            readers[column].tally.close()
            findings += readers[column].tally.findings(at: readers[column].place)
        }
        findings += reference?.findings() ?? []
    }

    // MARK: Cells

    private func written(_ column: Int, _ row: TableRow) -> TableCell? {
        guard let position = readers[column].place.position, position < row.cells.count else { return nil }
        let cell = row.cells[position]
        // An apostrophe that a file of ours put before what opens a formula.
        if cell.text.utf8.first == 0x27 {
            let text = cell.text.unguarded
            return TableCell(text, cell.nature, isGuarded: text.utf8.count < cell.text.utf8.count)
        }
        return cell.text.isEmpty && cell.nature != .formula && cell.nature != .error ? nil : cell
    }

    private func isMissing(_ number: Int, _ row: TableRow, _ retracts: Bool) -> Bool {
        let column = readers[number].column
        guard column.required, !retracts || column.isKey, number != planColumn || planID == nil else { return false }
        if onlyChecks,
            ([column.name] + column.alternatives).contains(where: { columns.number($0).map { readers[$0].place.position } == .some(nil) })
        {
            return false
        }
        return !column.alternatives.contains { name in
            columns.number(name).flatMap { written($0, row) }.map { !CleanText.of($0.text).isEmpty } == true
        }
    }

    private func isRetraction(_ row: TableRow) -> Bool {
        guard let retractedColumn, let cell = written(retractedColumn, row) else { return false }
        return ["是", "yes", "true", "1"].contains(cell.text.lowercased())
    }

    private mutating func planOf(_ row: TableRow, _ faults: inout [Finding]) -> PlanFacts? {
        guard let planColumn else { return nil }
        guard let id = written(planColumn, row).map({ CleanText.of($0.text) }) ?? planID, !id.isEmpty else { return nil }
        if let known = plans[id] {
            if planOfAll !== known { hasManyPlans = true }
            return known
        }
        if let known = plan(id) {
            let facts = PlanFacts(known)
            plans[id] = facts
            hasManyPlans = planOfAll != nil
            planOfAll = facts
            return facts
        }
        let shown = readers[planColumn].shown(id)
        faults.append(
            Finding(
                "intake.plan.unknown", at: columns.place(planColumn, row.number),
                what: Bilingual("没有这个方案", "there is no such plan"), found: shown.text, withheld: shown.form,
                expected: Bilingual("talentpool plan list 列出的方案编号", "an identifier that talentpool plan list shows"),
                action: Bilingual("新方案请先用 talentpool import 方案.yaml 载入", "Load a new plan first: talentpool import PLAN.yaml")))
        return nil
    }

    private func record(_ row: TableRow) -> Record {
        func text(_ column: Int?) -> String? { column.flatMap { cells.values[$0] == .null ? nil : cells.texts[$0] } }
        var identity: [IdentityField: String] = [:]
        var clues: [Clue: String] = [:]
        for (field, column) in identityColumns { if let text = text(column) { identity[field] = text } }
        for (clue, column) in clueColumns { if let text = text(column) { clues[clue] = text } }
        let (person, mentor) = (text(personColumn), text(mentorColumn))
        let ofMentor = columns.kind.role == .mentor
        return Record(
            row: row.number, reference: ofMentor ? mentor : person, mentorReference: ofMentor ? nil : mentor, identity: identity,
            clues: clues, values: RecordValues(valueNames, valueColumns.map { cells.values[$0] }),
            retracted: retractedColumn.map { cells.values[$0] == .integer(1) } == true)
    }
}
