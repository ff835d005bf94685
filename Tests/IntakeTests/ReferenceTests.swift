// The reference lists as shipped, what they say of names, and what import makes of that.

import Domain
import Foundation
import Testing

@testable import Intake

@Suite struct ReferenceTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../data/reference")

    static let shipped: [ReferenceEdition] = {
        guard let text = try? String(contentsOf: folder.appendingPathComponent("lists.yaml"), encoding: .utf8) else { return [] }
        return ReferenceReader.descriptions(text, file: "lists.yaml").lists.compactMap { list in
            (try? Data(contentsOf: folder.appendingPathComponent(list.file))).flatMap { ReferenceReader.edition(list, Array($0)).edition }
        }
    }()
    static let lists = ReferenceLists(shipped)

    @Test func `every list is shipped without a fault, with the number of rows its source states`() throws {
        let text = try String(contentsOf: Self.folder.appendingPathComponent("lists.yaml"), encoding: .utf8)
        let (descriptions, findings) = ReferenceReader.descriptions(text, file: "lists.yaml")
        #expect(findings == [])
        #expect(Set(descriptions.map(\.list)) == Set(ReferenceList.allCases.map(\.rawValue)))
        for description in descriptions {
            let (edition, faults) = ReferenceReader.edition(
                description, Array(try Data(contentsOf: Self.folder.appendingPathComponent(description.file))))
            #expect(faults == [], "\(description.list)")
            if description.complete { #expect(edition?.rows.count == description.of, "\(description.list)") }
        }
        let levels = Self.shipped.first { $0.list == .universities }?.rows.map { $0[2] } ?? []
        #expect(levels.count { $0 == "undergraduate" } == 1412 && levels.count { $0 == "vocational" } == 1540)
        let bases = Self.shipped.first { $0.list == .topnotchBases }
        #expect(bases?.rows.count == 106 && bases?.of == 288 && bases?.complete == false)
        #expect(Set(bases?.rows.map { $0[0] } ?? []).count == 34)
    }

    @Test(arguments: ["中国地质大学（武汉）", "中国地质大学(武汉)", " 中国地质大学 （武汉） ", "10491", "4142010491", "１０４９１"])
    func `a university is found by name, by either code, and with brackets and blanks of any width`(written: String) {
        guard case .confirmed(let entry) = Self.lists.university(written) else {
            Issue.record("\(Self.lists.university(written))")
            return
        }
        #expect(entry.name == "中国地质大学（武汉）" && entry.level == .undergraduate)
    }

    @Test func `a former name leads to the present one, a closed university to none`() {
        guard case .formerName(let now?) = Self.lists.university("赤峰学院") else {
            Issue.record("赤峰学院")
            return
        }
        #expect(now.name == "赤峰大学")
        #expect(Self.lists.university("防灾科技学院") == .formerName(of: nil))
    }

    @Test func `a misspelt university is not in the complete list, with the nearest name`() {
        #expect(Self.lists.university("新疆大雪") == .notInCompleteList(nearest: "新疆大学"))
        #expect(Self.lists.university("虚构之城示例学府分校") == .notInCompleteList(nearest: nil))
    }

    @Test func `majors are known by name, code and class, with brackets behind them, and by the code they had before 2026`() {
        for written in ["数学与应用数学", "070101", "计算机类", "物理学（拔尖班）"] {
            guard case .confirmed = Self.lists.major(written) else {
                Issue.record("\(written)")
                continue
            }
        }
        guard case .formerName(let now?) = Self.lists.major("083201TK") else {
            Issue.record("083201TK")
            return
        }
        #expect(now.code == "140001TK")
        guard case .notInCompleteList = Self.lists.major("炼金术") else {
            Issue.record("炼金术")
            return
        }
    }

    @Test func `a partial list confirms and never refutes`() {
        #expect(Self.lists.hasBase("南开大学", "数学") && Self.lists.hasBase("南开大学", nil))
        #expect(!Self.lists.hasBase("新疆大学", nil))
        guard case .confirmed = Self.lists.division("乌鲁木齐") else {
            Issue.record("乌鲁木齐")
            return
        }
        guard case .cannotBeVerified = Self.lists.division("苏州市") else {
            Issue.record("苏州市")
            return
        }
    }

    static func brief(_ text: String) -> [String] {
        guard let source = try? TableSource(Array(text.utf8), file: "表.csv") else { return ["no room"] }
        return Sheet.read(source, request: SheetRequest(), planID: nil, today: Reading.today, reference: lists) { Reading.plans[$0] }
            .findings.map(
                \.brief)
    }

    @Test func `import holds follow-ups against the lists, each value once, and refutes nothing by a partial one`() {
        let head = "人员编号,跟踪事项,状态,内容,院校类别,报告日期,证据等级\n"
        func row(_ number: Int, _ question: String, _ value: String, _ kind: String = "") -> String {
            "P\(number),\(question),是,\(value),\(kind),2025-06-01,高校提供\n"
        }
        #expect(Self.brief(head + row(1, "大学录取", "新疆大学", "本科高校")) == [])
        #expect(
            Self.brief(head + row(1, "大学录取", "新疆大雪") + row(2, "大学录取", "新疆大雪")) == ["2 reference.university.unknown 内容"])
        #expect(Self.brief(head + row(1, "大学录取", "东京大学", "境外高校")) == [])
        #expect(Self.brief(head + row(1, "大学录取", "赤峰学院", "本科高校")) == ["2 reference.university.renamed 内容"])
        #expect(Self.brief(head + row(1, "大学录取", "新疆大学", "高职（专科）院校")) == ["2 reference.university.level 院校类别"])
        // It was vocational in an earlier list.
        #expect(Self.brief(head + row(1, "大学录取", "天津职业大学", "高职（专科）院校")) == [])
        #expect(Self.brief(head + row(1, "所学专业", "炼金术")) == ["2 reference.major.unknown 内容"])
        #expect(Self.brief(head + row(1, "所学专业", "炼金术", "高职（专科）院校")) == [])
        #expect(
            Self.brief(
                head + row(1, "进入基础学科拔尖学生培养计划", "南开大学 数学") + row(2, "进入基础学科拔尖学生培养计划", "新疆大学")
                    + row(3, "进入基础学科拔尖学生培养计划", "石河子大学")) == ["3 reference.unverified 内容"])
    }

    static let faulty: [(String, String)] = [
        ("code,name\n1,甲大学\n", "reference.column.missing"), ("code,name,level,colour\n1,甲大学,本科,红\n", "reference.column.unknown"),
        ("学校标识码,学校名称,办学层次\n1,,本科\n", "reference.value.missing"), ("学校标识码,学校名称,办学层次\n1,甲大学,高中\n", "reference.level"),
        ("学校标识码,学校名称,办学层次\n1,甲大学,本科\n1,乙大学,专科\n", "reference.code.twice"), ("学校标识码,学校名称,办学层次\n", "reference.empty"),
        ("学校标识码,学校名称,学校名称,办学层次\n1,甲大学,乙大学,本科\n", "reference.column.twice"),
        ("学校标识码,学校名称,办学层次,name\n1,甲大学,本科,乙大学\n", "reference.column.twice"),
        ("学校标识码,学校名称,办学层次,\n1,甲大学,本科,某省\n", "reference.column.nameless"),
        ("学校标识码,学校名称,办学层次\n1,甲大学,本科,某省\n", "reference.column.nameless"),
    ]

    @Test(arguments: faulty)
    func `a list with a fault is refused for it`(text: String, code: String) {
        let (_, findings) = ReferenceReader.rows(of: .universities, Array(text.utf8), file: "名单.csv")
        #expect(findings.map(\.code) == [code])
        #expect(findings.block)
    }

    @Test func `a heading with nothing written and nothing below it is passed over`() {
        let (rows, findings) = ReferenceReader.rows(of: .universities, Array("学校标识码,学校名称,办学层次,\n1,甲大学,本科,\n".utf8), file: "名单.csv")
        #expect(findings == [] && rows.map(\.count) == [7])
    }
}
