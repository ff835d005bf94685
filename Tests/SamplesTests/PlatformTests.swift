// What the platform records from 2022 on: mostly what each plan asks for, with lapses of every sort, and nothing that cannot have been.

import Domain
import Intake
import Testing

@testable import Samples

@Suite struct PlatformTests {
    let world = SampleWorld.all
    static let kinds: [RecordKind] = [
        .session, .notice, .award, .certificate, .mentorTerm, .teamMember, .relaxation, .wish, .reportedFigure,
    ]

    /// Sessions as they stand after corrections.
    private var sessions: [SampleRow] {
        var last: [String: SampleRow] = [:]
        for row in world.rows(.session) { last[row.key] = row }
        return last.sorted { $0.key < $1.key }.map(\.value)
    }

    private var visits: [SampleRow] { sessions.filter { $0["session_kind"] == "到校培养" } }

    private var exits: [String: CivilDay] {
        Dictionary(world.rows(.exit).compactMap { row in row.day().map { (row.participation, $0) } }) { $1 }
    }

    /// The first and last day of each participation, by plan and person.
    private func trained() throws -> [String: ClosedRange<CivilDay>] {
        let exits = exits
        return try Dictionary(grouping: world.rows(.placement), by: \.participation).mapValues { rows in
            let plan = try #require(world.plan(rows[0]))
            let first = try #require(rows.compactMap { $0.day() }.min())
            return first...max(first, exits[rows[0].participation] ?? plan.cycle.to)
        }
    }

    private func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(max(1, whole)) }

    @Test func `every kind is there for cycles that start in 2022 or later, and for no others`() throws {
        let recent = Set(world.plans.values.filter { $0.cycle.from.components.year >= 2022 }.map(\.id))
        for kind in Self.kinds { #expect(!world.rows(kind).isEmpty, "\(kind)") }
        for kind in Self.kinds { #expect(world.rows(kind).allSatisfy { recent.contains($0.plan) }, "\(kind)") }
        for kind in [RecordKind.session, .notice, .teamMember, .wish, .reportedFigure] {
            #expect(Set(world.rows(kind).map(\.plan)) == recent, "\(kind)")
        }
    }

    @Test(arguments: kinds)
    func `intake recognises every file and finds nothing wrong with it`(kind: RecordKind) throws {
        var rows = 0
        for file in world.files where SampleWorld.kind(of: file.path) == kind {
            let source = try TableSource(Array(file.text.utf8), file: file.path)
            let sheet = Sheet.read(source, request: SheetRequest(), planID: nil, today: SampleWorld.until) { world.plans[$0] }
            #expect(sheet.kind == kind && sheet.findings.isEmpty && sheet.invented, "\(file.path) \(sheet.findings.first?.code ?? "")")
            #expect(sheet.records.count == sheet.rowCount && sheet.records.allSatisfy { ($0.reference == nil) == (kind.role == nil) })
            rows += sheet.rowCount
        }
        #expect(rows == world.rows(kind).count && rows > 0)
    }

    @Test func `reported figures are those of the samples, but for one slip an edition, and every slip comes`() throws {
        let reported = world.rows(.reportedFigure)
        func value(_ plan: String, _ figure: ReportedFigure, _ unit: MeasureUnit = .persons) -> Int? {
            reported.first { $0.plan == plan && $0["figure"] == figure.label.zh && $0["unit"] == unit.label.zh }.flatMap {
                Int($0["value"])
            }
        }
        var slips: Set<String> = []
        for plan in Set(reported.map(\.plan)).sorted() {
            #expect(value(plan, .applied) == world.rows(.application).count { $0.plan == plan }, "\(plan)")
            let selected = try #require(value(plan, .selected)) - (world.selected[plan]?.count ?? 0)
            #expect([0, 2].contains(selected), "\(plan)")
            if selected == 2 { slips.insert("miscounted") }
            guard let trained = value(plan, .trained), let left = value(plan, .left), let stayed = value(plan, .inTraining) else {
                continue
            }
            #expect(left == world.rows(.exit).count { $0.plan == plan }, "\(plan)")
            #expect([0, 3].contains(stayed - trained + left), "\(plan)")
            if stayed != trained - left { slips.insert("unbalanced") }
            if let persons = value(plan, .session), let times = value(plan, .session, .attendances), persons > times {
                slips.insert("swapped")
            }
            guard let excellent = reported.first(where: { $0.plan == plan && $0["figure"] == ReportedFigure.excellent.label.zh }) else {
                continue
            }
            if excellent["denominator"].isEmpty { slips.insert("undeclared") }
            if excellent["denominator_unit"] == MeasureUnit.attendances.label.zh { slips.insert("units") }
            let (number, completed) = (try #require(Int(excellent["value"])), try #require(value(plan, .completed)))
            let share = try #require(Double(excellent["percentage"].dropLast()))
            if excellent["denominator"] == ReportedFigure.completed.label.zh, abs(share - 100 * Double(number) / Double(completed)) > 0.06 {
                slips.insert("impossible")
            }
        }
        #expect(slips == ["miscounted", "impossible", "undeclared", "swapped", "unbalanced", "units"])
        #expect(reported.count < 200)
    }

    @Test func `with a last day inside a cycle nothing of later is told`() throws {
        let last = try #require(CivilDay("2024-05-31"))
        let days = ["day", "log_day", "review_day"]
        let rows = SampleWorld(SampleWorld.files(of: "neimenggu-pilot", from: 2023, until: last)).rows
        #expect(rows.contains { $0.kind == .session && $0.plan == "neimenggu-pilot-2024" })
        #expect(!rows.contains { $0.kind == .certificate && $0.plan == "neimenggu-pilot-2024" })
        for row in rows where Self.kinds.contains(row.kind) {
            #expect(days.compactMap { row.day($0) }.allSatisfy { $0 <= last })
        }
    }

    @Test func `nobody comes before training began or after having left`() throws {
        let trained = try trained()
        let late = try sessions.filter { row in
            let span = try #require(trained[row.participation], "\(row.participation)")
            return try !span.contains(#require(row.day()))
        }
        #expect(late.isEmpty)
        #expect(
            Set(sessions.map(\.participation)).isStrictSubset(of: Set(trained.keys.filter { sinceStart($0) })), "a few are not reported")
    }

    private func sinceStart(_ participation: String) -> Bool {
        let plan = participation.split(separator: " ").first.flatMap { world.plans[String($0)] }
        return (plan?.cycle.from.components.year ?? 0) >= PlatformRecords.firstYear
    }

    @Test func `most who stay come as often as the plan asks, some do not`() throws {
        let exits = exits
        var kept = (enough: 0, tooFew: 0)
        for (participation, rows) in Dictionary(grouping: visits, by: \.participation) where exits[participation] == nil {
            let rule = try #require(world.plan(rows[0])?.training?.visits)
            if rows.count >= rule.count { kept.enough += 1 } else { kept.tooFew += 1 }
            #expect(rows.count >= rule.count - 2 && Set(rows.map { $0["day"] }).count == rows.count)
        }
        #expect((0.03...0.1).contains(share(kept.tooFew, of: kept.enough + kept.tooFew)), "\(kept)")
    }

    @Test func `meetings face to face are there where the plan asks for them, nearly always enough a month`() throws {
        let meetings = sessions.filter { $0["session_kind"] == "当面指导" }
        var months: [String: Int] = [:]
        for row in meetings {
            let rule = try #require(world.plan(row)?.training?.faceToFace)
            #expect(rule.per == .month)
            let day = try #require(row.day())
            months["\(row.participation) \(day.components.year)-\(day.components.month)", default: 0] += 1
        }
        let few = months.values.count { $0 < 2 }
        #expect(few > 0 && share(few, of: months.count) < 0.02, "\(few) of \(months.count)")
    }

    @Test func `logs go with visits where the plan asks for them, reviews where it has mentors review, some of each sort`() throws {
        #expect(sessions.allSatisfy { $0["session_kind"] == "到校培养" || $0["log"].isEmpty })
        for row in visits where !row["review"].isEmpty {
            #expect(row["log"] == "已提交" && world.plan(row)?.training?.growthLogReview != nil)
        }
        let counts = Dictionary(grouping: visits) { $0["log"] }.mapValues(\.count)
        #expect(try share(#require(counts["已提交"]), of: visits.count) > 0.9)
        #expect(try #require(counts["未提交"]) > 20 && #require(counts[""]) > 20)
        let reviews = Dictionary(grouping: visits) { $0["review"] }.mapValues(\.count)
        for review in LogReview.allCases { #expect(reviews[review.label.zh, default: 0] > 20, "\(review)") }
        let delays = visits.compactMap { row in row.day("log_day").flatMap { log in row.day("review_day").map { $0 - log } } }
        #expect(delays.allSatisfy { $0 >= 0 })
        #expect((0.01...0.15).contains(share(delays.count { $0 > 20 }, of: delays.count)))
    }

    @Test func `the list of the selected is shown as long as the plan says, but for one invented edition`() throws {
        var short: [String] = []
        for row in world.rows(.notice) where row["subject"] == "入选学生名单" {
            let plan = try #require(world.plan(row))
            let (first, last) = (try #require(row.day()), try #require(row.day("until_day")))
            let working = (first.number...last.number).count { SelectionCalendar.isWorkingDay($0) }
            if working < plan.selection.publicNotice?.workingDays ?? 5 {
                short.append(plan.id)
                #expect(try working == #require(plan.selection.publicNotice).workingDays - 1)
            }
            // Nobody is on the final list before the notice is over, where the plan has one.
            guard plan.selection.publicNotice != nil else { continue }
            let listed = world.rows(.screening).filter { $0["plan_id"] == plan.id && $0["stage"] == "入选" }.compactMap { $0.day() }
            #expect(try #require(listed.min()) > last)
        }
        #expect(short.count == 1 && short.allSatisfy { world.plans[$0]?.inventedFrom != nil })
    }

    @Test func `certificates follow the last evaluation, with one forgotten here and one too many there`() throws {
        let outcomes = Dictionary(grouping: world.rows(.evaluation).filter { $0["stage"] == "年度评价" }, by: \.participation)
            .mapValues { $0.max { ($0["day"], $0["level"]) < ($1["day"], $1["level"]) }?["outcome"] ?? "" }
        var (right, tooMany) = (0, 0)
        for row in world.rows(.certificate) {
            let rule = try #require(world.plan(row)?.certificate)
            let outcome = exits[row.participation] == nil ? EvaluationOutcome.meaning(outcomes[row.participation] ?? "") : nil
            let isDue = outcome.map(rule.granted.contains) ?? false
            if isDue == (row["status"] == "已授予") { right += 1 } else { tooMany += 1 }
            #expect(isDue || row["status"] == "已授予" || outcome == .unqualified)
        }
        #expect(tooMany > 0 && share(tooMany, of: right) < 0.03, "\(tooMany) of \(right)")
        #expect(world.rows(.certificate).contains { $0["status"] == "不授予" })
    }

    @Test func `a mentor's terms follow one another and are as long as the plan says, nearly always`() throws {
        var lengths: [Bool] = []
        for (_, rows) in Dictionary(grouping: world.rows(.mentorTerm), by: { $0["mentor_id"] }) {
            let terms = rows.sorted { $0["day"] < $1["day"] }
            for (former, next) in zip(terms, terms.dropFirst()) {
                #expect(former["until_day"] < next["day"] && !former["until_day"].isEmpty)
            }
            #expect(Set(terms.map { $0["degree"] + $0["title_level"] }).count == 1)
            for row in terms {
                let years = world.plans[row.plan]?.mentors?.term?.years
                guard let years, let last = row.day("until_day") else { continue }
                lengths.append(try last + 1 == #require(row.day()?.adding(years: years)))
            }
        }
        #expect(lengths.count > 10 && share(lengths.count { $0 }, of: lengths.count) > 0.85)
    }

    @Test func `teams are numbered from 1 without a gap, and few members have less than the plan asks for`() throws {
        for (team, rows) in Dictionary(grouping: world.rows(.teamMember), by: { $0["mentor_id"] + " " + $0["plan_id"] }) {
            #expect(rows.map { Int($0["member"]) ?? 0 }.sorted() == Array(1...rows.count), "\(team)")
        }
        let known = world.rows(.teamMember).filter { !$0["degree"].isEmpty && !$0["title_level"].isEmpty }
        let few = try known.count { row in
            let rule = try #require(world.plan(row)?.mentors?.teamQualification)
            let degrees = rule.degree == "master" ? ["博士", "硕士"] : ["博士"]
            return !degrees.contains(row["degree"]) && !["正高级", "副高级"].contains(row["title_level"])
        }
        #expect(few > 0 && share(few, of: known.count) < 0.08)
    }

    @Test func `relaxations are for those beyond the rank gate, under plans that have one`() throws {
        let applications = Dictionary(world.rows(.application).map { ($0.participation, $0) }) { $1 }
        for row in world.rows(.relaxation) {
            let gate = try #require(world.plan(row)?.eligibility?.rankGate)
            let rule = try #require(gate.relaxation)
            let application = try #require(applications[row.participation])
            #expect(row["reason"] == RelaxationReason(rawValue: rule.reason)?.label.zh && row["ranking"] == rule.ranking.label.zh)
            for alternative in gate.anyOf {
                let rank = application[alternative.ranking == .discipline ? "discipline_rank" : "overall_rank"]
                #expect(try #require(Double(rank)) > Double(alternative.topPercent))
            }
            #expect(try #require(row.day()) >= #require(application.day()))
            #expect(row["decision"] == "同意放宽" || world.selected[row["plan_id"]]?.contains(row["person_id"]) != true)
        }
        #expect(Set(world.rows(.relaxation).map { $0["decision"] }) == ["同意放宽", "不予放宽"])
    }

    @Test func `wishes are numbered from 1, name mentors of the discipline, and mostly come true for the selected`() throws {
        let disciplines = Dictionary(world.rows(.mentor).map { ($0["mentor_id"], $0["discipline"]) }) { $1 }
        let own = Dictionary(world.rows(.application).map { ($0.participation, $0["discipline"]) }) { $1 }
        let given = Dictionary(grouping: world.rows(.placement), by: \.participation).mapValues { Set($0.map { $0["mentor_id"] }) }
        var (fulfilled, placed) = (0, 0)
        for (participation, rows) in Dictionary(grouping: world.rows(.wish), by: \.participation) {
            #expect(rows.map { $0["wish"] }.sorted() == (1...rows.count).map(String.init), "\(participation)")
            #expect(Set(rows.map { $0["mentor_id"] }).count == rows.count)
            #expect(rows.allSatisfy { disciplines[$0["mentor_id"]] == own[participation] })
            guard let mentors = given[participation] else { continue }
            placed += 1
            if rows.contains(where: { mentors.contains($0["mentor_id"]) }) { fulfilled += 1 }
        }
        #expect((0.6...0.98).contains(share(fulfilled, of: placed)))
    }

    @Test func `awards are won in training, or before it where the plan prefers winners`() throws {
        let trained = try trained()
        for row in world.rows(.award) {
            let participation = "\(row.plan) \(row["person_id"])"
            let day = try #require(row.day())
            let isInTraining = trained[participation]?.contains(day) ?? false
            #expect(isInTraining || world.plans[row.plan]?.eligibility?.priority != nil, "\(participation)")
        }
    }
}

extension SampleRow {
    /// Plan and person.
    var participation: String { "\(self["plan_id"]) \(self["person_id"])" }

    /// The values of the key, joined.
    var key: String { kind.columns.filter(\.isKey).map { self[$0.name] }.joined(separator: "|") }
}
