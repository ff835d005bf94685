// match table as a person runs it, on invented tables and, where they are there, on the reference cases.

import Foundation
import Testing

@Suite struct MatchTableTests {
    /// Twelve invented people, ten of them twice, with slips.
    private let table = """
        编号, 姓名 ,出生日期,就读学校,人
        1,王小明,2008-03-05,虚构市第七十中学,a
        2,王 小明,2008/3/5,虚构市第70中学,a
        3,李佳琪,2008-07-21,虚构市第八中学,b
        4,李佳琪,2008-07-21,虚构8中,b
        5,阿依古丽·买买提,2009-01-13,虚构市第一中学,c
        6,阿依古丽•买买提,2009-01-13,虚构市一中,c
        7,赵思雨,2008-11-30,虚构市第八中学,d
        8,赵思语,2008-11-30,虚构市第八中学,d
        9,陈浩宇,2009-05-17,虚构市第三中学,e
        10,陈浩宇,2009-05-17,虚构市第三中学,e
        11,周子涵,2008-09-09,虚构市第三中学,f
        12,周子涵,,虚构市第三中学,f
        13,吴一诺,2009-02-02,虚构市第一中学,g
        14,郑天翔,2008-12-12,虚构市第七十中学,h

        """

    private func object(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private let fields = ["--field", "姓名:name", "--field", "出生日期:date", "--field", "就读学校:school"]

    @Test func `names with other dots and blanks, schools with other numbers and days in other forms are found to be the same`() throws {
        let program = try Program()
        defer { program.remove() }
        let path = try program.file("people.csv", table)
        let run = try program.run(
            [
                "match", "table", "--input", path, "--id", "编号", "--truth", "人", "--threshold-same", "0.9", "--start-lambda", "0.07",
                "--json",
            ] + fields)
        #expect(run.code == 0, "\(run.complaint)")
        let json = try object(run.output)
        #expect(json["pairs_compared"] as? Int == 91 && json["usable"] as? Bool == true)
        let pairs = try #require(json["pairs"] as? [[String: Any]])
        let same = pairs.filter { $0["band"] as? String == "same" }.map { "\($0["a"] ?? "")-\($0["b"] ?? "")" }
        #expect(same.contains("1-2") && same.contains("3-4") && same.contains("5-6") && same.contains("9-10"), "\(same)")
        let truth = try #require(json["truth"] as? [String: Any])
        #expect(truth["matches"] as? Int == 6)
        let at = try #require(truth["at"] as? [[String: Any]])
        #expect(at.first { $0["bound"] as? String == "0.9" }?["precision"] as? Double == 1)
        // The same file, the same bytes; and no name or day in what is printed.
        let again = try program.run(
            [
                "match", "table", "--input", path, "--id", "编号", "--truth", "人", "--threshold-same", "0.9", "--start-lambda", "0.07",
                "--json",
            ] + fields)
        #expect(again.output == run.output)
        #expect(!run.output.contains("王小明") && !run.output.contains("2008-03-05"))
    }

    @Test func `two tables are matched with one another, each record once`() throws {
        let program = try Program()
        defer { program.remove() }
        let lines = table.split(separator: "\n", omittingEmptySubsequences: false)
        let first = try program.file(
            "first.csv", ([lines[0]] + lines.dropFirst().enumerated().filter { $0.offset % 2 == 0 }.map(\.element)).joined(separator: "\n"))
        let second = try program.file(
            "second.csv", ([lines[0]] + lines.dropFirst().enumerated().filter { $0.offset % 2 == 1 }.map(\.element)).joined(separator: "\n")
        )
        let run = try program.run(
            ["match", "table", "--input", first, "--against", second, "--id", "编号", "--start-lambda", "0.1", "--one-to-one"]
                + ["--threshold-ask", "0.1", "--threshold-same", "0.9", "--json"] + fields)
        #expect(run.code == 0, "\(run.complaint)")
        let pairs = try #require(try object(run.output)["pairs"] as? [[String: Any]])
        let (left, right) = (pairs.compactMap { $0["a"] as? String }, pairs.compactMap { $0["b"] as? String })
        #expect(pairs.count >= 4 && Set(left).count == left.count && Set(right).count == right.count)
        let text = try program.run(["match", "table", "--input", first, "--against", second, "--start-lambda", "0.1"] + fields)
        #expect(text.code == 0 && text.output.contains("比较 49 对（可能的有 49 对）") && text.output.contains("49 pairs compared"))
    }

    @Test func `blocked fields are told, and rule by rule estimation wants u from elsewhere`() throws {
        let program = try Program()
        defer { program.remove() }
        let path = try program.file("people.csv", table)
        let blocked = try program.run(["match", "table", "--input", path, "--block", "就读学校", "--json"] + fields)
        #expect(blocked.output.contains("match.em.blocked") && blocked.output.contains("match.em.constant"))
        let without = try program.run(["match", "table", "--input", path, "--block", "就读学校", "--estimate", "rules"] + fields)
        #expect(without.code == 2 && without.complaint.contains("--u-from-random"))
        let rules = try program.run(
            ["match", "table", "--input", path, "--block", "就读学校", "--block", "出生日期", "--estimate", "rules", "--u-from-random", "1,20000"]
                + ["--start-lambda", "0.5", "--json"] + fields)
        #expect(rules.code == 0, "\(rules.complaint)")
        #expect(try object(rules.output)["lambda"] as? Double ?? 1 < 0.2)
    }

    @Test func `an estimate whose classes have changed places decides nothing`() throws {
        let program = try Program()
        defer { program.remove() }
        let path = try program.file("people.csv", table)
        let run = try program.run(
            ["match", "table", "--input", path, "--start-m", "0.02", "--start-u", "0.32", "--start-lambda", "0.95", "--json"] + fields)
        #expect(run.code == 1 && run.output.contains("match.em.swapped"), "\(run.output.prefix(2000))")
        #expect(try object(run.output)["pairs"] as? [String] == [])
    }

    @Test func `rows that are all alike tell no parameters, and nothing is decided`() throws {
        let program = try Program()
        defer { program.remove() }
        let path = try program.file("alike.csv", "姓名,出生日期,就读学校\n" + String(repeating: "王小明,2008-03-05,虚构市第八中学\n", count: 50))
        let run = try program.run(["match", "table", "--input", path, "--json"] + fields)
        #expect(run.code == 1 && run.output.contains("match.em.not_identified"))
        let json = try object(run.output)
        #expect(json["usable"] as? Bool == false && (json["pairs"] as? [Any])?.isEmpty == true && json["pairs_compared"] as? Int == 1225)
        let text = try program.run(["match", "table", "--input", path] + fields)
        #expect(text.code == 1 && text.output.contains("参数无法确定") && !text.output.contains("不同 1225"))
        // Who gives both m and u estimates nothing but λ: here too no field differs.
        #expect(try program.run(["match", "table", "--input", path, "--fix-u", "--fix-m"] + fields).code == 1)
        // Without an estimate the start values are the caller's own.
        let scored = try program.run(["match", "table", "--input", path, "--iterations", "0", "--json"] + fields)
        #expect(scored.code == 0)
        let scoredBands = try object(scored.output)["bands"] as? [String: Int]
        #expect(scoredBands?["ask"] == 1225)
    }

    @Test func `a field whose agreement speaks against a match decides nothing`() throws {
        let program = try Program()
        defer { program.remove() }
        // Who shares name, day and school never shares the last field; all others do.
        let rows = (0..<20).flatMap { index in ["甲\(index),d\(index),s\(index),\(index)", "甲\(index),d\(index),s\(index),x"] }
        let turned = (20..<40).map { "乙\($0),e\($0),t\($0),x" }
        let path = try program.file("turned.csv", "a,b,c,d\n" + (rows + turned).map { $0 + "\n" }.joined())
        let run = try program.run(
            ["match", "table", "--input", path, "--json"] + ["a", "b", "c", "d"].flatMap { ["--field", "\($0):exact"] })
        #expect(run.code == 1 && run.output.contains("match.em.inverted"), "\(run.output.prefix(3000))")
        #expect(try object(run.output)["usable"] as? Bool == false)
        let without = try program.run(
            ["match", "table", "--input", path, "--json"] + ["a", "b", "c"].flatMap { ["--field", "\($0):exact"] })
        #expect(without.code == 0)
        let withoutBands = try object(without.output)["bands"] as? [String: Int]
        #expect(withoutBands?["same"] == 20)
    }

    @Test func `the number of pairs is bounded, and blocks keep within the bound`() throws {
        let program = try Program()
        defer { program.remove() }
        let path = try program.file("people.csv", table)
        #expect(try program.run(["match", "table", "--input", path, "--most-pairs", "90"] + fields).code == 2)
        #expect(try program.run(["match", "table", "--input", path, "--most-pairs", "91"] + fields).code == 0)
        let blocked = try program.run(["match", "table", "--input", path, "--most-pairs", "90", "--block", "出生日期", "--json"] + fields)
        #expect(!blocked.complaint.contains("match.pairs.many"))
        let compared = try #require(try object(blocked.output)["pairs_compared"] as? Int)
        #expect(compared < 90)
    }

    @Test(arguments: [
        (["--field", "姓名"], "match.field.form"), (["--field", "姓名:sounds"], "match.field.form"),
        (["--field", "姓名:jw"], "match.field.form"),
        (["--field", "姓名:jw:2"], "match.field.form"), (["--field", "姓名:jw:0.9,x"], "match.field.bounds"),
        (["--field", "姓名:name@loud"], "match.field.form"), (["--field", "姓名字:name"], "match.column.missing"), ([], "match.field.none"),
        (["--field", "姓名:name", "--field", "姓名:exact"], "match.field.twice"),
        (["--field", "姓名:name", "--block", "姓名@loud"], "match.block"),
        (["--field", "姓名:name", "--start-m", "姓名=0.5,0.5"], "match.start.m"), (["--field", "姓名:name", "--start-u", "2"], "match.start.u"),
        (["--field", "姓名:name", "--term-frequency", "出生日期=1"], "match.frequency"),
        (["--field", "姓名:name", "--block", ""], "match.block"), (["--field", "姓名:name", "--block", "姓名,"], "match.block"),
        (["--field", "姓名:name", "--id", "就读学校"], "match.id.twice"), (["--field", "姓名:name", "--truth", "编号"], "match.truth.none"),
        (["--field", "姓名:name", "--truth", "人:-:2"], "match.truth.part"),
        (["--field", "姓名:name", "--most-pairs", "90"], "match.pairs.many"),
        (["--field", "姓名:name", "--truth", "人:-"], "match.truth.form"), (["--field", "姓名:name", "--id", "号"], "match.column.missing"),
    ])
    func `what cannot be used is refused by its code`(_ arguments: [String], _ code: String) throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run(["match", "table", "--input", try program.file("people.csv", table)] + arguments)
        #expect(run.code == 2 && run.complaint.contains("［\(code)］"), "\(run.complaint)")
    }

    @Test(arguments: [
        ["--threshold-same", "0.4"], ["--threshold-ask", "1.5"], ["--threshold-ask", "w3"], ["--start-lambda", "0"],
        ["--u-from-random", "x"],
        ["--tolerance", "0"],
    ])
    func `numbers out of range are wrong use`(_ arguments: [String]) throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run(["match", "table", "--input", try program.file("people.csv", table)] + fields + arguments)
        #expect(run.code == 2 && run.output.isEmpty)
    }

    @Test func `blanks at the ends of values count where they are asked to`() throws {
        let program = try Program()
        defer { program.remove() }
        let path = try program.file("blanks.csv", "id,word\n1,Julia \n2,Julia\n3, Julia\n4,\n")
        func patterns(_ arguments: [String]) throws -> [String: Int] {
            let run = try program.run(
                ["match", "table", "--input", path, "--field", "word:exact", "--iterations", "0", "--json"] + arguments)
            let patterns = try object(run.output)["patterns"] as? [[String: Any]] ?? []
            return Dictionary(uniqueKeysWithValues: patterns.map { ($0["pattern"] as? String ?? "", $0["n"] as? Int ?? 0) })
        }
        #expect(try patterns([]) == ["1": 3, ".": 3])
        #expect(try patterns(["--as-written"]) == ["0": 3, ".": 3])
    }

    @Test func `a file that is not there is named without its folder`() throws {
        let program = try Program()
        defer { program.remove() }
        let run = try program.run(["match", "table", "--input", program.folder.path + "/none.csv"] + fields)
        #expect(run.code == 2 && run.complaint.contains("match.file.missing") && !run.complaint.contains(program.folder.path))
    }
}
