// worklist as a person runs it: what it says where there is nothing to ask.

import Foundation
import Testing

@Suite struct WorklistCommandTests {
    private func program() throws -> Program {
        let program = try Program()
        _ = try program.run("init")
        let plan = "neimenggu-pilot-2024"
        let mentors = "导师编号,方案,培养高校,学科\nM1,\(plan),内蒙古大学,数学\n"
        let pupils = "人员编号,方案,报名日期,姓名,年级,就读学校,学科\nS1,\(plan),2024-03-10,学生某,高一,示例第一中学,数学\n"
        let placements = "人员编号,方案,学科,培养高校,导师编号,开始日期\nS1,\(plan),数学,内蒙古大学,M1,2024-09-01\n"
        for (name, text) in [("m.csv", mentors), ("a.csv", pupils), ("p.csv", placements)] {
            let done = try program.run("import", program.file(name, text))
            #expect(done.code == 0, "\(done.output)\(done.complaint)")
        }
        return program
    }

    @Test func `where all was asked lately it says so, and how to ask again or for more`() throws {
        let program = try program()
        defer { program.remove() }
        let ask = ["worklist", "--for", "school:示例第一中学", "--output"]
        let first = try program.run(ask + ["1.xlsx"])
        #expect(first.code == 0 && first.output.contains("待答 "), "\(first.output)\(first.complaint)")
        let second = try program.run(ask + ["2.xlsx"])
        #expect(second.code == 0 && second.output.contains("应问的都未列出") && !second.output.contains("没有要问的事项"), "\(second.output)")
        #expect(second.output.contains("180 天内已经问过，未再列出（--again 可再问）") && second.output.contains("--all"), "\(second.output)")
        #expect(second.output.contains("all there is to ask was left out") && !second.output.contains(" more "), "\(second.output)")
        #expect(!FileManager.default.fileExists(atPath: program.folder.appendingPathComponent("2.xlsx").path))
        #expect(try program.run(ask + ["3.xlsx", "--again"]).output.contains("3.xlsx"))
        // The university has nothing to answer yet.
        let none = try program.run("worklist", "--for", "university:10001", "--output", "4.xlsx")
        #expect(none.output.contains("没有要问的事项，未写文件；已答复和未到时间的，加 --all 列出"), "\(none.output)")
        #expect(try !program.run("worklist", "--for", "university:10001", "--all", "--output", "5.xlsx").output.contains("--all"))
    }
}
