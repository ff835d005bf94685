// The invented people of the fault runs, as the files an office would send.

import Foundation

/// A file of records.
struct Sheet: Sendable {
    let name: String
    let text: String
    let rows: Int

    init(_ name: String, _ heading: String, _ rows: [String]) {
        self.init(name, lines: [heading + ",虚构"] + rows.map { $0 + ",是" })
    }

    /// A table that is not about persons: its heading and its rows as they are.
    init(_ name: String, lines: [String]) {
        self.name = name
        rows = lines.count - 1
        text = lines.joined(separator: "\n") + "\n"
    }
}

/// Files about invented people of the Xinjiang plan. Pupils are called 赝生…, mentors 赝师…, so that a name is found wherever it leaks.
enum Office {
    /// Stands in every name and nowhere else.
    static let markOfNames = "赝"

    private static let plan = "xinjiang-2025"
    private static let disciplines = ["数学", "物理", "化学", "生物", "计算机"]

    /// What a prepared store holds: mentors, forty applicants with their results, twelve of them placed.
    static let former = [
        mentors("0-mentors", 1...4), applications("0-applications", 1...40), results("0-results", 1...40),
        placements("0-placements", 1...12),
    ]

    /// A partial list of universities that a prepared store holds besides.
    static let universities = Sheet(
        "universities", lines: ["学校标识码,学校名称,办学层次"] + (1...40).map { "\(9_900_000_000 + $0),虚构之城示例大学\($0),本科" })

    /// What the imports under fault bring: eight files, of which the last corrects names and disciplines of earlier applicants.
    static let arriving = [
        applications("1-applications", 41...100), results("2-results", 41...100), applications("3-applications", 101...150),
        results("4-results", 101...150), placements("5-placements", 41...48), evaluations("6-evaluations", 1...20),
        answers("7-answers", 1...30), applications("8-corrections", 1...10, shift: 1, called: "更"),
    ]

    static func mentors(_ name: String, _ numbers: ClosedRange<Int>) -> Sheet {
        Sheet(name, "导师编号,方案,导师姓名,培养高校,学科", numbers.map { "M\($0),\(plan),赝师\($0),新疆大学,\(disciplines[$0 % 5])" })
    }

    /// As many girls as boys where the count is even.
    static func applications(_ name: String, _ numbers: ClosedRange<Int>, shift: Int = 0, called mark: String = "") -> Sheet {
        Sheet(
            name, "人员编号,方案,报名日期,姓名,证件号码,性别,年级,就读学校,学科",
            numbers.map {
                "P\($0),\(plan),2024-12-22,赝生\(mark)\($0),X\(700_000 + $0),\($0 % 2 == 0 ? "男" : "女"),高一,乌鲁木齐八一中学,"
                    + disciplines[($0 + shift) % 5]
            })
    }

    static func results(_ name: String, _ numbers: ClosedRange<Int>) -> Sheet {
        Sheet(
            name, "人员编号,方案,环节,日期,结果,成绩",
            numbers.map { "P\($0),\(plan),笔试,2024-12-30,\($0 % 3 == 0 ? "未通过" : "通过"),\(40 + $0 % 60)" })
    }

    static func placements(_ name: String, _ numbers: ClosedRange<Int>) -> Sheet {
        Sheet(
            name, "人员编号,方案,学科,培养高校,导师编号,开始日期",
            numbers.map { "P\($0),\(plan),\(disciplines[$0 % 5]),新疆大学,M\($0 % 4 + 1),2025-01-10" })
    }

    private static func evaluations(_ name: String, _ numbers: ClosedRange<Int>) -> Sheet {
        Sheet(
            name, "人员编号,方案,评价阶段,评价层级,评价日期,评价等级",
            numbers.map { "P\($0),\(plan),年度评价,省级,2025-12-10,\($0 % 3 == 0 ? "优秀" : "合格")" })
    }

    private static func answers(_ name: String, _ numbers: ClosedRange<Int>) -> Sheet {
        Sheet(
            name, "人员编号,跟踪事项,状态,发生日期,报告日期,证据等级",
            numbers.map { "P\($0),高中毕业,是,2026-06-20,2026-06-25,中学提供" })
    }
}
