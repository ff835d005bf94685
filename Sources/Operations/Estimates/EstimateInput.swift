// Reads a researcher's table for an estimator: every cell checked, all faults at once, none guessed.

internal import Domain
internal import Foundation
internal import Intake
internal import Statistics

/// A checked row.
struct EstimateRow {
    /// Row in the file, from 1.
    let number: Int
    let texts: [String: String]
    let counts: [String: Int]
    let numbers: [String: Double]
    let percentages: [String: ReportedPercentage]
    /// In the order of the options.
    let covariates: [Double]

    func text(_ name: String) -> String { texts[name] ?? "" }
    func count(_ name: String) -> Int { counts[name] ?? 0 }
    func number(_ name: String) -> Double { numbers[name] ?? 0 }
}

/// Reads the columns of a method.
struct EstimateInput {
    let method: EstimateMethod
    let options: EstimateOptions

    /// The rows of the first sheet of a file. Memory: what the rows keep.
    ///
    /// - Throws: `FindingsError` with all faults where the file cannot be opened, a column is missing or a cell is not what it should be.
    func read(_ path: String) throws -> [EstimateRow] {
        let file = URL(fileURLWithPath: path).lastPathComponent
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw FindingsError(
                Finding(
                    "estimate.file", at: Finding.Place(file: file), what: Bilingual("打不开文件", "the file cannot be opened"),
                    action: Bilingual("请检查路径和权限", "Check the path and the permissions")))
        }
        let source = try TableSource(path: path, file: file)
        var rows: [EstimateRow] = []
        var faults: [Finding] = []
        var places: Places?
        var headIsWrong = false
        let findings = source.forEachRow(ofSheet: 0) { row in
            guard !headIsWrong, faults.count < Self.mostFaults else { return }
            guard let known = places else {
                places = head(row, file: file, &faults)
                headIsWrong = !faults.isEmpty
                return
            }
            if let made = checked(row, known, file: file, &faults) { rows.append(made) }
        }
        let all = source.findings + findings + faults
        guard !all.block else { throw FindingsError(all) }
        guard !rows.isEmpty else {
            throw FindingsError(
                Finding("estimate.empty", at: Finding.Place(file: file), what: Bilingual("表中没有数据行", "the table has no row of data")))
        }
        return rows
    }

    /// A file wrong throughout is told by its first faults.
    private static let mostFaults = 100

    private struct Places {
        var columns: [(column: EstimateColumn, place: Int)] = []
        var covariates: [(name: String, place: Int)] = []
    }

    private func head(_ row: TableRow, file: String, _ faults: inout [Finding]) -> Places {
        let listed = method.columns.map { $0.isOptional ? "\($0.name)?" : $0.name }.joined(separator: ",")
        let headings = row.cells.map { $0.text.trimmingCharacters(in: .whitespaces) }
        func place(_ heading: String, isOptional: Bool) -> Int? {
            let found = headings.indices.filter { headings[$0].lowercased() == heading.lowercased() }
            if found.count == 1 { return found[0] }
            if found.isEmpty, isOptional { return nil }
            faults.append(
                Finding(
                    found.isEmpty ? "estimate.column.missing" : "estimate.column.twice",
                    at: Finding.Place(file: file, row: row.number, column: heading),
                    what: found.isEmpty
                        ? Bilingual("表中没有这一列", "the table has no such column")
                        : Bilingual("有 \(found.count) 列同名", "\(found.count) columns have this name"),
                    expected: Bilingual(listed, listed),
                    action: found.isEmpty
                        ? Bilingual("请改列名，或用 --column \(heading)=表中的列名", "Rename a column, or say --column \(heading)=ITS-HEADING")
                        : Bilingual("请改列名", "Rename all but one")))
            return nil
        }
        var places = Places()
        for column in method.columns {
            let given = options.headings[column.name]
            if let place = place(given ?? column.name, isOptional: column.isOptional && given == nil) {
                places.columns.append((column, place))
            }
        }
        for name in options.covariates {
            if let place = place(name, isOptional: false) { places.covariates.append((name, place)) }
        }
        return places
    }

    private func checked(_ row: TableRow, _ places: Places, file: String, _ faults: inout [Finding]) -> EstimateRow? {
        var texts: [String: String] = [:]
        var counts: [String: Int] = [:]
        var numbers: [String: Double] = [:]
        var percentages: [String: ReportedPercentage] = [:]
        var covariates: [Double] = []
        let before = faults.count
        func refuse(_ heading: String, _ text: String, _ expected: Bilingual) {
            faults.append(
                Finding(
                    "estimate.value", at: Finding.Place(file: file, row: row.number, column: heading),
                    what: text.isEmpty ? Bilingual("缺值", "the value is missing") : Bilingual("值不可用", "the value cannot be used"),
                    action: expected))
        }
        func cell(_ place: Int) -> String {
            place < row.cells.count ? row.cells[place].text.trimmingCharacters(in: .whitespaces) : ""
        }
        for (column, place) in places.columns {
            let text = cell(place)
            let heading = options.headings[column.name] ?? column.name
            switch column.kind {
            case .text:
                if text.isEmpty { refuse(heading, text, Bilingual("请填名称", "Give a name")) } else { texts[column.name] = text }
            case .count:
                if let count = Int(text), count >= 0 {
                    counts[column.name] = count
                } else {
                    refuse(heading, text, Bilingual("应为不小于 0 的整数", "A whole number of at least 0 is expected"))
                }
            case .number:
                if let number = finite(text) {
                    numbers[column.name] = number
                } else {
                    refuse(heading, text, Bilingual("应为数字", "A number is expected"))
                }
            case .outcome:
                if let outcome = Self.outcomes[text.lowercased()] {
                    counts[column.name] = outcome
                } else {
                    refuse(
                        heading, text,
                        Bilingual("应为 1 或 0（是或否）；结果未知的行请先移出", "1 or 0 (yes or no) is expected; take rows of unknown outcome out first"))
                }
            case .percentage:
                if let percentage = ReportedPercentage(text: text) {
                    percentages[column.name] = percentage
                } else {
                    refuse(heading, text, Bilingual("应为百分比，例如 66.7%", "A percentage is expected, as 66.7%"))
                }
            }
        }
        for (name, place) in places.covariates {
            let text = cell(place)
            if let number = finite(text) {
                covariates.append(number)
            } else {
                refuse(name, text, Bilingual("协变量应为数字；类别请先编为 0、1", "A covariate is a number; code classes as 0 and 1 first"))
            }
        }
        if let successes = counts["successes"], let trials = counts["trials"], successes > trials {
            refuse(
                options.headings["successes"] ?? "successes", "\(successes)",
                Bilingual("成功人数多于总人数", "There are more successes than trials"))
        }
        guard faults.count == before else { return nil }
        return EstimateRow(
            number: row.number, texts: texts, counts: counts, numbers: numbers, percentages: percentages, covariates: covariates)
    }

    private func finite(_ text: String) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

    private static let outcomes = ["1": 1, "0": 0, "yes": 1, "no": 0, "是": 1, "否": 0, "true": 1, "false": 0]
}
