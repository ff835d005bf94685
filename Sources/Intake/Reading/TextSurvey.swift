// Looks at every byte of a text file once, to tell how it is written before a row of it is read.

/// What the bytes of a file allow to say of its encoding. Fed piece by piece; memory does not grow.
struct TextSurvey {
    /// The first bytes, enough for every mark and signature.
    private(set) var start: [UInt8] = []
    /// Whether only blanks and line ends have been seen.
    private(set) var isBlank = true
    /// Whether there is nothing but blanks after a byte order mark.
    var isEmpty: Bool { isBlank || size == start.count && TextEncoding.allCases.contains { $0.mark == start } }
    /// Whether U+FFFD stands in the text, read as UTF-8.
    private(set) var holdsReplacement = false
    private var size = 0
    /// Zero bytes at even and at odd places, and pairs of them that would be one UTF-16 unit.
    private var zeros = [0, 0]
    private var zeroUnits = 0
    private var lastWasZero = false

    /// Bytes of well-formed UTF-8 in characters of three bytes and more, as Chinese ones are, and bytes that are not UTF-8.
    private var wellFormed = 0
    private var malformed = 0
    private var utf8 = UTF8Progress()

    mutating func take(_ piece: UnsafeRawBufferPointer) {
        if start.count < 8 { start += piece.prefix(8 - start.count) }
        if isBlank { isBlank = piece.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D } }
        var index = 0
        while index < piece.count {
            if utf8.isIdle, !lastWasZero {
                let run = TextSurvey.plainRun(piece, from: index)
                if run.end > index {
                    wellFormed += run.wide
                    index = run.end
                    continue
                }
            }
            step(piece[index], at: size + index)
            index += 1
        }
        size += piece.count
    }

    /// Where ASCII without zero, and characters of three bytes that need no second look, end; and how many bytes the latter take.
    private static func plainRun(_ piece: UnsafeRawBufferPointer, from start: Int) -> (end: Int, wide: Int) {
        var (index, wide) = (start, 0)
        while index < piece.count {
            let byte = piece[index]
            if byte < 0x80 {
                if byte == 0 { break }
                index += 1
                while index + 8 <= piece.count {
                    let word = piece.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                    let zero = (word &- 0x0101_0101_0101_0101) & ~word
                    if (word | zero) & 0x8080_8080_8080_8080 != 0 { break }
                    index += 8
                }
            } else if byte >= 0xE1, byte <= 0xEC, index + 3 <= piece.count, piece[index + 1] & 0xC0 == 0x80, piece[index + 2] & 0xC0 == 0x80
            {
                index += 3
                wide += 3
            } else {
                break
            }
        }
        return (index, wide)
    }

    private mutating func step(_ byte: UInt8, at place: Int) {
        if byte == 0 {
            zeros[place & 1] += 1
            if lastWasZero, place & 1 == 1 { zeroUnits += 1 }
        }
        lastWasZero = byte == 0
        switch utf8.step(byte) {
        case .ascii, .inside: break
        case .whole(let length, let scalar):
            // Two bytes that make a character are common in GB18030 too (联通 is the known case), three are not.
            if length >= 3 { wellFormed += length }
            if scalar == 0xFFFD { holdsReplacement = true }
        case .broken(let count): malformed += count
        }
    }

    /// The encoding, how many bytes its mark takes, and whether it was told by the bytes alone; nil where the file is no text.
    ///
    /// In this order: a byte order mark; UTF-16 without one, where zero bytes stand nearly all at odd, or all at even places; UTF-8, where
    /// all of it is well formed, or as many bytes of Chinese in UTF-8 as not (then with faults: a damaged UTF-8 file may happen to pair up as
    /// GB18030, and would be read as nonsense); else GB18030, where bytes that it does not know are faults too. So bytes that are both
    /// are UTF-8.
    func verdict() -> (encoding: TextEncoding, mark: Int, guessed: Bool)? {
        for encoding in TextEncoding.allCases where start.starts(with: encoding.mark) {
            let zero = encoding.unit == 2 ? zeroUnits : zeros[0] + zeros[1]
            return zero == 0 ? (encoding, encoding.mark.count, false) : nil
        }
        if zeros[0] + zeros[1] > 0 {
            guard size % 2 == 0, zeroUnits == 0 else { return nil }
            if zeros[1] >= 4 * max(zeros[0], 1) { return (.utf16LittleEndian, 0, true) }
            if zeros[0] >= 4 * max(zeros[1], 1) { return (.utf16BigEndian, 0, true) }
            return nil
        }
        let faults = malformed + utf8.pending
        return wellFormed >= faults ? (.utf8, 0, false) : (.gb18030, 0, true)
    }

    /// Whether the text holds zero characters in this encoding.
    func holdsZero(in encoding: TextEncoding) -> Bool {
        encoding.unit == 2 ? zeroUnits > 0 : zeros[0] + zeros[1] > 0
    }
}
