// Zip archives made byte by byte, so that a test can also make those that no honest program writes.

/// An entry of an archive; what is not stated follows from its content.
package struct ZipEntry: Sendable {
    package var name: String
    package var content: [UInt8]
    /// Bytes as they lie in the archive, where they are not the content itself.
    package var packed: [UInt8]?
    /// Sizes that the archive claims.
    package var statedSize: Int?
    package var statedPackedSize: Int?
    package var flags: UInt16 = 0
    package var method: UInt16?
    /// Points the list of entries at the data of the first one.
    package var sharesFirst = false

    package init(_ name: String, _ content: [UInt8]) {
        (self.name, self.content) = (name, content)
    }

    package init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
}

package enum Zip {
    /// An archive of these entries.
    package static func archive(_ entries: [ZipEntry]) -> [UInt8] {
        var bytes: [UInt8] = []
        var list: [UInt8] = []
        for entry in entries {
            let packed = entry.packed ?? entry.content
            let method = entry.method ?? (entry.packed == nil ? 0 : 8)
            let name = Array(entry.name.utf8)
            let place = entry.sharesFirst ? 0 : bytes.count
            var head: [UInt8] = []
            func put(_ number: Int, _ size: Int) { for place in 0..<size { head.append(UInt8(truncatingIfNeeded: number >> (8 * place))) } }
            put(20, 2)
            put(Int(entry.flags), 2)
            put(Int(method), 2)
            // 2025-01-01 00:00
            put(0x5A21_0000, 4)
            put(Int(crc32(entry.content)), 4)
            put(entry.statedPackedSize ?? packed.count, 4)
            put(entry.statedSize ?? entry.content.count, 4)
            put(name.count, 2)
            put(0, 2)
            if !entry.sharesFirst { bytes += [0x50, 0x4B, 3, 4] + head + name + packed }
            list += [0x50, 0x4B, 1, 2, 20, 0] + head + [UInt8](repeating: 0, count: 10)
            for shift in 0..<4 { list.append(UInt8(truncatingIfNeeded: place >> (8 * shift))) }
            list += name
        }
        let start = bytes.count
        bytes += list
        if entries.count >= 0xFFFF {
            // The longer form of the end of the list, and where it stands (APPNOTE 4.3.14 and 4.3.15).
            let longer = bytes.count
            bytes += [0x50, 0x4B, 6, 6]
            let fields = [(44, 8), (45, 2), (45, 2), (0, 4), (0, 4), (entries.count, 8), (entries.count, 8), (list.count, 8), (start, 8)]
            for (number, size) in fields + [(0x0706_4B50, 4), (0, 4), (longer, 8), (1, 4)] {
                for place in 0..<size { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
            }
        }
        bytes += [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        let count = min(entries.count, 0xFFFF)
        for (number, size) in [(count, 2), (count, 2), (list.count, 4), (start, 4), (0, 2)] {
            for place in 0..<size { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
        }
        return bytes
    }

    /// Content packed by runs alone: each byte that repeats costs 13 bits for 258, which is 158 to 1.
    package static func packRun(of byte: UInt8, count: Int, before: [UInt8] = [], after: [UInt8] = []) -> [UInt8] {
        var bits = BitWriter()
        // The last block, with fixed codes (RFC 1951, 3.2.6).
        bits.put(0b1, 1)
        bits.put(0b01, 2)
        for byte in before { bits.literal(byte) }
        var left = count
        if left > 0 {
            bits.literal(byte)
            left -= 1
        }
        while left >= 258 {
            // Length 258 is symbol 285, distance 1 is symbol 0.
            bits.code(0b1100_0101, 8)
            bits.code(0, 5)
            left -= 258
        }
        for _ in 0..<left { bits.literal(byte) }
        for byte in after { bits.literal(byte) }
        bits.code(0, 7)
        return bits.finished()
    }

    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    package static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }
}

/// Bits from the lowest of each byte on, codes from their highest bit on.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var current: UInt8 = 0
    private var used = 0

    mutating func put(_ value: Int, _ count: Int) {
        for place in 0..<count { bit(value >> place & 1) }
    }

    mutating func code(_ value: Int, _ count: Int) {
        for place in (0..<count).reversed() { bit(value >> place & 1) }
    }

    mutating func literal(_ byte: UInt8) {
        byte < 144 ? code(0x30 + Int(byte), 8) : code(0x190 + Int(byte) - 144, 9)
    }

    private mutating func bit(_ value: Int) {
        current |= UInt8(value) << used
        used += 1
        if used == 8 {
            bytes.append(current)
            (current, used) = (0, 0)
        }
    }

    mutating func finished() -> [UInt8] {
        if used > 0 { bytes.append(current) }
        return bytes
    }
}
