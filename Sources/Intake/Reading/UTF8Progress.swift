// Byte by byte through UTF-8, across the borders of pieces (Unicode 15, table 3-7).

/// Where a reader of UTF-8 stands.
struct UTF8Progress {
    enum Step {
        case ascii
        /// Within a character.
        case inside
        /// A character beyond ASCII has ended.
        case whole(length: Int, scalar: UInt32)
        /// So many bytes belong to no character.
        case broken(Int)
    }

    /// Bytes of a character that has begun.
    private(set) var pending = 0
    private var needed = 0
    private var scalar: UInt32 = 0
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xBF

    var isIdle: Bool { pending == 0 }

    mutating func step(_ byte: UInt8) -> Step {
        guard pending > 0 else { return begin(byte) }
        guard byte >= lower, byte <= upper else {
            let lost = pending
            pending = 0
            switch begin(byte) {
            case .broken(let more): return .broken(lost + more)
            default: return .broken(lost)
            }
        }
        (lower, upper) = (0x80, 0xBF)
        scalar = scalar << 6 | UInt32(byte & 0x3F)
        pending += 1
        guard pending == needed else { return .inside }
        pending = 0
        return .whole(length: needed, scalar: scalar)
    }

    private mutating func begin(_ byte: UInt8) -> Step {
        (lower, upper) = (0x80, 0xBF)
        switch byte {
        case 0..<0x80: return .ascii
        case 0xC2...0xDF:
            needed = 2
            scalar = UInt32(byte & 0x1F)
        case 0xE0...0xEF:
            needed = 3
            scalar = UInt32(byte & 0x0F)
            if byte == 0xE0 { lower = 0xA0 }
            if byte == 0xED { upper = 0x9F }
        case 0xF0...0xF4:
            needed = 4
            scalar = UInt32(byte & 0x07)
            if byte == 0xF0 { lower = 0x90 }
            if byte == 0xF4 { upper = 0x8F }
        default: return .broken(1)
        }
        pending = 1
        return .inside
    }
}
