// What a load does to the lists in force, said before it is done: which entries go, and whether it counts at all.

package import Domain

/// A version of a list about to be loaded beside those at hand.
package struct ReferenceSuccession {
    /// A complete list without more than one in so many of the entries in force is an accident until somebody says otherwise: between the
    /// Ministry's lists of universities of 2025 and 2026 the names or levels of 61 in some 2,900 changed.
    private static let shareGone = 10

    private let edition: ReferenceEdition
    private let known: [ReferenceEdition]

    /// - Parameters:
    ///   - edition: what is to be loaded.
    ///   - known: all versions at hand.
    package init(_ edition: ReferenceEdition, after known: [ReferenceEdition]) {
        self.edition = edition
        self.known = known
    }

    /// How the version stands once it is loaded. Of two complete ones of one day that loaded last counts.
    package var standing: ReferenceStanding {
        guard edition.complete else { return .adds }
        guard let day = known.completeDay(edition.list), day > edition.day else { return .newestComplete }
        return .replaced(by: day)
    }

    /// What to say of the load. A complete list without a tenth of the entries in force is an error, unless they are to be dropped.
    ///
    /// - Parameter dropping: whether whoever loads it has said that the entries are gone.
    package func findings(file: String, dropping: Bool) -> [Finding] {
        let place = Finding.Place(file: file)
        switch standing {
        case .adds: return []
        case .replaced(let day):
            return [
                Finding(
                    "reference.list.older", .warning, at: place,
                    what: Bilingual(
                        "现行的是 \(day) 的齐全名单，比此名单新；此名单存入但不作核对之用",
                        "a newer complete list, of \(day), is in force: this one is stored and nothing is held against it"),
                    found: "\(edition.day)", expected: Bilingual("不早于 \(day)", "not earlier than \(day)"))
            ]
        case .newestComplete: return successionFindings(place, dropping: dropping)
        }
    }

    private func successionFindings(_ place: Finding.Place, dropping: Bool) -> [Finding] {
        let before = known.filter { $0.day <= edition.day }.entries(edition.list)
        let kept = Set(edition.rows.flatMap(edition.list.keys))
        let gone = before.filter { kept.isDisjoint(with: edition.list.keys(of: $0)) }
        guard !gone.isEmpty else { return [] }
        let names = gone.prefix(3).map { edition.list.title(of: $0) }
        let what = Bilingual(
            "现行名单有 \(before.count) 个条目，此名单有 \(edition.rows.count) 个；现行名单的 \(gone.count) 个条目不在其中，如"
                + names.map { "“\($0)”" }.joined(separator: "、"),
            "the list in force has \(before.count) entries, this has \(edition.rows.count); \(gone.count) of those in force are not in it, such as "
                + names.map { "“\($0)”" }.joined(separator: ", "))
        guard !dropping, gone.count * ReferenceSuccession.shareGone > before.count else {
            return [Finding("reference.entries.gone", .warning, at: place, what: what)]
        }
        return [
            Finding(
                "reference.list.smaller", at: place, what: what,
                expected: Bilingual(
                    "齐全的名单，现行名单的条目至少有十分之九在其中", "a complete list with nine tenths of the entries in force or more"),
                action: Bilingual(
                    "若只是补充，请用 --partial；若这些条目确已取消，请加 --drop-entries",
                    "Use --partial where it only adds to the list; use --drop-entries where these entries are really gone"))
        ]
    }
}
