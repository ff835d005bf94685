// One question of a worklist whether two persons are one: what is known of both, and how its baseline stands in a hidden sheet.

package import Domain

/// A question of recognition put to a school or university.
package struct WorklistQuestion: Hashable, Sendable {
    /// One of the two, as far as the addressee may see.
    package struct Side: Hashable, Sendable {
        /// The office's number, or the store's own.
        package let number: String
        /// nil where no name is known.
        package let name: String?
        /// The addressee's name and the plans under which it had this person; empty where no record tells.
        package let about: String

        package init(number: String, name: String?, about: String) {
            self.number = number
            self.name = name
            self.about = about
        }
    }

    /// Opaque; tells the row wherever it is moved to.
    package let token: String
    /// `12.34`: row 34 of the file that became batch 12.
    package let question: String
    package let role: PersonRole
    package let one: Side
    package let other: Side
    package let reason: Bilingual
    /// Of a row read back: what its cells in `QuestionColumn.shown` said when it was issued.
    var shown: [String] = []

    package init(token: String, question: String, role: PersonRole, one: Side, other: Side, reason: Bilingual) {
        self.token = token
        self.question = question
        self.role = role
        self.one = one
        self.other = other
        self.reason = reason
    }

    func text(_ column: QuestionColumn, _ language: Language) -> String {
        switch column {
        case .number: one.number
        case .name: one.name ?? ""
        case .about: one.about
        case .otherNumber: other.number
        case .otherName: other.name ?? ""
        case .otherAbout: other.about
        case .reason: reason[language]
        case .verdict: ""
        case .token: token
        }
    }
}

/// How a hidden sheet writes which questions were asked.
enum QuestionBaseline {
    static let sheetName = "_questions"

    /// How many cells a row takes.
    static let width = 6

    static func cells(_ question: WorklistQuestion, _ language: Language) -> [String] {
        [
            question.token, question.question, question.role.rawValue, Baseline.written(question.one.number),
            Baseline.written(question.other.number),
            Baseline.written(QuestionColumn.shown.map { question.text($0, language) }.joined(separator: "\u{1F}")),
        ]
    }

    static func question(_ cells: [String]) -> WorklistQuestion? {
        guard cells.count >= width, !cells[0].isEmpty, let role = PersonRole(rawValue: cells[2]) else { return nil }
        var question = WorklistQuestion(
            token: cells[0], question: cells[1], role: role,
            one: WorklistQuestion.Side(number: Baseline.read(cells[3]), name: nil, about: ""),
            other: WorklistQuestion.Side(number: Baseline.read(cells[4]), name: nil, about: ""), reason: Bilingual("", ""))
        question.shown = Baseline.read(cells[5]).split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        return question
    }
}
