// Invented follow-ups: told in autumn after the cycle, about things that have happened, by fewer people the longer ago.

import Domain
import Testing

@testable import Samples

@Suite struct FollowUpTests {
    let world = SampleWorld.all

    @Test func `only those who took part are followed, from August to November, once their cycle is over`() throws {
        let selected = world.selected
        for row in world.rows(.followUp) {
            let plan = try #require(world.plans[row.plan])
            let reported = try #require(row.day("reported_day"))
            #expect(selected[plan.id]?.contains(row["person_id"]) ?? false)
            #expect((8...11).contains(reported.components.month) && reported <= SampleWorld.until && reported > plan.cycle.to)
            if let happened = row.day() { #expect(happened <= reported, "\(row["person_id"]) \(row["question"]) \(happened)") }
            if let end = row.day("valid_until") { #expect(end > reported, "\(row["person_id"]) \(row["question"]) \(end)") }
        }
    }

    @Test func `graduation is no before the year it is due and yes on a day in June of that year`() throws {
        let applications = Dictionary(
            world.rows(.application).map { ($0["person_id"], $0) }, uniquingKeysWith: { first, _ in first })
        for row in world.rows(.followUp) where row["question"] == "高中毕业" {
            let application = try #require(applications[row["person_id"]])
            let grade = try #require(Grade.meaning(application["grade"]))
            let due = grade.graduationYear(on: try #require(application.day()))
            let reported = try #require(row.day("reported_day")).components.year
            if row["status"] == "否" {
                #expect(reported < due)
            } else {
                let day = try #require(row.day()).components
                #expect(day.year == due && day.month == 6)
            }
        }
    }

    @Test(arguments: [
        ("2024-10-15", Grade.senior1, 2027), ("2025-03-15", .senior1, 2027), ("2025-03-15", .senior2, 2026), ("2025-08-01", .senior3, 2026),
    ])
    func `a school year starts in August`(day: String, grade: Grade, year: Int) throws {
        let day = try #require(CivilDay(day))
        #expect(grade.graduationYear(on: day) == year)
        #expect(Grade.grade(on: day, graduating: year) == grade)
    }

    @Test func `97 in 100 known admissions are to undergraduate institutions, a share of them to hosts of the plan`() throws {
        let known = world.rows(.followUp).filter { $0["question"] == "大学录取" && $0["status"] == "是" }
        #expect(known.allSatisfy { !$0["value"].isEmpty && !$0["institution_kind"].isEmpty })
        let share = { (count: Int) in Double(count) / Double(known.count) }
        #expect((0.95...0.985).contains(share(known.count { $0["institution_kind"] == "本科高校" })))
        let atHosts = try known.count { row in
            try #require(world.plans[row.plan]?.scope.universities).members.contains { $0.name == row["value"] }
        }
        #expect((0.12...0.4).contains(share(atHosts)))
    }

    @Test func `admissions of recent leavers are known of more than those of old ones, later outcomes of fewer`() throws {
        let admission = knownShares("大学录取")
        let recent = try #require(admission[2025])
        let old = try #require(admission[2015])
        #expect((0.78...0.92).contains(recent) && (0.5...0.7).contains(old))
        let degree = knownShares("获得学位")
        #expect(try #require(degree[2020]) < (try #require(admission[2020])))
        #expect(try #require(knownShares("研究学科")[2018]) < (try #require(degree[2018])))
    }

    @Test func `12 to 20 in 100 of known alumni enter the Top-Notch programme, at universities that take their discipline`() throws {
        let disciplines = Dictionary(
            world.rows(.application).map { ("\($0["plan_id"]) \($0["person_id"])", $0["discipline"]) }, uniquingKeysWith: { $1 })
        let rows = world.rows(.followUp).filter { $0["question"] == "进入基础学科拔尖学生培养计划" }
        let entered = rows.filter { $0["status"] == "是" }
        for row in entered {
            let words = try #require(disciplines["\(row.plan) \(row["person_id"])"])
            let code = try #require(Discipline.basic.first { $0.label.zh == words }?.code)
            let day = try #require(row.day()).components
            #expect(TopNotchHost.takes(row["value"], code, in: day.year) && day.month == 10)
        }
        let known = world.rows(.followUp).count { row in
            row["question"] == "大学录取" && row["status"] == "是" && (row.day("reported_day").map { $0.components.year < 2026 } ?? false)
        }
        #expect((0.12...0.2).contains(Double(entered.count) / Double(known)))
        #expect(rows.contains { $0["status"] == "否" })
        let exits = world.rows(.followUp).filter { $0["question"] == "退出基础学科拔尖学生培养计划" }
        let entrants = Set(entered.map { $0["person_id"] })
        #expect(!exits.isEmpty && exits.allSatisfy { entrants.contains($0["person_id"]) })
    }

    @Test func `every status and every question is used, and the evidence fits the source`() {
        let rows = world.rows(.followUp)
        #expect(Set(rows.map { $0["status"] }) == Set(FollowUpStatus.allCases.map(\.label.zh)))
        #expect(Set(rows.map { $0["question"] }) == Set(FollowUpQuestion.allCases.map(\.label.zh)))
        #expect(Set(rows.map { $0["source"] + $0["evidence"] }).count == EvidenceGrade.allCases.count)
    }

    @Test func `at most two persons die, and nothing is asked of them afterwards`() throws {
        let deaths = world.rows(.followUp).filter { $0["status"] == "已故" }
        #expect((1...2).contains(deaths.count))
        for death in deaths {
            let day = try #require(death.day("reported_day"))
            let later = world.rows(.followUp).filter {
                $0["person_id"] == death["person_id"] && ($0.day("reported_day") ?? day) > day
            }
            #expect(later.isEmpty)
        }
    }

    /// Share of the participants of whom the answer yes is known, by the year they left school.
    private func knownShares(_ question: String) -> [Int: Double] {
        let known = Set(
            world.rows(.followUp).filter { $0["question"] == question && $0["status"] == "是" }.map { $0["person_id"] })
        let selected = world.selected
        var years: [String: Int] = [:]
        for row in world.rows(.application) where selected[row.plan]?.contains(row["person_id"]) == true {
            guard let day = row.day(), let grade = Grade.meaning(row["grade"]) else { continue }
            years[row["person_id"]] = grade.graduationYear(on: day)
        }
        return Dictionary(grouping: years.keys) { years[$0] ?? 0 }.mapValues { people in
            Double(people.count { known.contains($0) }) / Double(people.count)
        }
    }
}
