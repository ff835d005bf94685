// What a row says as a whole: whether it is out of step, an example of a template or part of one, and what only all rows together show.

internal import Domain

extension RowReader {
    /// Says so where what cannot be read could be read one column further on, or one before.
    func checkStep(_ unread: [Int], _ row: TableRow, _ facts: PlanFacts?, _ faults: inout [Finding]) {
        let typed = unread.filter { readers[$0].isTyped }
        guard typed.count > 1 else { return }
        for step in [1, -1] {
            let misfits = typed.filter { column in
                guard let position = readers[column].place.position, row.cells.indices.contains(position + step) else { return true }
                return !readers[column].couldHold(CleanText.of(row.cells[position + step].text), plan: facts)
            }
            // What stood at the edge has nothing beside it.
            let edge = step > 0 ? typed.last : typed.first
            guard typed.count - misfits.count > 1, misfits.allSatisfy({ $0 == edge }) else { continue }
            faults.append(
                Finding(
                    Damage.shifted.rawValue, at: columns.place(typed[0], row.number), what: Damage.shifted.what,
                    action: Damage.shifted.action))
            return
        }
    }

    func example(_ row: Int) -> Finding {
        Finding(
            "intake.row.example", .warning, at: Finding.Place(file: columns.places[0].file, row: row, sheet: columns.places[0].sheet),
            what: Bilingual("这是模板的示例行，没有读入", "this is the example row of a template; it was not read"),
            action: Bilingual("可以删去这一行", "The row can be removed"))
    }

    /// What is left of the example in a row from which its mark was taken away.
    func checkExample(_ faults: inout [Finding]) {
        for (column, texts) in leftovers where texts.contains(cells.texts[column]) {
            faults.append(
                Finding(
                    "intake.example.left", at: columns.place(column, cells.written.number),
                    what: Bilingual("这一格还是模板示例行的内容", "the cell still holds what stands in the example row of the template"),
                    action: Bilingual("请改写整行，或删去这一行", "Write the whole row anew, or remove it")))
        }
    }

    private static let contact = Cell.text(FollowUpQuestion.contact.rawValue)

    /// How to reach somebody is no fact for the ledger.
    func checkContact(_ faults: inout [Finding]) {
        guard let (question, value) = contactValue, cells.values[value] != .null,
            cells.values[question] == RowReader.contact
        else { return }
        faults.append(
            Finding(
                "intake.contact.value", at: columns.place(value, cells.written.number),
                what: Bilingual("“取得联系”一项不填内容", "“contact” takes no value"),
                action: Bilingual(
                    "电话、地址请填在报名表的“联系方式”列，存入身份库", "Put numbers and addresses into the contact column of an application: it goes to the vault"
                )))
    }

    /// A column of days all of which lie outside the plan's cycle, and inside it 1,462 days later: written by the epoch of 1904, read by that of
    /// 1900.
    mutating func checkEpoch() {
        guard let facts = planOfAll, !hasManyPlans, let column = columns.number("day"),
            [.application, .screening, .placement, .evaluation, .session].contains(columns.kind),
            let first = readers[column].tally.firstDay, let last = readers[column].tally.lastDay
        else { return }
        let cycle = facts.plan.cycle
        guard last < cycle.from.number - 730, first.number + 1462 >= cycle.from.number - 366, last + 1462 <= cycle.to.number + 92 else {
            return
        }
        readers[column].tally.note(
            .dayEpoch, row: first.row, found: FoundValue.day(CivilDay(number: first.number), today: readers[column].today))
    }
}
