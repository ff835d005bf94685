// Pieces of a file in any encoding to pieces of UTF-8, through glibc's iconv.

internal import Glibc

/// Turns bytes into UTF-8. What the encoding does not know becomes one byte 0xFF, which UTF-8 never has: whoever reads the cell sees it.
///
/// A class because iconv keeps a state that is freed once.
final class TextDecoder {
    static let undecodable: UInt8 = 0xFF

    /// nil for UTF-8, which is handed on as it is.
    private let converter: iconv_t?
    private let unit: Int
    /// Bytes of a character that the last piece broke off in.
    private var rest: [UInt8] = []
    private var output = [UInt8](repeating: 0, count: 64 * 1024)

    /// - Returns: nil where this system does not know the encoding.
    init?(_ encoding: TextEncoding) {
        unit = encoding.unit
        guard encoding != .utf8 else {
            converter = nil
            return
        }
        let opened = iconv_open("UTF-8", encoding.label)
        // iconv_open answers (iconv_t) -1 where it fails.
        guard Int(bitPattern: opened) != -1 else { return nil }
        converter = opened
    }

    deinit { if let converter { iconv_close(converter) } }

    /// Decodes a piece; `body` may be called several times.
    func decode(_ piece: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
        guard let converter else { return body(piece) }
        guard !rest.isEmpty else { return run(converter, piece, body) }
        let joined = rest + piece
        rest = []
        joined.withUnsafeBytes { run(converter, $0, body) }
    }

    /// Says what is left of a character that the file broke off in.
    func finish(_ body: (UnsafeRawBufferPointer) -> Void) {
        guard !rest.isEmpty else { return }
        rest = []
        withUnsafeBytes(of: TextDecoder.undecodable) { body($0) }
    }

    private func run(_ converter: iconv_t, _ piece: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
        var position = 0
        while position < piece.count {
            // iconv reads its input alone, though its C type does not say so.
            var input = UnsafeMutablePointer(mutating: piece.baseAddress?.advanced(by: position).assumingMemoryBound(to: CChar.self))
            var left = piece.count - position
            let (produced, fault) = output.withUnsafeMutableBytes { buffer -> (Int, Int32) in
                var target = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                var room = buffer.count
                errno = 0
                let result = iconv(converter, &input, &left, &target, &room)
                return (buffer.count - room, result == -1 ? errno : 0)
            }
            position = piece.count - left
            if produced > 0 { output.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<produced])) } }
            switch fault {
            case EINVAL:
                rest = Array(piece[position...])
                return
            case EILSEQ:
                withUnsafeBytes(of: TextDecoder.undecodable) { body($0) }
                position += min(unit, piece.count - position)
            default: break
            }
        }
    }
}
