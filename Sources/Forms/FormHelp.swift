// What a reader knows of a form beyond its shapes, so that a finding can tell what to write.

/// Examples and codes of one form.
package struct FormHelp: Sendable {
    /// A right value as YAML writes it, by path without places in lists, for example `quotas[].by`.
    package let examples: [String: String]
    /// Codes by the words that people write instead of them, for example `must` by 应当.
    package let codes: [String: [String]]

    package init(examples: [String: String], codes: [String: [String]]) {
        self.examples = examples
        self.codes = codes
    }

    /// For forms without examples.
    package static let none = FormHelp(examples: [:], codes: [:])

    /// The example for a path as findings write it, `quotas[1].by`.
    func example(at path: String) -> String? {
        examples[FormHelp.withoutPlaces(path)]
    }

    /// `quotas[1].by` as `quotas[].by`.
    package static func withoutPlaces(_ path: String) -> String {
        var result = ""
        var inside = false
        for character in path {
            if character == "]" { inside = false }
            if !inside { result.append(character) }
            if character == "[" { inside = true }
        }
        return result
    }
}
