// Whom a worklist is for: a school by its name, a university by its code or any name it has or had.

internal import Analytics
internal import Domain
internal import Intake
internal import Plans

/// Finds the body that a caller means.
struct AddresseeFinder {
    let lists: ReferenceLists
    /// Names of universities in plans and records, the places of admission included.
    let known: Set<String>

    /// The name of today of a university by school code, admission code, name or former name. One that no list has is known by the name that
    /// plans or records give it.
    ///
    /// - Throws: `FindingsError` with the nearest name where neither the lists nor plans and records have it.
    func university(_ written: String) throws -> String {
        if let name = lists.presentName(ofUniversity: written) { return name }
        guard known.contains(written) else { throw FindingsError(unknown(written)) }
        return written
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
            action: BodyNames(known.sorted()).meant(by: written) ?? listed.map { BodyNames.question([$0]) }
                ?? Bilingual(
                    "新设或更名的高校，请先用 talentpool reference load 载入新名单",
                    "Where it is new or renamed, load a newer list first: talentpool reference load"))
    }
}

extension Worklist {
    /// The name of the body asked for, and the facts by the names of today where that is a university.
    func addressee(
        _ options: WorklistOptions, _ plans: [Plan], _ facts: inout DutyFacts, _ lists: ReferenceLists
    ) throws -> String {
        guard options.kind == .university else {
            try Due.check(options.addressee, among: facts.names(of: .school).union(plans.flatMap { $0.names(of: .school) }))
            return options.addressee
        }
        facts.learnPresentNames(in: plans, from: lists.presentName(ofUniversity:))
        return try AddresseeFinder(lists: lists, known: facts.universities(in: plans)).university(options.addressee)
    }
}

extension ReferenceLists {
    /// The name of today of a university by school code, admission code, name or former name; nil for one that no list has.
    func presentName(ofUniversity written: String) -> String? {
        switch university(written, nearestWanted: false) {
        case .confirmed(let entry): entry.name
        case .formerName(let entry): entry?.name
        case .notInCompleteList, .cannotBeVerified: nil
        }
    }
}
