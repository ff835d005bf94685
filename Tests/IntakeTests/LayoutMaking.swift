// Makes sheet layouts as offices write them, from a seed, with what must be read from each.

import Domain

@testable import Intake

/// A layout: the rows as a spreadsheet has them, and what must come of them.
struct MadeLayout {
    enum Outcome {
        /// Values by column name for each record, in order; the number and school of persons by their column names too.
        case read(kind: RecordKind, rows: [(row: Int, values: [String: String])])
        case refused(code: String)
    }
    let rows: [TableRow]
    let sheet: TableSheet
    let planID: String?
    let outcome: Outcome
    /// What was varied, for messages.
    let story: String
}

/// Numbers from a seed: the same seed, the same layouts (splitmix64).
struct LayoutDice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
    mutating func happens(_ share: Double) -> Bool { Double(next() % 10_000) / 10_000 < share }
    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
    mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
        var left = values
        return values.indices.map { _ in left.remove(at: below(left.count)) }
    }
}

struct LayoutMaking {
    var dice: LayoutDice
    let words: HeadingWords
    private var counter = 0
    private var rowCounter = 0
    private var story: [String] = []

    init(seed: UInt64, words: HeadingWords) {
        dice = LayoutDice(seed: seed)
        self.words = words
    }

    /// A number that no other value has.
    mutating func next() -> Int {
        counter += 1
        return counter
    }

    private struct Field {
        let column: RecordColumn
        let heading: String
        let group: String?
    }

    /// A heading of a column in one language, taken from all that are known for it.
    private mutating func heading(_ column: RecordColumn, of kind: RecordKind, chinese: Bool) -> String {
        let known = (words.known[kind] ?? []).filter { heading in
            words.target([words.normal(heading)], in: kind) == .column(column.name)
                && heading.unicodeScalars.contains { $0.value > 0x2E80 } == chinese
        }
        return known.isEmpty ? column.headings[chinese ? 0 : 1] : dice.pick(known)
    }

    /// A heading as hurried people type it.
    private mutating func dressed(_ heading: String, _ column: RecordColumn) -> String {
        switch dice.below(10) {
        case 0: return "*" + heading
        case 1: return heading + "："
        case 2: return " " + heading + "　"
        case 3 where heading.count > 2 && heading.unicodeScalars.allSatisfy { $0.value > 0x2E80 }:
            let middle = heading.index(heading.startIndex, offsetBy: 2)
            return heading[..<middle] + "\n" + heading[middle...]
        case 4: return heading + "（必填）"
        case 5:
            if case .number = column.content { return heading + "（%）" }
            return heading.uppercased()
        case 6:
            // Full-width Latin letters.
            return String(
                String.UnicodeScalarView(
                    heading.unicodeScalars.map { (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
        default: return heading
        }
    }

    /// A value that no other cell of any layout has as far as the column allows, and that plan and calendar allow beside the others of its row.
    private mutating func value(_ column: RecordColumn, of kind: RecordKind, beside names: Set<String>, heading: String) -> (
        written: String, read: String
    ) {
        counter += 1
        switch column.content {
        case .person, .mentor: return ("N\(counter)", "N\(counter)")
        case .identity, .clue, .text: return ("值\(counter)", "值\(counter)")
        case .plan: return ("xinjiang-2025", "xinjiang-2025")
        case .discipline: return dice.pick([("物理", "physics"), ("数学", "mathematics"), ("化学", "chemistry")])
        case .day:
            // In the order of the columns, which is that in which things happen.
            let order = kind.columns.firstIndex { $0.name == column.name } ?? 0
            let day = CivilDay(number: 16_000 + (rowCounter * 30) % 4500 + order)
            return ("\(day)", "\(day.number)")
        case .number(let range):
            let number = Double(counter % (Int(range.upperBound) * 8)) / 8
            // A heading of ranks that does not say percent: the cell does.
            let isSaid = ["%", "％", "百分", "PERCENT", "ＰＥＲＣＥＮＴ"].contains(where: heading.uppercased().replacing("\n", with: "").contains)
            return (column.isPercent && !isSaid ? "\(number)%" : "\(number)", "\(number)")
        case .whole(let range):
            let number = range.lowerBound + counter % range.count
            return ("\(number)", "\(number)")
        case .code(let list):
            let word = dice.pick(list.filter { Self.isAllowed($0.code, column, kind, names) })
            return (word.label.zh, word.code)
        case .flag: return ("否", "0")
        }
    }

    /// Whether a word fits the plan and the other columns of its row.
    private static func isAllowed(_ code: String, _ column: RecordColumn, _ kind: RecordKind, _ names: Set<String>) -> Bool {
        switch (kind, column.name) {
        case (.screening, "stage"): stages.contains(code)
        case (.evaluation, "stage"): code == "annual"
        case (.evaluation, "outcome"): ["excellent", "qualified", "unqualified"].contains(code)
        case (.session, "log"): code == "submitted"
        case (.session, "review"): names.contains("log") ? code != "not_reviewed" || !names.contains("review_day") : code == "not_reviewed"
        case (.followUp, "question"): !names.contains("value") || code != "contact"
        default: true
        }
    }

    private static let stages = Set(Reading.plans["xinjiang-2025"]?.selection.stages.map(\.stage.rawValue) ?? [])

    /// Columns that stand for nothing without another.
    private static let leans: [String: [String]] = ["log_day": ["log"], "review_day": ["log", "review"]]

    /// The columns of a layout: those that must be there, persons by number or by what stands in for it, and some others.
    private mutating func columns(_ kind: RecordKind, plan: Bool) -> [RecordColumn] {
        var chosen: [RecordColumn] = []
        for column in kind.columns where column.name != "invented" && column.name != "retracted" {
            if column.name == "plan_id", !plan { continue }
            if !column.alternatives.isEmpty, dice.happens(0.5) {
                let stands = column.alternatives[0]
                if let other = kind.columns.first(where: { $0.name == stands }), !chosen.contains(where: { $0.name == stands }) {
                    chosen.append(other)
                }
                continue
            }
            if column.required || dice.happens(0.6), !chosen.contains(where: { $0.name == column.name }) { chosen.append(column) }
        }
        let names = Set(chosen.map(\.name))
        return chosen.filter { column in Self.leans[column.name]?.allSatisfy(names.contains) ?? true }
    }

    private static func isPupils(_ column: RecordColumn) -> Bool {
        ["name", "document_number", "school", "sex", "grade"].contains(column.name)
    }

    mutating func make(_ kind: RecordKind) -> MadeLayout {
        if kind == .screening, dice.happens(0.5) { return makeWide() }
        story = ["\(kind)"]
        let chinese = dice.happens(0.75)
        let planColumn = dice.happens(0.7)
        let planID = planColumn || !kind.columns.contains { $0.name == "plan_id" } ? nil : "xinjiang-2025"
        var chosen = dice.shuffled(columns(kind, plan: planColumn))
        let merged = dice.happens(0.5)
        let depth = dice.pick([1, 1, 1, 2, 2, 3])
        story.append("depth \(depth), \(merged ? "merged" : "plain"), \(chinese ? "zh" : "en"), \(planColumn ? "plan" : "no plan")")
        // Groups hold columns that stand next to each other.
        var grouped: Set<String> = []
        if depth > 1 {
            let pupils = kind.role == .pupil && chinese ? chosen.filter(LayoutMaking.isPupils) : []
            if pupils.count > 1 {
                chosen = pupils + chosen.filter { column in !pupils.contains { $0.name == column.name } }
                grouped = Set(pupils.map(\.name))
            }
        }
        let mentorGroup = depth > 1 && chinese && (kind == .placement || kind == .wish) && chosen.contains { $0.name == "mentor_name" }
        let lead = dice.below(2)
        let serial = dice.happens(0.5)
        var grid: [[String]] = Array(repeating: [], count: depth)
        var fields: [(column: RecordColumn?, position: Int)] = []
        var merges: [MergedCells] = []
        let titles = dice.below(3)
        var firstRow = 1 + titles + dice.below(2)
        if titles == 0, dice.happens(0.5) { firstRow = 1 }
        func append(_ texts: [String]) { for row in 0..<depth { grid[row].append(row < texts.count ? texts[row] : "") } }
        for _ in 0..<lead { append([]) }
        if serial {
            append([dice.pick(["序号", "序 号", "No."])])
            if merged, depth > 1 {
                merges.append(MergedCells(rows: firstRow...(firstRow + depth - 1), columns: (grid[0].count - 1)...(grid[0].count - 1)))
            }
        }
        var groupStart: Int?
        var mentorDone = false
        for (index, column) in chosen.enumerated() {
            let inGroup = grouped.contains(column.name)
            if mentorGroup, column.name == "mentor_name" {
                // 导师 over 姓名: a mentor's name and no pupil's.
                append(depth == 2 ? ["导师", "姓名"] : ["导师", "导师", "姓名"])
                mentorDone = true
            } else if inGroup {
                if groupStart == nil { groupStart = grid[0].count }
                let text = dressed(heading(column, of: kind, chinese: chinese), column)
                let isFirst = groupStart == grid[0].count
                append(depth == 2 ? [isFirst ? "学生信息" : "", text] : [isFirst ? "学生信息" : "", isFirst ? "基本情况" : "", text])
            } else {
                append([dressed(heading(column, of: kind, chinese: chinese), column)])
                if merged, depth > 1 {
                    let at = grid[0].count - 1
                    merges.append(MergedCells(rows: firstRow...(firstRow + depth - 1), columns: at...at))
                }
            }
            fields.append((column, grid[0].count - 1))
            let isLastOfGroup = inGroup && (index + 1 == chosen.count || !grouped.contains(chosen[index + 1].name))
            if isLastOfGroup, merged, let start = groupStart {
                for row in 0..<(depth - 1) {
                    merges.append(MergedCells(rows: (firstRow + row)...(firstRow + row), columns: start...(grid[0].count - 1)))
                }
            }
            // A blank column inside a group would end it where nothing is merged.
            if !inGroup, dice.happens(0.1) { append([]) }
            if !inGroup, dice.happens(0.1) {
                append([dice.pick(["备注", "班级", "民族"])])
                fields.append((nil, grid[0].count - 1))
                if merged, depth > 1 {
                    let at = grid[0].count - 1
                    merges.append(MergedCells(rows: firstRow...(firstRow + depth - 1), columns: at...at))
                }
            }
        }
        if mentorDone { story.append("mentor group") }
        let hasGroups = !grouped.isEmpty || mentorDone
        if !hasGroups {
            // Without groups a second row of headings would be blank: one is enough.
            grid = [grid[0]]
            merges = []
        }
        return finish(
            kind, grid: grid, fields: fields, merges: merges, titles: titles, firstRow: firstRow, serial: serial ? lead : nil,
            planID: planID)
    }

    private mutating func finish(
        _ kind: RecordKind, grid: [[String]], fields: [(column: RecordColumn?, position: Int)], merges: [MergedCells], titles: Int,
        firstRow: Int, serial: Int?, planID: String?
    ) -> MadeLayout {
        var merges = merges
        var rows: [TableRow] = []
        let width = grid[0].count
        func add(_ number: Int, _ texts: [String]) { rows.append(TableRow(number: number, cells: texts.map { TableCell($0) })) }
        for title in 0..<titles {
            if title == 0 {
                add(title + 1, ["某某省2025年英才计划名单"] + Array(repeating: "", count: width - 1))
                if !merges.isEmpty { merges.append(MergedCells(rows: 1...1, columns: 0...(width - 1))) }
            } else {
                add(title + 1, ["填报单位：某某中学", "", "填表日期：2025年3月1日"])
            }
        }
        for (offset, texts) in grid.enumerated() { add(firstRow + offset, texts) }
        var number = firstRow + grid.count
        var expected: [(row: Int, values: [String: String])] = []
        var last: TableRow?
        let count = 2 + dice.below(4)
        let school = merges.isEmpty ? nil : fields.first { $0.column?.name == "school" }
        var shared: (written: String, read: String)?
        let schoolFrom = number
        let names = Set(fields.compactMap { $0.column?.name })
        for index in 0..<count {
            rowCounter += 1
            if index > 0, school == nil, dice.happens(0.15) { number += 1 }
            var texts = Array(repeating: "", count: width)
            var values: [String: String] = [:]
            if let serial { texts[serial] = "\(index + 1)" }
            for (column, position) in fields {
                guard let column else {
                    texts[position] = "说不清\(counter)"
                    continue
                }
                var (written, read) = value(column, of: kind, beside: names, heading: grid.map { $0[position] }.joined())
                if school?.position == position {
                    if let shared { (written, read) = ("", shared.read) } else { shared = (written, read) }
                }
                texts[position] = written
                values[column.name] = read
            }
            if let planID { values["plan_id"] = planID }
            add(number, texts)
            last = rows.last
            expected.append((number, values))
            number += 1
            if index == 0, count > 3, school == nil, dice.happens(0.3) {
                for texts in grid.suffix(1) {
                    add(number, texts)
                    number += 1
                }
                story.append("heading repeated")
            }
        }
        if let school, number - 1 > schoolFrom {
            merges.append(MergedCells(rows: schoolFrom...(number - 1), columns: school.position...school.position))
            story.append("school merged down")
        }
        if dice.happens(0.4) {
            add(number, [dice.pick(["合计", "合 计", "总计：", "小计"])] + Array(repeating: "", count: width - 2) + ["\(count)"])
            number += 1
            story.append("total")
        }
        if dice.happens(0.4) {
            add(number + dice.below(2), [dice.pick(["填表人：", "注：以学籍为准", "说明：1. 不得漏报", "备注："])])
            story.append("note")
        }
        let sheet = TableSheet(name: "表一", merges: merges)
        guard dice.happens(0.2), let last else {
            return MadeLayout(
                rows: rows, sheet: sheet, planID: planID, outcome: .read(kind: kind, rows: expected), story: story.joined(separator: "; "))
        }
        return spoiled(kind, rows: rows, headerRow: firstRow + grid.count - 1, fields: fields, sheet: sheet, planID: planID, last: last)
    }

    /// The same with something that cannot be told.
    private mutating func spoiled(
        _ kind: RecordKind, rows: [TableRow], headerRow: Int, fields: [(column: RecordColumn?, position: Int)], sheet: TableSheet,
        planID: String?, last: TableRow
    ) -> MadeLayout {
        let first = fields.first { $0.column != nil }
        func changed(_ row: Int, _ change: (inout [String]) -> Void) -> [TableRow] {
            rows.map { old in
                guard old.number == row else { return old }
                var texts = old.cells.map(\.text)
                change(&texts)
                return TableRow(number: old.number, cells: texts.map { TableCell($0) })
            }
        }
        let width = rows.first { $0.number == headerRow }?.cells.count ?? 0
        switch dice.below(5) {
        case 0:
            story.append("spoiled: a heading that nobody knows and that is like one that is known")
            let near = String(kind.columns[0].headings[0].dropLast()) + "马"
            return MadeLayout(
                rows: changed(headerRow) { texts in
                    while texts.count < width { texts.append("") }
                    texts.append(near)
                }, sheet: sheet, planID: planID, outcome: .refused(code: "intake.column.unknown"), story: story.joined(separator: "; "))
        case 1:
            story.append("spoiled: a row like a record above the heading")
            let lost = TableRow(
                number: rows[0].number, cells: last.cells + (0..<9).map { TableCell("某\($0)") }, isHidden: false)
            let moved = rows.map { TableRow(number: $0.number + 1, cells: $0.cells, isHidden: $0.isHidden) }
            let merges = sheet.merges.map {
                MergedCells(rows: ($0.rows.lowerBound + 1)...($0.rows.upperBound + 1), columns: $0.columns)
            }
            return MadeLayout(
                rows: [lost] + moved, sheet: TableSheet(name: sheet.name, merges: merges), planID: planID,
                outcome: .refused(code: "intake.row.above"), story: story.joined(separator: "; "))
        case 2 where fields.count { $0.column != nil } > 1:
            let places = fields.filter { $0.column != nil }.map(\.position)
            let (one, other) = (places[0], places[1])
            story.append("spoiled: columns \(one) and \(other) merged in a record")
            let merge = MergedCells(rows: last.number...last.number, columns: min(one, other)...max(one, other))
            return MadeLayout(
                rows: rows, sheet: TableSheet(name: sheet.name, merges: sheet.merges + [merge]), planID: planID,
                outcome: .refused(code: "intake.cell.merged"), story: story.joined(separator: "; "))
        default: break
        }
        if dice.happens(0.5), let first, let column = first.column {
            story.append("spoiled: \(column.name) twice")
            let heading = column.headings[0]
            return MadeLayout(
                rows: changed(headerRow) { $0.append(heading) }, sheet: sheet, planID: planID,
                outcome: .refused(code: "intake.column.twice"),
                story: story.joined(separator: "; "))
        }
        story.append("spoiled: values without a heading")
        return MadeLayout(
            rows: changed(last.number) { texts in
                while texts.count < width { texts.append("") }
                texts.append("无主的值")
            }, sheet: sheet, planID: planID, outcome: .refused(code: "intake.row.long"), story: story.joined(separator: "; "))
    }
}
