// Which sheet of a workbook is read, and which columns are left out: by name, by being the only one, or refused.

import Domain
import Testing
import TestWorkbooks

@testable import Intake

@Suite struct SheetChoiceTests {
    static let exits = [["姓名", "就读学校", "退出日期", "退出原因"], ["甲某", "一中", "2025-01-02", "本人退出"]]
    static let others = [["姓名", "就读学校", "退出日期", "退出原因"], ["乙某", "二中", "2025-01-03", "本人退出"]]
    static let plain = [["各校联系方式"], ["一中", "某街1号"]]

    static func sheet(
        _ sheets: [(name: String, texts: [[String]], state: String)], named: String? = nil, ignored: [String] = [],
        claims: [NamedHeading] = [], constants: [String: String] = [:], kind: RecordKind? = nil
    ) throws -> Sheet {
        let workbook = TestWorkbook(
            sheets.map { name, texts, state in
                var sheet = TestSheet(name, texts: texts)
                sheet.state = state
                return sheet
            })
        return Sheet.read(
            try TableSource(workbook.bytes, file: "表.xlsx"),
            request: SheetRequest(
                kind: kind, sheet: named, constants: constants, ignored: ignored, named: claims, words: LayoutTests.words),
            planID: "xinjiang-2025",
            today: Reading.today
        ) { Reading.plans[$0] }
    }

    private static func names(_ sheet: Sheet) -> [String?] { sheet.records.map { $0.identity[.name] } }

    @Test func `the only sheet that is recognised is read, and the others are named`() throws {
        let sheet = try Self.sheet([("说明", Self.plain, ""), ("名单", Self.exits, ""), ("空", [], "")])
        #expect(Self.names(sheet) == ["甲某"])
        #expect(sheet.findings.map(\.code) == ["intake.sheet.others"])
        #expect(sheet.findings.first?.found == "说明" && sheet.findings.first?.place.sheet == "名单")
    }

    @Test func `of several that are recognised one has to be named`() throws {
        let both = [("一月", Self.exits, ""), ("二月", Self.others, "")]
        let refused = try Self.sheet(both)
        #expect(refused.records.isEmpty)
        #expect(refused.findings.filter { $0.severity == .error }.map(\.code) == ["intake.sheet.several"])
        #expect(refused.findings.first?.found == "一月、二月")
        #expect(Self.names(try Self.sheet(both, named: "二月")) == ["乙某"])
    }

    @Test func `a sheet that the file has not is refused with the nearest`() throws {
        let sheet = try Self.sheet([("一月", Self.exits, ""), ("名单", Self.others, "")], named: "一 月")
        #expect(sheet.records.isEmpty)
        #expect(sheet.findings.map(\.code) == ["intake.sheet.unknown"])
        #expect(sheet.findings.first?.expected?.zh == "一月、名单")
        #expect(sheet.findings.first?.action?.zh.contains("一月") == true)
    }

    @Test func `a hidden sheet is read only where it is named`() throws {
        let sheets = [("一月", Self.exits, ""), ("二月", Self.others, "hidden")]
        #expect(Self.names(try Self.sheet(sheets)) == ["甲某"])
        #expect(Self.names(try Self.sheet(sheets, named: "二月")) == ["乙某"])
        // It is named in a warning, beside those that can be seen.
        #expect(try Self.sheet(sheets).findings.map(\.code) == ["intake.sheet.others"])
        #expect(try Self.sheet(sheets).findings.first?.found == "二月（隐藏 hidden）")
        #expect(try Self.sheet(sheets + [("各校", Self.plain, "")]).findings.first?.found == "各校、二月（隐藏 hidden）")
        #expect(try Self.sheet([("一月", Self.exits, ""), ("空", [], "hidden")]).findings == [])
    }

    @Test(arguments: ["填写说明", "检查结果"])
    func `a sheet of the office that is named like one of this program's is not passed over`(name: String) throws {
        #expect(Self.names(try Self.sheet([("封面", Self.plain, ""), (name, Self.exits, "")])) == ["甲某"])
        let both = try Self.sheet([("一月", Self.exits, ""), (name, Self.plain, "")])
        #expect(both.findings.map(\.code) == ["intake.sheet.others"] && both.findings.first?.found == name)
        let several = try Self.sheet([("一月", Self.exits, ""), (name, Self.others, "")])
        #expect(several.findings.filter { $0.severity == .error }.map(\.code) == ["intake.sheet.several"])
    }

    @Test func `a column that is ignored is not read, by its heading alone or with the group above it`() throws {
        let twice = [["姓名", "就读学校", "退出日期", "退出原因", "离开日期"], ["甲某", "一中", "2025-01-02", "本人退出", "2025-02-03"]]
        #expect(try Self.sheet([("名单", twice, "")]).findings.map(\.code) == ["intake.column.twice"])
        for (ignored, day) in [("离 开日期", CivilDay("2025-01-02")), ("退出日期", CivilDay("2025-02-03"))] {
            let sheet = try Self.sheet([("名单", twice, "")], ignored: [ignored])
            #expect(sheet.findings == [])
            #expect(sheet.records.first?.values["day"] == day.map { .integer($0.number) })
        }
        let needed = try Self.sheet([("名单", Self.exits, "")], ignored: ["退出原因"])
        #expect(needed.findings.filter { $0.severity == .error }.map(\.code) == ["intake.column.missing"])
    }

    @Test func `the head of a long sheet is read and no more`() throws {
        let long = [Self.exits[0]] + (0..<20_000).map { ["甲\($0)", "一中", "2025-01-02", "本人退出"] }
        let source = try TableSource(
            TestWorkbook([TestSheet("一月", texts: long), TestSheet("二月", texts: Self.plain)]).bytes, file: "表.xlsx")
        var rows = 0
        #expect(source.forEachRow(ofSheet: 0, limit: 40) { _ in rows += 1 } == [])
        #expect(rows == 40)
        let text = try TableSource(Array("a,b\n1,2\n3,4\n".utf8), file: "表.csv")
        rows = 0
        #expect(text.forEachRow(ofSheet: 0, limit: 2) { _ in rows += 1 } == [])
        #expect(rows == 2)
    }

    @Test func `values for the whole file make several sheets recognised as they make one`() throws {
        let bare = [["姓名", "就读学校"], ["甲某", "一中"]], more = [["姓名", "就读学校"], ["乙某", "二中"]]
        let given = ["退出日期": "2025-01-02", "退出原因": "本人退出"]
        for kind in [RecordKind.exit, nil] {
            let both = try Self.sheet([("一月", bare, ""), ("二月", more, "")], constants: given, kind: kind)
            #expect(both.findings.filter { $0.severity == .error }.map(\.code) == ["intake.sheet.several"])
            #expect(both.records.isEmpty)
            let cover = try Self.sheet([("封面", Self.plain, ""), ("名单", bare, "")], constants: given, kind: kind)
            #expect(Self.names(cover) == ["甲某"])
            #expect(cover.findings.map(\.code) == ["intake.sheet.others"] && cover.findings.first?.found == "封面")
        }
    }

    @Test func `where no sheet is whole the one that is most like records is judged, and the others are named`() throws {
        let lacking = [["姓名", "就读学校", "退出日期"], ["甲某", "一中", "2025-01-02"]]
        let sheet = try Self.sheet([("封面", Self.plain, ""), ("名单", lacking, ""), ("附表", Self.plain, "")], kind: .exit)
        #expect(sheet.findings.contains { $0.code == "intake.column.missing" && $0.place.sheet == "名单" })
        #expect(sheet.findings.first { $0.code == "intake.sheet.others" }?.found == "封面、附表")
        let none = try Self.sheet([("封面", Self.plain, ""), ("附表", Self.plain, "")])
        #expect(none.findings.first { $0.code == "intake.sheet.others" }?.found == "附表")
        #expect(none.findings.block)
    }

    @Test func `a sheet that is named is read, and the others that are filled are named`() throws {
        let sheet = try Self.sheet([("一月", Self.exits, ""), ("二月", Self.others, ""), ("空", [], "")], named: "二月")
        #expect(Self.names(sheet) == ["乙某"])
        #expect(sheet.findings.map(\.code) == ["intake.sheet.others"] && sheet.findings.first?.found == "一月")
    }

    @Test(.timeLimit(.minutes(1))) func `the heads of three hundred sheets are read at once`() throws {
        let sheets = (0..<300).map { number -> (name: String, texts: [[String]], state: String) in
            number == 150 ? ("名单", Self.exits, "") : ("附表\(number)", [["某校\(number)"], ["某街\(number)号"]], number % 2 == 0 ? "" : "hidden")
        }
        let sheet = try Self.sheet(sheets)
        #expect(Self.names(sheet) == ["甲某"])
        #expect(sheet.findings.map(\.code) == ["intake.sheet.others"])
        #expect(sheet.findings.first?.found?.contains("附表298、附表1（隐藏 hidden）") == true)
    }

    @Test func `of every sheet no more than the rows asked for are handed over, in order`() throws {
        let texts = (0..<50).map { ["行\($0)"] }
        let source = try TableSource(
            TestWorkbook([TestSheet("甲", texts: texts), TestSheet("乙", texts: []), TestSheet("丙", texts: Array(texts.prefix(2)))]).bytes,
            file: "表.xlsx")
        var heads: [String] = []
        let said = source.forEachHead(40) { heads.append("\($0.position) \($0.rows.count) \($0.rows.last?.cells.first?.text ?? "-")") }
        #expect(heads == ["0 40 行39", "1 0 -", "2 2 行1"] && said == [])
    }

    // MARK: Sheets that cannot be read

    /// The sheet 一月 as it should be, and 二月 with a fault in the cell of a row; the rows before it are as they should be.
    private static func broken(row: Int, state: String = "", named: String? = nil) throws -> Sheet {
        var second = TestSheet("二月", texts: others)
        second.rows = second.rows.replacing("r=\"A\(row)\"", with: "r=\"…\"")
        second.state = state
        let source = try TableSource(TestWorkbook([TestSheet("一月", texts: exits), second]).bytes, file: "表.xlsx")
        let request = SheetRequest(kind: nil, sheet: named, constants: [:], ignored: [], named: [], words: LayoutTests.words)
        return Sheet.read(source, request: request, planID: "xinjiang-2025", today: Reading.today) { Reading.plans[$0] }
    }

    @Test(arguments: [1, 2]) func `a sheet that cannot be looked into stops the file, by name and row`(row: Int) throws {
        let sheet = try Self.broken(row: row)
        #expect(sheet.records.isEmpty)
        // Where its heading could be read, both are tables of records.
        #expect(sheet.findings.map(\.code) == (row == 1 ? [] : ["intake.sheet.several"]) + ["intake.workbook.damaged"])
        #expect(sheet.findings.last?.place.sheet == "二月" && sheet.findings.last?.place.row == row && sheet.findings.block)
    }

    @Test(arguments: [1, 2]) func `beside the sheet that is named, or a hidden one, it is named as not read`(row: Int) throws {
        for (state, found) in [("", "二月"), ("hidden", "二月（隐藏 hidden）")] {
            let sheet = try Self.broken(row: row, state: state, named: state.isEmpty ? "一月" : nil)
            #expect(Self.names(sheet) == ["甲某"])
            #expect(sheet.findings.map(\.code) == ["intake.sheet.others"] && sheet.findings.first?.found == found)
        }
        let own = try Self.broken(row: row, named: "二月")
        #expect(own.findings.map(\.code).sorted() == ["intake.sheet.others", "intake.workbook.damaged"] && own.records.isEmpty)
    }

    @Test func `heads that take too long are broken off, and the sheets not looked into are not taken for blank`() throws {
        let long = "<row/>"
        let sheets = ["甲", "乙", "丙"].map { TestSheet($0, rows: String(repeating: long, count: 400_000)) }
        let bytes = try FileBytes(TestWorkbook(sheets).bytes, name: "表.xlsx")
        let places = sheets.map { Finding.Place(file: "表.xlsx", sheet: $0.name) }
        var seen: [Int] = []
        let said = WorkbookFile.forEachHead(40, of: places, in: bytes, file: "表.xlsx", within: .milliseconds(20)) {
            seen.append($0.position)
        }
        #expect(said.map(\.code) == ["intake.workbook.limits"] && said.block && seen.count < 3)
        // One sheet more than the program tells of.
        let more = WorkbookFile.forEachHead(40, of: places + places, in: bytes, file: "表.xlsx") { _ in }
        #expect(more.map(\.code) == ["intake.workbook.limits"])
    }

    @Test func `of many sheets with the name of this program's the first alone can be its own`() throws {
        let mark = SheetMark(.template, [:]).values.map { [$0.key, $0.value] }
        var sheets = [("一月", Self.exits, ""), (SheetMark.sheetName, mark, "hidden"), ("填写说明", Self.plain, "")]
        #expect(try Self.sheet(sheets).findings.map(\.code) == [])
        sheets.append(("填写说明", Self.others, ""))
        #expect(try Self.sheet(sheets).findings.first?.found == "一月、填写说明")
    }
}
