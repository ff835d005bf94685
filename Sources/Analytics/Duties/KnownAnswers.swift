// What was last heard on each follow-up question about each person: what a worklist starts from and is merged with.

package import Domain
package import Ledger

/// A question about a person.
package struct AskedQuestion: Hashable, Sendable {
    package let person: Int
    package let question: FollowUpQuestion

    package init(person: Int, question: FollowUpQuestion) {
        self.person = person
        self.question = question
    }
}

/// The newest answers of a cut.
package struct KnownAnswers: Sendable {
    private var answers: [AskedQuestion: KnownAnswer]

    /// - Throws: the store's errors; `FindingsError` where the query is missing or yields other columns than it says.
    package init(queries: QueryCatalogue, on reader: LedgerReader) throws {
        let measure = try Measure(queries.query("duties/known"), on: reader)
        answers = Dictionary(
            measure.rows.compactMap { row -> (AskedQuestion, KnownAnswer)? in
                let fact = FactRow(measure: measure, row: row)
                guard let person = fact.integer("person_id"), let question = fact.text("question").flatMap(FollowUpQuestion.init) else {
                    return nil
                }
                let (day, reported) = (fact.day("day"), fact.day("reported_day"))
                return (
                    AskedQuestion(person: person, question: question),
                    KnownAnswer(
                        status: fact.text("status").flatMap(FollowUpStatus.init), value: fact.text("value"),
                        institutionKind: fact.text("institution_kind").flatMap(InstitutionKind.init),
                        // Where no day was told the ledger has the day of the report.
                        day: day == reported ? nil : day, reportedDay: reported, evidence: fact.text("evidence").flatMap(EvidenceGrade.init)
                    )
                )
            }
        ) { first, _ in first }
    }

    /// Takes in an answer that is not stored yet: newer than what was heard, or instead of what was reported on the same day.
    package mutating func hear(_ answer: KnownAnswer, on asked: AskedQuestion) {
        if let held = answers[asked]?.reportedDay, let told = answer.reportedDay, told < held { return }
        var heard = answer
        // As the ledger gives it back.
        if heard.day == heard.reportedDay { heard.day = nil }
        answers[asked] = heard
    }

    /// Empty where nothing was ever heard.
    package subscript(_ asked: AskedQuestion) -> KnownAnswer { answers[asked] ?? KnownAnswer() }
}
