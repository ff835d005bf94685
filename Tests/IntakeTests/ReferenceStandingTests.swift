// Which versions of a reference list count, and what is said of a load before it is done.

import Domain
import Testing

@testable import Intake

@Suite struct ReferenceStandingTests {
    private static func edition(
        _ day: Int, complete: Bool, _ names: [String], origin: ReferenceEdition.Origin = .store, level: String = "本科"
    ) -> ReferenceEdition {
        ReferenceEdition(
            list: .universities, day: CivilDay(number: day), source: Bilingual("甲", "a"), complete: complete, origin: origin,
            rows: names.map { ["c\($0)", $0, level, "", "", "", ""] })
    }

    private static let versions = [
        edition(20, complete: true, ["新大学", "共大学"]), edition(10, complete: true, ["旧大学"]),
        edition(5, complete: false, ["早大学", "共大学"], level: "专科"), edition(21, complete: false, ["更新大学"]),
    ]

    @Test func `the newest complete version and all partial ones are in force, whatever was loaded last`() {
        for versions in [Self.versions, Self.versions.reversed()] {
            #expect(versions.inForce(.universities).map(\.day.number) == [5, 20, 21])
            #expect(
                versions.standings(.universities).map(\.standing) == [.adds, .replaced(by: CivilDay(number: 20)), .newestComplete, .adds])
            #expect(versions.completeDay(.universities) == CivilDay(number: 20))
            #expect(versions.inForce(.majors).isEmpty && versions.completeDay(.majors) == nil)
            #expect(versions.entries(.universities).map { $0[1] } == ["更新大学", "新大学", "共大学", "早大学"])
        }
    }

    @Test func `of two complete versions of one day that of the store counts`() {
        let two = [Self.edition(20, complete: true, ["甲大学"]), Self.edition(20, complete: true, ["乙大学"], origin: .shipped)]
        for versions in [two, two.reversed()] {
            #expect(versions.inForce(.universities).map(\.origin) == [.store])
            #expect(versions.standings(.universities).map(\.standing) == [.replaced(by: CivilDay(number: 20)), .newestComplete])
        }
    }

    @Test func `names of every version in force are confirmed, of two versions the newer tells the level`() {
        let lists = ReferenceLists(Self.versions)
        for name in ["新大学", "更新大学", "早大学"] {
            guard case .confirmed = lists.university(name) else {
                Issue.record("\(name): \(lists.university(name))")
                continue
            }
        }
        #expect(lists.university("共大学") == .confirmed(ReferenceEntry(code: "c共大学", name: "共大学", level: .undergraduate)))
        #expect(lists.university("旧大学", nearestWanted: false) == .notInCompleteList(nearest: nil))
    }

    @Test func `a name that an older partial list has and that was given up since is a former name`() {
        let former = ReferenceEdition(
            list: .formerNames, day: CivilDay(number: 20), source: Bilingual("甲", "a"), complete: false, origin: .shipped,
            rows: [["c新大学", "早大学", "", ""]])
        let lists = ReferenceLists(Self.versions + [former])
        #expect(lists.university("早大学") == .formerName(of: ReferenceEntry(code: "c新大学", name: "新大学", level: .undergraduate)))
    }

    private static let twenty = (1...20).map { "第\($0)大学" }

    private func said(_ edition: ReferenceEdition, after known: [ReferenceEdition], dropping: Bool = false) -> [String] {
        ReferenceSuccession(edition, after: known).findings(file: "名单.csv", dropping: dropping).map { "\($0.severity) \($0.code)" }
    }

    @Test func `a complete list without more than a tenth of the entries in force is refused until they are said to be gone`() {
        let known = [Self.edition(10, complete: true, Self.twenty)]
        func next(_ names: some Sequence<String>) -> ReferenceEdition { Self.edition(11, complete: true, Array(names)) }
        #expect(said(next(Self.twenty + ["新大学"]), after: known) == [])
        #expect(said(next(Self.twenty.dropFirst(2)), after: known) == ["warning reference.entries.gone"])
        #expect(said(next(Self.twenty.dropFirst(3)), after: known) == ["error reference.list.smaller"])
        #expect(said(next(Self.twenty.dropFirst(3)), after: known, dropping: true) == ["warning reference.entries.gone"])
        // As many rows of other universities are no smaller danger.
        #expect(said(next(Self.twenty.map { "别\($0)" }), after: known) == ["error reference.list.smaller"])
        // A code or a name is enough to know an entry again.
        let renamed = next(Self.twenty).rows.map { [$0[0], "改名" + $0[1]] + $0.dropFirst(2) }
        #expect(
            said(
                ReferenceEdition(
                    list: .universities, day: CivilDay(number: 11), source: Bilingual("甲", "a"), complete: true, origin: .store,
                    rows: renamed),
                after: known) == [])
        // Partial lists are in force too.
        let partial = [Self.edition(9, complete: false, Self.twenty)]
        #expect(said(next(["第1大学"]), after: partial) == ["error reference.list.smaller"])
        #expect(said(next(["第1大学"]), after: []) == [])
    }

    @Test func `what goes is said with numbers and names`() throws {
        let finding = try #require(
            ReferenceSuccession(Self.edition(11, complete: true, ["第20大学"]), after: [Self.edition(10, complete: true, Self.twenty)])
                .findings(
                    file: "名单.csv", dropping: false
                ).first)
        #expect(finding.what.zh == "现行名单有 20 个条目，此名单有 1 个；现行名单的 19 个条目不在其中，如“第1大学”、“第2大学”、“第3大学”")
        #expect(
            finding.what.en
                == "the list in force has 20 entries, this has 1; 19 of those in force are not in it, such as “第1大学”, “第2大学”, “第3大学”")
        #expect(finding.action?.en.contains("--drop-entries") == true)
    }

    @Test func `an older complete list is stored with the word that it does not count, a partial one adds`() {
        let known = [Self.edition(10, complete: true, Self.twenty)]
        #expect(said(Self.edition(9, complete: true, ["第1大学"]), after: known) == ["warning reference.list.older"])
        #expect(said(Self.edition(9, complete: false, ["别大学"]), after: known) == [])
        #expect(
            ReferenceSuccession(Self.edition(9, complete: true, []), after: known).standing == .replaced(by: CivilDay(number: 10)))
        #expect(ReferenceSuccession(Self.edition(10, complete: true, []), after: known).standing == .newestComplete)
    }
}
