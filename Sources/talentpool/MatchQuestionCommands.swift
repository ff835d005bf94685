// match show and resolve: a question of recognition, and answering it.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Operations

struct MatchShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "查看一项待认定：各候选人逐项符合的程度 | show an open question: how each candidate agrees, field by field")

    @OptionGroup var options: StoreOptions
    @Argument(help: "待认定编号，见 match list | the question, from match list") var question: String
    @Flag(help: "给出人员编号和姓名（需密钥） | give the persons' numbers and names; needs the key") var identified = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func run() throws {
        let moment = presentMoment()
        let match = Match(store: try options.required(), moment: moment, received: moment.today)
        let holdings: [Match.Holding]
        do {
            holdings = try match.holdings(question)
        } catch let error as FindingsError {
            if json { print("{\"findings\": \(talentpool.json(error.findings))}") }
            printFindings(error.findings)
            throw Answer.no
        }
        guard let found = try match.questions(identified: identified).first(where: { $0.name == question }) else { throw Answer.no }
        print(
            json
                ? try MatchJSON.text(MatchJSON.Asked(found, identified: identified, holdings: holdings))
                : MatchWords.whole(found, holdings, identified: identified))
    }
}

struct MatchResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve", abstract: "认定一项：是某人，或不是其中任何一人 | answer a question: somebody known, or none of the candidates")

    @OptionGroup var options: DecisionOptions
    @Argument(help: "待认定编号，见 match list | the question, from match list") var question: String
    @Option(help: "就是这个编号的人 | it is the person of this number") var same: String?
    @Flag(help: "不是候选人中的任何一人 | it is none of the candidates") var different = false
    @Flag(help: "与 --same 同用：此人不在候选人之中，也照样认定 | with --same: it is this person though no candidate") var notListed = false
    @OptionGroup var merging: MergeOptions

    func validate() throws {
        guard (same == nil) == different else {
            throw ValidationError("--same 编号 与 --different 二者选一 | give either --same NUMBER or --different")
        }
        guard !notListed || same != nil else {
            throw ValidationError("--not-listed 只与 --same 同用 | --not-listed goes with --same")
        }
    }

    func run() throws {
        try options.answer { match, doubt in
            let receipt = try same.map {
                try match.resolve(
                    question, same: $0, notListed: notListed, despiteDocuments: merging.despiteDocuments, doubt: doubt)
            }
            return (try receipt ?? match.resolveDifferent(question), nil)
        }
    }
}

/// How questions read.
enum MatchWords {
    static func line(_ question: Match.Question, identified: Bool) -> String {
        let kind = RecordKind(rawValue: question.asked.kind)?.label ?? Bilingual(question.asked.kind, question.asked.kind)
        let reason = question.asked.reason.label
        let own = identified ? "  " + [question.number, question.personName].compactMap(\.self).joined(separator: " ") : ""
        let day = question.received.map { Bilingual("\($0) 收到  ", "received \($0), ") } ?? Bilingual("", "")
        let file =
            (identified ? question.asked.file : nil).map { Bilingual("“\($0.printable)”", "“\($0.printable)”, ") } ?? Bilingual("", "")
        return """
            \(question.name)  \(day.zh)\(file.zh)\(kind.zh)第 \(question.asked.row) 行  \(reason.zh)  候选 \(question.candidates.count) 人\(own)
                \(day.en)\(file.en)\(kind.en), row \(question.asked.row): \(reason.en); candidates: \(question.candidates.count)
            """
    }

    static func whole(_ question: Match.Question, _ holdings: [Match.Holding], identified: Bool) -> String {
        let weights =
            question.asked.estimated
            ? "权重由该文件估计\n    weights estimated from the file" : "权重为程序自带\n    weights are the program's own"
        let candidates = question.candidates.map { candidate in
            let who = identified ? "  " + [candidate.scored.number, candidate.name].compactMap(\.self).joined(separator: " ") : ""
            let score = candidate.scored.weight.map { weight in
                "  权重 \(bits(weight))  概率 \(share(candidate.scored.posterior))\n    weight \(bits(weight)) bits, posterior \(share(candidate.scored.posterior))"
            }
            let fields = candidate.scored.agreement.map { agreement in
                let label = RecognitionQuestion.label(ofField: agreement.field)
                let level = agreement.level.map { "\($0)/\(agreement.best)  \(bits(agreement.weight))" } ?? "—"
                return "  \(label.zh)  \(level)\n      \(label.en)"
            }
            return (["候选 \(candidate.ordinal)\(who)\(score ?? "\n    candidate")"] + fields).joined(separator: "\n")
        }
        return
            ([line(question, identified: identified)] + held(holdings) + [weights] + candidates + [
                "用 match resolve \(question.name) --same 编号，或 --different\n    answer with match resolve \(question.name) --same NUMBER, or --different"
            ]).joined(separator: "\n")
    }

    /// What goes with the answer.
    private static func held(_ holdings: [Match.Holding]) -> [String] {
        guard !holdings.isEmpty else { return [] }
        return ["认定决定下列记录归谁：\n    the answer decides whose these records are:"]
            + holdings.map {
                "  第 \($0.batch) 批  \($0.kind.label.zh) \($0.rows) 行\n      batch \($0.batch): \($0.kind.label.en), rows: \($0.rows)"
            }
    }

    private static func bits(_ weight: Double) -> String { String(format: "%+.1f", weight) }

    private static func share(_ posterior: Double?) -> String { posterior.map { String(format: "%.4f", $0) } ?? "—" }
}

/// Questions as `--json` prints them.
enum MatchJSON {
    struct Asked: Encodable {
        struct Candidate: Encodable {
            let candidate: Int
            let weight: Double?
            let posterior: Double?
            let agreement: [RecognitionQuestion.Agreement]
            let number: String?
            let name: String?
        }

        struct Holding: Encodable {
            let kind: String
            let batch: Int
            let rows: Int
        }

        let question: String
        let role: String
        let kind: String
        /// Only where persons are identified: people write names into the names of files.
        let file: String?
        let received: String?
        let row: Int
        let reason: String
        let estimated: Bool
        let number: String?
        let name: String?
        let candidates: [Candidate]
        /// Absent where only the question was asked for.
        let records: [Holding]?

        init(_ asked: Match.Question, identified: Bool, holdings: [Match.Holding]? = nil) {
            records = holdings?.map { Holding(kind: $0.kind.rawValue, batch: $0.batch, rows: $0.rows) }
            question = asked.name
            role = asked.role.rawValue
            kind = asked.asked.kind
            file = identified ? asked.asked.file : nil
            received = asked.received.map { "\($0)" }
            row = asked.asked.row
            reason = asked.asked.reason.rawValue
            estimated = asked.asked.estimated
            number = asked.number
            name = asked.personName
            candidates = asked.candidates.map {
                Candidate(
                    candidate: $0.ordinal, weight: $0.scored.weight, posterior: $0.scored.posterior, agreement: $0.scored.agreement,
                    number: identified ? $0.scored.number : nil, name: $0.name)
            }
        }
    }

    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
