// A row as its cells come in, and as the frame that tells it.

internal import WorkbookFrames

/// The cells of one row. Memory: their texts, up to the limit of a row.
struct GatheredRow {
    /// From 1; 0 before the first row.
    private(set) var number = 0
    private var isHidden = false
    private var text: [UInt8] = []
    private var cells: [Cell] = []
    private var isInOrder = true

    private struct Cell {
        let column: Int
        let nature: WorkbookNature
        let from: Int
        let count: Int
    }

    var isEmpty: Bool { cells.isEmpty }

    mutating func begin(_ number: Int, isHidden: Bool) {
        (self.number, self.isHidden, isInOrder) = (number, isHidden, true)
        text.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
    }

    /// An empty cell is left out, but for a formula without a result.
    ///
    /// - Parameter column: from 0.
    mutating func add<Bytes: Collection<UInt8>>(_ bytes: Bytes, _ nature: WorkbookNature, at column: Int) throws(Stop) {
        guard !bytes.isEmpty || nature == .formula else { return }
        guard text.count + bytes.count <= WorkbookLimits.rowBytes else { throw Stop(.tooManyCells, row: number) }
        if let last = cells.last, last.column >= column { isInOrder = false }
        guard cells.count < WorkbookLimits.columns else { throw Stop(.cellPlace, row: number) }
        cells.append(Cell(column: column, nature: nature, from: text.count, count: bytes.count))
        text.append(contentsOf: bytes)
    }

    /// How many cells it reaches over, the empty ones before the last among them. Puts the cells in order; two in one place are a fault.
    mutating func width() throws(Stop) -> Int {
        if !isInOrder {
            cells.sort { $0.column < $1.column }
            for (cell, next) in zip(cells, cells.dropFirst()) where cell.column == next.column {
                throw Stop(.cellPlace, row: number, column: cell.column + 1)
            }
            isInOrder = true
        }
        return cells.last.map { $0.column + 1 } ?? 0
    }

    func tell(to answer: Answer) {
        answer.frames.open(WorkbookFrame.row)
        answer.frames.put(UInt32(number))
        answer.frames.put(UInt8(isHidden ? 1 : 0))
        answer.frames.put(UInt16(cells.count))
        for cell in cells {
            answer.frames.put(UInt16(cell.column))
            answer.frames.put(cell.nature.rawValue)
            answer.frames.put(UInt32(cell.count))
            answer.frames.put(bytes: text[cell.from..<(cell.from + cell.count)])
        }
        answer.frames.close()
        answer.flushWhereFull()
    }
}
