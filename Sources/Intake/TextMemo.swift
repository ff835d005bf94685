// What was made of the texts seen last: a column says the same few things again and again.

internal import Glibc

/// A small table from texts to what they mean. A text that comes again soon is found by its bytes alone; one that stands in the place of
/// another takes it.
///
/// Cost: one pass over the bytes of the text, no allocation. Memory: as many texts as there are places.
package struct TextMemo<Value> {
    private var places: [(text: String, value: Value)?] = []
    private static var size: Int { 64 }

    package init() {}

    package subscript(_ text: String) -> Value? {
        guard !places.isEmpty, let held = places[TextMemo.place(text)], TextMemo.isSame(held.text, text) else { return nil }
        return held.value
    }

    package mutating func remember(_ text: String, _ value: Value) {
        if places.isEmpty { places = Array(repeating: nil, count: TextMemo.size) }
        places[TextMemo.place(text)] = (text, value)
    }

    package mutating func forget() { places.removeAll() }

    private static func place(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { bytes in
            var mixed: UInt64 = UInt64(truncatingIfNeeded: bytes.count)
            let raw = UnsafeRawBufferPointer(bytes)
            var position = 0
            while position + 8 <= raw.count {
                mixed = (mixed ^ raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
                mixed ^= mixed >> 29
                position += 8
            }
            while position < raw.count {
                mixed = (mixed ^ UInt64(raw[position])) &* 0x9E37_79B9_7F4A_7C15
                position += 1
            }
            return Int((mixed ^ (mixed >> 32)) >> 20 & 63)
        }
    }

    /// Whether two texts are the same byte for byte; texts that only look alike are told apart.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        var (one, other) = (one, other)
        return one.withUTF8 { bytes in
            other.withUTF8 { others in
                guard bytes.count == others.count else { return false }
                guard let start = bytes.baseAddress, let otherStart = others.baseAddress else { return true }
                return memcmp(start, otherStart, bytes.count) == 0
            }
        }
    }
}
