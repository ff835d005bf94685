// Rules of the house that a reader of one file cannot see broken elsewhere.

import Foundation
import Testing

@Suite struct SourceRuleTests {
    @Test func `every source file opens with a sentence and stays short`() throws {
        for file in try Tree.files("Sources", ending: ".swift") {
            let lines = try Tree.text(file).split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.first?.hasPrefix("// ") == true, "\(file)")
            #expect(lines.count <= 400, "\(file) has \(lines.count) lines")
        }
    }

    @Test func `nothing is public and nothing traps`() throws {
        let banned = ["fatal" + "Error(", "try" + "! ", "TO" + "DO", "FIX" + "ME", " as" + "! "]
        for file in try Tree.files("Sources", ending: ".swift") {
            let text = try Tree.text(file)
            for word in banned { #expect(!text.contains(word), "\(file) has \(word)") }
            let declarations = text.split(separator: "\n").filter { $0.wholeMatch(of: /\s*(@\S+ )*public .*/) != nil }
            // A conformance to a public protocol of a library needs the word.
            #expect(declarations.allSatisfy { $0.contains("public init?(argument:") }, "\(file)")
        }
    }

    @Test func `SQL stands in the ledger and in queries only`() throws {
        for file in try Tree.files("Sources", ending: ".swift") where !file.hasPrefix("Sources/Ledger/") {
            for word in ["SELECT ", "INSERT INTO", "CREATE TABLE", "PRAGMA "] {
                #expect(!(try Tree.text(file)).contains(word), "\(file) has \(word)")
            }
        }
    }

    @Test(arguments: ["json", "date(", "strftime", "julianday", "::", "ifnull", "group_concat", "RECURSIVE", "GLOB ", "LIMIT "])
    func `queries keep to SQL that every engine runs`(_ word: String) throws {
        let queries = try Tree.files("queries", ending: ".sql")
        #expect(queries.count >= 8)
        for file in queries {
            let statement = try Tree.text(file).split(separator: "\n").filter { !$0.hasPrefix("--") }.joined(separator: "\n")
            #expect(!statement.lowercased().contains(word.lowercased()), "\(file)")
            #expect(statement.hasPrefix("WITH ") || statement.hasPrefix("SELECT"), "\(file)")
        }
    }

    @Test func `no text names a folder of one machine`() throws {
        let folders = ["docs", "Sources", "Tests", "queries", "dashboards", "data"].flatMap { folder in
            [".md", ".swift", ".sql", ".yaml", ".mustache", ".css"].flatMap { (try? Tree.files(folder, ending: $0)) ?? [] }
        }
        for file in folders + ["README.md", "Makefile", "CHANGELOG.md"] {
            let text = try Tree.text(file)
            for word in ["/" + "work/", "/" + "root/", "/" + "home/"] { #expect(!text.contains(word), "\(file)") }
        }
    }
}
