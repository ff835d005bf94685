// worklist: what a school or a university is asked, as a workbook that can come back.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Operations

struct WorklistCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worklist", abstract: "待答表：请学校或高校逐人答复跟踪事项（.xlsx） | ask a school or university for the answers it owes (.xlsx)",
        discussion:
            "含学生姓名与编号，请妥善传送；填好后用 talentpool import 收回 | holds names and numbers of pupils: send it with care; talentpool import takes it back"
    )

    @OptionGroup var options: StoreOptions
    @Option(name: .customLong("for"), help: "向谁索要：school:校名 或 university:代码或校名 | whom to ask: school:NAME or university:CODE or NAME")
    var addressee: String
    @Option(help: "写到哪个文件，须尚不存在 | the file, which must not exist yet") var output: String
    @Option(help: "哪一天（默认今天） | the day of asking (today)") var on: CivilDay?
    @Option(help: "记入英才库的日期（默认今天） | the day on which the store is told (today)") var received: CivilDay?
    @Flag(help: "也列出已答复和未到时间的 | also what is answered or not due yet") var all = false
    @Flag(help: "近期已经问过的也再问 | also what was asked lately") var again = false
    @Option(help: "多少天内不重复问同一件事（默认 180） | days within which nobody is asked the same again") var notWithin = 180
    @Option(help: "多少天内收回有效（默认 180） | days within which the list is taken back") var validDays = 180
    @Option(help: "选项与问题的语言 zh、en | language of choices and questions") var language: Language = .chinese
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func validate() throws {
        guard (0...3650).contains(notWithin), (1...3650).contains(validDays) else {
            throw ValidationError("天数须在 3650 以内 | days are at most 3650")
        }
    }

    func run() throws {
        let moment = presentMoment()
        let (kind, name) = try parsed()
        let worklist = Worklist(house: try findHouse(), store: try options.required(), moment: moment)
        let day = on ?? moment.today
        guard day <= moment.today else { throw ValidationError("发出日期不能在今天之后 | the day of asking cannot be after today") }
        if let received, received > moment.today {
            throw ValidationError("入库日不能在今天之后 | the day of receipt cannot be after today")
        }
        let report = try worklist.issue(
            WorklistOptions(
                kind: kind, addressee: name, on: day, all: all, again: again, notWithin: notWithin,
                validDays: validDays, language: language, received: received), to: URL(fileURLWithPath: output))
        print(json ? text(json: report) : text(report))
    }

    private func parsed() throws -> (AddresseeKind, String) {
        let parts = addressee.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let kind = AddresseeKind(rawValue: parts[0]), !parts[1].isEmpty else {
            throw ValidationError("--for 须写作 school:校名 或 university:代码或校名 | --for is school:NAME or university:CODE or NAME: \(addressee)")
        }
        return (kind, parts[1])
    }

    private func text(_ report: WorklistReport) -> String {
        var lines = [
            report.id == nil
                ? nothing(report)
                : """
                \(report.addressee)：待答 \(report.asked) 项，涉及 \(report.persons) 人，已写入 \(output)；收回期限 \(report.validUntil)
                    \(report.addressee): \(report.asked) questions about \(report.persons) persons written; valid until \(report.validUntil)
                """
        ]
        if report.questions > 0 {
            lines.append(
                """
                “待确认”一页：\(report.questions) 对人员请对方认定是否同一人
                    sheet “who is who”: \(report.questions) pairs of persons who may be one
                """)
        }
        let (also, more) = report.id == nil ? ("有", "") : ("另有", " more")
        if report.questionsAskedLately > 0 {
            lines.append(
                """
                \(also) \(report.questionsAskedLately) 项待确认在 \(notWithin) 天内已经问过，未再列出（--again 可再问）
                    \(report.questionsAskedLately)\(more) questions who somebody is were asked within \(notWithin) days and are left out (--again asks again)
                """)
        }
        if report.askedLately > 0 {
            lines.append(
                """
                \(also) \(report.askedLately) 项在 \(notWithin) 天内已经问过，未再列出（--again 可再问）
                    \(report.askedLately)\(more) were asked within \(notWithin) days and are left out (--again asks again)
                """)
        }
        if report.unnumbered > 0 {
            lines.append(
                """
                \(also) \(report.unnumbered) 项所涉的人没有人员编号，未列出
                    \(report.unnumbered)\(more) are about persons without a number and are left out
                """)
        }
        return lines.joined(separator: "\n")
    }

    /// Why no file was written; what was left out is counted below it.
    private func nothing(_ report: WorklistReport) -> String {
        let isWithheld = report.askedLately + report.questionsAskedLately + report.unnumbered > 0
        let rest = all ? ("", "") : ("；已答复和未到时间的，加 --all 列出", "; --all also lists what is answered or not due yet")
        return isWithheld
            ? """
            \(report.addressee)：应问的都未列出，原因如下，未写文件\(rest.0)
                \(report.addressee): all there is to ask was left out, as follows; no file written\(rest.1)
            """
            : """
            \(report.addressee)：没有要问的事项，未写文件\(rest.0)
                \(report.addressee): nothing to ask, no file written\(rest.1)
            """
    }

    private func text(json report: WorklistReport) -> String {
        """
        {"addressee": \(jsonString(report.addressee)), "asked": \(report.asked), "asked_lately": \(report.askedLately), "file": \(report.id == nil ? "null" : jsonString(output)), \
        "issued": "\(report.issued)", "persons": \(report.persons), \
        "questions": \(report.questions), "questions_asked_lately": \(report.questionsAskedLately), "unnumbered": \(report.unnumbered), \
        "valid_until": "\(report.validUntil)", "worklist": \(report.id.map(jsonString) ?? "null")}
        """
    }
}
