// A number with another name or document number beside it: told at its cell, refused where it must be two people.

import Domain
import Ledger
import Operations
import Testing

@Suite struct ContradictionTests {
    /// Two whole numbers of a county that does not exist, and one with a slip.
    static let (first, second, slipped) = ("659999200901010019", "659999200802020027", "659999200901010012")

    private func desk() throws -> Desk {
        let desk = try Desk(filled: false)
        let report = try desk.send(
            Desk.applications + """
                B1,xinjiang-2025,2025-01-10,数学,甲一某,\(Self.first),女,示例第一中学,是
                B2,xinjiang-2025,2025-01-10,数学,乙二例,\(Self.slipped),男,示例第一中学,是
                B3,xinjiang-2025,2025-01-10,数学,丙三某,,男,示例第一中学,是

                """)
        #expect(report.receipt?.added == 3, "\(report.findings.map(\.code))")
        return desk
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let row: String
        let codes: [String]
        let blocks: Bool
    }

    static let screenings = "人员编号,姓名,证件号码,方案,环节,日期,结果,虚构\n"
    static let cases = [
        Case(testDescription: "the same", row: "B1,甲一某,\(first)", codes: [], blocks: false),
        Case(testDescription: "the same, written otherwise", row: "B1,甲 一某,６５９９９９200901010019", codes: [], blocks: false),
        Case(testDescription: "a slip in the name", row: "B1,甲一茉,", codes: ["import.person.othername name"], blocks: false),
        Case(testDescription: "somebody else's name", row: "B1,戊六例,", codes: ["import.person.othername name"], blocks: false),
        Case(
            testDescription: "a new name, the same document", row: "B1,戊六例,\(first)", codes: ["import.person.othername name"], blocks: false
        ),
        Case(
            testDescription: "another document, both whole", row: "B1,甲一某,\(second)",
            codes: ["import.person.otherdocument document_number"],
            blocks: true),
        Case(
            testDescription: "another name and document", row: "B1,戊六例,\(second)",
            codes: ["import.person.otherdocument document_number", "import.person.othername name"], blocks: true),
        Case(
            testDescription: "the slip of the store's mended", row: "B2,乙二例,\(first)", codes: ["import.person.newdocument document_number"],
            blocks: false),
        Case(testDescription: "nothing to compare with", row: "B3,丙三某,\(second)", codes: [], blocks: false),
    ]

    @Test(arguments: cases) func `a row that gives a number is held against who that is`(_ item: Case) throws {
        let desk = try desk()
        let report = try desk.send(Self.screenings + "\(item.row),xinjiang-2025,面试,2025-03-01,通过,是\n")
        let own = report.findings.filter { $0.code.hasPrefix("import.") }
        #expect(own.map { "\($0.code) \($0.place.row == 2 ? Self.column($0) : "?")" } == item.codes)
        #expect((report.receipt == nil) == item.blocks, "\(report.findings.map(\.code))")
        for finding in own {
            for language in [Language.chinese, .english] {
                let text = finding.message(in: language)
                for value in ["戊六", "甲一", Self.first, Self.second] { #expect(!text.contains(value), "\(text)") }
            }
        }
    }

    private static func column(_ finding: Finding) -> String {
        ["姓名": "name", "证件号码": "document_number"][finding.place.column ?? ""] ?? "\(finding.place.column ?? "")"
    }

    @Test func `a document number is corrected on demand, and a former name is none of somebody else`() throws {
        let desk = try desk()
        let row = Desk.applications + "B1,xinjiang-2025,2025-01-10,数学,甲新某,\(Self.second),女,示例第一中学,是\n"
        #expect(try desk.send(row).receipt == nil)
        var importer = Import(house: desk.house, store: desk.store, moment: desk.moment)
        let report = try importer.file(
            desk.file(row), options: ImportOptions(kind: nil, plan: nil, received: desk.today, dryRun: false, correctsDocuments: true))
        #expect(report.receipt?.corrected == 1)
        #expect(Set(report.findings.map(\.code)).isSuperset(of: ["import.person.newdocument", "import.person.othername"]))
        importer = Import(house: desk.house, store: desk.store, moment: desk.moment)
        let screening = try desk.send(Self.screenings + "B1,甲一某,\(Self.second),xinjiang-2025,面试,2025-03-01,通过,是\n")
        #expect(screening.findings.filter { $0.code.hasPrefix("import.") }.isEmpty, "\(screening.findings.map(\.code))")
    }

    @Test func `one number for two people is seen in one file and across the files of a dry run`() throws {
        let desk = try Desk(filled: false)
        let rows = [
            "B9,xinjiang-2025,2025-01-10,数学,甲一某,\(Self.first),女,示例第一中学,是\n",
            "B9,shanxi-2024,2024-01-10,数学,戊六例,\(Self.second),男,示例第一中学,是\n",
        ]
        let report = try desk.send(Desk.applications + rows.joined())
        let found = report.findings.filter { $0.code.hasPrefix("import.person.other") }
        #expect(found.map { "\($0.code) \($0.place.row ?? 0)" } == ["import.person.otherdocument 3", "import.person.othername 3"])
        #expect(found.first?.what.zh == "证件号码与第 2 行该编号所填的证件号码不同，两个号码都合乎校验规则，不会是同一人的")
        var importer = Import(house: desk.house, store: desk.store, moment: desk.moment)
        let options = ImportOptions(kind: nil, plan: nil, received: desk.today, dryRun: true)
        #expect(try !importer.file(desk.file(Desk.applications + rows[0]), options: options).findings.block)
        #expect(
            try importer.file(desk.file(Desk.applications + rows[1]), options: options).findings.map(\.code).contains(
                "import.person.otherdocument"))
    }

    @Test func `a mentor's number with another mentor's name is told`() throws {
        let desk = try desk()
        try desk.send("导师编号,方案,导师姓名,培养高校,学科,虚构\nM1,xinjiang-2025,导一某,新疆大学,数学,是\n")
        let placements = "人员编号,方案,学科,培养高校,导师编号,导师姓名,开始日期,虚构\n"
        let report = try desk.send(placements + "B1,xinjiang-2025,数学,新疆大学,M1,导九例,2025-09-01,是\n")
        #expect(report.findings.map(\.code).contains("import.mentor.othername") && report.receipt?.added == 1)
        let right = try desk.send(placements + "B3,xinjiang-2025,数学,新疆大学,M1,导一某,2025-09-01,是\n")
        #expect(!right.findings.map(\.code).contains("import.mentor.othername"))
    }

    @Test func `a person recognised by name has a timeline like any other`() throws {
        let desk = try desk()
        let early = "姓名,就读学校,方案,环节,日期,结果,虚构\n甲一某,示例第一中学,xinjiang-2025,面试,2025-01-01,通过,是\n"
        #expect(try desk.send(early).findings.map(\.code).contains("timeline.screening.before_application"))
    }
}
