// Free text of records stands in the ledger for good: what tells who somebody is has no place in it.

internal import Domain
internal import Intake
internal import Ledger
internal import Linkage

/// Looks through the texts of a file's records for the person's own name, number and contact, and for what looks like a telephone or
/// document number or an address of mail. Other people's names cannot be recognised.
struct TextChecks {
    let sheet: Sheet
    let kind: RecordKind

    /// One finding for each cell; none repeats what it found.
    ///
    /// - Parameter known: the persons of the file that the store knows, by the office's number.
    func findings(known: [String: Int], on reader: LedgerReader) throws -> [Finding] {
        // Other texts are names of schools, cities, universities and professional titles.
        guard [.followUp, .award, .reportedFigure].contains(kind) else { return [] }
        let columns = kind.columns.filter { if case .text = $0.content { true } else { false } }.map(\.name)
        var cursors = columns.map { ColumnCursor($0) }
        // A few texts stand in most rows: each is looked through once.
        var distinct = DistinctTexts()
        var cells: [(record: Int, column: Int, text: Int)] = []
        for (number, record) in sheet.records.enumerated() {
            for column in columns.indices {
                guard let text = cursors[column].cell(record.values).text else { continue }
                cells.append((number, column, distinct.place(text)))
            }
        }
        let looked = distinct.texts.map { (text: $0, isPersonal: looksPersonal($0), holdsASCII: $0.mayHoldASCII) }
        let names = try names(in: distinct.texts, known: known, on: reader)
        return cells.compactMap { number, column, place in
            let (record, said) = (sheet.records[number], looked[place])
            guard said.isPersonal || secrets(of: record, names, besidesASCII: !said.holdsASCII).contains(where: said.text.contains) else {
                return nil
            }
            return finding(record.row, columns[column])
        }
    }

    /// The names of persons of the file that may stand in its texts, by the office's number.
    ///
    /// Cost: where the file has many rows and few texts, one look-up for each part of each text; else the names of all its persons.
    private func names(in texts: [String], known: [String: Int], on reader: LedgerReader) throws -> [String: String] {
        let parts = texts.reduce(0) { $0 + $1.unicodeScalars.count * $1.unicodeScalars.count / 2 }
        var persons = Set(known.values)
        if parts < persons.count {
            var forms: Set<String> = []
            for text in texts {
                for start in text.indices {
                    var end = start
                    while end < text.endIndex {
                        end = text.index(after: end)
                        if let form = NormalForm.name.form(of: String(text[start..<end])) { forms.insert(form) }
                    }
                }
            }
            let bearers = try reader.persons(.name, forms: forms, as: kind.role ?? .pupil)
            persons.formIntersection(bearers.values.joined())
        }
        let names = try reader.names(of: persons)
        return known.compactMapValues { names[$0] }
    }

    /// What a text about somebody must not hold.
    ///
    /// - Parameter besidesASCII: whether what is written in ASCII alone is left out, because the text holds none.
    private func secrets(of record: Domain.Record, _ names: [String: String], besidesASCII: Bool) -> [String] {
        var secrets: [String] = []
        func add(_ secret: String?, longerThan length: Int) {
            guard let secret, !besidesASCII || secret.utf8.contains(where: { $0 >= 0x80 }), secret.count > length else { return }
            secrets.append(secret)
        }
        for value in record.identity.values { add(value, longerThan: 1) }
        if let reference = record.reference {
            if !names.isEmpty { add(names[reference], longerThan: 1) }
            // A short number may be part of any other.
            add(reference, longerThan: 3)
        }
        return secrets
    }

    private func looksPersonal(_ text: String) -> Bool {
        text.contains(/(^|[^0-9])1[3-9][0-9]{9}([^0-9]|$)/) || text.contains(/(^|[^0-9])[0-9]{17}[0-9Xx]([^0-9]|$)/)
            || text.contains(/[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[A-Za-z]/)
    }

    private func finding(_ row: Int, _ column: String) -> Finding {
        Finding(
            "import.text.identity", at: sheet.place(row, column),
            what: Bilingual(
                "文字里写有姓名、编号、电话、邮箱或证件号；入库后无法删除",
                "the text holds a name, a number, a telephone, mail or document number; once stored it cannot be removed"),
            action: Bilingual(
                "请改写，例如来源写“学校回访”、奖项名称只写奖项、材料名称只写材料",
                "Word it without: “the school asked” as a source, the award or the report alone as a title"))
    }
}

/// The different texts of a file in the order in which they came.
private struct DistinctTexts {
    private(set) var texts: [String] = []
    private var places: [String: Int] = [:]
    private var lately = TextMemo<Int>()

    mutating func place(_ text: String) -> Int {
        if let known = lately[text] { return known }
        let place = places[text] ?? texts.count
        if place == texts.count {
            texts.append(text)
            places[text] = place
        }
        lately.remember(text, place)
        return place
    }
}

extension String {
    /// Whether ASCII, or a character that Unicode holds to be the same as one of ASCII, may stand in the text; not in Chinese alone.
    fileprivate var mayHoldASCII: Bool {
        unicodeScalars.contains { !(0x3400...0x9FFF).contains($0.value) }
    }
}
