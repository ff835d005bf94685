// What may stand in a picture: the elements and attributes that gnuplot's svg terminal writes, and nothing that could act or fetch.

/// The list of allowed elements and attributes, and what values may look like.
enum SVGAllowList {
    /// gnuplot's own titles and descriptions, which browsers would show as a tooltip saying “Gnuplot”. They are left out.
    static let dropped: Set<String> = ["title", "desc"]

    private static let look: Set<String> = [
        "id", "fill", "color", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "fill-opacity",
        "stroke-opacity", "transform", "class",
    ]

    private static let elements: [String: Set<String>] = [
        "svg": ["width", "height", "viewBox", "xmlns", "xmlns:xlink"],
        "title": [], "desc": [], "defs": [],
        "g": look.union(["font-family", "font-size", "text-anchor", "shape-rendering"]),
        "path": look.union(["d", "style"]),
        "rect": look.union(["x", "y", "width", "height"]),
        "circle": look.union(["cx", "cy", "r"]),
        "polygon": look.union(["points"]),
        "use": look.union(["xlink:href"]),
        "text": ["xml:space"],
        "pattern": ["id", "patternUnits", "x", "y", "width", "height"],
        "filter": ["id", "filterUnits", "x", "y", "width", "height"],
        "feFlood": ["flood-color", "flood-opacity", "result"],
        "feComposite": ["in", "in2", "operator"],
    ]

    private static let namespaces = ["xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink"]

    /// The first thing about an element that is not allowed; `nil` when all is. `parent` is `nil` for the root.
    static func fault(in element: SVGElement, parent: String?) -> SVGFault? {
        guard let allowed = elements[element.name], (element.name == "svg") == (parent == nil) else {
            return .element(short(element.name))
        }
        // Titles, descriptions and texts hold text only.
        if let parent, dropped.contains(parent) || parent == "text" { return .element(short(element.name)) }
        for attribute in element.attributes {
            guard allowed.contains(attribute.name) else {
                return .attribute(short(attribute.name), in: element.name)
            }
            guard isPlain(attribute) else { return .value(of: attribute.name, in: element.name) }
        }
        return nil
    }

    /// A name cut to a length that fits a message.
    static func short(_ name: String) -> String {
        name.count > 40 ? String(name.prefix(40)) + "…" : name
    }

    private static func isPlain(_ attribute: SVGElement.Attribute) -> Bool {
        let value = attribute.value
        if let namespace = namespaces[attribute.name] { return value == namespace }
        if attribute.name == "style" { return SVGRewriter.strokeOfStyle(value) != nil }
        if attribute.name == "xlink:href" { return value.hasPrefix("#") && isName(value.dropFirst()) }
        if attribute.name == "id" { return isName(value[...]) }
        // gnuplot passes the font name through, and marks bold text in it.
        if attribute.name == "font-family" { return value == Canvas.font || value == Canvas.boldFont }
        // Looking for the letter first is quick where path data is long.
        if value.utf8.contains(where: { $0 == UInt8(ascii: "u") || $0 == UInt8(ascii: "U") }), value.lowercased().contains("url") {
            return SVGElement.target(of: attribute).map(isName) ?? false
        }
        // Numbers, colours, path data and keywords. No colon, so no scheme; no quote, no angle bracket, no semicolon.
        return value.utf8.allSatisfy { isNameByte($0) || isMarkByte($0) }
    }

    private static func isName(_ value: Substring) -> Bool {
        !value.isEmpty && value.utf8.count <= 80 && value.utf8.allSatisfy(isNameByte)
    }

    private static func isMarkByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "."), UInt8(ascii: ","),
            UInt8(ascii: "#"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "%"), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
