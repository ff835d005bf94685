// Reads the tables of match table: the columns asked for, the identifiers and the truth, whatever else the file holds.

internal import Domain
internal import Foundation
internal import Intake
internal import Linkage

/// A file as match table needs it.
struct MatchTableReader {
    let columns: [MatchColumn]
    let id: String?
    /// `COLUMN` or `COLUMN:SEPARATOR:PART`.
    let truth: String?
    /// Whether blanks around values count.
    let keepsBlanks: Bool

    /// What stands beside the compared columns.
    struct Marks {
        /// Identifier of each row: the column's value, else the row's number in the file.
        var ids: [String] = []
        /// What the row is about, "" unknown; empty where no truth is asked for.
        var truth: [String] = []
    }

    /// Appends the rows of a file to a side of the tables. Memory: what the tables keep.
    ///
    /// - Throws: `FindingsError` where the file cannot be read or lacks a column.
    func read(_ path: String, into tables: inout RecordTables, side: RecordTables.Side) throws -> Marks {
        let file = URL(fileURLWithPath: path).lastPathComponent
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw FindingsError(
                Finding(
                    "match.file.missing", at: Finding.Place(file: file), what: Bilingual("打不开文件", "the file cannot be opened"),
                    action: Bilingual("请检查路径和权限", "Check the path and the permissions")))
        }
        let source = try TableSource(path: path, file: file)
        var marks = Marks()
        var places: (columns: [Int], id: Int?, truth: Int?)?
        var faults: [Finding] = []
        var rowOfID: [String: Int] = [:]
        let part = try truthPart()
        let findings = source.forEachRow(ofSheet: 0, keepsBlanks: keepsBlanks) { row in
            guard faults.isEmpty else { return }
            guard let known = places else {
                let headings = row.cells.map { TextForm.form(of: $0.text) }
                func place(_ heading: String) -> Int? {
                    let wanted = TextForm.form(of: heading)
                    let found = headings.indices.filter { headings[$0] == wanted }
                    if found.count == 1 { return found[0] }
                    faults.append(missing(heading, found.count, headings, file: file, row: row.number))
                    return nil
                }
                places = (columns.compactMap { place($0.heading) }, id.flatMap(place), part.flatMap { place($0.column) })
                return
            }
            func cell(_ place: Int) -> String { place < row.cells.count ? row.cells[place].text : "" }
            tables.append(known.columns.map(cell), to: side)
            let written = known.id.map { TextForm.form(of: cell($0)).isEmpty ? "" : cell($0).trimmingCharacters(in: .whitespaces) } ?? ""
            let name = written.isEmpty ? String(row.number) : written
            if known.id != nil {
                if let first = rowOfID.updateValue(row.number, forKey: name) { faults.append(twice(first, row.number, file)) }
            }
            marks.ids.append(name)
            if let part, let place = known.truth {
                let value = cell(place).trimmingCharacters(in: .whitespaces)
                if let value = part.value(of: value) { marks.truth.append(value) } else { faults.append(noPart(part, row.number, file)) }
            }
        }
        let all = source.findings + findings + faults
        guard !all.block else { throw FindingsError(all) }
        return marks
    }

    private struct TruthPart {
        let column: String
        let separator: String?
        /// From 1.
        let part: Int

        /// "" for an empty cell; nil where the cell has no such part.
        func value(of cell: String) -> String? {
            guard let separator, !cell.isEmpty else { return cell }
            let parts = cell.components(separatedBy: separator)
            return part <= parts.count ? parts[part - 1] : nil
        }
    }

    private func truthPart() throws -> TruthPart? {
        guard let truth else { return nil }
        let parts = truth.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1, !parts[0].isEmpty { return TruthPart(column: parts[0], separator: nil, part: 1) }
        guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty, let part = Int(parts[2]), part > 0 else {
            throw FindingsError(
                Finding(
                    "match.truth.form", what: Bilingual("写法无法识别", "this cannot be read"), found: truth,
                    expected: Bilingual("列名，或 列名:分隔符:第几段，例如 rec_id:-:2", "COLUMN, or COLUMN:SEPARATOR:PART as in rec_id:-:2")))
        }
        return TruthPart(column: parts[0], separator: parts[1], part: part)
    }

    /// Pairs are told by their identifiers: of two rows with one it would not be known which is meant. It is not repeated.
    private func twice(_ first: Int, _ row: Int, _ file: String) -> Finding {
        Finding(
            "match.id.twice", at: Finding.Place(file: file, row: row, column: id),
            what: Bilingual("与第 \(first) 行标识相同", "the identifier of row \(first)"),
            expected: Bilingual("每行一个不同的标识（空白的以行号代替）", "a different one in each row (for a blank one its number is taken)"),
            action: Bilingual("请换用另一列，或不写 --id 而用行号", "Name another column, or leave --id out and use row numbers"))
    }

    private func noPart(_ part: TruthPart, _ row: Int, _ file: String) -> Finding {
        Finding(
            "match.truth.part", at: Finding.Place(file: file, row: row, column: part.column),
            what: Bilingual("真值没有第 \(part.part) 段", "the truth has no part \(part.part)"),
            expected: Bilingual(
                "以“\(part.separator ?? "")”分隔的至少 \(part.part) 段", "at least \(part.part) parts between “\(part.separator ?? "")”"))
    }

    private func missing(_ heading: String, _ count: Int, _ headings: [String], file: String, row: Int) -> Finding {
        Finding(
            count == 0 ? "match.column.missing" : "match.column.twice", at: Finding.Place(file: file, row: row, column: heading),
            what: count == 0
                ? Bilingual("表中没有这一列", "the table has no such column") : Bilingual("有 \(count) 列同名", "\(count) columns have this name"),
            action: count == 0
                ? nearest(to: heading, among: headings).map { Bilingual("是不是“\($0)”？", "Did you mean “\($0)”?") }
                : Bilingual("请改列名", "Rename all but one"))
    }
}
