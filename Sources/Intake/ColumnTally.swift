// What is counted while a column is read, in a few integers: remarks told once a column, and patterns that show in many rows only.

internal import Domain

/// The memory of one column. Cost a cell: a comparison or two; memory does not grow with the file.
struct ColumnTally {
    /// A remark that is told once, at its first row.
    struct Remark {
        var count: Int
        let firstRow: Int
        /// nil where the value is personal.
        let found: FoundValue?
    }

    /// A run of values each one more than that before it.
    struct Run {
        private var last = Int.min
        private var length = 0
        private var begin = 0
        private(set) var longest = 0
        private(set) var firstRow = 0

        mutating func step(_ value: Int, row: Int) {
            if last != Int.min, value == last + 1 {
                length += 1
            } else {
                (length, begin) = (1, row)
            }
            last = value
            if length > longest { (longest, firstRow) = (length, begin) }
        }

        mutating func end() { last = Int.min }
    }

    private let content: ColumnContent
    private let followsDays: Bool
    private let followsTexts: Bool
    private(set) var remarks: [Damage: Remark] = [:]
    private var lastRemark: (damage: Damage, row: Int)?
    /// How many remarks were made.
    private(set) var noted = 0
    private var run = Run()
    private var stem = ""
    /// Values of a column of percentages, those above 0, and whether one is above 1.
    private var numbers = 0
    private var isAboveOne = false
    /// Person numbers of digits alone by their length, those that begin with zero apart, and the first row of the former.
    private var plain = [Int](repeating: 0, count: 20)
    private var zeroLed = [Int](repeating: 0, count: 20)
    private var firstPlain = [Int](repeating: 0, count: 20)
    private(set) var firstDay: (number: Int, row: Int)?
    private(set) var lastDay: Int?
    /// The sex by the document number of the row read last.
    private(set) var documentSex: Sex?
    private var firstNumberRow = 0
    /// Values without a sign in a column of percentages whose heading does not say so.
    private var plainRanks: (count: Int, firstRow: Int)?

    init(_ column: RecordColumn, _ kind: RecordKind) {
        content = column.content
        followsDays = column.name == "day" && [.application, .screening, .evaluation].contains(kind)
        followsTexts = ["school", "university"].contains(column.name)
    }

    mutating func note(_ damage: Damage, row: Int, found: FoundValue?) {
        lastRemark = (damage, row)
        noted += 1
        if remarks[damage] != nil {
            remarks[damage]?.count += 1
        } else {
            remarks[damage] = Remark(count: 1, firstRow: row, found: found)
        }
    }

    /// Whether a remark was made of any row.
    func isNoted(_ damage: Damage) -> Bool { remarks[damage] != nil }

    /// Whether a remark was made of the row read last.
    func hasRemark(_ damage: Damage, row: Int) -> Bool { lastRemark?.damage == damage && lastRemark?.row == row }

    mutating func number(_ value: Double, row: Int) {
        numbers += 1
        if numbers == 1 { firstNumberRow = row }
        if value > 1 || value < 0 { isAboveOne = true }
    }

    mutating func plainRank(row: Int) { plainRanks = ((plainRanks?.count ?? 0) + 1, plainRanks?.firstRow ?? row) }

    mutating func day(_ day: CivilDay, row: Int) {
        if firstDay.map({ day.number < $0.number }) ?? true { firstDay = (day.number, row) }
        lastDay = max(lastDay ?? day.number, day.number)
        if followsDays { run.step(day.number, row: row) }
    }

    mutating func document(_ prefix: Int?, sex: Sex?, row: Int) {
        documentSex = sex
        if let prefix { run.step(prefix, row: row) } else { run.end() }
    }

    mutating func phone(_ text: String, row: Int) {
        if text.utf8.count == 11, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) {
            run.step(number, row: row)
        } else {
            run.end()
        }
    }

    mutating func reference(_ text: String, row: Int) {
        let length = text.utf8.count
        guard length < 20, let first = text.utf8.first, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return }
        if first == 0x30 {
            zeroLed[length] += 1
        } else {
            plain[length] += 1
            if plain[length] == 1 { firstPlain[length] = row }
        }
    }

    /// A name that ends with digits, as a spreadsheet fills them down.
    mutating func name(_ text: String, row: Int) {
        guard let last = text.utf8.last, (0x30...0x39).contains(last) else { return }
        let digits = text.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
        guard digits < 10, digits < text.utf8.count, let number = Int(text.suffix(digits)) else { return }
        step(number, stem: String(text.dropLast(digits)), row: row)
    }

    /// A text with a number inside: 第8中学, 第9中学.
    mutating func text(_ text: String, row: Int) {
        guard followsTexts, let start = text.utf8.firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
        let digits = text.utf8[start...].prefix { (0x30...0x39).contains($0) }
        guard digits.count < 10, let number = Int(Substring(digits)) else { return }
        step(number, stem: String(text[..<start]) + "#" + String(text[digits.endIndex...]), row: row)
    }

    private mutating func step(_ number: Int, stem: String, row: Int) {
        if stem != self.stem {
            run.end()
            self.stem = stem
        }
        run.step(number, row: row)
    }

    /// What only the whole column shows, as remarks.
    mutating func close() {
        let (series, length): (Damage?, Int) =
            switch content {
            case .identity(.documentNumber): (.seriesDocument, 3)
            case .identity(.contact): (.seriesPhone, 3)
            case .identity(.name): (.seriesName, 3)
            case .text, .clue: (.seriesText, 4)
            case .day: (.seriesDay, 8)
            default: (nil, 0)
            }
        if let series, run.longest >= length { remarks[series] = Remark(count: run.longest, firstRow: run.firstRow, found: nil) }
        if numbers >= 3, !isAboveOne, case .number(let range) = content, range == 0...100 {
            remarks[.fraction] = Remark(count: numbers, firstRow: firstNumberRow, found: nil)
        }
        zerosLost()
    }

    /// Numbers of digits alone that are shorter than those beside them that begin with zero.
    private mutating func zerosLost() {
        guard let length = zeroLed.lastIndex(where: { $0 > 0 }) else { return }
        let shorter = (1..<max(length, 1)).filter { plain[$0] > 0 }
        guard let first = shorter.map({ firstPlain[$0] }).min() else { return }
        remarks[.zerosLost] = Remark(count: shorter.reduce(0) { $0 + plain[$1] }, firstRow: first, found: nil)
    }

    /// The findings of a column that has been read, in the order of their rows.
    func findings(at place: ColumnPlace) -> [Finding] {
        (plainRanks.map { [ColumnTally.plainRank($0.count, at: place.of($0.firstRow), place.heading)] } ?? [])
            + remarks.sorted { ($0.value.firstRow, $0.key.rawValue) < ($1.value.firstRow, $1.key.rawValue) }.map { damage, remark in
                Finding(
                    damage.rawValue, .warning, at: place.of(remark.firstRow),
                    what: remark.count == 1
                        ? damage.what
                        : Bilingual(
                            "\(damage.what.zh)（共 \(remark.count) 格，此为第一格）", "\(damage.what.en) (\(remark.count) cells, this is the first)"),
                    found: remark.found?.text, withheld: remark.found?.form, action: damage.action)
            }
    }

    /// The twelfth of a class is not the best 12 % of it: a rank that may be either is refused.
    private static func plainRank(_ count: Int, at place: Finding.Place, _ heading: String) -> Finding {
        Finding(
            "intake.rank.plain", at: place,
            what: Bilingual(
                "“\(heading)”没有写明是百分比，有 \(count) 格也没有 % 号（此为第一格），可能是名次",
                "“\(heading)” does not say that it is a percentage, nor do \(count) cells (this is the first): they may be places in a list"
            ),
            expected: Bilingual("百分比，如前12%写作 12%", "a percentage: the best 12 % written 12%"),
            action: Bilingual(
                "名次请换算成百分比；本来就是百分比的，请在列名后加“百分比”，或用 --map '\(heading)=学科排名百分比' 这样的写法指明",
                "Turn places into percentages; if they are percentages, say so in the heading, or with --map as in --map '\(heading)=discipline_rank'"
            ))
    }
}
