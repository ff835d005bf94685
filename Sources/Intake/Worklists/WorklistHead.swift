// What a worklist says of itself, and how a row's baseline stands in the hidden sheet, so that a return can be told from a forgery.

package import Domain

/// The head of a worklist.
package struct WorklistHead: Hashable, Sendable {
    /// Opaque; names nobody.
    package let id: String
    /// Opaque; tells the store that issued it from others.
    package let store: String
    package let issued: CivilDay
    /// The last day on which it is taken back.
    package let validUntil: CivilDay
    package let kind: AddresseeKind
    /// The school, or the university, by name.
    package let addressee: String

    package init(id: String, store: String, issued: CivilDay, validUntil: CivilDay, kind: AddresseeKind, addressee: String) {
        self.id = id
        self.store = store
        self.issued = issued
        self.validUntil = validUntil
        self.kind = kind
        self.addressee = addressee
    }

    init?(_ mark: SheetMark) {
        guard let id = mark["worklist"], let store = mark["store"], let issued = mark["issued"].flatMap({ CivilDay($0) }),
            let until = mark["valid_until"].flatMap({ CivilDay($0) }), let kind = mark["addressee_kind"].flatMap(AddresseeKind.init),
            let addressee = mark["addressee"].map(Baseline.read)
        else { return nil }
        self.init(id: id, store: store, issued: issued, validUntil: until, kind: kind, addressee: addressee)
    }

    var values: [String: String] {
        [
            "worklist": id, "store": store, "issued": "\(issued)", "valid_until": "\(validUntil)", "addressee_kind": kind.rawValue,
            "addressee": Baseline.written(addressee),
        ]
    }
}

/// One question of a worklist.
package struct WorklistRow: Hashable, Sendable {
    /// Opaque; tells the row wherever it is moved to.
    package let token: String
    /// The office's number of the person.
    package let reference: String
    package let name: String?
    package let question: FollowUpQuestion
    /// What was known when the worklist was issued.
    package let known: KnownAnswer
    /// For the reader's eye only; nothing goes by it.
    package let school: String?
    package let plan: String
    package let graduation: CivilDay?
    /// Of a row read back: what its cells in `WorklistColumn.shown` said when it was issued.
    var shown: [String] = []

    package init(
        token: String, reference: String, name: String?, question: FollowUpQuestion, known: KnownAnswer, school: String?, plan: String,
        graduation: CivilDay?
    ) {
        self.token = token
        self.reference = reference
        self.name = name
        self.question = question
        self.known = known
        self.school = school
        self.plan = plan
        self.graduation = graduation
    }
}

/// How the hidden sheet writes what a row started from.
enum Baseline {
    static let sheetName = "_baseline"

    /// How many cells a row takes.
    static let width = 11

    /// The cells of a row.
    ///
    /// - Parameter shown: what its cells in `WorklistColumn.shown` say.
    static func cells(_ row: WorklistRow, shown: [String]) -> [String] {
        [
            row.token, written(row.reference), written(row.name ?? ""), row.question.rawValue, row.known.status?.rawValue ?? "",
            written(row.known.value ?? ""), row.known.institutionKind?.rawValue ?? "", row.known.day.map { "\($0)" } ?? "",
            row.known.reportedDay.map { "\($0)" } ?? "", row.known.evidence?.rawValue ?? "",
            written(shown.joined(separator: "\u{1F}")),
        ]
    }

    static func row(_ cells: [String]) -> WorklistRow? {
        func cell(_ index: Int) -> String? { index < cells.count && !cells[index].isEmpty ? cells[index] : nil }
        guard let token = cell(0), let reference = cell(1), let question = cell(3).flatMap(FollowUpQuestion.init) else { return nil }
        var row = WorklistRow(
            token: token, reference: read(reference), name: cell(2).map(read), question: question,
            known: KnownAnswer(
                status: cell(4).flatMap(FollowUpStatus.init), value: cell(5).map(read),
                institutionKind: cell(6).flatMap(InstitutionKind.init),
                day: cell(7).flatMap { CivilDay($0) }, reportedDay: cell(8).flatMap { CivilDay($0) },
                evidence: cell(9).flatMap(EvidenceGrade.init)), school: nil, plan: "", graduation: nil)
        row.shown = read(cell(10) ?? "").split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        return row
    }

    /// The text that the store endorses: everything the return is judged by.
    static func text(_ mark: SheetMark, _ rows: [[String]]) -> String {
        let head = mark.values.filter { $0.key != "seal" }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let body = rows.map { $0.map { $0 }.joined(separator: "\u{1F}") }
        return (head + body).joined(separator: "\u{1E}")
    }

    /// A text in which a spreadsheet program changes nothing: blanks, control characters and signs of its own as `%XX`.
    static func written(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x25 && $0 != 0x5F && $0 != 0x7F }
        guard !plain else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte > 0x20, byte != 0x25, byte != 0x5F, byte != 0x7F {
                bytes.append(byte)
            } else {
                bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func read(_ text: String) -> String {
        guard text.utf8.contains(0x25) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25, rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                bytes.append(byte)
                continue
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
