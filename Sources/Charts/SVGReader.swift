// Reads gnuplot's picture with expat into a tree, and refuses everything that is not on the allow-list while reading.

import CExpat

/// Parses SVG text. A class because expat calls back with a pointer to it; it lives for one call and is never shared.
final class SVGReader {
    private static let deepest = 32
    private static let mostElements = 100_000

    private var open: [SVGElement] = []
    private var root: SVGElement?
    private var elementCount = 0
    private var fault: SVGFault?
    private let parser: XML_Parser

    private init(parser: XML_Parser) {
        self.parser = parser
    }

    /// Reads a whole picture. Throws `badSVG` with the first fault. Cost: linear in the text.
    static func read(_ text: String) throws(ChartError) -> SVGElement {
        guard text.utf8.count <= Int(Int32.max) else { throw .badSVG(.tooLarge) }
        guard let parser = XML_ParserCreate("UTF-8") else { throw .badSVG(.tooLarge) }
        defer { XML_ParserFree(parser) }
        let reader = SVGReader(parser: parser)
        reader.listen()
        // gnuplot leaves `>` as it is, and `]]>` may not stand in the text of an XML file.
        var copy = text.replacing("]]>", with: "]]&gt;")
        let status = withExtendedLifetime(reader) {
            copy.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { XML_Parse(parser, $0.baseAddress, Int32($0.count), 1) }
            }
        }
        if let fault = reader.fault { throw .badSVG(fault) }
        guard status == XML_STATUS_OK, let root = reader.root else {
            throw .badSVG(.notWellFormed(line: Int(XML_GetCurrentLineNumber(parser))))
        }
        return root
    }

    private func listen() {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in SVGReader.from(data)?.start(name, attributes) },
            { data, _ in SVGReader.from(data)?.end() })
        XML_SetCharacterDataHandler(parser) { data, bytes, length in SVGReader.from(data)?.characters(bytes, length) }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in SVGReader.from(data)?.stop(.documentType) }
        XML_SetProcessingInstructionHandler(parser) { data, _, _ in SVGReader.from(data)?.stop(.instruction) }
        XML_SetCommentHandler(parser) { data, _ in SVGReader.from(data)?.stop(.instruction) }
    }

    private static func from(_ data: UnsafeMutableRawPointer?) -> SVGReader? {
        data.map { Unmanaged<SVGReader>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ fault: SVGFault) {
        if self.fault == nil { self.fault = fault }
        XML_StopParser(parser, XML_Bool(0))
    }

    private func start(_ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
        // expat may still report what it had read when it was stopped.
        guard fault == nil, let name, let attributes else { return }
        var element = SVGElement(name: String(cString: name), attributes: [])
        var index = 0
        while let attribute = attributes[index], let value = attributes[index + 1] {
            element.attributes.append(.init(name: String(cString: attribute), value: String(cString: value)))
            index += 2
        }
        elementCount += 1
        if elementCount > SVGReader.mostElements || open.count >= SVGReader.deepest { return stop(.tooLarge) }
        if let fault = SVGAllowList.fault(in: element, parent: open.last?.name) { return stop(fault) }
        open.append(element)
    }

    private func end() {
        guard fault == nil, let closed = open.popLast() else { return }
        if open.isEmpty {
            root = closed
        } else if !SVGAllowList.dropped.contains(closed.name) {
            open[open.count - 1].children.append(closed)
        }
    }

    private func characters(_ bytes: UnsafePointer<XML_Char>?, _ length: Int32) {
        guard fault == nil, let bytes, let element = open.last else { return }
        let piece = String(
            decoding: UnsafeBufferPointer(start: bytes, count: Int(length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if element.name == "text" {
            open[open.count - 1].text += piece
        } else if !SVGAllowList.dropped.contains(element.name), !piece.utf8.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
            stop(.text(in: SVGAllowList.short(element.name)))
        }
    }
}
