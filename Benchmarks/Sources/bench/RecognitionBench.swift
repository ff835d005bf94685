// Recognition in a large store: how long follow-ups without numbers take, how much they hold, and whether they find whom they are about.

import Foundation

struct RecognitionBench {
    let options: Options
    let folder: URL

    private var store: String { folder.appendingPathComponent("store").path }
    private static let perFile = 50_000
    private static let header = "人员编号,方案,报名日期,姓名,证件号码,性别,就读学校,学科,综合排名百分比,虚构"
    private static let answers = "姓名,证件号码,就读学校,跟踪事项,状态,报告日期,证据等级,内容,虚构"

    func run() throws {
        let pupils = InventedPupils(count: options.persons, schools: max(1, options.persons / 330))
        print(
            "\(pupils.count) 人，\(pupils.schools) 所学校；跟踪 \(options.rows) 行，没有编号 | \(pupils.count) persons, \(pupils.schools) schools; \(options.rows) follow-ups without numbers\n"
        )
        try fill(pupils)
        var random = Random(7)
        var about: Set<Int> = []
        var answers: [InventedAnswer] = []
        while answers.count < options.rows {
            // One row in forty is about somebody whom the store has never heard of.
            let pupil = random.below(pupils.count) + (random.chance(0.025) ? pupils.count : 0)
            if about.insert(pupil).inserted { answers.append(pupils.answer(pupil, &random)) }
        }
        // What nobody in the store is like stops a file: it is named by a dry run and left out, as an office would.
        let tried = try importing(answers, dryRun: true)
        let refused = try refusedRows()
        let rest = answers.enumerated().filter { !refused.contains($0.offset + 2) }.map(\.element)
        let timed = try importing(rest, dryRun: false)
        print("| | wall s | CPU s | MiB |\n|---|---:|---:|---:|")
        for (name, run) in [("import --dry-run", tried), ("import", timed)] {
            print(String(format: "| %@ | %.1f | %.1f | %.0f |", name, run.wall, run.processor, run.memory))
        }
        try judge(answers, refused: refused, rest)
    }

    /// The store: applications in files of 50,000, the rank of each telling its number.
    private func fill(_ pupils: InventedPupils) throws {
        try Timed.run([options.program, "init", "--store", store], quiet: true)
        let path = folder.appendingPathComponent("application.csv").path
        for start in stride(from: 0, to: pupils.count, by: RecognitionBench.perFile) {
            var text = RecognitionBench.header + "\n"
            for number in start..<min(start + RecognitionBench.perFile, pupils.count) {
                let pupil = pupils[number]
                text +=
                    "P\(number),\(options.plan),2023-03-\(10 + RecognitionBench.rank(number) % 19),\(pupil.name),\(pupil.document),\(pupil.isFemale ? "女" : "男"),\(InventedPupils.school(pupil.school)),数学,\(String(format: "%.4f", Double(RecognitionBench.rank(number)) / 10_000)),是\n"
            }
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            try Timed.run([options.program, "import", "--store", store, "--received", "2026-06-30", path], quiet: true, complaints: false)
        }
    }

    /// A number below a million that stands for another, in no order, and back.
    private static func rank(_ number: Int) -> Int { number * 7919 % 1_000_000 }
    private static func number(_ rank: Int) -> Int { rank * 17679 % 1_000_000 }

    private var report: URL { folder.appendingPathComponent("report.json") }

    private func importing(_ answers: [InventedAnswer], dryRun: Bool) throws -> Timed {
        var text = RecognitionBench.answers + "\n"
        for (row, answer) in answers.enumerated() {
            text += "\(answer.name),\(answer.document),\(answer.school),获得学位,否,2026-06-29,中学提供,\(row)号答复,是\n"
        }
        let path = folder.appendingPathComponent("follow_up.csv")
        try Data(text.utf8).write(to: path)
        let words =
            [options.program, "import", "--store", store, "--received", "2026-06-30", "--json", path.path] + (dryRun ? ["--dry-run"] : [])
        return try Timed.run(words, output: report, complaints: false, accepting: dryRun ? [0, 1] : [0])
    }

    /// Rows of the file that a dry run refused.
    private func refusedRows() throws -> Set<Int> {
        let files = try JSONSerialization.jsonObject(with: Data(contentsOf: report)) as? [String: Any]
        let findings = (files?["files"] as? [[String: Any]])?.first?["findings"] as? [[String: Any]] ?? []
        let told = findings.compactMap { $0["finding"] as? [String: Any] }.filter { $0["severity"] as? String == "error" }
        return Set(told.compactMap { ($0["place"] as? [String: Any])?["row"] as? Int })
    }

    /// Compares whom the rows were taken for with whom they are about.
    private func judge(_ all: [InventedAnswer], refused: Set<Int>, _ rest: [InventedAnswer]) throws {
        let taken = folder.appendingPathComponent("taken.txt")
        try Timed.run(
            [
                "sqlite3", "-readonly", store + "/ledger.sqlite",
                "SELECT f.value, a.overall_rank FROM follow_up_row f LEFT JOIN application_row a ON a.person_id = f.person_id",
            ], output: taken)
        var found: [Int: Int] = [:]
        for line in try String(contentsOf: taken, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false)
            guard let row = Int(parts[0].prefix { $0.isNumber }) else { continue }
            found[row] = Double(parts[1]).map { RecognitionBench.number(Int(($0 * 10_000).rounded())) } ?? -1
        }
        let questions = folder.appendingPathComponent("questions.json")
        try Timed.run([options.program, "match", "list", "--store", store, "--json", "--identified"], output: questions)
        var candidates: [Int: [String]] = [:]
        for question in try JSONSerialization.jsonObject(with: Data(contentsOf: questions)) as? [[String: Any]] ?? [] {
            guard let row = question["row"] as? Int else { continue }
            candidates[row - 2] = (question["candidates"] as? [[String: Any]] ?? []).compactMap { $0["number"] as? String }
        }
        var tally = Tally()
        var byFault: [InventedAnswer.Fault: Tally] = [:]
        var strangers = Tally()
        func count(_ answer: InventedAnswer, _ change: (inout Tally) -> Void) {
            guard answer.pupil < options.persons else { return change(&strangers) }
            change(&tally)
            for fault in answer.faults { change(&byFault[fault, default: Tally()]) }
        }
        for (row, answer) in rest.enumerated() {
            count(answer) { tally in
                tally.rows += 1
                switch found[row] {
                case answer.pupil: tally.right += 1
                case -1, nil:
                    tally.asked += 1
                    if candidates[row]?.contains("P\(answer.pupil)") == true { tally.askedRightly += 1 }
                    if candidates[row]?.first == "P\(answer.pupil)" { tally.first += 1 }
                default: tally.wrong += 1
                }
            }
        }
        for (row, answer) in all.enumerated() where refused.contains(row + 2) {
            count(answer) { tally in
                tally.rows += 1
                tally.refused += 1
            }
        }
        print("\n| rows | n | right | wrong | asked | of these the right one named | first | refused | precision | recall |")
        print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
        tally.print("about persons of the store")
        strangers.print("about nobody in the store")
        for fault in InventedAnswer.Fault.allCases { byFault[fault]?.print(fault.rawValue) }
    }

    private struct Tally {
        var (rows, right, wrong, asked, askedRightly, first, refused) = (0, 0, 0, 0, 0, 0, 0)

        func print(_ name: String) {
            func share(_ part: Int, _ whole: Int) -> String { whole == 0 ? "—" : String(format: "%.4f", Double(part) / Double(whole)) }
            Swift.print(
                "| \(name) | \(rows) | \(right) | \(wrong) | \(asked) | \(askedRightly) | \(first) | \(refused) | \(share(right, right + wrong)) | \(share(right, rows)) |"
            )
        }
    }
}
