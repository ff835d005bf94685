// A measure as text: what a spreadsheet, a program, a page and a terminal make of it, hostile values among them.

import Domain
import Foundation
import Testing

@testable import Analytics

@Suite struct TableTextTests {
    @Test(
        arguments: [
            (Cell.null, ""), (.integer(-3), "-3"), (.real(-0.5), "-0.5"), (.text(""), ""), (.text("高三_1班 100%"), "高三_1班 100%"),
            (.text("a,b"), "\"a,b\""), (.text("a\"b"), "\"a\"\"b\""), (.text("a\nb"), "\"a\nb\""), (.text("a\rb"), "\"a\rb\""),
            (.text("a\r\nb"), "\"a\r\nb\""),
            (.text("=1+1"), "'=1+1"), (.text("+1"), "'+1"), (.text("-1"), "'-1"), (.text("@SUM(A1)"), "'@SUM(A1)"),
            (.text("\t=1"), "'\t=1"),
            (.text("\r=1"), "\"'\r=1\""), (.text("\n=1"), "\"'\n=1\""), (.text("\r\n=1"), "\"'\r\n=1\""),
            (.text("=cmd|' /C calc'!A0,1"), "\"'=cmd|' /C calc'!A0,1\""), (.text("a=1"), "a=1"),
            // A combining accent makes one character with the sign before it, but not one byte.
            (.text("a,\u{301}b"), "\"a,\u{301}b\""), (.text("a\"\u{301}b"), "\"a\"\"\u{301}b\""), (.text("a\n\u{301}b"), "\"a\n\u{301}b\""),
            (.text("=\u{338}1"), "'=\u{338}1"),
            (.text("\"=1\""), "\"'\"\"=1\"\"\""),
        ] as [(Cell, String)])
    func `a field of a CSV file is quoted where needed, and no text is a formula`(cell: Cell, field: String) {
        #expect(Array(csvField(cell).utf8) == Array(field.utf8))
    }

    @Test(arguments: ["", "a", "\"\\/\n\r\t\u{0}\u{1F}", "</script>", "\u{2028}\u{2029}", "e\u{301}", "👩‍🔬𠮷", "\u{202E}", "`id`", "\u{7F}"])
    func `a JSON string reads back as the text it was`(text: String) throws {
        let read = try JSONSerialization.jsonObject(with: Data("[\(jsonString(text))]".utf8)) as? [String]
        #expect(read.map { $0.map { Array($0.utf8) } } == [Array(text.utf8)])
    }

    static let columns = [
        "name: text", "yes: count persons", "decided: count persons", "undecided: count persons", "held: day", "mentor_id: mentor",
    ]
    static let rate = ["estimate rate: proportion of yes in decided, missing undecided; 率 | rate"]

    private func measure(_ rows: [String], on store: EmptyStore) throws -> Measure {
        let values = rows.joined(separator: " UNION ALL SELECT ")
        return try Measure(query(Self.columns, more: Self.rate, "SELECT * FROM (SELECT \(values))"), on: store.reader)
    }

    static let head = "name,yes,decided,undecided,held,mentor_id,rate,rate_lower,rate_upper,rate_n,rate_missing,rate_method"
    static let row = "'a' AS name, 5 AS yes, 5 AS decided, 2 AS undecided, 20269 AS held, 7 AS mentor_id"

    @Test func `CSV gives an estimate six columns and a day in writing`() throws {
        let store = try EmptyStore()
        let lines = try measure([Self.row, "NULL, 0, 0, 4, NULL, NULL", "'=1,2', NULL, 3, NULL, 0, 8"], on: store).text(.csv)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.count == 5 && lines[4] == "")
        #expect(lines[0] == Self.head)
        #expect(lines[1].hasPrefix("a,5,5,2,2025-06-30,7,1.0,0.5655") && lines[1].hasSuffix(",1.0,5,2,wilson"))
        #expect(lines[2] == ",0,0,4,,,,,,0,4,")
        #expect(lines[3] == "\"'=1,2\",,3,,1970-01-01,8,,,,0,,")
    }

    @Test func `a mentor's name stands for the number where the reader may see it`() throws {
        let store = try EmptyStore()
        let measure = try measure([Self.row, "'b', 0, 0, 0, NULL, 8"], on: store)
        #expect(measure.text(.csv, names: [7: "=王"]).contains("\na,5,5,2,2025-06-30,'=王,"))
        #expect(measure.text(.csv, names: [7: "王"]).contains("\nb,0,0,0,,8,"))
        #expect(!measure.text(.csv).contains("王"))
    }

    @Test(arguments: [
        "plain", "\"quoted\"", "a\nb", "\\", "'; DROP TABLE", "`id`", "\u{1F}\u{7F}", "</script>", "100% 中文", "\u{2028}", "{\"a\": 1}",
        "e\u{301}",
    ])
    func `JSON is read by another program, a hostile text among its values, nulls as null`(text: String) throws {
        let store = try EmptyStore()
        let hex = text.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        let named = try query(
            Self.columns, more: Self.rate + ["parameter word: any = x; 词 | word"],
            "SELECT CAST(X'\(hex)' AS TEXT) AS name, 0 AS yes, 0 AS decided, 4 AS undecided, NULL AS held, 1 AS mentor_id")
        let written = try Measure(named, parameters: ["word": text], on: store.reader).text(.json)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
        #expect(
            json["query"] as? String == "area/name" && json["as_of"] as? String == "2025-06-30"
                && json["known_by"] as? String == "2025-07-01")
        #expect(json["unit"] as? String == "persons")
        #expect((json["parameters"] as? [String: String]).map { Array(($0["word"] ?? "-").utf8) } == Array(text.utf8))
        let row = try #require((json["rows"] as? [[String: Any]])?.first)
        #expect((row["name"] as? String).map { Array($0.utf8) } == Array(text.utf8))
        #expect(row["held"] is NSNull && row["rate"] is NSNull && row["rate_method"] is NSNull)
        #expect(row["rate_n"] as? Int == 0 && row["rate_missing"] as? Int == 4 && row.count == 12)
    }

    @Test func `JSON without a row is JSON, and says nothing of rows`() throws {
        let store = try EmptyStore()
        let none = try Measure(query(["name: text"], "SELECT 'a' AS name WHERE 1 = 0"), on: store.reader)
        let json = try JSONSerialization.jsonObject(with: Data(none.text(.json).utf8)) as? [String: Any]
        #expect((json?["rows"] as? [Any])?.isEmpty == true)
        #expect(none.text(.csv) == "name\n")
        #expect(none.text(.markdown) == "| name |\n| --- |\n")
        #expect(none.text(.table) == "name\n")
    }

    @Test(arguments: [
        ("a|b", "a\\|b"), ("a\nb", "a b"), ("a\r\nb", "a b"), ("a\rb", "a b"), ("|\u{301}", "\\|\u{301}"), ("高三", "高三"),
    ])
    func `a value keeps its place in a Markdown row`(text: String, shown: String) throws {
        let store = try EmptyStore()
        let named = try query(
            ["name: text", "n: count persons"], more: ["parameter word: any = x; 词 | word"], "SELECT :word AS name, 3 AS n")
        let written = try Measure(named, parameters: ["word": text], on: store.reader).text(.markdown)
        #expect(Array(written.utf8) == Array("| name | n |\n| --- | --- |\n| \(shown) | 3 |\n".utf8))
    }

    @Test(arguments: [
        ("ab", "name  n\nab    3\n"), ("甲乙丙", "name    n\n甲乙丙  3\n"), ("a\u{1B}[2Jb", "name    n\na␛[2Jb  3\n"),
        ("a\nb", "name  n\na␊b   3\n"),
        ("\u{9B}31m\u{7F}", "name   n\n\u{FFFD}31m\u{FFFD}  3\n"), ("", "name  n\n      3\n"), ("ａ", "name  n\nａ    3\n"),
        ("\u{202E}ab", "name  n\n\u{FFFD}ab   3\n"),
    ])
    func `a table for the terminal keeps its columns, and no value steers the terminal`(text: String, shown: String) throws {
        let store = try EmptyStore()
        let named = try query(
            ["name: text", "n: count persons"], more: ["parameter word: any = x; 词 | word"], "SELECT :word AS name, 3 AS n")
        #expect(try Measure(named, parameters: ["word": text], on: store.reader).text(.table) == shown)
    }

    @Test func `the same measure is the same text, in every form`() throws {
        let store = try EmptyStore()
        for format in TableFormat.allCases {
            let texts = try (0..<3).map { _ in try measure([Self.row, "NULL, 0, 0, 4, NULL, NULL"], on: store).text(format) }
            #expect(Set(texts).count == 1 && !texts[0].isEmpty, "\(format)")
        }
    }
}
