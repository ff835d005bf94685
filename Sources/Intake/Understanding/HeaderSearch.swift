// Finds the heading among the first rows of a sheet, and the kind of record that it heads.

internal import Domain

/// A heading read as that of one kind.
struct HeaderReading {
    let kind: RecordKind
    let grid: HeaderGrid
    /// What each column of the file means; nil where it is not known.
    let targets: [HeadingTarget?]
    /// Whether all columns are there that the kind needs.
    let isComplete: Bool

    /// Columns of the kind that the file has or is given, counted once.
    let recognised: Int
    /// What the caller says of headings, and where these stand.
    let claims: [HeadingClaim]

    init(_ grid: HeaderGrid, as kind: RecordKind, claims: [HeadingClaim], supplied: Set<String>, words: HeadingWords) {
        self.kind = kind
        self.grid = grid
        self.claims = claims
        var targets = grid.normal.map { words.target($0, in: kind) }
        var isNamedRight = true
        for claim in claims {
            let target = words.named(claim.named.column, in: kind)
            if target == nil { isNamedRight = false }
            for position in claim.positions { targets[position] = target }
        }
        self.targets = targets
        var names: Set<String> = []
        var identities: Set<String> = []
        for target in targets.compactMap({ $0 }) {
            identities.insert(target.identity)
            switch target {
            case .column(let name): names.insert(name)
            case .spread(let spread): names.formUnion([spread.column, spread.with])
            }
        }
        recognised = identities.count
        let all = names.union(supplied)
        let spreads = targets.contains { if case .spread = $0 { true } else { false } }
        let needed = kind.columns.filter { $0.required && ($0.isKey || !names.contains(RecordColumn.retracted.name)) }
        // A list that says which pupil a row is about is none of mentors, whoever else it names.
        let namesPupils =
            kind.role == .mentor
            && grid.normal.indices.contains { position in
                guard targets[position] == nil, words.target(grid.normal[position], in: .mentor) == nil,
                    case .column(let name)? = words.target(grid.normal[position], in: .placement)
                else { return false }
                return name == "name" || name == "person_id"
            }
        isComplete =
            isNamedRight && !namesPupils
            && needed.allSatisfy { column in
                // Which result a score stands for is told stage by stage, further on.
                all.contains(column.name) || column.alternatives.contains(where: all.contains) || (spreads && !column.isKey)
            }
    }
}

extension HeaderReading {
    /// Whether a heading that another kind does not know makes a record of its own in this one.
    fileprivate func spreads(where other: HeaderReading) -> Bool {
        targets.indices.contains { position in
            if case .spread? = targets[position] { other.targets[position] == nil } else { false }
        }
    }
}

/// What the search found.
enum HeaderVerdict {
    case found(HeaderReading)
    /// Nothing that could be a heading; or one that fits several kinds equally well, in this row.
    case none(row: Int, kinds: [RecordKind], cells: [String])
}

struct HeaderSearch {
    /// Rows that may stand above the heading and be the heading.
    static let rows = 40
    private static let depth = 3

    let request: SheetRequest
    /// Columns given for the whole file.
    let supplied: Set<String>

    private var words: HeadingWords { request.words }
    /// The kind the caller names, or nil for the only one that fits.
    private var kind: RecordKind? { request.kind }

    /// - Parameter rows: the first rows that are not blank.
    func find(in rows: [TableRow], merges: [MergedCells]) -> HeaderVerdict {
        let rows = rows.shown(merges)
        var best: (rank: (Int, Int, Int, Int, Int), readings: [HeaderReading])?
        for first in rows.indices {
            for count in 1...HeaderSearch.depth where first + count <= rows.count {
                let part = Array(rows[first..<first + count])
                guard part[count - 1].number - part[0].number == count - 1 else { continue }
                let grid = HeaderGrid(part, merges: merges, words: words)
                if first > 0, GroupRow(rows[first - 1], merges: merges, words: words).limits(grid) { continue }
                let claims = request.named.map { HeadingClaim(named: $0, positions: $0.positions(in: grid, words)) }
                let readings = (kind.map { [$0] } ?? RecordKind.allCases).map {
                    HeaderReading(grid, as: $0, claims: claims, supplied: supplied, words: words)
                }
                let complete = readings.filter(\.isComplete)
                guard let most = (complete.isEmpty ? readings : complete).map(\.recognised).max(), most > 0 else { continue }
                // Of equals the one where a mapping found it, the one that leaves no row of headings below or group heading above it out, then the flattest, then the first.
                let isWhole = first + count >= rows.count || !continues(part[count - 1], in: rows[first + count])
                let isExpected = request.headingRows == part[0].number...part[count - 1].number
                let rank = (
                    complete.isEmpty ? 0 : 1, most, isExpected ? 1 : 0, isWhole ? 1 : 0, count > 1 && hasKnownGroups(part) ? 1 : 0
                )
                if best.map({ rank > $0.rank }) ?? true { best = (rank, readings) }
            }
        }
        guard let best, let grid = best.readings.first?.grid else { return .none(row: rows.first?.number ?? 1, kinds: [], cells: []) }
        if kind != nil { return .found(best.readings[0]) }
        return choose(best.readings, grid)
    }

    /// The kind whose needed columns are all there and that knows the most of the headings.
    private func choose(_ readings: [HeaderReading], _ grid: HeaderGrid) -> HeaderVerdict {
        let complete = readings.filter(\.isComplete)
        if complete.count == 1 {
            // A column for each fact is known to one kind alone: the sheet is of that kind, and what it lacks is said.
            let likelier = readings.filter { $0.recognised > complete[0].recognised && $0.spreads(where: complete[0]) }
            return .found(likelier.max { $0.recognised < $1.recognised } ?? complete[0])
        }
        // Nothing is complete or several are: the one that knows clearly the most, so that the fault can be named.
        let sorted = (complete.isEmpty ? readings : complete).sorted { $0.recognised > $1.recognised }
        let written = grid.normal.count { !$0.isEmpty && !words.serial.contains($0.joined()) }
        guard sorted[0].recognised > sorted[1].recognised, sorted[0].recognised * 2 >= written else {
            let tied = sorted.filter { $0.recognised == sorted[0].recognised }
            let cells = sorted[0].targets.indices.filter { sorted[0].targets[$0] != nil }.map(grid.cell)
            // Of what fits a few kinds as far as it goes it can be said which; of what fits most of them there is nothing to say.
            let isTelling = !complete.isEmpty || (tied.count < 4 && cells.count > 2)
            return .none(row: grid.rows[0].number, kinds: isTelling ? tied.map(\.kind) : [], cells: cells)
        }
        return .found(sorted[0])
    }

    /// Whether the next row holds headings alone, and not the same once more.
    private func continues(_ row: TableRow, in next: TableRow) -> Bool {
        guard next.number == row.number + 1 else { return false }
        let texts = next.cells.map { words.normal($0.text) }
        let isKnown = texts.allSatisfy { text in text.isEmpty || words.targets.values.contains { $0[text] != nil } }
        return isKnown && texts != row.cells.map { words.normal($0.text) }
    }

    private func hasKnownGroups(_ rows: [TableRow]) -> Bool {
        rows.dropLast().allSatisfy { row in
            row.cells.contains { cell in
                let text = words.normal(cell.text)
                return words.neutral.contains(text) || words.groups[text] != nil
            }
        }
    }
}

extension [TableRow] {
    /// The rows as a spreadsheet shows them: of merged cells the first alone holds anything, whatever stands in those that it hides.
    ///
    /// Cost: for these rows one pass over the merges.
    func shown(_ merges: [MergedCells]) -> [TableRow] {
        guard let first = first, let last = last else { return self }
        let merges = merges.filter { $0.rows.overlaps(first.number...last.number) }
        guard !merges.isEmpty else { return self }
        return map { row in
            var cells = row.cells
            for merge in merges where merge.rows.contains(row.number) {
                for column in merge.columns where column < cells.count {
                    if column > merge.columns.lowerBound || row.number > merge.rows.lowerBound { cells[column] = TableCell("") }
                }
            }
            return TableRow(number: row.number, cells: cells, isHidden: row.isHidden)
        }
    }
}
