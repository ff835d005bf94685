// due: who owes what on a day, as text, JSON or a calendar file.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ledger
internal import Operations

struct DueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "待办与期限：某日各方应办的事项 | duties and dates: who owes what on a day",
        discussion: "没有逾期返回 0，有逾期返回 1 | exit 0 where nothing is overdue, 1 where something is")

    @OptionGroup var options: StoreOptions
    @Option(help: "哪一天（默认今天） | the day asked (today)") var on: CivilDay?
    @Option(help: "获知截止日：只看到这一天为止收到的记录（默认今天） | up to when we had been told (today)") var knownBy: CivilDay?
    @Option(help: "只看一份方案 | one plan only") var plan: String?
    @Option(
        help: """
            责任方：office、city_office[:城市]、school[:校名]、university[:校名]、mentor、everyone | \
            whose duties: office, city_office[:CITY], school[:NAME], university[:NAME], mentor, everyone
            """)
    var party: String?
    @Flag(help: "列出未完成者的编号和姓名（需要密钥） | list those outstanding by number and name (needs the key)") var identified = false
    @Flag(help: "也列出未到时间、已完成和仅列日期的 | also what is upcoming, done or a mere date") var all = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false
    @Option(help: "另存日历文件（iCalendar，不含个人信息） | also write a calendar file (iCalendar, nothing personal)") var ics: String?

    func run() throws {
        let moment = presentMoment()
        let cut = Cut(asOf: on ?? moment.today, knownBy: knownBy ?? moment.today)
        let report = try Due(house: findHouse(), store: options.required()).report(
            cut: cut, plan: plan, filter: filter(), identified: identified)
        print(json ? try report.json(all: all) : report.text(all: all), terminator: "")
        if let ics {
            try report.writeCalendar(to: URL(fileURLWithPath: ics), store: options.required())
            if !json { print("\n日历已写入 \(ics)\ncalendar written to \(ics)") }
        }
        if report.isAnyOverdue { throw Answer.no }
    }

    /// `school:NAME` as a filter; nil where none is asked for.
    private func filter() throws -> DutyFilter? {
        guard let party else { return nil }
        let parts = party.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let takesName: [Party] = [.school, .university, .cityOffice]
        guard let kind = Party(rawValue: parts[0]), parts.count == 1 || (takesName.contains(kind) && !parts[1].isEmpty) else {
            throw ValidationError(
                """
                责任方须为 office、city_office[:城市]、school[:校名]、university[:校名]、mentor 或 everyone | \
                --party is office, city_office[:CITY], school[:NAME], university[:NAME], mentor or everyone: \(party)
                """)
        }
        return DutyFilter(party: kind, name: parts.count == 2 ? parts[1] : nil)
    }
}
