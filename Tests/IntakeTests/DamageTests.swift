// What spreadsheets do to values: every kind of damage is flagged in its cell, and its undamaged twin is not.

import Domain
import Testing

@testable import Intake

/// Cells of one column, damaged and sound; the other cells of their rows are sound.
struct DamagedColumn: Sendable, CustomTestStringConvertible {
    let name: String
    let kind: RecordKind
    let column: String
    let cells: [TableCell]
    let sound: [TableCell]
    let code: String
    /// The row of the finding; the heading is row 1.
    let row: Int

    init(
        _ name: String, in column: String, of kind: RecordKind = .application, _ cells: [TableCell], sound: [TableCell], _ code: String,
        row: Int = 2
    ) {
        (self.name, self.kind, self.column, self.cells, self.sound, self.code, self.row) = (name, kind, column, cells, sound, code, row)
    }

    init(
        _ name: String, in column: String, of kind: RecordKind = .application, _ text: String, sound: String, _ code: String,
        nature: TableCell.Nature = .text
    ) {
        self.init(name, in: column, of: kind, [TableCell(text, nature)], sound: [TableCell(sound)], code)
    }

    var testDescription: String { name }
}

extension TableCell: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text) }
}

@Suite struct DamageTests {
    static let kinds: [DamagedColumn] = documents + telephones + values + days + numbers + texts + series

    static let documents: [DamagedColumn] = [
        DamagedColumn(
            "document number in scientific notation", in: "证件号码", "4.4E+17", sound: "650101200808010017", "damage.value.scientific"),
        DamagedColumn(
            "document number as a number", in: "证件号码", "650101200808018000", sound: "650101200808018000", "damage.document.rounded",
            nature: .number),
        DamagedColumn(
            "document number with zeroed digits as text", in: "证件号码", "650101200808010000", sound: "650101200808018000",
            "damage.document.rounded"),
        DamagedColumn("wrong check digit", in: "证件号码", "650101200808010018", sound: "650101200808010017", "damage.document.check"),
        DamagedColumn("impossible date of birth", in: "证件号码", "650101200813010011", sound: "650101200808010025", "damage.document.birth"),
        DamagedColumn("birth still to come", in: "证件号码", "650101203008010012", sound: "650101200808010033", "damage.document.birth"),
        DamagedColumn("impossible division", in: "证件号码", "990101200808010015", sound: "140101200902030049", "damage.document.division"),
        DamagedColumn("a digit lost", in: "证件号码", "65010120080801001", sound: "E12345678", "damage.document.length"),
        DamagedColumn("blanks inside", in: "证件号码", "650101 20080801 0017", sound: "650101200808010017", "damage.document.form"),
        DamagedColumn("full-width document number", in: "证件号码", "６５０１０１２００８０８０１００１７", sound: "650101200808010017", "damage.document.form"),
        DamagedColumn("a letter O for a zero", in: "证件号码", "65O101200808010017", sound: "650101200808010017", "damage.number.letters"),
    ]

    static let telephones: [DamagedColumn] = [
        DamagedColumn("telephone in scientific notation", in: "联系方式", "1.38E+10", sound: "13800138000", "damage.value.scientific"),
        DamagedColumn("telephone without its first zero", in: "联系方式", "9914567890", sound: "09914567890", "damage.phone.zero"),
        DamagedColumn("mobile number a digit short", in: "联系方式", "1380013800", sound: "13800138000", "damage.phone.length"),
        DamagedColumn("telephone with a decimal point", in: "联系方式", "13800138000.0", sound: "13800138000", "damage.value.decimal"),
        DamagedColumn("telephone with separators", in: "联系方式", "13,800,138,000", sound: "0991-4567890", "damage.value.separators"),
    ]

    static let values: [DamagedColumn] = [
        DamagedColumn("#N/A", in: "就读学校", "#N/A", sound: "乌鲁木齐八一中学", "damage.value.error"),
        DamagedColumn("#REF!", in: "姓名", "#REF!", sound: "甲", "damage.value.error"),
        DamagedColumn("#VALUE!", in: "学科排名百分比", "#VALUE!", sound: "5", "damage.value.error"),
        DamagedColumn("#DIV/0!", in: "综合排名百分比", "#DIV/0!", sound: "5", "damage.value.error"),
        DamagedColumn("#NAME?", in: "报名日期", "#NAME?", sound: "2025-01-02", "damage.value.error"),
        DamagedColumn("#NULL!", in: "性别", "#NULL!", sound: "女", "damage.value.error"),
        DamagedColumn("#NUM!", in: "证件号码", "#NUM!", sound: "E12345678", "damage.value.error"),
        DamagedColumn("an error value of a workbook", in: "联系方式", "#N/A", sound: "13800138000", "damage.value.error", nature: .error),
        DamagedColumn("a column too narrow", in: "报名日期", "########", sound: "2025-01-02", "damage.value.hashes"),
        DamagedColumn("a formula without result", in: "姓名", "", sound: "甲", "damage.formula.unresolved", nature: .formula),
        DamagedColumn("a formula as text", in: "就读学校", "=VLOOKUP(A2,名单!A:B,2)", sound: "乌鲁木齐八一中学", "damage.formula.text"),
        DamagedColumn("a boolean in a text column", in: "姓名", "TRUE", sound: "甲", "damage.value.boolean", nature: .boolean),
        DamagedColumn("TRUE in a column of numbers", in: "学科排名百分比", "TRUE", sound: "3", "damage.value.boolean"),
        DamagedColumn("a word for nothing", in: "证件号码", "无", sound: "E12345678", "damage.value.placeholder"),
        DamagedColumn("nan of a program", in: "学科排名百分比", "nan", sound: "4", "damage.value.placeholder"),
        DamagedColumn("a code in scientific notation", in: "人员编号", "5.00E+03", sound: "5E3", "damage.value.scientific"),
        DamagedColumn("a number with a decimal point", in: "人员编号", "1001.0", sound: "1001", "damage.value.decimal"),
        DamagedColumn("full-width person number", in: "人员编号", "Ｐ１００１", sound: "P1001", "damage.value.fullwidth"),
        DamagedColumn("class 3-1 turned into a day", in: "人员编号", "3月1日", sound: "3-1班", "damage.value.day"),
        DamagedColumn("a code turned into an English day", in: "人员编号", "1-Mar", sound: "1-Map", "damage.value.day"),
        DamagedColumn("a score turned into a day", in: "学科排名百分比", "2025-03-01", sound: "3.1", "damage.value.day", nature: .day),
        DamagedColumn("an apostrophe", in: "人员编号", "'0012", sound: "0012", "damage.text.apostrophe"),
        DamagedColumn(
            "zeros lost in some person numbers", in: "人员编号", ["0012", "0345", "12345", "345"], sound: ["0012", "0345", "2345", "0045"],
            "damage.zeros.lost", row: 5),
    ]

    static let days: [DamagedColumn] = [
        DamagedColumn("2025/1/2", in: "报名日期", "2025/1/2", sound: "2025-01-02", "damage.day.form"),
        DamagedColumn("2025.1.2", in: "报名日期", "2025.1.2", sound: "2025-01-02", "damage.day.form"),
        DamagedColumn("2025年1月2日", in: "报名日期", "2025年1月2日", sound: "2025-01-02", "damage.day.form"),
        DamagedColumn("20250102", in: "报名日期", "20250102", sound: "2025-01-02", "damage.day.form"),
        DamagedColumn("2025-1-2", in: "报名日期", "2025-1-2", sound: "2025-01-02", "damage.day.form"),
        DamagedColumn("full-width day", in: "报名日期", "２０２５－０１－０２", sound: "2025-01-02", "damage.day.form"),
        DamagedColumn("2-Jan-2025", in: "报名日期", "2-Jan-2025", sound: "2025-01-02", "damage.day.form"),
        DamagedColumn("1/2/2025", in: "报名日期", "1/2/2025", sound: "2025-01-02", "damage.day.ambiguous"),
        DamagedColumn("2-Jan-25", in: "报名日期", "2-Jan-25", sound: "2025-01-02", "damage.day.year"),
        DamagedColumn("25/1/2", in: "报名日期", "25/1/2", sound: "2025-01-02", "damage.day.year"),
        DamagedColumn("serial number as text", in: "报名日期", "45659", sound: "2025-01-02", "damage.day.serial"),
        DamagedColumn("serial number as number", in: "报名日期", "45659", sound: "2025-01-02", "damage.day.serial", nature: .number),
        DamagedColumn("1900-01-00", in: "报名日期", "1900-01-00", sound: "2025-01-02", "damage.day.zero"),
        DamagedColumn("a small number shown as a day", in: "报名日期", "1900-01-05", sound: "2025-01-02", "damage.day.zero"),
        DamagedColumn("a day with midnight", in: "报名日期", "2025-01-02 00:00:00", sound: "2025-01-02", "damage.day.clock"),
        DamagedColumn("a day with a time", in: "报名日期", "2025-01-02T14:30:00+08:00", sound: "2025-01-02", "damage.day.clock"),
        DamagedColumn("a time alone", in: "报名日期", "14:30", sound: "2025-01-02", "damage.day.time"),
        DamagedColumn("a month alone", in: "报名日期", "2025年1月", sound: "2025-01-02", "damage.day.part"),
        DamagedColumn("four years and a day too late", in: "报名日期", "2029-01-03", sound: "2025-01-02", "damage.day.epoch"),
        DamagedColumn("four years and a day too early", in: "报名日期", "2021-01-01", sound: "2025-01-02", "damage.day.epoch"),
    ]

    static let numbers: [DamagedColumn] = [
        DamagedColumn("full-width number", in: "学科排名百分比", "１２", sound: "12", "damage.value.fullwidth"),
        DamagedColumn("percent sign", in: "学科排名百分比", "12%", sound: "12", "damage.number.percent"),
        DamagedColumn(
            "fractions in a column of percentages", in: "学科排名百分比", ["0.12", "0.05", "0.3"], sound: ["0.12", "5", "30"],
            "damage.number.fraction"),
        DamagedColumn("thousands separator", in: "成绩", of: .screening, "1,000", sound: "1000", "damage.number.comma"),
        DamagedColumn("decimal comma", in: "成绩", of: .screening, "85,5", sound: "85.5", "damage.number.comma"),
        DamagedColumn("exponent", in: "成绩", of: .screening, "8.5E+01", sound: "85", "damage.number.exponent"),
        DamagedColumn("letter for a digit", in: "成绩", of: .screening, "9O", sound: "90", "damage.number.letters"),
        DamagedColumn("unit", in: "成绩", of: .screening, "85分", sound: "85", "damage.number.unit"),
        DamagedColumn("error of a calculation", in: "成绩", of: .screening, "89.99999999999999", sound: "89.9999", "damage.number.rounding"),
        DamagedColumn("negative zero", in: "成绩", of: .screening, "-0", sound: "0", "damage.number.zero"),
    ]

    static let texts: [DamagedColumn] = [
        DamagedColumn("no-break blank", in: "就读学校", "乌鲁木齐八一中学\u{A0}", sound: "乌鲁木齐八一中学", "damage.text.invisible"),
        DamagedColumn("zero-width blank", in: "人员编号", "P1\u{200B}", sound: "P1", "damage.text.invisible"),
        DamagedColumn("byte order mark inside", in: "姓名", "\u{FEFF}甲", sound: "甲", "damage.text.invisible"),
        DamagedColumn("direction mark", in: "性别", "女\u{200E}", sound: "女", "damage.text.invisible"),
        DamagedColumn("full-width blank at the end", in: "学科", "物理　", sound: "物理", "damage.text.blanks"),
        DamagedColumn("line break", in: "姓名", "甲\n乙", sound: "阿依古丽·买买提", "damage.text.linebreak"),
        DamagedColumn("replacement character", in: "姓名", "甲\u{FFFD}", sound: "甲", "damage.text.replacement"),
        DamagedColumn("UTF-8 read as Windows-1252", in: "姓名", "é”™è¯¯", sound: "José", "damage.text.mojibake"),
        DamagedColumn("锟斤拷", in: "姓名", "锟斤拷锟", sound: "王锟", "damage.text.mojibake"),
        DamagedColumn("烫烫烫", in: "就读学校", "烫烫烫", sound: "乌鲁木齐八一中学", "damage.text.mojibake"),
        DamagedColumn("UTF-8 read as GBK", in: "姓名", "鐜嬪皬鏄\u{E0}", sound: "王小明", "damage.text.mojibake"),
        DamagedColumn("byte order mark read as Latin", in: "姓名", "ï»¿甲", sound: "甲", "damage.text.mojibake"),
        DamagedColumn("question marks", in: "就读学校", "????中学", sound: "乌鲁木齐八一中学", "damage.text.question"),
        DamagedColumn("one lost character of a name", in: "姓名", "王?", sound: "王", "damage.text.question"),
        DamagedColumn("private-use character", in: "姓名", "王\u{E123}", sound: "王\u{20BB7}", "damage.text.private"),
        DamagedColumn("box for a character", in: "姓名", "王□", sound: "王口", "damage.text.glyph"),
        DamagedColumn("escape of web pages", in: "姓名", "甲&nbsp;乙", sound: "甲乙", "damage.text.entity"),
        DamagedColumn("escape of a workbook", in: "姓名", "甲_x000D_", sound: "甲_x", "damage.text.escape"),
        DamagedColumn(
            "cut off at 255 characters", in: "姓名", String(repeating: "甲", count: 255), sound: String(repeating: "甲", count: 254),
            "damage.text.truncated"),
        DamagedColumn(
            "cut off at 32,767 characters", in: "姓名", String(repeating: "甲", count: 32_767), sound: String(repeating: "甲", count: 32_766),
            "damage.text.truncated"),
    ]

    static let series: [DamagedColumn] = [
        DamagedColumn(
            "drag-filled document numbers", in: "证件号码", ["650101200808010017", "650101200808010025", "650101200808010033"],
            sound: ["650101200808010017", "140101200902030049", "650101200808010025"], "damage.series.document"),
        DamagedColumn(
            "drag-filled telephones", in: "联系方式", ["13800138000", "13800138001", "13800138002"],
            sound: ["13800138000", "13800138001", "13900138002"], "damage.series.phone"),
        DamagedColumn("drag-filled names", in: "姓名", ["甲1", "甲2", "甲3"], sound: ["甲1", "乙2", "甲3"], "damage.series.name"),
        DamagedColumn(
            "drag-filled school", in: "就读学校", of: .screening, ["第8中学", "第9中学", "第10中学", "第11中学"], sound: ["第8中学", "第8中学", "第8中学", "第9中学"],
            "damage.series.text"),
        DamagedColumn(
            "drag-filled days", in: "报名日期", (1...8).map { TableCell("2025-01-0\($0)") },
            sound: (1...8).map { TableCell("2025-01-0\($0 % 3 + 1)") },
            "damage.series.day"),
    ]

    /// The columns of the sheet and a sound row.
    private static func sound(_ kind: RecordKind, _ number: Int) -> [(String, TableCell)] {
        switch kind {
        case .screening:
            [
                ("人员编号", TableCell("P\(number)")), ("方案", "xinjiang-2025"), ("环节", "笔试"), ("日期", "2025-01-02"), ("结果", "通过"),
                ("成绩", "80"), ("就读学校", "乌鲁木齐八一中学"),
            ]
        default:
            [
                ("人员编号", TableCell("P\(number)")), ("方案", "xinjiang-2025"), ("报名日期", "2025-01-02"), ("姓名", "甲"), ("证件号码", ""),
                ("联系方式", ""), ("性别", ""), ("就读学校", "乌鲁木齐八一中学"), ("学科", "物理"), ("学科排名百分比", "5"), ("综合排名百分比", "6"),
            ]
        }
    }

    /// What is said of a sheet with these cells in one column.
    static func findings(_ kind: RecordKind, _ column: String, _ cells: [TableCell]) -> [Finding] {
        let names = sound(kind, 0).map(\.0)
        let rows = cells.enumerated().map { number, cell in
            TableRow(number: number + 2, cells: sound(kind, number).map { $0.0 == column ? cell : $0.1 })
        }
        return read(kind, names, rows)
    }

    static func read(_ kind: RecordKind, _ names: [String], _ rows: [TableRow]) -> [Finding] {
        let positions = names.enumerated().compactMap { position, name in
            kind.columns.first { $0.headings.contains(name) }.map { ($0.name, position) }
        }
        let heading = Heading(
            kind: kind, positions: Dictionary(uniqueKeysWithValues: positions), written: names, width: names.count,
            unsaid: [])
        var reader = RowReader(heading: heading, file: "表.xlsx", sheet: "Sheet1", planID: nil, today: Reading.today) { Reading.plans[$0] }
        for row in rows { _ = reader.read(row) }
        reader.finish()
        return reader.findings
    }

    @Test(arguments: kinds)
    func `damage is flagged in its cell`(kind: DamagedColumn) throws {
        let findings = Self.findings(kind.kind, kind.column, kind.cells)
        let finding = try #require(findings.first { $0.code == kind.code }, "\(findings.map(\.brief))")
        #expect(finding.place.row == kind.row)
        #expect(finding.place.column == kind.column)
        #expect(finding.place.columnNumber == Self.sound(kind.kind, 0).firstIndex { $0.0 == kind.column }.map { $0 + 1 })
        #expect(finding.place.sheet == "Sheet1")
    }

    @Test(arguments: kinds)
    func `its undamaged twin is not`(kind: DamagedColumn) {
        #expect(Self.findings(kind.kind, kind.column, kind.sound).map(\.brief) == [])
    }

    @Test func `there are sixty kinds and more, and every code of damage to a cell is among them`() {
        #expect(Set(Self.kinds.map(\.name)).count == Self.kinds.count)
        #expect(Self.kinds.count >= 60)
        let elsewhere: Set<Damage> = [.shifted, .documentSex]
        #expect(Set(Damage.allCases.map(\.rawValue)).subtracting(Self.kinds.map(\.code)) == Set(elsewhere.map(\.rawValue)))
    }

    @Test func `a document number that contradicts the sex is flagged under the sex`() {
        let names = ["人员编号", "方案", "报名日期", "证件号码", "性别", "学科"]
        func said(_ sex: String) -> [String] {
            let cells = ["P1", "xinjiang-2025", "2025-01-02", "650101200808010017", sex, "物理"].map { TableCell($0) }
            return Self.read(.application, names, [TableRow(number: 2, cells: cells)]).map(\.brief)
        }
        #expect(said("女") == ["2 damage.document.sex 性别"])
        #expect(said("男") == [])
    }

    @Test func `a row one column off is recognised, whichever way it slipped`() {
        let names = ["人员编号", "方案", "环节", "日期", "结果", "成绩"]
        func codes(_ texts: [String]) -> [String] {
            Self.read(.screening, names, [TableRow(number: 2, cells: texts.map { TableCell($0) })]).map(\.code)
        }
        #expect(codes(["P1", "xinjiang-2025", "", "笔试", "2025-01-02", "通过"]).contains("damage.row.shifted"))
        #expect(codes(["P1", "xinjiang-2025", "2025-01-02", "通过", "80"]).contains("damage.row.shifted"))
        #expect(!codes(["P1", "xinjiang-2025", "笔视", "2025-13-02", "好", "x"]).contains("damage.row.shifted"))
        #expect(codes(["P1", "xinjiang-2025", "笔试", "2025-01-02", "通过", "80"]) == [])
    }

    @Test func `one document number under two person numbers is a fault; the same person twice is not`() {
        let names = ["人员编号", "方案", "报名日期", "证件号码", "学科"]
        func said(_ second: String) -> [Finding] {
            Self.read(
                .application, names,
                [("P1", "xinjiang-2025"), (second, "shanxi-2024")].enumerated().map { number, row in
                    TableRow(
                        number: number + 2, cells: [row.0, row.1, "2024-01-02", "650101200808010017", "物理"].map { TableCell($0) })
                })
        }
        #expect(said("P2").map(\.brief) == ["3 intake.document.twice 证件号码"])
        #expect(said("P2").allSatisfy { !$0.message(in: .chinese).contains("6501") && $0.found == nil })
        #expect(said("P1").map(\.brief) == [])
    }

    @Test func `remarks are told once a column with their count, and the values are read`() {
        let sheet = Reading.sheet(
            "人员编号,方案,报名日期,学科,学科排名百分比\nP1,xinjiang-2025,2025/1/2,物理,12%\nP2,xinjiang-2025,2025年1月2日,物理,３\nP3,xinjiang-2025,2025-01-02,物理,4\n"
        )
        #expect(
            sheet.findings.map(\.brief) == [
                "2 damage.day.form 报名日期", "2 damage.number.percent 学科排名百分比", "3 damage.value.fullwidth 学科排名百分比",
            ])
        #expect(!sheet.findings.block)
        #expect(sheet.records.map { $0.values["day"] } == [.integer(20_090), .integer(20_090), .integer(20_090)])
        #expect(sheet.records.map { $0.values["discipline_rank"] } == [.real(12), .real(3), .real(4)])
        #expect(sheet.findings[0].what.zh.contains("共 2 格"))
    }
}
