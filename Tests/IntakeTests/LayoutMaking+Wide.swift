// Screening sheets with the stages side by side, as offices keep them: each row gives a record for each stage that is filled.

import Domain

@testable import Intake

extension LayoutMaking {
    private struct Stage {
        let code: String
        let scores: [String]
        let results: [String]
        let days: [String]
        let passes: [(written: String, code: String)]
    }

    private static let stages = [
        Stage(
            code: "test", scores: ["笔试成绩", "笔试分数", "学科潜质测试成绩", "笔试成绩（分）"], results: ["笔试结果", "是否通过笔试"], days: ["笔试日期", "笔试时间"],
            passes: [("是", "pass"), ("否", "fail"), ("缺考", "absent"), ("通过", "pass"), ("未通过", "fail")]),
        Stage(
            code: "interview", scores: ["面试成绩", "面试分数"], results: ["面试结果", "是否通过面试"], days: ["面试日期", "面试时间"],
            passes: [("是", "pass"), ("否", "fail"), ("通过", "pass")]),
        Stage(
            code: "selection", scores: [], results: ["是否入选", "入选结果", "是否录取"], days: ["入选日期", "录取日期"],
            passes: [("是", "pass"), ("否", "fail"), ("入选", "pass"), ("落选", "fail")]),
    ]

    /// Some of the stages, each with its result and day, most with a score; a sheet without the result of one is refused.
    mutating func makeWide() -> MadeLayout {
        let chosen = dice.shuffled(Array(Self.stages.prefix(2 + dice.below(2))))
        let spoils = dice.happens(0.15)
        var headings = [dice.pick(["姓名", "学生姓名", "考生姓名"]), dice.pick(["就读学校", "所在中学", "毕业学校"]), "方案"]
        var cells: [(stage: String, column: String, position: Int)] = []
        for stage in chosen {
            func add(_ column: String, _ heading: String) {
                cells.append((stage.code, column, headings.count))
                headings.append(heading)
            }
            if !stage.scores.isEmpty, spoils || dice.happens(0.8) { add("score", dice.pick(stage.scores)) }
            if !spoils || stage.code == "selection" { add("result", dice.pick(stage.results)) }
            add("day", dice.pick(stage.days))
        }
        // The columns in any order: stages need not stay together.
        let order = dice.shuffled(Array(headings.indices))
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        var rows = [TableRow(number: 1, cells: [TableCell("某某省遴选成绩")])]
        rows.append(TableRow(number: 2, cells: order.map { TableCell(headings[$0]) }))
        var expected: [(row: Int, values: [String: String])] = []
        for index in 0..<(2 + dice.below(4)) {
            let number = 3 + index
            let serial = next()
            var texts = Array(repeating: "", count: headings.count)
            func write(_ position: Int, _ text: String) { places[position].map { texts[$0] = text } }
            let common = ["name": "值\(serial)", "school": "校\(serial)", "plan_id": "xinjiang-2025"]
            write(0, "值\(serial)")
            write(1, "校\(serial)")
            write(2, "xinjiang-2025")
            for (offset, stage) in chosen.enumerated() where offset == 0 || dice.happens(0.7) {
                var values = common
                values["stage"] = stage.code
                for cell in cells where cell.stage == stage.code {
                    let (written, read): (String, String)
                    switch cell.column {
                    case "score": (written, read) = ("\(serial % 100).5", "\(serial % 100).5")
                    case "day":
                        let day = CivilDay(number: 16_000 + serial * 3 % 4000 + (Self.stages.firstIndex { $0.code == stage.code } ?? 0))
                        (written, read) = ("\(day)", "\(day.number)")
                    default: (written, read) = dice.pick(stage.passes)
                    }
                    write(cell.position, written)
                    values[cell.column] = read
                }
                expected.append((number, values))
            }
            rows.append(TableRow(number: number, cells: texts.map { TableCell($0) }))
        }
        return MadeLayout(
            rows: rows, sheet: TableSheet(name: "表一"), planID: nil,
            outcome: spoils ? .refused(code: "intake.spread.incomplete") : .read(kind: .screening, rows: expected),
            story: "wide: \(order.map { headings[$0] }.joined(separator: " "))" + (spoils ? "; spoiled: no result" : ""))
    }
}
