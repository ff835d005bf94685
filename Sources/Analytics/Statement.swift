// The words of a SELECT: which relations it reads, and whether it may.

internal import Domain
internal import Ledger

/// A statement as words. Queries keep one space or line end around names, so that words suffice; no dialect is parsed.
struct Statement {
    private let words: [String]

    init(_ sql: String) {
        words = sql.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("--") }
            .flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }

    /// The names after FROM and JOIN, without subqueries.
    var reads: [String] {
        zip(words, words.dropFirst()).filter { ["FROM", "JOIN"].contains($0.0.uppercased()) && !$0.1.hasPrefix("(") }
            .map { String($0.1.prefix { !"(),".contains($0) }) }
    }

    /// The names that the statement gives to its own parts: `name AS (`.
    private var ownRelations: [String] {
        words.indices.dropLast(2).filter { words[$0 + 1].uppercased() == "AS" && words[$0 + 2].hasPrefix("(") }.map { words[$0] }
    }

    /// Every name read must be a relation of the cut, a shared one, or the statement's own: no query reaches behind the cut.
    func faults(name: String, besides shared: [String]) -> [Finding] {
        let known = LedgerReader.relations + shared
        return Set(reads).subtracting(known + ownRelations).sorted().map { relation in
            Finding(
                "query.relation", at: Finding.Place(file: "\(name).sql"),
                what: Bilingual("查询读了不在取数范围内的表", "the query reads something outside the cut"), found: relation,
                expected: Bilingual(known.joined(separator: "、"), known.joined(separator: ", ")))
        }
    }
}
