// The words of a SELECT: which relations it reads, and whether it may.

internal import Domain
internal import Ledger

/// A statement as words. Queries keep one space or line end around names, so that words suffice; no dialect is parsed.
struct Statement {
    private let words: [String]

    /// Cost: one pass over the bytes; every verb reads every query.
    init(_ sql: String) {
        let isComment = { (line: Substring.UTF8View) in line.starts(with: [0x2D, 0x2D]) }
        words = sql.utf8.split { $0 == 0x0A || $0 == 0x0D }.filter { !isComment($0) }
            .flatMap { line in line.split { $0 == 0x20 || $0 == 0x09 }.map { String(Substring($0)) } }
    }

    /// One that reads these relations and no more.
    init(reading relations: [String]) { words = relations.flatMap { ["FROM", $0] } }

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
        let known = LedgerReader.relations + LedgerReader.listed + shared
        return Set(reads).subtracting(known + ownRelations).sorted().map { relation in
            Finding(
                "query.relation", at: Finding.Place(file: "\(name).sql"),
                what: Bilingual("查询读了不在取数范围内的表", "the query reads something outside the cut"), found: relation,
                expected: Bilingual(known.joined(separator: "、"), known.joined(separator: ", ")))
        }
    }
}
