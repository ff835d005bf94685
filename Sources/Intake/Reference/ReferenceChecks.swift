// Holds the universities, majors, divisions and Top-Notch entries of a file against the reference lists.

internal import Domain

/// Checks rows against lists. Each value is looked up once a file; what cannot be told is counted and said once.
struct ReferenceChecks {
    private let lists: ReferenceLists
    private let columns: RowColumns
    private let today: CivilDay
    private let (university, city, question, status, value, institution): (Int?, Int?, Int?, Int?, Int?, Int?)
    /// Values already judged, with what was looked for.
    private var judged: Set<String> = []
    /// Those judged last.
    private var lately: [ReferenceList: TextMemo<Bool>] = [:]
    private var levels: [InstitutionKind: TextMemo<Bool>] = [:]
    /// What cannot be verified because a list is partial: how many different values, and where the first stands.
    private var open: [ReferenceList: (count: Int, of: Int, place: Finding.Place)] = [:]
    /// Nearest names cost time: only this many are looked for.
    private var nearestLeft = 100

    /// nil where the kind holds nothing that a list knows.
    init?(_ lists: ReferenceLists, _ columns: RowColumns, today: CivilDay) {
        self.today = today
        self.lists = lists
        self.columns = columns
        let isHosted = [.mentor, .placement].contains(columns.kind)
        let isFollowUp = columns.kind == .followUp
        university = isHosted ? columns.number("university") : nil
        city = columns.number("city")
        question = isFollowUp ? columns.number("question") : nil
        status = isFollowUp ? columns.number("status") : nil
        value = isFollowUp ? columns.number("value") : nil
        institution = isFollowUp ? columns.number("institution_kind") : nil
        guard university != nil || city != nil || question != nil else { return nil }
    }

    mutating func check(_ cells: RowCells, _ plan: PlanFacts?, into findings: inout [Finding]) {
        let row = cells.written.number
        if let university, let name = cells.text(university), plan?.universities?.contains(name) != true {
            findings += judge(name, as: .universities, university, row)
        }
        if let city, let name = cells.text(city), plan?.cities == nil { findings += judge(name, as: .divisions, city, row) }
        guard let value, let written = cells.text(value), cells.text(status) == FollowUpStatus.yes.rawValue,
            let question = cells.text(question).flatMap(FollowUpQuestion.init(rawValue:))
        else { return }
        let kind = cells.text(institution).flatMap(InstitutionKind.init(rawValue:))
        guard kind != .abroad else { return }
        switch question {
        case .admission:
            findings += judge(written, as: .universities, value, row)
            if let kind { findings += judgeLevel(written, kind, row) }
        case .degree where kind == .undergraduate, .furtherStudy where kind == .undergraduate:
            findings += judge(written, as: .universities, value, row)
        // Vocational majors are not in the list of undergraduate ones.
        case .major where kind != .vocational: findings += judge(written, as: .majors, value, row)
        case .topnotch, .topnotchExit: findings += judgeTopNotch(written, value, row)
        default: break
        }
    }

    /// What was counted, one finding a list.
    func findings() -> [Finding] {
        open.sorted { $0.key.rawValue < $1.key.rawValue }.map { list, found in
            Finding(
                "reference.unverified", .warning, at: found.place,
                what: Bilingual(
                    "“\(list.label.zh)”不全，有 \(found.count) 个值无法核实（共核对 \(found.of) 个，此为第一处）",
                    "the list of \(list.label.en) is partial: \(found.count) of \(found.of) values cannot be verified (this is the first)"),
                action: Bilingual("名单不全，未列入不等于有误", "Not to be in a partial list does not mean to be wrong"))
        }
    }

    private mutating func judge(_ written: String, as list: ReferenceList, _ column: Int, _ row: Int) -> [Finding] {
        guard lately[list]?[written] == nil else { return [] }
        lately[list, default: TextMemo()].remember(written, true)
        guard judged.insert("\(list.rawValue)/\(written)").inserted else { return [] }
        let wanted = nearestLeft > 0
        let verdict: ReferenceVerdict =
            switch list {
            case .majors: lists.major(written, nearestWanted: wanted)
            case .divisions: lists.division(written)
            default: lists.university(written, nearestWanted: wanted)
            }
        let place = columns.place(column, row)
        let words = ReferenceChecks.words(list)
        switch verdict {
        case .confirmed:
            count(list, place, isOpen: false)
            return []
        case .formerName(let entry):
            return [
                Finding(
                    words.renamed, .warning, at: place,
                    what: entry.map { Bilingual("曾用名或原代码，现为“\($0.name)”", "a former name or code; now “\($0.name)”") }
                        ?? Bilingual("见于以前的名单，现行名单里已没有", "in an earlier list, no longer in that in force"),
                    found: written,
                    action: Bilingual("按原样保存；当时叫此名的无需改动", "It is stored as written; nothing to do where that was the name then"))
            ]
        case .notInCompleteList(let near):
            nearestLeft -= 1
            let day = lists.editions.completeDay(list)
            let shown = FoundValue(written, in: .text, near: near, today: today)
            return [
                Finding(
                    words.unknown, .warning, at: place,
                    what: Bilingual(
                        "不在\(list.label.zh)里（\(day.map { "\($0)" } ?? "")）",
                        "not in the list of \(list.label.en) (\(day.map { "\($0)" } ?? ""))"),
                    found: shown.text, withheld: shown.form,
                    expected: list == .majors
                        ? Bilingual("名单里的专业名称、代码或专业类", "a major's name or code, or a class of majors, as listed")
                        : Bilingual("名单里的名称或代码；境外高校请填院校类别", "a name or code as listed; for institutions abroad state their kind"),
                    action: near.map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }
                        ?? Bilingual(
                            "若是名单之后新设或更名的，可不必改；也可用 talentpool reference load 载入新名单",
                            "Leave it where it is younger than the list, or load a newer list: talentpool reference load"))
            ]
        case .cannotBeVerified:
            count(list, place, isOpen: true)
            return []
        }
    }

    /// The stated kind of institution against the level in the list; a level that the university had before is no contradiction.
    private mutating func judgeLevel(_ written: String, _ kind: InstitutionKind, _ row: Int) -> [Finding] {
        guard let institution, levels[kind]?[written] == nil else { return [] }
        levels[kind, default: TextMemo()].remember(written, true)
        guard judged.insert("level/\(kind.rawValue)/\(written)").inserted else { return [] }
        let entry: ReferenceEntry? =
            switch lists.university(written, nearestWanted: false) {
            case .confirmed(let entry): entry
            case .formerName(let entry): entry
            default: nil
            }
        guard let entry, let level = entry.level, level != kind, !lists.hadLevel(kind, code: entry.code) else { return [] }
        return [
            Finding(
                "reference.university.level", .warning, at: columns.place(institution, row),
                what: Bilingual("院校类别与名单不一致", "the kind of institution is not that of the list"), found: kind.label.zh,
                expected: Bilingual("“\(entry.name)”在名单里是\(level.label.zh)", "“\(entry.name)” is listed as: \(level.label.en)"),
                action: Bilingual("请核对校名与类别", "Check the name and the kind"))
        ]
    }

    /// A Top-Notch entry: the university, or the university and its discipline: 南开大学 数学, 南开大学（数学）.
    private mutating func judgeTopNotch(_ written: String, _ column: Int, _ row: Int) -> [Finding] {
        let place = columns.place(column, row)
        if lists.hasBase(written, nil) {
            count(.topnotchBases, place, isOpen: false)
            return []
        }
        let key = ReferenceKey.of(written)
        let university = lists.baseUniversities.filter { key.hasPrefix($0) && key.count > $0.count }.max { $0.count < $1.count }
        if let university {
            let discipline = key.dropFirst(university.count).filter { !"()-/·,:;、，".contains($0) }
            count(.topnotchBases, place, isOpen: !lists.hasBase(university, String(discipline)))
            return []
        }
        count(.topnotchBases, place, isOpen: true)
        return judge(written, as: .universities, column, row)
    }

    private mutating func count(_ list: ReferenceList, _ place: Finding.Place, isOpen: Bool) {
        guard lists.editions.completeDay(list) == nil else { return }
        guard var found = open[list] else {
            if isOpen { open[list] = (1, 1 + (confirmed[list] ?? 0), place) } else { confirmed[list, default: 0] += 1 }
            return
        }
        found.of += 1
        if isOpen { found.count += 1 }
        open[list] = found
    }

    /// Values confirmed before the first that cannot be verified.
    private var confirmed: [ReferenceList: Int] = [:]

    private static func words(_ list: ReferenceList) -> (unknown: String, renamed: String) {
        switch list {
        case .majors: ("reference.major.unknown", "reference.major.renamed")
        case .divisions: ("reference.division.unknown", "reference.division.renamed")
        default: ("reference.university.unknown", "reference.university.renamed")
        }
    }
}
