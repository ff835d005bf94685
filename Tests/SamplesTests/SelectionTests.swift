// Invented selections keep to the plan: its steps in order, its days, its places and, mostly, its ratio.

import Domain
import Testing

@testable import Samples

@Suite struct SelectionTests {
    let world = SampleWorld.all

    @Test func `results are of the plan's own steps, in the order of days, and a failure or absence is the last`() throws {
        let applied = Dictionary(
            world.rows(.application).map { ("\($0["plan_id"]) \($0["person_id"])", $0.day()) }, uniquingKeysWith: { $1 })
        for (key, rows) in world.screening {
            let stages = try #require(rows.first.flatMap(world.plan)?.selection.stages.map(\.stage))
            let steps = try rows.map { row in
                let stage = try #require(SelectionStage.meaning(row["stage"]))
                return (place: try #require(stages.firstIndex(of: stage)), day: try #require(row.day()), passed: row["result"] == "通过")
            }.sorted { $0.place < $1.place }
            #expect(steps.map(\.day) == steps.map(\.day).sorted(), "\(key)")
            #expect(try #require(applied[key].flatMap { $0 }) <= steps[0].day, "\(key)")
            #expect(steps.dropLast().allSatisfy { $0.passed }, "\(key)")
            #expect(steps.allSatisfy { stages[$0.place] != .application }, "\(key)")
        }
    }

    @Test(arguments: [
        (RecordKind.application, "", ["application"]), (.screening, "资格审核", ["city_review", "application"]),
        (.screening, "学科潜质测试（笔试）", ["test", "test_and_interview"]),
        (.screening, "实验操作", ["test_and_interview", "interview"]), (.screening, "面试", ["test_and_interview", "interview"]),
        (.screening, "入选", ["result_publication"]), (.mentor, "", ["mentor_recommendation"]),
    ])
    func `what has an entry in the timetable happens inside its window`(kind: RecordKind, stage: String, steps: [String]) throws {
        var held = 0
        for row in world.rows(kind) where row["stage"] == stage {
            let plan = try #require(world.plan(row))
            let windows = steps.compactMap { step in plan.timetable.first { $0.step == step }?.window }
            guard let window = windows.first, let day = row.day() else { continue }
            held += 1
            #expect(window.from.map { $0 <= day } ?? true && window.to.map { day <= $0 } ?? true, "\(plan.id) \(stage) \(day)")
        }
        #expect(held > 0)
    }

    @Test func `a list is posted for the plan's working days before anybody is selected`() throws {
        let guangxi = world.screening.values.filter { $0.contains { $0["stage"] == "公示" } }
        #expect(!guangxi.isEmpty)
        for rows in guangxi {
            let posted = try #require(rows.first { $0["stage"] == "公示" }?.day())
            let selected = try #require(rows.first { $0["stage"] == "入选" }?.day())
            // 1970-01-05, day number 4, was a Monday.
            let working = (posted.number + 1..<selected.number).count { ($0 - 4) % 7 < 5 }
            #expect(working >= 5 && selected - posted < 14, "\(posted) \(selected)")
        }
    }

    @Test func `places of an exact quota are never exceeded and at most a few stay empty`() throws {
        let applications = Dictionary(grouping: world.rows(.application)) { $0["plan_id"] }
        let chosen = world.selected
        for plan in world.plans.values {
            let selected = chosen[plan.id] ?? []
            let rows = (applications[plan.id] ?? []).filter { selected.contains($0["person_id"]) }
            for quota in plan.quotas {
                let filled: [(places: Int, taken: Int)] =
                    switch quota.by {
                    case .total: [(quota.count ?? 0, rows.count)]
                    case .university: []
                    case .city: (quota.counts ?? [:]).map { city, places in (places, rows.count { $0["city"] == city }) }
                    case .discipline:
                        (quota.counts ?? [:]).map { code, places in
                            (
                                places,
                                rows.count { row in plan.disciplines.contains { $0.code == code && $0.label.zh == row["discipline"] } }
                            )
                        }
                    }
                for (places, taken) in filled {
                    switch quota.operator {
                    case .exactly, .atMost: #expect(taken <= places && taken >= places - 6, "\(plan.id) \(places) \(taken)")
                    case .atLeast: #expect(taken >= places && taken <= places + 8, "\(plan.id) \(places) \(taken)")
                    }
                }
            }
        }
    }

    @Test func `most editions keep the screening ratio, some invented ones miss it, one official misses it a little`() {
        var missed: [String] = []
        var stated = 0
        let screening = Dictionary(grouping: world.rows(.screening)) { $0["plan_id"] }
        for plan in world.plans.values.sorted(by: { $0.id < $1.id }) {
            guard let rule = plan.selection.ratios?.first else { continue }
            stated += 1
            let reached = Set(
                (screening[plan.id] ?? []).filter {
                    $0["stage"] == rule.numerator.label.zh && $0["result"] != "缺席"
                }.map { $0["person_id"] })
            let ratio = Double(reached.count) / Double(world.selected[plan.id]?.count ?? 1)
            let off = rule.operator == .exactly ? abs(ratio - rule.number) > 0.04 : ratio < rule.number
            if off { missed.append(plan.id) }
            if plan.inventedFrom == nil, plan.id != RatioCourse.breachedOfficial {
                #expect(rule.operator == .exactly ? ratio == rule.number : ratio >= rule.number, "\(plan.id) \(ratio)")
            }
            if plan.id == RatioCourse.breachedOfficial { #expect((2.85..<3).contains(ratio)) }
        }
        let invented = missed.filter { world.plans[$0]?.inventedFrom != nil }
        #expect(invented.count >= 2 && invented.count * 4 < stated, "\(missed)")
    }

    @Test func `test scores go from 0 to 100 with spread, and who passed scored higher`() {
        let rows = world.rows(.screening).filter { $0["stage"] == "学科潜质测试（笔试）" }
        #expect(rows.allSatisfy { ($0["result"] == "缺席") == $0["score"].isEmpty })
        let scores = { (result: String) in rows.filter { $0["result"] == result }.compactMap { Double($0["score"]) } }
        let mean = { (values: [Double]) in values.reduce(0, +) / Double(max(1, values.count)) }
        #expect(mean(scores("通过")) - mean(scores("未通过")) > 10)
        let all = scores("通过") + scores("未通过")
        #expect((all.min() ?? 100) < 35 && (all.max() ?? 0) > 90)
    }

    @Test func `1 or 2 in 100 results are missing, but never that somebody was selected`() {
        let steps = world.screening
        let reviewed = world.rows(.application).count { row in
            steps["\(row["plan_id"]) \(row["person_id"])"]?.contains { $0["stage"] == "资格审核" } ?? false
        }
        let missing = world.rows(.application).count - reviewed
        #expect(missing > 0 && missing * 50 < world.rows(.application).count)
        let placed = Dictionary(grouping: world.rows(.placement)) { $0["plan_id"] }.mapValues { Set($0.map { $0["person_id"] }) }
        #expect(placed == world.selected)
    }

    @Test func `the practical is held only where stated, for a share of the candidates, and turns nobody away`() {
        let rows = world.rows(.screening)
        let practical = rows.filter { $0["stage"] == "实验操作" }
        #expect(practical.allSatisfy { world.plan($0)?.selection.stages.contains { $0.stage == .practical } ?? false })
        #expect(practical.allSatisfy { $0["result"] == "通过" })
        let plans = Set(practical.map { $0["plan_id"] })
        let interviewed = rows.count { $0["stage"] == "面试" && plans.contains($0["plan_id"]) }
        #expect(practical.count * 10 > interviewed && practical.count * 2 < interviewed)
    }
}
