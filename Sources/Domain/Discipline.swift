// The basic disciplines (基础学科) and how documents write them.

/// A discipline: one of the five basic ones, or one that a plan defines for itself.
package struct Discipline: Hashable, Sendable, Codable {
    /// Lower-case letters, digits and hyphens.
    package let code: String
    package let label: Bilingual
    /// Other ways of writing it that intake accepts.
    package let synonyms: [String]

    package init(code: String, label: Bilingual, synonyms: [String] = []) {
        self.code = code
        self.label = label
        self.synonyms = synonyms
    }

    /// The five disciplines that the official plans name.
    package static let basic: [Discipline] = [
        Discipline(code: "mathematics", label: Bilingual("数学", "mathematics"), synonyms: ["数学与应用数学"]),
        Discipline(code: "physics", label: Bilingual("物理", "physics"), synonyms: ["物理学"]),
        Discipline(code: "chemistry", label: Bilingual("化学", "chemistry"), synonyms: ["化学类"]),
        Discipline(code: "biology", label: Bilingual("生物", "biology"), synonyms: ["生物学", "生物科学"]),
        Discipline(
            code: "computing", label: Bilingual("计算机", "computing"),
            synonyms: ["计算机科学", "计算机科学与技术", "computer science"]),
    ]

    /// Whether a text written in a file names this discipline.
    package func isNamed(_ text: String) -> Bool {
        let lowered = text.lowercased()
        return code == lowered || label.zh == text || label.en.lowercased() == lowered || synonyms.contains(lowered)
    }
}
