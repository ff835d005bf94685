// What the program that reads workbooks says to the one that asked, frame by frame through a pipe.

/// What a cell is, as a number that goes over the pipe.
package enum WorkbookNature: UInt8, Sendable {
    case text, number, boolean, day, time, error, formula
}

/// One frame: four bytes of length (of what follows), one of kind, then the content. All numbers are little-endian.
package enum WorkbookFrame {
    /// hidden 1, name length 2, name; count 4, merges (first row, last row, first column, last column) 4 × 4 each; count 4, ranges of hidden
    /// columns 2 × 4 each. Rows from 1, columns from 0.
    package static let sheet: UInt8 = 1
    /// number 4, hidden 1, count 2, cells (column 2, nature 1, length 4, text) in the order of columns. Empty cells are left out.
    package static let row: UInt8 = 2
    /// thousandths of the work done, 2
    package static let progress: UInt8 = 3
    /// fault 1, row 4, column 4; 0 where there is none
    package static let fault: UInt8 = 4
    /// nothing; without it the answer is not whole
    package static let end: UInt8 = 5
    /// where the first rows of all sheets are told, it ends those of one: fault 1, row 4, column 4; 0 where nothing stopped them
    package static let sheetEnd: UInt8 = 6

    package static let longest = WorkbookLimits.rowBytes + 8 * WorkbookLimits.columns + 64
}

/// Bytes of frames about to be written.
package struct FrameBuffer: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var start = 0

    package init() {}

    /// Begins a frame.
    package mutating func open(_ kind: UInt8) {
        start = bytes.count
        bytes += [0, 0, 0, 0, kind]
    }

    /// Ends it, now that its length is known.
    package mutating func close() {
        let length = UInt32(bytes.count - start - 4)
        for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: length >> (8 * place)) }
    }

    package mutating func put<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func put<Bytes: Sequence>(bytes more: Bytes) where Bytes.Element == UInt8 {
        bytes.append(contentsOf: more)
    }

    package mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
    }
}

/// Reads the content of a frame; every step may find it shorter than it says.
package struct FrameContent {
    package enum Fault: Error { case short, long }

    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    package mutating func take<Number: FixedWidthInteger>(_ type: Number.Type) throws(Fault) -> Number {
        let size = MemoryLayout<Number>.size
        guard bytes.count - position >= size else { throw .short }
        defer { position += size }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Number.self))
    }

    package mutating func take(bytes count: Int) throws(Fault) -> UnsafeRawBufferPointer {
        guard count >= 0, bytes.count - position >= count else { throw .short }
        defer { position += count }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<(position + count)])
    }

    /// Throws where something is left over.
    package func end() throws(Fault) {
        guard position == bytes.count else { throw .long }
    }
}
