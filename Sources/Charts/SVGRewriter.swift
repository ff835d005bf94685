// From gnuplot's checked tree to our own: ids renamed, unused definitions and empty groups left out, fonts and style settled.

/// Rewrites a tree that `SVGReader` accepted.
struct SVGRewriter {
    private let prefix: String
    private var names: [Substring: String] = [:]

    /// `prefix` begins every id, so that several pictures can stand in one page.
    init(prefix: String) {
        self.prefix = prefix
    }

    /// The rewritten children of the root. Ids that nothing points to disappear; the others become `prefix-1`, `prefix-2` … in order of
    /// appearance, so nothing of gnuplot's own counting shows.
    mutating func rewrite(_ root: SVGElement) -> [SVGElement] {
        let kept = root.children.compactMap { prune($0, used: uses(in: root)) }
        for child in kept { number(child) }
        return kept.map(renamed)
    }

    /// The stroke colour of the one style gnuplot writes (on the lines of a pattern): `fill:none; stroke:rgb(1,2,3)`.
    ///
    /// A style attribute would need an exception in a page's security policy, so it is turned into attributes.
    static func strokeOfStyle(_ style: String) -> String? {
        let start = "fill:none; stroke:rgb("
        guard style.utf8.count < 48, style.hasPrefix(start), style.hasSuffix(")") else { return nil }
        let numbers = style.dropFirst(start.count).dropLast()
        guard numbers.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") || $0 == 0x20 }) else { return nil }
        return "rgb(\(numbers))"
    }

    /// Every id that is needed: pointed to from what is drawn, or from a definition that is itself needed.
    private func uses(in root: SVGElement) -> Set<Substring> {
        var definitions: [Substring: SVGElement] = [:]
        var waiting: [Substring] = []
        func collect(_ element: SVGElement, inDefinitions: Bool) {
            if !inDefinitions { waiting += element.attributes.compactMap(SVGElement.target) }
            for child in element.children {
                if element.name == "defs", let id = child["id"] { definitions[id[...]] = child }
                collect(child, inDefinitions: inDefinitions || element.name == "defs")
            }
        }
        collect(root, inDefinitions: false)
        var used: Set<Substring> = []
        while let id = waiting.popLast() {
            guard used.insert(id).inserted, let definition = definitions[id] else { continue }
            waiting += definition.targets
        }
        return used
    }

    private func prune(_ element: SVGElement, used: Set<Substring>) -> SVGElement? {
        var kept = element
        if element.name == "defs" {
            kept.children = element.children.filter { child in child["id"].map { used.contains($0[...]) } ?? false }
        } else {
            kept.children = element.children.compactMap { prune($0, used: used) }
        }
        kept.attributes.removeAll { $0.name == "class" || ($0.name == "id" && !used.contains($0.value[...])) }
        if kept.children.isEmpty, ["g", "defs"].contains(kept.name) { return nil }
        if kept.name == "g", kept.attributes.isEmpty, kept.children.count == 1 { return kept.children[0] }
        return kept
    }

    private mutating func number(_ element: SVGElement) {
        if let id = element["id"] { names[id[...]] = "\(prefix)-\(names.count + 1)" }
        for child in element.children { number(child) }
    }

    private func renamed(_ element: SVGElement) -> SVGElement {
        var result = element
        result.attributes = element.attributes.flatMap(rewritten)
        result.children = element.children.map(renamed)
        return result
    }

    private func rewritten(_ attribute: SVGElement.Attribute) -> [SVGElement.Attribute] {
        var result = attribute
        // Bytes, as path data is most of a picture: gnuplot ends its paths and points with blanks.
        if attribute.value.utf8.last == 0x20 || attribute.value.utf8.contains(0x0A) {
            result.value = attribute.value.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
                .joined(separator: " ")
        }
        switch attribute.name {
        case "id": result.value = names[attribute.value[...]] ?? prefix
        case "font-family":
            // The family stands once, at the root.
            return attribute.value == Canvas.boldFont ? [.init(name: "font-weight", value: "bold")] : []
        case "style":
            return [.init(name: "fill", value: "none"), .init(name: "stroke", value: SVGRewriter.strokeOfStyle(attribute.value) ?? "none")]
        default:
            if let target = SVGElement.target(of: attribute) {
                let name = names[target] ?? prefix
                result.value = attribute.name == "xlink:href" ? "#\(name)" : "url(#\(name))"
            }
        }
        return [result]
    }
}

extension SVGElement {
    /// The ids that the element and everything in it point to.
    fileprivate var targets: [Substring] {
        attributes.compactMap(SVGElement.target) + children.flatMap(\.targets)
    }
}
