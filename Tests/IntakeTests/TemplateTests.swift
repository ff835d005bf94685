// Templates: the plan's own choices, the example row that is never imported, and what a returned template is refused for.

import Domain
import Foundation
import Intake
import Testing
import Workbooks

@Suite struct TemplateTests {
    private static let plan = Reading.plans["xinjiang-2025"]!

    private static func choices(_ kind: RecordKind, _ name: String, _ plan: Plan = plan) throws -> ColumnChoices? {
        ColumnChoices(try #require(kind.columns.first { $0.name == name }), of: kind, in: plan)
    }

    @Test func `the plan's own words are offered`() throws {
        #expect(try Self.choices(.application, "discipline")?.words.map(\.zh) == ["数学", "物理", "化学", "生物", "计算机"])
        #expect(try Self.choices(.application, "school")?.words.map(\.zh) == Self.plan.scope.schools?.names)
        #expect(try Self.choices(.application, "school")?.isStrict == false)
        #expect(try Self.choices(.application, "grade")?.words.map(\.zh) == ["高一"])
        #expect(try Self.choices(.screening, "stage")?.words.map(\.zh) == Self.plan.selection.stages.map(\.stage.label.zh))
        #expect(try Self.choices(.evaluation, "stage")?.words.map(\.zh) == Self.plan.evaluations.map(\.stage.label.zh))
        #expect(try Self.choices(.application, "plan_id")?.words.map(\.zh) == ["xinjiang-2025"])
        #expect(try Self.choices(.application, "day") == nil)
        #expect(try Self.choices(.followUp, "value") == nil)
    }

    @Test(arguments: Reading.plans.keys.sorted(), RecordKind.allCases)
    func `every template is written, the same bytes each time`(id: String, kind: RecordKind) throws {
        let plan = try #require(Reading.plans[id])
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("template-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for language in Language.allCases {
            let files = ["a.xlsx", "b.xlsx"].map { folder.appendingPathComponent(language.rawValue + $0) }
            for file in files {
                try Template(kind: kind, plan: plan, language: language, program: "1").workbook.write(to: file.path)
            }
            #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
        }
    }

    @Test(arguments: ["【示例】1001", "[example] 1001", "[Example]1001"])
    func `the example row is not read, and that is said`(number: String) {
        let sheet = Reading.sheet(
            """
            人员编号,方案,报名日期,学科
            \(number),xinjiang-2025,不是日期,数学
            P1,xinjiang-2025,2025-03-01,数学
            """)
        #expect(sheet.records.map(\.reference) == ["P1"])
        #expect(sheet.findings.map(\.brief) == ["2 intake.row.example -"])
        #expect(!sheet.findings.block)
        #expect(sheet.rowCount == 1, "an example is no row of the office's")
    }

    @Test func `a template that came back with its example alone holds no record`() {
        let sheet = Reading.sheet("人员编号,方案,报名日期,学科\n【示例】1001,xinjiang-2025,2025-03-01,数学\n")
        #expect(sheet.rowCount == 0 && sheet.findings.map(\.code).contains("intake.file.norows"))
    }

    @Test func `a number that a name can stand in for is not marked as required`() throws {
        var heading: [SheetCell] = []
        let table = Template(kind: .application, plan: Self.plan, language: .chinese, program: "1").workbook.sheets[0]
        try table.rows { if $0.number == 1 { heading = $0.cells } }
        let looks = Dictionary(
            uniqueKeysWithValues: heading.compactMap { cell -> (String, SheetCell)? in
                if case .text(let text) = cell.value { (text, cell) } else { nil }
            })
        #expect(looks["人员编号"]?.look == .heading && looks["人员编号"]?.note?.hasPrefix("与“姓名”“证件号码”至少填一项") == true)
        #expect(looks["方案"]?.look == .heading && looks["报名日期"]?.look == .requiredHeading && looks["学科"]?.look == .requiredHeading)
    }

    @Test func `an apostrophe that guards a formula is taken away on reading, no other`() {
        let sheet = Reading.sheet(
            """
            人员编号,方案,报名日期,学科,就读学校
            P1,xinjiang-2025,2025-03-01,数学,'=某中学
            P2,xinjiang-2025,2025-03-01,数学,'某中学
            """)
        #expect(sheet.records.map { $0.values["school"] } == [.text("=某中学"), .text("'某中学")])
    }

    private func mark(_ changes: [String: String] = [:]) -> SheetMark {
        var mark = Template(kind: .application, plan: Self.plan, language: .chinese, program: "1").mark
        mark.values.merge(changes) { _, new in new }
        return mark
    }

    private func codes(_ mark: SheetMark, kind: RecordKind? = nil, plan: String? = nil) -> [String] {
        TemplateCheck(mark: mark, file: "表.xlsx").findings(kind: kind, planID: plan) { Reading.plans[$0] }
            .map { "\($0.severity == .error ? "!" : "")\($0.code)" }
    }

    @Test func `a template that fits is read without a word`() {
        #expect(codes(mark()).isEmpty)
        #expect(codes(mark(), kind: .application, plan: "xinjiang-2025").isEmpty)
    }

    @Test func `another version, kind or plan is refused, stale choices are pointed out`() {
        #expect(codes(mark(["version": "2"])) == ["!intake.template.version"])
        #expect(codes(mark(["form": "worklist"])) == ["!intake.template.version"])
        #expect(codes(mark(["kind": "nothing"])) == ["!intake.template.version"])
        #expect(codes(mark(), kind: .exit) == ["!intake.template.kind"])
        #expect(codes(mark(), plan: "shanxi-2024") == ["!intake.template.plan"])
        #expect(codes(mark(["plan": "nowhere-2025"])) == ["!intake.template.plan"])
        #expect(codes(mark(["choices": "0"])) == ["intake.template.stale"])
    }

    @Test func `a mark is read back from its rows, and from nothing else`() {
        let rows = mark().values.map { [$0.key, $0.value] }
        #expect(SheetMark(rows: rows)?.values == mark().values)
        #expect(SheetMark(rows: rows)?.form == .template)
        #expect(SheetMark(rows: [["form"], ["version", "1"]]) == nil)
        #expect(SheetMark(rows: []) == nil)
    }

    @Test func `the digest of choices changes with the plan's words`() {
        let digests = Reading.plans.values.map { RecordKind.application.choicesDigest(in: $0) }
        #expect(Set(digests).count == digests.count)
    }
}
