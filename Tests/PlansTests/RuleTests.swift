// The catalogue of rules: every value of a plan stands in a rule, in natural words, under an id that is the same in every plan.

import Domain
import Foundation
import Testing

@testable import Plans

@Suite struct RuleTests {
    /// The six official plans and the one that states everything.
    static let plans: [Plan] =
        OfficialPlans.names.compactMap { PlanReaderTests.read[$0]?.document?.plan } + [MaximalPlan.plan].compactMap { $0 }

    private func plan(_ id: String) throws -> Plan {
        try #require(RuleTests.plans.first { $0.id == id })
    }

    private func rule(_ id: String, of plan: String) throws -> PlanRule {
        try #require(try self.plan(plan).rules.first { $0.id == id }, "\(plan) \(id)")
    }

    @Test func `there are seven plans to walk`() {
        #expect(RuleTests.plans.count == 7)
    }

    @Test(arguments: plans.map(\.id))
    func `ids are unique, chapters come in order, and nothing is left unsaid`(id: String) throws {
        let rules = try plan(id).rules
        #expect(Set(rules.map(\.id)).count == rules.count)
        let places = rules.compactMap { RuleChapter.allCases.firstIndex(of: $0.chapter) }
        #expect(places == places.sorted())
        for rule in rules {
            for text in [rule.subject, rule.statement, rule.brief] {
                #expect(!text.zh.isEmpty && !text.en.isEmpty, "\(rule.id)")
                #expect(!text.zh.hasSuffix("。") && !text.en.hasSuffix("."), "\(rule.id)")
            }
            #expect(!rule.clause.isEmpty)
            #expect((rule.strength == nil) == [.cycle, .scope, .timetable].contains(rule.chapter), "\(rule.id)")
        }
    }

    @Test(arguments: plans.map(\.id))
    func `no value of a plan is missing from its rules`(id: String) throws {
        let plan = try plan(id)
        let changes = try PlanMutation.all(of: plan)
        #expect(changes.count > 80)
        let rules = plan.rules
        #expect(changes.filter { $0.plan.rules == rules }.map(\.path) == [])
    }

    @Test(arguments: plans.map(\.id))
    func `codes never stand in a sentence`(id: String) throws {
        for rule in try plan(id).rules {
            for text in [rule.subject.zh, rule.statement.zh, rule.brief.zh] {
                #expect(text.firstMatch(of: /[a-z_]{2,}/) == nil, "\(rule.id): \(text)")
            }
            for text in [rule.subject.en, rule.statement.en, rule.brief.en] { #expect(!text.contains("_"), "\(rule.id): \(text)") }
        }
    }

    /// Each beside the words of the document.
    @Test(arguments: [
        // 三（一） 原则上应从“基础学科拔尖学生培养计划”导师中推荐，以两院院士、“长江学者”特聘教授……为主.
        (
            "xinjiang-2025", "mentors.nominated_from",
            "导师原则上应从“基础学科拔尖学生培养计划”导师中推荐，以“长江学者”特聘教授、国家杰出青年科学基金获得者、教学名师等专家为主"
        ),
        // 四（一） 以院士……及相关专业领域专家等为主.
        ("guangxi-2023", "mentors.nominated_from", "导师应以“长江学者”特聘教授、国家杰出青年科学基金获得者、教学名师等专家为主"),
        // 四（一） 原则上由……担任.
        ("neimenggu-2025", "mentors.nominated_from", "导师原则上应从“长江学者”特聘教授、国家杰出青年科学基金获得者、教学名师等专家中推荐"),
        // 五（三）1 培养周期内到校参加培养不应少于10次.
        ("guangxi-2023", "training.visits", "一个培养周期内，每名学生到校参加培养应不少于 10 次"),
        // 五（三）1 培养周期内参加培养不应少于 10 次.
        ("shanxi-2024", "training.visits", "一个培养周期内，每名学生参加培养应不少于 10 次"),
        // 五（三）1 每月面对面指导不少于2次.
        ("neimenggu-pilot-2025", "training.face_to_face", "导师当面指导学生每月应不少于 2 次"),
        // 五（三）2 督促学生在每次活动后登陆网络平台提交《成长日志》.
        ("shanxi-2024", "training.growth_log", "每次活动后，参与中学应督促学生提交《成长日志》"),
        // 四（二）2（3） 可优先推荐: 自治区级及以上奖项; 发明专利或实用新型专利授权.
        ("guangxi-2023", "eligibility.priority.science_prize", "中学可优先推荐在科技竞赛或活动中获自治区级及以上奖项的学生"),
        ("guangxi-2023", "eligibility.priority.olympiad_prize", "中学可优先推荐在中学生五项学科竞赛中获自治区级及以上奖项的学生"),
        ("guangxi-2023", "eligibility.priority.patent", "中学可优先推荐获发明专利或实用新型专利的学生"),
        // 四（二）2（4） 鼓励中学从科学兴趣小组……等选拔.
        ("guangxi-2023", "eligibility.priority.science_club", "鼓励中学从科学兴趣小组、科技社团等中推荐学生"),
    ])
    func `a sentence says no more than the document`(plan: String, id: String, sentence: String) throws {
        #expect(try rule(id, of: plan).statement.zh == sentence)
    }

    @Test func `what is done after each session is said in one way in each language`() throws {
        let rules = RuleTests.plans.flatMap(\.rules).filter { $0.id == "training.growth_log" }
        #expect(rules.count == 7)
        for rule in rules where rule.statement.zh.hasPrefix("每次") {
            #expect(rule.statement.zh.hasPrefix("每次活动后，") && rule.statement.en.hasSuffix(" after each session of training"))
        }
    }
}
