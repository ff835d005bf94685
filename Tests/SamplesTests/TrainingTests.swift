// Invented training keeps to the plan: mentors within capacity, evaluations of the stated kind and time, nothing after an exit.

import Domain
import Testing

@testable import Samples

@Suite struct TrainingTests {
    let world = SampleWorld.all

    /// Placements as they stand after corrections.
    private var placements: [SampleRow] {
        var last: [String: SampleRow] = [:]
        for row in world.rows(.placement) {
            last["\(row["person_id"]) \(row["plan_id"]) \(row["mentor_id"]) \(row["day"])"] = row
        }
        return last.sorted { $0.key < $1.key }.map(\.value)
    }

    private var exits: [String: SampleRow] {
        Dictionary(world.rows(.exit).map { ("\($0["plan_id"]) \($0["person_id"])", $0) }, uniquingKeysWith: { $1 })
    }

    @Test func `mentors keep to capacity, but for one or two in one invented edition of a programme that states one`() throws {
        var over: [String: Int] = [:]
        for (_, rows) in Dictionary(grouping: placements, by: { "\($0["plan_id"]) \($0["mentor_id"])" }) {
            let plan = try #require(rows.first.flatMap(world.plan))
            let pupils = Set(rows.map { $0["person_id"] }).count
            if pupils > plan.mentors?.capacity?.pupils ?? 5 { over[plan.id, default: 0] += 1 }
        }
        #expect(over.keys.allSatisfy { world.plans[$0]?.inventedFrom != nil && world.plans[$0]?.mentors?.capacity != nil })
        #expect(over.values.allSatisfy { $0 <= 2 })
        #expect(Set(over.keys.map { $0.dropLast(5) }).count == over.count && !over.isEmpty)
    }

    @Test func `mentors stay over editions, with some turnover`() {
        let terms = Dictionary(grouping: world.rows(.mentor)) { $0["mentor_id"] }
        #expect(terms.values.allSatisfy { Set($0.map { $0["name"] + $0["university"] + $0["discipline"] }).count == 1 })
        let lengths = terms.values.map(\.count)
        #expect(lengths.contains { $0 >= 6 } && lengths.contains { $0 == 1 })
    }

    @Test func `training starts at the later of cycle start and selection, and ends blank or at the exit or a change`() throws {
        let selected = Dictionary(
            world.rows(.screening).filter { $0["stage"] == "入选" && $0["result"] == "通过" }
                .map { ("\($0["plan_id"]) \($0["person_id"])", $0) }, uniquingKeysWith: { $1 })
        var (changes, shared) = (0, 0)
        for (key, rows) in Dictionary(grouping: placements, by: { "\($0["plan_id"]) \($0["person_id"])" }) {
            let plan = try #require(rows.first.flatMap(world.plan))
            let start = max(plan.cycle.from, try #require(selected[key]?.day()))
            let first = rows.filter { $0.day() == start }
            let later = rows.filter { $0.day() != start }
            #expect(!first.isEmpty && rows.count <= 2, "\(key)")
            let exit = exits[key]?.day()
            for row in later {
                changes += 1
                #expect(row.day() == first[0].day("to_day").map { $0 + 1 } && row["mentor_id"] != first[0]["mentor_id"], "\(key)")
                #expect(row.day("to_day") == exit, "\(key)")
            }
            if later.isEmpty { #expect(first.allSatisfy { $0.day("to_day") == exit }, "\(key)") }
            if first.count > 1 { shared += 1 }
        }
        #expect(changes > 20 && shared > 20)
    }

    @Test func `evaluations are of the plan's stages, in their windows, during the cycle, and not after an exit`() throws {
        let starts = Dictionary(grouping: placements) { "\($0["plan_id"]) \($0["person_id"])" }
            .mapValues { $0.compactMap { $0.day() }.min() }
        for row in world.rows(.evaluation) {
            let plan = try #require(world.plan(row))
            let rule = try #require(plan.evaluations.first { $0.stage.label.zh == row["stage"] })
            let day = try #require(row.day())
            let key = "\(plan.id) \(row["person_id"])"
            #expect(rule.window.from.map { $0 <= day } ?? true && rule.window.to.map { day <= $0 } ?? true, "\(key) \(day)")
            #expect(try #require(starts[key].flatMap { $0 }) <= day && day <= plan.cycle.to, "\(key) \(day)")
            if let exit = exits[key] {
                #expect(try day < #require(exit.day()), "\(key) \(day)")
            }
        }
    }

    @Test func `outcomes and dimensions are those the plan names`() throws {
        for row in world.rows(.evaluation) {
            let rule = try #require(world.plan(row)?.evaluations.first { $0.stage.label.zh == row["stage"] })
            let outcome = EvaluationOutcome.meaning(row["outcome"])
            if let named = rule.outcomes {
                // Where only failure is named, the others are qualified.
                let known = try #require(outcome)
                #expect(named.contains(known) || known == .qualified)
            } else {
                #expect(outcome == nil)
            }
            for dimension in EvaluationDimension.allCases {
                let points = Int(row[dimension.rawValue])
                #expect((points != nil) == (rule.dimensions?.contains(dimension) ?? false))
                #expect(points.map { (60...100).contains($0) } ?? true)
            }
        }
    }

    @Test func `15 to 25 in 100 are excellent at the last level, and some annual evaluations are missing`() {
        let named = world.rows(.evaluation).filter { $0["stage"] == "年度评价" && !$0["outcome"].isEmpty }
        let people = Dictionary(grouping: named) { "\($0["plan_id"]) \($0["person_id"])" }
        let excellent = people.values.count { rows in
            (rows.first { $0["level"] == "省级" } ?? rows[0])["outcome"] == "优秀"
        }
        #expect((0.15...0.25).contains(Double(excellent) / Double(people.count)))
        let annual = Set(world.rows(.evaluation).filter { $0["stage"] == "年度评价" }.map { "\($0["plan_id"]) \($0["person_id"])" })
        let finishers = Set(placements.map { "\($0["plan_id"]) \($0["person_id"])" }).subtracting(exits.keys)
        let missing = finishers.subtracting(annual).count
        #expect(missing > 0 && missing * 20 < finishers.count)
    }

    @Test func `cities evaluate everybody and the region those recommended`() {
        let rows = world.rows(.evaluation).filter { $0["level"] == "盟市" }
        #expect(!rows.isEmpty && rows.allSatisfy { world.plan($0)?.evaluations.last?.by.contains(.cityOffice) ?? false })
        let regional = world.rows(.evaluation).filter { $0["level"] == "省级" && $0.plan.hasPrefix("neimenggu-pilot") }
        let recommended = Set(rows.filter { $0["outcome"] == "优秀" }.map { $0.plan + $0["person_id"] })
        #expect(!regional.isEmpty && regional.allSatisfy { recommended.contains($0.plan + $0["person_id"]) })
    }

    @Test func `who fails the midterm leaves within ten days where the plan says so`() throws {
        let failed = world.rows(.evaluation).filter { $0["stage"] == "中期评价" && $0["outcome"] == "不合格" }
        #expect(!failed.isEmpty)
        for row in failed {
            let exit = try #require(exits["\(row["plan_id"]) \(row["person_id"])"])
            let days = try #require(exit.day()) - #require(row.day())
            #expect((1...10).contains(days) && exit["reason"] == "中期评价不合格")
        }
        #expect(exits.values.count { $0["reason"] == "中期评价不合格" } == failed.count)
    }

    @Test func `1 or 2 in 100 leave of themselves or move away`() {
        let left = exits.values.count { ["本人退出", "转学或迁出"].contains($0["reason"]) }
        let all = world.selected.values.reduce(0) { $0 + $1.count }
        #expect((0.007...0.023).contains(Double(left) / Double(all)))
    }
}
