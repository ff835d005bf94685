// Whom a worklist is for: a school by its name, a university by its code or any name it has or had.

internal import Analytics
internal import Domain
internal import Intake
internal import Ledger
internal import Plans

/// Finds the body that a caller means.
struct AddresseeFinder {
    let lists: ReferenceLists
    /// Names of universities in plans and records, the places of admission included.
    let known: Set<String>

    /// A university by school code, admission code, name or former name.
    ///
    /// - Returns: its name of today, and that name for every other by which plans and records know it. A university that no list has is
    ///   known by the one name that plans or records give it.
    /// - Throws: `FindingsError` with the nearest name where neither the lists nor plans and records have it.
    func university(_ written: String) throws -> (name: String, presentNames: [String: String]) {
        guard let entry = entry(written) else {
            guard known.contains(written) else { throw FindingsError(unknown(written)) }
            return (written, [:])
        }
        let same = known.filter { self.entry($0)?.code == entry.code }
        return (entry.name, Dictionary(uniqueKeysWithValues: same.map { ($0, entry.name) }))
    }

    private func entry(_ written: String) -> ReferenceEntry? {
        switch lists.university(written, nearestWanted: false) {
        case .confirmed(let entry): entry
        case .formerName(let entry): entry
        case .notInCompleteList, .cannotBeVerified: nil
        }
    }

    private func unknown(_ written: String) -> Finding {
        let listed: String? =
            switch lists.university(written) {
            case .notInCompleteList(let near), .cannotBeVerified(let near): near
            case .confirmed, .formerName: nil
            }
        return Finding(
            "worklist.university.unknown",
            what: Bilingual(
                "高校名单、方案和记录中均无此高校", "neither the list of universities nor plans or records have this university"),
            found: written,
            expected: Bilingual("学校标识码、招生代码、校名或曾用名", "a school code, admission code, name or former name"),
            action: (nearest(to: written, among: known.sorted()) ?? listed).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") }
                ?? Bilingual(
                    "新设或更名的高校，请先用 talentpool reference load 载入新名单",
                    "Where it is new or renamed, load a newer list first: talentpool reference load"))
    }
}

extension Worklist {
    /// The name of the body asked for, and the facts by the names of today where that is a university.
    func addressee(
        _ options: WorklistOptions, _ plans: [Plan], _ facts: inout DutyFacts, on reader: LedgerReader
    ) throws -> String {
        guard options.kind == .university else {
            try Due.check(options.addressee, among: facts.names(of: .school).union(plans.flatMap { $0.names(of: .school) }))
            return options.addressee
        }
        let known = facts.names(of: .university).union(plans.flatMap { $0.names(of: .university) }).union(facts.admittedTo)
        let finder = AddresseeFinder(lists: try ReferenceShelf.lists(house: house, reader: reader), known: known)
        let (name, presentNames) = try finder.university(options.addressee)
        facts.presentNames = presentNames
        return name
    }
}
