// A file that is not readable as a whole, read section by section: what one key breaks does not hide what the others say.

internal import Domain
internal import Yams

/// The sections that could be read, and what was wrong with the others.
struct FormSections {
    /// Keys and values of the outermost level; of a repeated key the last.
    private(set) var pairs: [(Node, Node)] = []
    private(set) var findings: [Finding] = []
    /// Names that are written, whether their section could be read or not.
    private(set) var written: Set<String> = []

    /// More are not a form but a flood.
    private static let most = 200

    /// nil where the text has no sections, or marks of several documents among them.
    init?(_ source: String, area: String, file: String) {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        guard !lines.contains(where: { $0.hasPrefix("---") || $0.hasPrefix("...") || $0.hasPrefix("%") }) else { return nil }
        let heads = lines.indices.filter { index in
            lines[index].first.map { $0.isLetter || $0 == "\"" || $0 == "'" || $0 == "_" } == true
        }
        guard heads.count > 1, heads.count <= FormSections.most else { return nil }
        var firstLines: [String: Int] = [:]
        for (index, head) in heads.enumerated() {
            let end = index + 1 < heads.count ? heads[index + 1] : lines.count
            // Empty lines in front keep the numbers of the lines.
            let text = String(repeating: "\n", count: head) + lines[head..<end].joined(separator: "\n")
            let name = lines[head].prefix { $0 != ":" && $0 != "：" }.trimmed
            do {
                guard let mapping = try Yams.compose(yaml: text)?.mapping, let pair = mapping.first, mapping.count == 1 else {
                    findings.append(FormSyntax(noKeyAt: head + 1, area, file).finding)
                    continue
                }
                let name = pair.key.scalar?.string ?? name
                if let first = firstLines[name] {
                    findings.append(FormSyntax(repeated: name, line: first, area, file).finding)
                    pairs.removeAll { $0.0.scalar?.string == name }
                }
                firstLines[name] = head + 1
                written.insert(name)
                pairs.append((pair.key, pair.value))
            } catch {
                written.insert(name)
                findings.append(FormSyntax(error, area, file).finding)
            }
        }
    }
}
