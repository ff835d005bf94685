// One sheet of 2,000 rows saved in every encoding, line end and delimiter is one and the same in the store.

import Foundation
import TestWorkbooks
import Testing

@Suite struct SevenFormsTests {
    /// Mentors, since a query shows their names: what stands in the vault is compared with what stands in the ledger.
    private static let rows: [[String]] =
        [["导师编号", "方案", "导师姓名", "培养高校", "学科", "职称"]]
        + (1...2000).map { number in
            let names = ["阿依古丽·买买提", "欧阳𠮷野", "赵钱孙", "李\"小\"四", "周，吴", "郑;王,冯"]
            return [
                "M\(number)", "xinjiang-2025", "\(names[number % names.count])\(number)", ["新疆大学", "石河子大学"][number % 2],
                ["数学", "物理", "化学", "生物", "计算机"][number % 5], ["教授", "副教授", ""][number % 3],
            ]
        }

    private static func forms() throws -> [(String, [UInt8])] {
        let (plain, crlf) = (TextForms.text(rows), TextForms.text(rows, lineEnd: "\r\n"))
        return [
            ("UTF-8, LF", Array(plain.utf8)), ("UTF-8 with mark, CR LF", Array("\u{FEFF}\(crlf)".utf8)),
            ("UTF-16LE, tabs, CR LF", TextForms.utf16(TextForms.text(rows, delimiter: "\t", lineEnd: "\r\n"))),
            ("UTF-16BE, LF", TextForms.utf16(plain, bigEndian: true)),
            ("GB18030, CR LF", try #require(TextForms.gb18030(crlf))),
            ("UTF-8, semicolons, CR", Array(TextForms.text(rows, delimiter: ";", lineEnd: "\r").utf8)),
            ("GB18030, tabs, LF", try #require(TextForms.gb18030(TextForms.text(rows, delimiter: "\t")))),
            ("workbook", TestWorkbook([TestSheet("导师", texts: rows)]).bytes),
        ]
    }

    /// What a store says: every column of the rows but those that are drawn at random (ids, digests under the store's own key), in order,
    /// and every mentor's name by way of the vault.
    private func contents(_ bytes: [UInt8]) throws -> String {
        let program = try Program()
        defer { program.remove() }
        _ = try program.run("init")
        let file = program.folder.appendingPathComponent("导师")
        try Data(bytes).write(to: file)
        let run = try program.run("import", "--received", "2025-07-01", "--json", file.path)
        #expect(run.code == 0 && run.output.contains("\"added\": 2000"), "\(run.output) \(run.complaint)")
        let names = try program.run("query", "run", "mentors/load", "--identified", "--format", "csv", "--as-of", "2025-07-01")
        #expect(names.code == 0)
        let folder = program.folder.appendingPathComponent("export")
        #expect(try program.run("export", "--output", folder.path).code == 0)
        let lines = try String(contentsOf: folder.appendingPathComponent("ledger/mentor_row.csv"), encoding: .utf8).split(separator: "\n")
        let columns = try #require(lines.first).split(separator: ",", omittingEmptySubsequences: false)
        let drawn: Set<Substring> = ["mentor_id", "person_id", "record_key", "number_digest"]
        let kept = columns.indices.filter { !drawn.contains(columns[$0]) }
        #expect(kept.count >= 6 && lines.count == 2001)
        return lines.map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return kept.map { String(cells[$0]) }.joined(separator: ",")
        }.joined(separator: "\n") + "\n" + names.output.split(separator: "\n").sorted().joined(separator: "\n")
    }

    @Test func `seven encodings, line ends and delimiters and a workbook give the same records and names`() throws {
        let forms = try Self.forms()
        let first = try contents(forms[0].1)
        for name in ["阿依古丽·买买提6", "欧阳𠮷野1", "李\"\"小\"\"四9"] { #expect(first.contains(name), "\(name)") }
        for (name, bytes) in forms.dropFirst() { #expect(try contents(bytes) == first, "\(name)") }
    }
}
