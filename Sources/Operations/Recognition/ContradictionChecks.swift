// A number and what stands beside it: whether a row that gives somebody's number says another name or document number than is known of them.

internal import Domain
internal import Intake
internal import Ledger
internal import Linkage

/// Holds the names and document numbers of rows with a number against what the store, earlier files of the same dry run and earlier rows say of
/// that number. Names change by law and are mistyped: a warning. Of two resident identity numbers that are both whole one is somebody
/// else's: an error. No finding repeats a value.
struct ContradictionChecks {
    let sheet: Sheet
    let kind: RecordKind
    /// Rows that give a number of their own; the others were recognised by what they say.
    let numbered: Set<Int>
    let foreseen: [ForeseenPerson]
    /// Whether the document numbers of the file are meant to correct those stored.
    let correctsDocuments: Bool

    /// What is known of a number, in the forms in which it is compared.
    private struct Known {
        var name: String?
        var document: String?
        /// Where it was said: nil is the store.
        var nameRow: Earlier?
        var documentRow: Earlier?
    }

    /// A row above, and the number that it gives.
    private struct Earlier {
        let row: Int
        let number: String
    }

    /// Of whom a row speaks: a person of the store, under any of their numbers, or a number that the store does not know.
    private enum Who: Hashable {
        case person(Int)
        case number(String)

        init(_ number: String, _ ids: [String: Int]) { self = ids[number].map { .person($0) } ?? .number(number) }
    }

    func findings(on reader: LedgerReader) throws -> [Finding] {
        guard let role = kind.role else { return [] }
        let rows = sheet.records.filter { numbered.contains($0.row) }
        var findings = try own(rows, role, reader)
        if kind.namesMentor { findings += try mentors(reader) }
        return TimelineChecks.limited(findings)
    }

    private func own(_ records: [Domain.Record], _ role: PersonRole, _ reader: LedgerReader) throws -> [Finding] {
        let said = records.compactMap { record -> (record: Domain.Record, number: String, name: String?, document: String?)? in
            guard let number = record.reference else { return nil }
            let name = record.identity[.name].flatMap { NormalForm.name.form(of: $0) }
            let document = record.identity[.documentNumber].flatMap { NormalForm.document.form(of: $0) }
            return name == nil && document == nil ? nil : (record, number, name, document)
        }
        guard !said.isEmpty else { return [] }
        // Only numbers that were found to be one person's make two numbers one.
        let before = reader.isAnybodyMerged ? foreseen.filter { $0.role == role }.map(\.number) : []
        let ids = try reader.persons(for: Set(said.map(\.number) + before), as: role)
        let names = try reader.identities(.name, of: Set(said.compactMap { $0.name == nil ? nil : ids[$0.number] }))
        let documents = try reader.identities(.documentNumber, of: Set(said.compactMap { $0.document == nil ? nil : ids[$0.number] }))
        var known: [Who: Known] = [:]
        for person in foreseen where person.role == role {
            let who = Who(person.number, ids)
            if known[who] == nil { known[who] = Known(name: person.said.name, document: person.said.document) }
        }
        var findings: [Finding] = []
        var renamed: [(record: Domain.Record, id: Int?, name: String, former: String, isSame: Bool, row: Earlier?)] = []
        var told: Set<[String]> = []
        for (record, number, name, document) in said {
            let who = Who(number, ids)
            var here = known[who] ?? Known()
            if let id = ids[number] {
                if let name = names[id].flatMap({ NormalForm.name.form(of: $0) }) { (here.name, here.nameRow) = (name, nil) }
                if let document = documents[id].flatMap({ NormalForm.document.form(of: $0) }) {
                    (here.document, here.documentRow) = (document, nil)
                }
            }
            if let document, let former = here.document, former != document, told.insert(["\(record.row)", "d"]).inserted {
                findings.append(otherDocument(record, document, former, here.documentRow))
            }
            if let name, let former = here.name, former != name, told.insert(["\(record.row)", "n"]).inserted {
                renamed.append((record, ids[number], name, former, document != nil && document == here.document, here.nameRow))
            }
            if here.name == nil, let name { (here.name, here.nameRow) = (name, Earlier(row: record.row, number: number)) }
            if here.document == nil, let document {
                (here.document, here.documentRow) = (document, Earlier(row: record.row, number: number))
            }
            known[who] = here
        }
        // A former name is no contradiction: a school may still write it.
        let bearers = try reader.persons(.name, forms: Set(renamed.map(\.name)), as: role)
        for (record, id, name, former, isSame, row) in renamed where id.map({ bearers[name]?.contains($0) != true }) ?? true {
            findings.append(otherName(record, "name", isSame: isSame, isNear: NameLikeness.level(name, former) > 0, row))
        }
        return findings.sorted { ($0.place.row ?? 0, $0.code) < ($1.place.row ?? 0, $1.code) }
    }

    /// Mentors of whom a row gives number and name.
    private func mentors(_ reader: LedgerReader) throws -> [Finding] {
        let said = sheet.records.compactMap { record -> (record: Domain.Record, number: String, name: String)? in
            guard let number = record.mentorReference, let name = record.clues[.mentorName].flatMap({ NormalForm.name.form(of: $0) }) else {
                return nil
            }
            return (record, number, name)
        }
        guard !said.isEmpty else { return [] }
        let ids = try reader.persons(for: Set(said.map(\.number)), as: .mentor)
        let bearers = try reader.persons(.name, forms: Set(said.map(\.name)), as: .mentor)
        let names = try reader.identities(.name, of: Set(ids.values))
        return said.compactMap { record, number, name in
            guard let id = ids[number], bearers[name]?.contains(id) != true,
                let former = names[id].flatMap({ NormalForm.name.form(of: $0) })
            else { return nil }
            return otherName(record, "mentor_name", isSame: false, isNear: NameLikeness.level(name, former) > 0, nil)
        }
    }

    private func otherName(_ record: Domain.Record, _ column: String, isSame: Bool, isNear: Bool, _ earlier: Earlier?) -> Finding {
        let source = ContradictionChecks.source(earlier, record.reference)
        let degree = isNear ? Bilingual("略有不同", "differs a little from") : Bilingual("不同", "is not")
        let action =
            isSame
            ? Bilingual("证件号码相同：如已更名，可以照常导入", "The document number is the same: if the name has been changed, import as it is")
            : isNear
                ? Bilingual("请核对是否笔误或已更名", "Check whether it is a slip or a change of name")
                : Bilingual(
                    "请核对编号是否写错、是否被他人重复使用；确已更名的，可以照常导入",
                    "Check whether the number is wrong or was given to two people; if the name has been changed, import as it is")
        return Finding(
            column == "name" ? "import.person.othername" : "import.mentor.othername", .warning, at: sheet.place(record.row, column),
            what: Bilingual(
                "姓名与\(source.zh)的姓名\(degree.zh)", "the name \(degree.en) the one under this number in \(source.en)"),
            action: action)
    }

    private func otherDocument(_ record: Domain.Record, _ document: String, _ former: String, _ earlier: Earlier?) -> Finding {
        let source = ContradictionChecks.source(earlier, record.reference)
        let isCertain = DocumentNumber.isWhole(document) && DocumentNumber.isWhole(former) && !correctsDocuments
        return isCertain
            ? Finding(
                "import.person.otherdocument", at: sheet.place(record.row, "document_number"),
                what: Bilingual(
                    "证件号码与\(source.zh)的证件号码不同，两个号码都合乎校验规则，不会是同一人的",
                    "the document number is not the one under this number in \(source.en); both are whole, so they are two people's"),
                action: Bilingual(
                    "请核对编号与证件号码；如英才库中的号码有误、以本文件为准，请加 --correct-documents 导入",
                    "Check both numbers; where the store's document number is wrong and this file has the right one, import with --correct-documents"
                ))
            : Finding(
                "import.person.newdocument", .warning, at: sheet.place(record.row, "document_number"),
                what: Bilingual(
                    "证件号码与\(source.zh)的证件号码不同", "the document number is not the one under this number in \(source.en)"),
                action: Bilingual(
                    "更正笔误或换发证件的，可以照常导入；否则请核对编号", "A correction or a new document may be imported as it is; else check the number"))
    }

    private static func source(_ earlier: Earlier?, _ number: String?) -> Bilingual {
        guard let earlier else { return Bilingual("库中该编号所登记", "the store") }
        return earlier.number == number
            ? Bilingual("第 \(earlier.row) 行该编号所填", "row \(earlier.row)")
            : Bilingual("第 \(earlier.row) 行（两个编号已认定为同一人）所填", "row \(earlier.row), whose number is the same person's")
    }
}
