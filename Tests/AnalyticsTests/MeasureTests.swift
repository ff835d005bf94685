// A query with its estimates: the number never without its n and its missing count, and no number where nothing was observed.

import Analytics
import Domain
import Foundation
import Ledger
import Statistics
import Testing

@Suite struct MeasureTests {
    static let columns = ["name: text", "yes: count persons", "decided: count persons", "undecided: count persons"]
    static let estimate = ["estimate rate: proportion of yes in decided, missing undecided; 率 | rate"]

    @Test func `an estimate carries Wilson's interval, its n and what is missing`() throws {
        let store = try EmptyStore()
        let measure = try Measure(
            query(Self.columns, more: Self.estimate, "SELECT 'a' AS name, 81 AS yes, 263 AS decided, 7 AS undecided"), on: store.reader)
        let row = try #require(measure.rows.first)
        let found = try #require(measure.estimate(row, "rate"))
        // Newcombe 1998: 81/263.
        #expect(found.estimate == (try wilson(successes: 81, trials: 263)))
        #expect(found.estimate.map { ($0.lower * 10_000).rounded() } == 2553)
        #expect(found.estimate?.n == 263)
        #expect(found.missing == 7)
        #expect(measure.estimate(row, "other") == nil)
        #expect(measure.cell(row, "name") == .text("a"))
        #expect(measure.cell(row, "nothing") == .null)
        #expect(measure.cut == store.reader.cut)
    }

    @Test(arguments: [("0", "0", 5), ("NULL", "4", 5), ("3", "NULL", 5), ("NULL", "NULL", 0)])
    func `where nothing was observed there is no estimate, and the missing are still counted`(yes: String, decided: String, missing: Int)
        throws
    {
        let store = try EmptyStore()
        let measure = try Measure(
            query(Self.columns, more: Self.estimate, "SELECT 'a' AS name, \(yes) AS yes, \(decided) AS decided, \(missing) AS undecided"),
            on: store.reader)
        let row = try #require(measure.rows.first)
        #expect(measure.estimate(row, "rate")?.estimate == nil)
        #expect(measure.estimate(row, "rate")?.missing == missing)
    }

    @Test func `a query that counts none as missing has no missing count`() throws {
        let store = try EmptyStore()
        let rate = ["estimate rate: proportion of yes in decided; 率 | rate"]
        let measure = try Measure(
            query(Self.columns, more: rate, "SELECT 'a' AS name, 1 AS yes, 2 AS decided, 3 AS undecided"), on: store.reader)
        #expect(measure.rows.first?.estimates.first?.missing == nil)
        #expect(measure.rows.first?.estimates.first?.estimate?.n == 2)
    }

    @Test(arguments: [(3, 2), (-1, 2)])
    func `counts that cannot be are an error, not an estimate`(yes: Int, decided: Int) throws {
        let store = try EmptyStore()
        let wrong = try query(Self.columns, more: Self.estimate, "SELECT 'a' AS name, \(yes) AS yes, \(decided) AS decided, 0 AS undecided")
        #expect(throws: EstimateError.impossibleCounts) { try Measure(wrong, on: store.reader) }
    }

    @Test func `parameters and the as-of day reach the statement as values`() throws {
        let store = try EmptyStore()
        let read = try query(
            ["given: text", "asof: day"], more: ["parameter word: any = standard; 词 | word"], "SELECT :word AS given, :as_of AS asof")
        let hostile = "'; DROP TABLE person; --"
        for (given, seen) in [([:], "standard"), (["word": hostile], hostile)] as [([String: String], String)] {
            let measure = try Measure(read, parameters: given, on: store.reader)
            #expect(measure.rows.first?.cells == [.text(seen), .integer(20_269)])
            #expect(measure.text(.csv) == "given,asof\n\(seen == hostile ? hostile : "standard"),2025-06-30\n")
        }
        #expect(try store.reader.run("SELECT COUNT(*) FROM main.person", arguments: [:]).rows == [[.integer(0)]])
    }

    @Test func `a statement that would write is not run`() throws {
        let store = try EmptyStore()
        let writing = try query(["a: text"], "DELETE FROM temp.cut")
        #expect(throws: (any Error).self) { try Measure(writing, on: store.reader) }
        #expect(try store.reader.run("SELECT COUNT(*) FROM temp.cut", arguments: [:]).rows == [[.integer(1)]])
    }

    @Test func `every code list has the words of its codes in both languages`() {
        #expect(CodeLists.words["stage"]?.keys.sorted() == SelectionStage.allCases.map(\.rawValue).sorted())
        #expect(CodeLists.words["quota"]?.keys.sorted() == Plan.QuotaBasis.allCases.map(\.rawValue).sorted())
        for (list, words) in CodeLists.words {
            #expect(words.count >= 2 && words.values.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty }, "\(list)")
        }
        #expect(Set(CountUnit.allCases.map(\.label)).count == CountUnit.allCases.count)
    }
}
