// The texts that cells share, held compactly: the bytes in blocks, one word for where each text stands.

internal import WorkbookFrames

/// The shared texts of a workbook.
final class SharedStrings {
    /// Texts, and bytes of all of them together: what fits into the memory this program leaves itself.
    private static let most = 4_000_000
    private static let mostBytes = 96 << 20
    private static let blockSize = 1 << 20
    private static let groupSize = 1 << 16

    private var blocks: [UnsafeMutablePointer<UInt8>] = []
    private var used = SharedStrings.blockSize
    /// Place of a text times 2^24, plus its length; in groups, so that growing copies nothing.
    private var groups: [UnsafeMutablePointer<UInt64>] = []
    private(set) var count = 0
    private static let tooLong: UInt64 = (1 << 24) - 1

    init(_ workbook: Workbook, _ archive: Archive) throws(Stop) {
        guard let part = workbook.strings, archive.has(part) else { return }
        try XMLPart.read(part, of: archive, StringsPart(self))
    }

    deinit {
        for block in blocks { block.deallocate() }
        for group in groups { group.deallocate() }
    }

    /// - Parameter text: nil for one that no cell may have; it counts, so that the numbers of the others stay.
    fileprivate func append(_ text: [UInt8]?) throws(Stop) {
        guard count < SharedStrings.most else { throw Stop(.tooManyStrings) }
        if count % SharedStrings.groupSize == 0 { groups.append(.allocate(capacity: SharedStrings.groupSize)) }
        var word = SharedStrings.tooLong
        if let text {
            if used + text.count > SharedStrings.blockSize {
                guard (blocks.count + 1) * SharedStrings.blockSize <= SharedStrings.mostBytes else { throw Stop(.tooManyStrings) }
                blocks.append(.allocate(capacity: SharedStrings.blockSize))
                used = 0
            }
            if !text.isEmpty { (blocks[blocks.count - 1] + used).update(from: text, count: text.count) }
            word = UInt64((blocks.count - 1) * SharedStrings.blockSize + used) << 24 | UInt64(text.count)
            used += text.count
        }
        groups[count / SharedStrings.groupSize][count % SharedStrings.groupSize] = word
        count += 1
    }

    /// A text, valid as long as this holds; nil where it is longer than a cell may be.
    ///
    /// - Parameter index: below `count`.
    subscript(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
        let word = groups[index / SharedStrings.groupSize][index % SharedStrings.groupSize]
        guard word != SharedStrings.tooLong else { return nil }
        let place = Int(word >> 24)
        return UnsafeBufferPointer(
            start: blocks[place / SharedStrings.blockSize] + place % SharedStrings.blockSize, count: Int(word & SharedStrings.tooLong))
    }
}

/// `sharedStrings.xml`: runs of rich text are joined, readings of characters (phonetic runs) passed over.
private final class StringsPart: PartReader {
    private let strings: SharedStrings
    private var current = CellText()
    private var isInRun = false

    init(_ strings: SharedStrings) { self.strings = strings }

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int) throws(Stop) {
        switch depth {
        case 2 where name == "si": current.clear()
        case 3:
            isInRun = name == "r"
            if name == "t" { current.open(attributes) }
        case 4 where isInRun && name == "t": current.open(attributes)
        default: break
        }
    }

    func end(_ name: XMLName, depth: Int) throws(Stop) {
        if depth == 2, name == "si" { try strings.append(current.finished()) }
        if depth == 3 || depth == 4 { current.close() }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) { current.add(bytes) }
}
