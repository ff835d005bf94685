// One element of a picture between reading and writing.

/// An element with its attributes in document order, its children, and its text (kept for `text` elements only).
struct SVGElement: Hashable, Sendable {
    /// One attribute.
    struct Attribute: Hashable, Sendable {
        var name: String
        var value: String
    }

    var name: String
    var attributes: [Attribute]
    var children: [SVGElement] = []
    var text = ""

    subscript(attribute: String) -> String? {
        attributes.first { $0.name == attribute }?.value
    }
}

extension SVGElement {
    /// The local id an attribute value points to: `#id` in `xlink:href`, `url(#id)` anywhere; `nil` if it points nowhere.
    static func target(of attribute: Attribute) -> Substring? {
        if attribute.name == "xlink:href", attribute.value.hasPrefix("#") { return attribute.value.dropFirst() }
        if attribute.value.hasPrefix("url(#"), attribute.value.hasSuffix(")") { return attribute.value.dropFirst(5).dropLast() }
        return nil
    }
}
