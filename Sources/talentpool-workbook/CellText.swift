// The text of a cell as it comes in pieces: white space, the escapes of spreadsheets, and how long it may be.

internal import WorkbookFrames

/// Gathers the `t` elements of one cell or shared text. Holds no more than a cell may.
struct CellText {
    private var bytes: [UInt8] = []
    private var isOpen = false
    private var isPreserved = false
    private var from = 0
    private var isTooLong = false

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        (isOpen, isTooLong) = (false, false)
    }

    mutating func open(_ attributes: XMLAttributes) {
        isOpen = true
        isPreserved = attributes.text("space", prefixed: true) == "preserve"
        from = bytes.count
    }

    mutating func add(_ piece: UnsafeBufferPointer<UInt8>) {
        guard isOpen, !isTooLong else { return }
        guard bytes.count + piece.count <= 2 * WorkbookLimits.cellBytes else {
            isTooLong = true
            return
        }
        bytes.append(contentsOf: piece)
    }

    /// Takes the result of a formula, which is kept as it is.
    mutating func add(whole text: [UInt8]) {
        bytes = text
    }

    /// Ends an element. White space at its ends counts only where the element says so.
    mutating func close() {
        guard isOpen else { return }
        isOpen = false
        guard !isPreserved else { return }
        while bytes.count > from, CellText.isSpace(bytes[bytes.count - 1]) { bytes.removeLast() }
        let lead = bytes[from...].prefix { CellText.isSpace($0) }.count
        if lead > 0 { bytes.removeSubrange(from..<(from + lead)) }
    }

    /// The whole text; nil where it is longer than a cell may be.
    mutating func finished() -> [UInt8]? {
        guard !isTooLong else { return nil }
        let text = CellText.unescaped(bytes)
        return text.count <= WorkbookLimits.cellText || CellText.units(text) <= WorkbookLimits.cellText ? text : nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Length in UTF-16 units.
    private static func units(_ text: [UInt8]) -> Int {
        text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }

    /// `_x000D_` is a carriage return, `_x005F_` the underscore of a text that only looks like one (ECMA-376 part 1, 22.4.2.4).
    static func unescaped(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "_")) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            guard let unit = escape(text, index) else {
                result.append(text[index])
                index += 1
                continue
            }
            if let scalar = Unicode.Scalar(unit), unit != 0, unit < 0xFFFD {
                result.append(contentsOf: Array(String(Character(scalar)).utf8))
                index += 7
            } else if (0xD800...0xDBFF).contains(unit), let low = escape(text, index + 7), (0xDC00...0xDFFF).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
            {
                result.append(contentsOf: Array(String(Character(scalar)).utf8))
                index += 14
            } else {
                // Half a character, or none: kept as written.
                result.append(contentsOf: text[index..<(index + 7)])
                index += 7
            }
        }
        return result
    }

    private static func escape(_ text: [UInt8], _ index: Int) -> UInt32? {
        guard index + 7 <= text.count, text[index] == UInt8(ascii: "_"), text[index + 1] == UInt8(ascii: "x"),
            text[index + 6] == UInt8(ascii: "_")
        else { return nil }
        var value: UInt32 = 0
        for byte in text[(index + 2)..<(index + 6)] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
            default: return nil
            }
        }
        return value
    }
}
