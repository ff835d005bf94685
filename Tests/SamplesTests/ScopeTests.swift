// Invented applicants and hosts keep to the scope their plan states.

import Domain
import Testing

@testable import Samples

@Suite struct ScopeTests {
    let world = SampleWorld.all

    @Test func `applicants come from the plan's schools, cities, grades and disciplines`() throws {
        for row in world.rows(.application) {
            let plan = try #require(world.plan(row))
            if let schools = plan.scope.schools?.names {
                #expect(schools.contains(row["school"]))
            } else {
                #expect(row["school"].contains("示例"))
            }
            #expect(plan.scope.cities?.names.contains(row["city"]) ?? row["city"].isEmpty)
            #expect(plan.disciplines.contains { $0.label.zh == row["discipline"] })
            let grade = try #require(Grade.meaning(row["grade"]))
            #expect(plan.eligibility?.grades?.codes.contains(grade) ?? true)
        }
    }

    @Test func `a city without named schools has 4 to 8 invented ones, the same in every edition`() {
        let rows = world.rows(.application).filter { $0["school"].contains("示例") }
        for (city, all) in Dictionary(grouping: rows, by: { $0.plan.prefix(5) + $0["city"] }) {
            #expect((4...8).contains(Set(all.map { $0["school"] }).count), "\(city)")
        }
    }

    @Test func `mentors and placements are at universities that take the discipline in the pupil's city`() throws {
        let cities = Dictionary(
            world.rows(.application).map { ("\($0["plan_id"]) \($0["person_id"])", $0["city"]) }, uniquingKeysWith: { $1 })
        for row in world.rows(.mentor) + world.rows(.placement) {
            let plan = try #require(world.plan(row))
            let code = try #require(plan.disciplines.first { $0.label.zh == row["discipline"] }?.code)
            let university = try #require(plan.scope.universities?.members.first { $0.name == row["university"] })
            #expect(university.disciplines?.contains(code) ?? true)
            if row.kind == .placement, let city = university.city {
                #expect(cities["\(plan.id) \(row["person_id"])"] == city)
            }
        }
    }

    @Test func `applicants fulfil the rank gate, save a few where the plan states a relaxation`() throws {
        for (id, rows) in Dictionary(grouping: world.rows(.application), by: { $0["plan_id"] }) {
            let plan = try #require(world.plans[id])
            guard let gate = plan.eligibility?.rankGate else {
                #expect(rows.contains { $0["discipline_rank"].isEmpty } && rows.contains { !$0["discipline_rank"].isEmpty })
                continue
            }
            let outside = rows.filter { row in
                !gate.anyOf.contains { alternative in
                    let rank = Double(row[alternative.ranking == .discipline ? "discipline_rank" : "overall_rank"])
                    return rank.map { $0 <= Double(alternative.topPercent) } ?? false
                }
            }
            #expect(outside.isEmpty || gate.relaxation != nil && outside.count * 100 <= rows.count * 9, "\(id)")
        }
    }

    @Test func `girls and boys are nearly as many, with some variation by discipline`() {
        let rows = world.rows(.application)
        let share = { (rows: [SampleRow]) in Double(rows.count { $0["sex"] == "女" }) / Double(rows.count) }
        #expect((0.45...0.53).contains(share(rows)))
        let shares = Dictionary(grouping: rows) { $0["discipline"] }.mapValues(share)
        #expect(shares.values.allSatisfy { (0.38...0.62).contains($0) })
        #expect((shares["生物"] ?? 0) > (shares["物理"] ?? 1))
    }

    @Test func `a reference belongs to one person, and tells the programme and the first year`() {
        for (reference, rows) in Dictionary(grouping: world.rows(.application), by: { $0["person_id"] }) {
            #expect(Set(rows.map { $0["name"] + $0["sex"] + $0["school"] }).count == 1, "\(reference)")
            let first = rows.map(\.plan).min() ?? ""
            #expect(reference.contains("\(first.suffix(4))-"), "\(reference)")
        }
    }

    @Test func `5 to 8 in 100 of the finishers from senior year 1 apply again the next year, where grades allow`() {
        let selected = world.selected
        let left = Set(world.rows(.exit).map { "\($0["plan_id"]) \($0["person_id"])" })
        let applications = world.rows(.application)
        let admitsBoth = applications.filter {
            world.plan($0)?.eligibility?.grades?.codes.contains(.senior2) ?? true && world.plans[next($0.plan)] != nil
        }
        let finishers = admitsBoth.filter {
            $0["grade"] == "高一" && selected[$0.plan]?.contains($0["person_id"]) == true
                && !left.contains("\($0.plan) \($0["person_id"])")
        }
        let all = Set(applications.map { "\($0.plan) \($0["person_id"])" })
        let again = finishers.filter { all.contains("\(next($0.plan)) \($0["person_id"])") }
        #expect((0.045...0.085).contains(Double(again.count) / Double(finishers.count)))
        #expect(again.contains { selected[next($0.plan)]?.contains($0["person_id"]) == true })
    }

    private func next(_ plan: String) -> String { "\(plan.dropLast(4))\((Int(plan.suffix(4)) ?? 0) + 1)" }
}
