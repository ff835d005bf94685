// What headings mean in each kind of record: the columns' own headings, and what offices write instead.

internal import Domain

/// A column that makes a record of its own of each row: a score of the aptitude test is a screening result at that stage.
struct SpreadColumn: Hashable {
    let heading: String
    let column: String
    let with: String
    let value: String
    /// Words of its cells by their folded form.
    let words: [String: String]
    /// Words, by their folded form, that say something of another column and leave this one empty: 缺考 where a score is asked for.
    let moved: [String: CellSaying]
    /// What a filled cell says of another column: a university that admitted somebody says that somebody was admitted.
    let gives: CellSaying?
    /// Words, folded, that may mean this or that.
    let unclear: Set<String>

    init(_ spec: HeadingSpec.Spread) {
        (heading, column, with, value) = (spec.headings[0], spec.column, spec.with, spec.value)
        var (words, moved): ([String: String], [String: CellSaying]) = ([:], [:])
        for word in spec.words ?? [] {
            let key = HeadingText.folded(word.written)
            if let column = word.column { moved[key] = CellSaying(column: column, value: word.means) } else { words[key] = word.means }
        }
        (self.words, self.moved) = (words, moved)
        gives = spec.gives.map { CellSaying(column: $0.column, value: $0.means) }
        unclear = Set((spec.unclear ?? []).map(HeadingText.folded))
    }

    /// All columns of the record that it speaks of.
    var columns: Set<String> { Set([column, with] + moved.values.map(\.column) + (gives.map { [$0.column] } ?? [])) }
}

/// What a cell says of another column of its record.
struct CellSaying: Hashable {
    let column: String
    let value: String
}

/// What a heading means.
enum HeadingTarget: Hashable {
    case column(String)
    case spread(SpreadColumn)

    /// What may stand once in a file.
    var identity: String {
        switch self {
        case .column(let name): name
        case .spread(let spread): "\(spread.value)/\(spread.column)"
        }
    }
}

/// All headings known, by their normal form. Built once.
package struct HeadingWords: Sendable {
    let units: Set<String>
    let serial: Set<String>
    let unstored: Set<String>
    let totals: [String]
    let notes: [String]
    let neutral: Set<String>
    /// Of `neutral`, those that say that pupils are meant: in a list of mentors what stands below them is somebody else's.
    let pupils: Set<String>
    /// Prefix by group heading.
    let groups: [String: String]
    let targets: [RecordKind: [String: HeadingTarget]]
    /// Headings as written, for the nearest one.
    let known: [RecordKind: [String]]
    let faults: [Finding]

    /// The columns' own headings and nothing else.
    package static let canonical = HeadingWords([])

    init(_ specs: [HeadingSpec]) {
        let units = Set(specs.flatMap { $0.units ?? [] }.map(HeadingText.folded))
        self.units = units
        func normal(_ text: String) -> String { HeadingText.normal(text, units: units) }
        func all(_ part: (HeadingSpec) -> [String]?) -> [String] { specs.flatMap { part($0) ?? [] }.map(normal) }
        serial = Set(all(\.serial))
        unstored = Set(all(\.unstored))
        totals = all(\.totals)
        notes = all(\.notes)
        neutral = Set(all(\.neutral))
        pupils = Set(all(\.pupils))
        groups = Dictionary(
            specs.flatMap { $0.groups ?? [] }.flatMap { group in group.headings.map { (normal($0), normal(group.prefix)) } },
            uniquingKeysWith: { first, _ in first })
        var targets: [RecordKind: [String: HeadingTarget]] = [:]
        var known: [RecordKind: [String]] = [:]
        var faults: [Finding] = []
        let common = specs.flatMap { $0.columns ?? [] }
        for kind in RecordKind.allCases {
            var table: [String: HeadingTarget] = [:]
            var written: [String] = []
            func add(_ heading: String, _ target: HeadingTarget) {
                written.append(heading)
                let key = normal(heading)
                if let other = table[key], other.identity != target.identity { faults.append(HeadingWords.twice(heading, kind)) }
                table[key] = target
            }
            for column in kind.columns {
                for heading in column.headings { add(heading, .column(column.name)) }
                table[column.name] = .column(column.name)
            }
            let own = specs.flatMap { $0.kinds ?? [] }.filter { $0.kind == kind.rawValue }
            for column in own.flatMap({ $0.columns ?? [] }) + common {
                guard kind.columns.contains(where: { $0.name == column.column }) else {
                    if !common.contains(where: { $0.column == column.column }) { faults.append(HeadingWords.noColumn(column.column, kind)) }
                    continue
                }
                // What a kind says of a heading prevails over what holds for all kinds.
                let isCommon = !own.contains {
                    $0.columns?.contains { $0.column == column.column && $0.headings == column.headings } == true
                }
                for heading in column.headings where !isCommon || table[normal(heading)] == nil { add(heading, .column(column.column)) }
            }
            for spread in own.flatMap({ $0.spread ?? [] }) {
                let target = SpreadColumn(spread)
                for name in target.columns.sorted() where !kind.columns.contains(where: { $0.name == name }) {
                    faults.append(HeadingWords.noColumn(name, kind))
                }
                for heading in spread.headings { add(heading, .spread(target)) }
            }
            targets[kind] = table
            known[kind] = written
        }
        self.targets = targets
        self.known = known
        self.faults = faults
    }

    func normal(_ written: String) -> String { HeadingText.normal(written, units: units) }

    /// Whether a heading can be repeated in a message: known, or made of words that sheets are made of. Any other text of a heading row may be the name
    /// of somebody who stands where a heading should.
    func shows(_ written: String) -> Bool {
        let key = normal(written)
        return key.isEmpty || unstored.contains(key) || serial.contains(key) || neutral.contains(key) || groups[key] != nil
            || targets.values.contains { $0[key] != nil } || KnownWords.make(up: written)
    }

    /// What a heading means in a kind, given the headings above it; nil where it is not known there.
    ///
    /// - Parameter path: from the group to the heading itself, in their normal forms, none of them empty.
    func target(_ path: [String], in kind: RecordKind) -> HeadingTarget? {
        guard let leaf = path.last, let table = targets[kind] else { return nil }
        let above = path.dropLast()
        if above.isEmpty { return table[leaf] }
        if let joined = table[path.joined()] { return joined }
        // A title that nobody knows over a heading may say anything: the heading alone is not enough then.
        let telling = above.filter { !neutral.contains($0) || (kind.role == .mentor && pupils.contains($0)) }
        if telling.isEmpty { return table[leaf] }
        let prefix = telling.map { groups[$0] ?? $0 }.joined()
        if let limited = table[prefix + leaf] { return limited }
        return leaf.hasPrefix(prefix) ? table[leaf] : nil
    }

    private static func twice(_ heading: String, _ kind: RecordKind) -> Finding {
        Finding(
            "headings.twice", what: Bilingual("列名在“\(kind.label.zh)”表中有两种含义", "the heading means two columns of \(kind.label.en)"),
            found: heading)
    }

    private static func noColumn(_ column: String, _ kind: RecordKind) -> Finding {
        Finding(
            "headings.column", what: Bilingual("“\(kind.label.zh)”表没有这一列", "\(kind.label.en) have no such column"), found: column)
    }
}
