// A part of a workbook through expat: no document type, no deep nesting, no endless tag.

internal import CExpat
internal import WorkbookFrames

/// Takes what a part says. Depth is 1 for the root.
protocol PartReader: AnyObject {
    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int) throws(Stop)
    func end(_ name: XMLName, depth: Int) throws(Stop)
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop)
}

/// A name without its namespace prefix: workbooks are written with any.
struct XMLName {
    private let pointer: UnsafePointer<CChar>
    let hasPrefix: Bool

    init(_ name: UnsafePointer<CChar>) {
        var local = name
        var cursor = name
        while cursor.pointee != 0 {
            if cursor.pointee == 0x3A { local = cursor + 1 }
            cursor += 1
        }
        pointer = local
        hasPrefix = local != name
    }

    static func == (name: XMLName, word: StaticString) -> Bool {
        var index = 0
        while index < word.utf8CodeUnitCount {
            guard UInt8(bitPattern: name.pointer[index]) == word.utf8Start[index] else { return false }
            index += 1
        }
        return name.pointer[index] == 0
    }
}

/// The attributes of an element.
struct XMLAttributes {
    fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// The value of the attribute with this local name.
    ///
    /// - Parameter prefixed: whether it must have a namespace prefix, or must have none; nil where either will do.
    func value(_ word: StaticString, prefixed: Bool? = false) -> UnsafePointer<CChar>? {
        var index = 0
        while let pointer = pointers[index] {
            let name = XMLName(pointer)
            if name == word, prefixed == nil || prefixed == name.hasPrefix { return pointers[index + 1] }
            index += 2
        }
        return nil
    }

    func text(_ word: StaticString, prefixed: Bool? = false) -> String? {
        value(word, prefixed: prefixed).map { String(cString: $0) }
    }

    /// A whole number from 0; nil where there is none or it is not one.
    func number(_ word: StaticString) -> Int? { value(word).flatMap(XMLAttributes.number) }

    /// `1`, `true` or `on`.
    func isTrue(_ word: StaticString) -> Bool { text(word).map { ["1", "true", "on"].contains($0) } ?? false }

    static func number(_ text: UnsafePointer<CChar>) -> Int? {
        var (value, cursor) = (0, text)
        while cursor.pointee != 0 {
            let digit = Int(cursor.pointee) - 0x30
            guard (0...9).contains(digit), value < 1 << 40 else { return nil }
            value = value * 10 + digit
            cursor += 1
        }
        return cursor == text ? nil : value
    }
}

/// Drives expat over one part. A class because expat calls back with a pointer to it; it lives for one call.
final class XMLPart {
    private static let deepest = 48
    /// A tag of more bytes is none of a workbook's, and expat looks at an unfinished one again with every piece.
    private static let longestTag = 1 << 20

    private let parser: XML_Parser
    private let reader: any PartReader
    private var depth = 0
    private var stop: Stop?

    private init(_ reader: any PartReader, _ parser: XML_Parser) {
        self.reader = reader
        self.parser = parser
    }

    /// Reads a part to its end.
    static func read(_ name: String, of archive: Archive, shares: Bool = false, _ reader: any PartReader) throws(Stop) {
        guard let parser = XML_ParserCreate(nil) else { throw Stop(.malformedXML) }
        defer { XML_ParserFree(parser) }
        let part = XMLPart(reader, parser)
        XML_SetUserData(parser, Unmanaged.passUnretained(part).toOpaque())
        XML_SetElementHandler(
            parser, { XMLPart.from($0)?.start($1, $2) }, { data, name in XMLPart.from(data)?.end(name) })
        XML_SetCharacterDataHandler(parser) { XMLPart.from($0)?.text($1, $2) }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in XMLPart.from(data)?.halt(Stop(.documentType)) }
        XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in XMLPart.from(data)?.halt(Stop(.documentType)) }
        var fed = 0
        try archive.read(name, shares: shares) { (piece) throws(Stop) in
            fed += piece.count
            try part.feed(piece, fed: fed)
        }
        try part.feed(UnsafeRawBufferPointer(start: nil, count: 0), fed: fed)
    }

    private func feed(_ piece: UnsafeRawBufferPointer, fed: Int) throws(Stop) {
        let status = XML_Parse(
            parser, piece.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(piece.count), piece.isEmpty ? 1 : 0)
        if let stop { throw stop }
        guard status == XML_STATUS_OK else { throw Stop(.malformedXML) }
        guard fed - Int(XML_GetCurrentByteIndex(parser)) <= XMLPart.longestTag else { throw Stop(.malformedXML) }
    }

    private static func from(_ data: UnsafeMutableRawPointer?) -> XMLPart? {
        data.map { Unmanaged<XMLPart>.fromOpaque($0).takeUnretainedValue() }
    }

    private func halt(_ reason: Stop) {
        if stop == nil { stop = reason }
        XML_StopParser(parser, XML_Bool(0))
    }

    private func start(_ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
        // expat may still report what it had read when it was stopped.
        guard stop == nil, let name, let attributes else { return }
        depth += 1
        guard depth <= XMLPart.deepest else { return halt(Stop(.nestedTooDeep)) }
        do throws(Stop) { try reader.start(XMLName(name), XMLAttributes(pointers: attributes), depth: depth) } catch { halt(error) }
    }

    private func end(_ name: UnsafePointer<XML_Char>?) {
        guard stop == nil, let name else { return }
        do throws(Stop) { try reader.end(XMLName(name), depth: depth) } catch { halt(error) }
        depth -= 1
    }

    private func text(_ bytes: UnsafePointer<XML_Char>?, _ length: Int32) {
        guard stop == nil, let bytes else { return }
        bytes.withMemoryRebound(to: UInt8.self, capacity: Int(length)) { bytes in
            do throws(Stop) { try reader.text(UnsafeBufferPointer(start: bytes, count: Int(length))) } catch { halt(error) }
        }
    }
}
