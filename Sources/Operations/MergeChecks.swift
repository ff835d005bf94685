// Who two persons are known to be, before they are taken as one: document numbers and sex. No finding repeats a value.

internal import Domain
internal import Intake
internal import Ledger
internal import Linkage

/// Holds what the store knows of two persons against each other. What was decided already is not asked again.
struct MergeChecks {
    private let reader: LedgerReader
    private let one: Int
    private let other: Int

    /// - Parameters: their own ids.
    init(_ one: Int, _ other: Int, on reader: LedgerReader) {
        self.reader = reader
        self.one = reader.component(of: one).first ?? one
        self.other = reader.component(of: other).first ?? other
    }

    /// Two whole resident identity numbers that differ are two people's, or one of them was written down wrong.
    func documents() throws -> Finding? {
        guard one != other else { return nil }
        let held = try reader.identities(.documentNumber, of: [one, other]).compactMapValues { NormalForm.document.form(of: $0) }
        guard let first = held[one], let second = held[other], first != second, DocumentNumber.isWhole(first),
            DocumentNumber.isWhole(second)
        else { return nil }
        return Finding(
            "match.merge.documents",
            what: Bilingual(
                "两人的证件号码不同，且都合乎校验规则，应是两个人", "their document numbers differ and both are whole: they should be two people"),
            action: Bilingual(
                "请核对；如确是同一人、其中一个号码有误，请加 --despite-documents 认定，再以 import --correct-documents 更正号码",
                "Check both; where they are one person and a number is wrong, decide with --despite-documents, then correct the number with import --correct-documents"
            ))
    }

    /// Two sexes in their applications: one of them was written down wrong, or they are two people.
    func sexes() throws -> Finding? {
        guard one != other else { return nil }
        let said = try reader.sexes(of: [one, other])
        guard let first = said[one], let second = said[other], first.isDisjoint(with: second) else { return nil }
        return Finding(
            "match.merge.sexes", .warning,
            what: Bilingual("两人报名记录中的性别不同", "their applications state different sexes"),
            action: Bilingual(
                "请核对；如认定有误，用 talentpool match undo 撤销", "Check them; if the decision is wrong, take it back with talentpool match undo"))
    }
}
