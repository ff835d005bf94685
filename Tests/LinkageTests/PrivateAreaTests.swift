// The characters of GBK's private area, held against the tables of the C library, which has those of GB 18030-2005 and later.

import Glibc
import Testing

@testable import Linkage

@Suite struct PrivateAreaTests {
    /// The character of a two-byte code in GB 18030 as glibc's iconv reads it; nil where it does not.
    private static func character(_ code: [UInt8]) -> Unicode.Scalar? {
        let converter = iconv_open("UCS-4LE", "GB18030")
        guard Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = code.map { CChar(bitPattern: $0) }
        var output: [UInt32] = [0]
        let left = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBytes { into in
                var (source, sourceLeft) = (from.baseAddress, from.count)
                var (target, targetLeft) = (into.baseAddress?.assumingMemoryBound(to: CChar.self), into.count)
                return iconv(converter, &source, &sourceLeft, &target, &targetLeft)
            }
        }
        return left == Int(bitPattern: UInt(bitPattern: -1)) ? nil : Unicode.Scalar(output[0])
    }

    @Test func `each of the eighty is what the standard's table has for its code`() throws {
        // 0xFE50 to 0xFEA0 without 0xFE7F, in order U+E815 to U+E864 where fonts of GBK put them.
        let codes = (UInt8(0x50)...0xA0).filter { $0 != 0x7F }
        #expect(codes.count == 80 && PrivateArea.unified.count == 80)
        for (offset, second) in codes.enumerated() {
            let old = try #require(Unicode.Scalar(UInt32(0xE815 + offset)))
            let place = try #require(Self.character([0xFE, second]))
            #expect(!(0xE000...0xF8FF).contains(place.value), "\(second)")
            #expect(PrivateArea.unified[old] == place, "\(String(second, radix: 16))")
        }
    }
}
