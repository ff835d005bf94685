// The rows of one sheet, told one by one as they are read.

internal import Domain
internal import WorkbookFrames

/// Reads `sheetData`. Holds one row and the shared texts.
final class SheetRows: PartReader {
    private let strings: SharedStrings
    private let formats: CellFormats
    private let countsFrom1904: Bool
    private let answer: Answer

    private enum Kind { case number, shared, inline, string, boolean, error, day }

    private var isInData = false
    private var gathered = GatheredRow()
    private var row: Int { gathered.number }
    private var told = 0
    /// How many more rows are wanted.
    private var wanted = Int.max

    private var column = -1
    private var kind = Kind.number
    private var style = 0
    private var hasFormula = false
    private var hasValue = false
    private var hasInline = false
    private var isInValue = false
    private var isInRun = false
    private var value: [UInt8] = []
    private var inline = CellText()

    private init(_ strings: SharedStrings, _ formats: CellFormats, countsFrom1904: Bool, _ answer: Answer) {
        self.strings = strings
        self.formats = formats
        self.countsFrom1904 = countsFrom1904
        self.answer = answer
    }

    static func tell(_ sheet: SheetPart, of workbook: Workbook, _ archive: Archive, to answer: Answer) throws(Stop) {
        let rows = SheetRows(
            try SharedStrings(workbook, archive), try CellFormats(workbook, archive), countsFrom1904: workbook.countsFrom1904, answer)
        try XMLPart.read(sheet.part, of: archive, shares: true, rows)
    }

    /// Tells the first rows of every sheet, the texts and formats read once for all. A sheet that cannot be read ends where it cannot, and says
    /// why.
    static func tellHeads(_ count: Int, of workbook: Workbook, _ archive: Archive, to answer: Answer) throws(Stop) {
        let (strings, formats) = (try SharedStrings(workbook, archive), try CellFormats(workbook, archive))
        for sheet in workbook.sheets {
            let rows = SheetRows(strings, formats, countsFrom1904: workbook.countsFrom1904, answer)
            rows.wanted = count
            var stop: Stop?
            do throws(Stop) { try XMLPart.read(sheet.part, of: archive, rows) } catch { stop = error }
            answer.sheetEnd(rows.wanted == 0 ? nil : stop)
            answer.flushWhereFull()
        }
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int) throws(Stop) {
        guard isInData else {
            switch depth {
            case 1: guard name == "worksheet" else { throw Stop(.notWorkbook) }
            case 2: isInData = name == "sheetData"
            default: break
            }
            return
        }
        switch depth {
        case 3 where name == "row": try startRow(attributes)
        case 4 where name == "c": try startCell(attributes)
        case 5:
            if name == "v" {
                isInValue = true
                hasValue = true
                value.removeAll(keepingCapacity: true)
            } else if name == "f" {
                hasFormula = true
            } else if name == "is" {
                hasInline = true
            }
        case 6 where kind == .inline:
            isInRun = name == "r"
            if name == "t" { inline.open(attributes) }
        case 7 where kind == .inline && isInRun && name == "t": inline.open(attributes)
        default: break
        }
    }

    func end(_ name: XMLName, depth: Int) throws(Stop) {
        guard isInData else { return }
        switch depth {
        case 2: isInData = false
        case 3: if name == "row" { try endRow() }
        case 4: if name == "c" { try endCell() }
        case 5: isInValue = false
        case 6, 7: inline.close()
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {
        guard isInData else { return }
        if isInValue {
            guard value.count + bytes.count <= 2 * WorkbookLimits.cellBytes else { throw Stop(.longCell, row: row, column: column + 1) }
            value.append(contentsOf: bytes)
        } else if kind == .inline {
            inline.add(bytes)
        }
    }

    // MARK: Rows and cells

    private func startRow(_ attributes: XMLAttributes) throws(Stop) {
        var number = row + 1
        if let written = attributes.value("r") {
            guard let read = XMLAttributes.number(written), read > row else { throw Stop(.cellPlace, row: row + 1) }
            number = read
        }
        guard number <= WorkbookLimits.rows else { throw Stop(.tooManyRows) }
        gathered.begin(number, isHidden: attributes.isTrue("hidden") || attributes.text("ht").flatMap(Double.init) == 0)
        column = -1
    }

    private func startCell(_ attributes: XMLAttributes) throws(Stop) {
        if let written = attributes.value("r") {
            guard let place = CellPlace.read(whole: written), place.row == row else { throw Stop(.cellPlace, row: row) }
            column = place.column
        } else {
            column += 1
            guard column < WorkbookLimits.columns else { throw Stop(.tooManyColumns, row: row) }
        }
        style = attributes.value("s").flatMap(XMLAttributes.number) ?? 0
        (hasFormula, hasValue, hasInline) = (false, false, false)
        value.removeAll(keepingCapacity: true)
        kind = .number
        if let type = attributes.value("t") {
            switch String(cString: type) {
            case "s": kind = .shared
            case "n": kind = .number
            case "str": kind = .string
            case "b": kind = .boolean
            case "e": kind = .error
            case "d": kind = .day
            case "inlineStr":
                kind = .inline
                inline.clear()
            default: throw Stop(.cellValue, row: row, column: column + 1)
            }
        }
    }

    private func endCell() throws(Stop) {
        // A text in `v` with the type of an inline one is not as the standard has it; Excel reads it.
        if kind == .inline, hasValue, !hasInline { kind = .string }
        if kind == .inline {
            guard let text = inline.finished() else { throw Stop(.longCell, row: row, column: column + 1) }
            try keep(text, .text)
            kind = .number
            return
        }
        if kind != .string { trimValue() }
        guard hasValue, !value.isEmpty || kind == .string else {
            if hasFormula { try keep([], .formula) }
            return
        }
        switch kind {
        case .shared:
            guard let index = Int(String(decoding: value, as: UTF8.self)), (0..<strings.count).contains(index) else {
                throw Stop(.missingString, row: row, column: column + 1)
            }
            guard let text = strings[index] else { throw Stop(.longCell, row: row, column: column + 1) }
            try keep(text, .text)
        case .string:
            var text = CellText()
            text.add(whole: value)
            guard let whole = text.finished() else { throw Stop(.longCell, row: row, column: column + 1) }
            try keep(whole, .text)
        case .boolean: try keepTruth()
        case .error: try keep(value, .error)
        case .day: try keepWrittenDay()
        case .number, .inline: try keepNumber()
        }
    }

    private func trimValue() {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        while let last = value.last, isSpace(last) { value.removeLast() }
        if let first = value.first, isSpace(first) { value.removeFirst(value.prefix(while: isSpace).count) }
    }

    private func keepTruth() throws(Stop) {
        switch String(decoding: value, as: UTF8.self) {
        case "1", "true": try keep("TRUE".utf8, .boolean)
        case "0", "false": try keep("FALSE".utf8, .boolean)
        default: throw Stop(.cellValue, row: row, column: column + 1)
        }
    }

    private func keepNumber() throws(Stop) {
        let format = formats[style]
        if format == .general, NumberText.isPlain(value) { return try keep(value, .number) }
        guard let number = NumberText.value(value) else { throw Stop(.cellValue, row: row, column: column + 1) }
        let (text, nature) = NumberText.shown(number, format, countsFrom1904: countsFrom1904)
        try keep(Array(text.utf8), nature)
    }

    /// `2025-06-07T08:30:00` of the strict form of the standard; midnight is the day alone.
    private func keepWrittenDay() throws(Stop) {
        let parts = String(decoding: value, as: UTF8.self).split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count <= 2, CivilDay(String(parts[0])) != nil else { throw Stop(.cellValue, row: row, column: column + 1) }
        let time = parts.count == 2 ? parts[1].prefix(8) : "00:00:00"
        let isMidnight = !time.contains { ("1"..."9").contains($0) }
        try keep(Array((isMidnight ? String(parts[0]) : "\(parts[0]) \(time)").utf8), isMidnight ? .day : .time)
    }

    private func keep<Bytes: Collection<UInt8>>(_ text: Bytes, _ nature: WorkbookNature) throws(Stop) {
        try gathered.add(text, nature, at: column)
    }

    private func endRow() throws(Stop) {
        guard !gathered.isEmpty else { return }
        told += try gathered.width()
        guard told <= WorkbookLimits.cells else { throw Stop(.tooManyCells, row: row) }
        gathered.tell(to: answer)
        wanted -= 1
        // Of a head alone, which any stop ends: no more is asked.
        if wanted == 0 { throw Stop(.wrongUse) }
    }
}
