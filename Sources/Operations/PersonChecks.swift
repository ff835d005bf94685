// What can only be told with the store at hand: whether the persons of a file are known, and known in that plan.

internal import Domain
internal import Intake
internal import Ledger

/// Checks the persons that the records of a file are about. No message repeats a number or a name.
struct PersonChecks {
    let sheet: Sheet
    let kind: RecordKind
    /// Numbers that are not in the store but will be, by the time this file is imported.
    let foreseen: [PersonRole: Set<String>]

    func findings(on reader: LedgerReader) throws -> [Finding] {
        // A record about a plan names nobody; its texts must not either.
        guard let role = kind.role else { return try TextChecks(sheet: sheet, kind: kind).findings(known: [:], on: reader) }
        let own = try People(Set(sheet.records.compactMap(\.reference)), as: role, on: reader)
        let mentors = try People(Set(sheet.records.compactMap(\.mentorReference)), as: .mentor, on: reader)
        var findings: [Finding] = []
        for record in sheet.records {
            if let reference = record.reference {
                findings += check(reference, own, mayBeNew: kind.introducesPersons, row: record.row)
            }
            if let reference = record.mentorReference {
                findings += check(reference, mentors, mayBeNew: false, row: record.row)
            }
        }
        return try findings + TextChecks(sheet: sheet, kind: kind).findings(known: own.known, on: reader) + unmatched(own.known, on: reader)
    }

    /// What the store knows of some numbers of one list.
    private struct People {
        let role: PersonRole
        let known: [String: Int]
        let erased: Set<String>

        init(_ references: Set<String>, as role: PersonRole, on reader: LedgerReader) throws {
            self.role = role
            known = try reader.persons(for: references, as: role)
            erased = try reader.erased(references, as: role)
        }
    }

    private func check(_ reference: String, _ people: People, mayBeNew: Bool, row: Int) -> [Finding] {
        let column = people.role == .mentor ? "mentor_id" : "person_id"
        if people.erased.contains(reference) { return [forgotten(row, column)] }
        guard !mayBeNew, people.known[reference] == nil, foreseen[people.role]?.contains(reference) != true else { return [] }
        switch people.role {
        case .pupil:
            return [
                unknown(
                    row, column, Bilingual("英才库里没有这个人员编号", "the store has no person of this number"),
                    Bilingual("请先导入此人的报名记录", "Import the person's application first"))
            ]
        case .mentor:
            return [
                unknown(
                    row, column, Bilingual("英才库里没有这个导师编号", "the store has no mentor of this number"),
                    Bilingual("请先导入导师表", "Import the table of mentors first"))
            ]
        }
    }

    /// Screening, relaxations and wishes without an application, evaluations, exits, sessions and certificates without a placement:
    /// stored, but no measure can use them.
    private func unmatched(_ known: [String: Int], on reader: LedgerReader) throws -> [Finding] {
        guard kind != .placement, let needed = kind.followsOn else { return [] }
        var cursor = ColumnCursor("plan_id")
        let plans = Set(sheet.records.map { cursor.cell($0.values) })
        return try plans.map { ($0, $0.text ?? "") }.sorted { $0.1 < $1.1 }.compactMap { cell, plan in
            let present = try reader.persons(with: needed, in: plan)
            var (count, firstRow) = (0, 0)
            for record in sheet.records where cursor.cell(record.values) == cell {
                guard let person = record.reference.flatMap({ known[$0] }), !present.contains(person) else { continue }
                count += 1
                if count == 1 { firstRow = record.row }
            }
            guard count > 0 else { return nil }
            return Finding(
                "import.person.unmatched", .warning, at: sheet.place(firstRow, "person_id"),
                what: Bilingual(
                    "有 \(count) 行所说的人在方案 \(plan) 中没有\(needed.label.zh)记录（此为第一行），统计时不会计入",
                    "\(count) rows are about persons without \(needed.label.en) in the plan \(plan) (this is the first); no figure counts them"
                ))
        }
    }

    private func forgotten(_ row: Int, _ column: String) -> Finding {
        Finding(
            "import.person.erased", at: sheet.place(row, column),
            what: Bilingual("这个编号属于身份已被删除的人，不能再次录入", "this number is that of an erased person and is not taken in again"),
            action: Bilingual(
                "请从文件中删去此行；若此人重新报名，请使用新的编号", "Remove the row from the file; should the person apply anew, give a new number"))
    }

    private func unknown(_ row: Int, _ column: String, _ what: Bilingual, _ action: Bilingual) -> Finding {
        Finding(
            "import.person.unknown", at: sheet.place(row, column), what: what, action: action)
    }
}
