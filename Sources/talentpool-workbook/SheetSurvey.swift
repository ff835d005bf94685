// What a sheet says of itself beside its rows. Merged cells are named after the rows, so this takes a pass of its own.

internal import WorkbookFrames

/// Reads a sheet for its merged cells and hidden columns.
final class SheetSurvey: PartReader {
    private var merges: [UInt32] = []
    private var hidden: [UInt32] = []
    private var isMerges = false
    private var isColumns = false

    static func tell(_ sheet: SheetPart, of archive: Archive, to answer: Answer) throws(Stop) {
        let survey = SheetSurvey()
        try XMLPart.read(sheet.part, of: archive, shares: true, survey)
        answer.frames.open(WorkbookFrame.sheet)
        answer.frames.put(UInt8(sheet.isHidden ? 1 : 0))
        answer.frames.put(UInt16(sheet.name.utf8.count))
        answer.frames.put(bytes: sheet.name.utf8)
        answer.frames.put(UInt32(survey.merges.count / 4))
        for number in survey.merges { answer.frames.put(number) }
        answer.frames.put(UInt32(survey.hidden.count / 2))
        for number in survey.hidden { answer.frames.put(number) }
        answer.frames.close()
        answer.flushWhereFull()
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int) throws(Stop) {
        switch depth {
        case 1: guard name == "worksheet" else { throw Stop(.notWorkbook) }
        case 2: (isMerges, isColumns) = (name == "mergeCells", name == "cols")
        case 3 where isMerges && name == "mergeCell":
            guard merges.count < 4 * WorkbookLimits.merges else { throw Stop(.tooManyMerges) }
            guard var cursor = attributes.value("ref"), let first = CellPlace.read(&cursor) else { throw Stop(.cellPlace) }
            var last = first
            if cursor.pointee == 0x3A {
                cursor += 1
                guard let place = CellPlace.read(&cursor) else { throw Stop(.cellPlace) }
                last = place
            }
            guard cursor.pointee == 0, last.row >= first.row, last.column >= first.column else { throw Stop(.cellPlace) }
            merges += [UInt32(first.row), UInt32(last.row), UInt32(first.column), UInt32(last.column)]
        case 3 where isColumns && name == "col":
            let isHidden = attributes.isTrue("hidden") || attributes.text("width").flatMap(Double.init) == 0
            guard isHidden, let from = attributes.number("min"), let to = attributes.number("max") else { return }
            guard from >= 1, from <= to, to <= WorkbookLimits.columns, hidden.count < 2 * WorkbookLimits.columns else {
                throw Stop(.tooManyColumns)
            }
            hidden += [UInt32(from - 1), UInt32(to - 1)]
        default: break
        }
    }

    func end(_ name: XMLName, depth: Int) throws(Stop) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {}
}
