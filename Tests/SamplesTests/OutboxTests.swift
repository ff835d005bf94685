// The writing of files: quoting, folders, and rows after the last day.

import Domain
import Testing

@testable import Samples

@Suite struct OutboxTests {
    private let until = CivilDay("2020-06-30") ?? CivilDay(number: 0)

    private func files(_ rows: [(day: String, reason: String)]) throws -> [SampleFile] {
        var outbox = Outbox(until: until)
        for row in rows {
            outbox.file(
                .exit, of: "a-2020", on: try #require(CivilDay(row.day)),
                [("person_id", "A1"), ("plan_id", "a-2020"), ("day", row.day), ("reason", row.reason)])
        }
        return outbox.files(plans: [])
    }

    @Test(arguments: [
        ("本人退出", "本人退出"), ("甲,乙", "\"甲,乙\""), ("甲\"乙\"", "\"甲\"\"乙\"\"\""), ("甲\n乙", "\"甲\n乙\""), ("", ""),
    ])
    func `a value with a comma, quote or line break is quoted`(value: String, written: String) throws {
        let text = try #require(files([("2020-01-02", value)]).first?.text)
        #expect(text == "人员编号,方案,退出日期,退出原因,虚构\nA1,a-2020,2020-01-02,\(written),是\n")
    }

    @Test func `rows go to the folder of their year, and those after the last day nowhere`() throws {
        let files = try files([("2019-12-31", "甲"), ("2020-06-30", "乙"), ("2020-07-01", "丙")])
        #expect(files.map(\.path) == ["2019/a-2020-6-exit.csv", "2020/a-2020-6-exit.csv"])
        #expect(files.map { $0.text.split(separator: "\n").count } == [2, 2])
    }
}
