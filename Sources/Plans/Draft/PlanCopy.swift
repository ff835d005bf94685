// A plan file for another year made from one there is: identifier, days and years changed in its text, what is to be checked marked.

package import Domain
internal import Forms

/// A copy of a plan's text for another year.
package struct PlanCopy: Sendable {
    package let text: String
    /// What has to be held against the new document by hand, by line of the copy: notes, none of them blocks.
    package let notes: [Finding]

    /// - Parameters:
    ///   - id: of the new plan; it ends in a year.
    ///   - file: name of the new file, for the notes.
    /// - Throws: `FindingsError` where the identifier names no year, or a day leaves the calendar.
    package init(of document: PlanDocument, as id: PlanID, file: String) throws {
        let old = PlanID(known: document.plan.id)
        guard let year = id.year else {
            throw FindingsError(
                Finding(
                    "plan.new.year",
                    what: Bilingual("编号里没有年份，日期不知后移几年", "the identifier names no year, so by how much to move the days cannot be told"),
                    found: id.text, expected: Bilingual("以年份结尾的编号", "an identifier that ends in a year"),
                    action: Bilingual("请写作 \(id.stem)-2027 这样的编号", "Write it like \(id.stem)-2027")))
        }
        let shift = YearShift(years: year - (old.year ?? document.plan.cycle.from.components.year))
        var editor = PlanEditor(document, shift: shift)
        try editor.moveDays()
        editor.rename(to: id, from: old)
        let head = PlanCopy.head(of: id, from: old, shift)
        let bare = editor.text(marked: false)
        let marked = editor.text(marked: true)
        // A mark must not change what the plan says; a value over several lines could swallow it.
        let plan = PlanReader.read(bare, file: file).document?.plan
        let body = plan != nil && PlanReader.read(marked, file: file).document?.plan == plan ? marked : bare
        text = head.map { $0 + "\n" }.joined() + body
        notes = editor.notes.sorted { $0.line < $1.line }.map { note in
            Finding(
                "plan.new.check", .warning, at: Finding.Place(file: file, line: note.line + head.count), what: note.what,
                found: note.found, action: Bilingual("请对照正式文件核对", "Hold it against the document"))
        }
    }

    private static func head(of id: PlanID, from old: PlanID, _ shift: YearShift) -> [String] {
        let moved =
            switch shift.years {
            case 0: Bilingual("日期未动", "the days are as they were")
            case 1...: Bilingual("日期整体后移 \(shift.years) 年", "all days moved \(shift.years) \(shift.years == 1 ? "year" : "years") on")
            default: Bilingual("日期整体前移 \(-shift.years) 年", "all days moved \(-shift.years) \(shift.years == -1 ? "year" : "years") back")
            }
        return [
            "## 由 \(old.text) 复制，\(moved.zh)；名额、比例、条款号、名单都还是原来的，须逐项对照 \(id.text) 的正式文件。",
            "## Copied from \(old.text), \(moved.en); places, ratios, clauses and names are still the old ones: hold each against the document.",
            "## 写有“请核对”的行已改动或很可能不同，核对一处删一处。 Lines marked “请核对 check” were changed or will differ: check each, then take the mark away.",
        ]
    }
}

/// Changes values in the text of a plan where they stand, leaving everything else as it was written.
private struct PlanEditor {
    struct Note {
        /// In the text without a head.
        let line: Int
        let what: Bilingual
        let found: String?
    }

    private let plan: Plan
    private let form: CheckedForm
    private let shift: YearShift
    private var lines: [String]
    private(set) var notes: [Note] = []

    init(_ document: PlanDocument, shift: YearShift) {
        plan = document.plan
        self.shift = shift
        var source = document.source.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // What an earlier draft or copy said at its head does not hold for this one.
        let told = source.prefix { $0.hasPrefix("## ") }.count
        source.removeFirst(told)
        lines = source
        form = FormReader.read(source.joined(separator: "\n"), form: PlanSchema.top, area: "plan", file: "")
    }

    func text(marked: Bool) -> String {
        guard marked else { return lines.joined(separator: "\n") }
        var marked = lines
        for line in Set(notes.map(\.line)) where marked.indices.contains(line - 1) && !marked[line - 1].contains("请核对") {
            marked[line - 1] += "  # 请核对 check"
        }
        return marked.joined(separator: "\n")
    }

    // MARK: - Days

    mutating func moveDays() throws {
        let days = Set(PlanSchema.days)
        var faults: [Finding] = []
        for path in inOrder(form.lines.keys) where days.contains(FormHelp.withoutPlaces(path)) && path != "document.issued" {
            guard let line = form.lines[path], let written = day(at: path), let day = CivilDay(written) else { continue }
            guard let moved = shift.moved(day) else {
                faults.append(
                    Finding(
                        "plan.new.day", what: Bilingual("\(path) 移动后超出历法范围", "\(path) would leave the calendar"), found: written,
                        expected: Bilingual("1900 至 2199 年", "years from 1900 to 2199")))
                continue
            }
            guard moved != day else { continue }
            replace(at: path, written, by: "\(moved)")
            note(line, words(of: path, day, moved), found: "\(moved)")
        }
        if !faults.isEmpty { throw FindingsError(faults) }
    }

    private func words(of path: String, _ day: CivilDay, _ moved: CivilDay) -> Bilingual {
        let (before, after) = (day.components, moved.components)
        if before.day == 29, after.day == 28 {
            return Bilingual("\(path) 原为 2 月 29 日，这一年没有", "\(path) was 29 February, which this year does not have")
        }
        if after.month == 2, after.day == 28, CivilDay(year: after.year, month: 2, day: 29) != nil {
            return Bilingual("\(path) 移到了闰年，2 月有 29 日", "\(path) has come into a leap year: February has 29 days")
        }
        return Bilingual("\(path) 由 \(day) 移来", "\(path) was moved from \(day)")
    }

    // MARK: - Names

    mutating func rename(to id: PlanID, from old: PlanID) {
        let titles = [
            ("title.zh", plan.title.zh), ("title.en", plan.title.en), ("short_title.zh", plan.shortTitle.zh),
            ("short_title.en", plan.shortTitle.en),
        ]
        for (path, title) in titles where shift.moved(title) != title || id.stem != old.stem { reword(path, title) }
        for (index, rule) in plan.evaluations.enumerated() { reword("evaluations[\(index)].window.as_written", rule.window.asWritten) }
        for (index, step) in plan.timetable.enumerated() { reword("timetable[\(index)].window.as_written", step.window.asWritten) }
        let former = [
            ("document.number", Bilingual("文号是原文件的", "the number is that of the former document")),
            ("document.issued", Bilingual("印发日期是原文件的，没有移动", "the day of issue is that of the former document and was not moved")),
            ("document.source", Bilingual("来源是原文件的", "the source is that of the former document")),
            ("invented_from", Bilingual("原方案是虚构的示例", "the former plan is an invented sample")),
        ]
        // Last, as it may change the length of its line.
        defer { replace(at: "id", plan.id, by: id.text) }
        for (path, what) in former { form.lines[path].map { note($0, what, found: nil) } }
        guard id.stem != old.stem else { return }
        for path in ["programme", "region"] {
            form.lines[path].map { note($0, Bilingual("\(path) 是原项目的", "\(path) is that of the former programme"), found: nil) }
        }
    }

    /// Moves the years in a text, or notes where it cannot be found as it is written.
    private mutating func reword(_ path: String, _ text: String?) {
        guard let text, let line = form.lines[path] else { return }
        let moved = shift.moved(text)
        guard moved == text || replace(at: path, text, by: moved) else {
            note(line, Bilingual("\(path) 未能自动改动", "\(path) could not be changed"), found: text)
            return
        }
        note(line, Bilingual("\(path) 里的年份或时间用语", "years and times in \(path)"), found: moved)
    }

    // MARK: - Text

    /// The ten characters of a day where it stands, after a quotation mark where there is one.
    private func day(at path: String) -> String? {
        rest(at: path).map { String($0.drop { mark in "\"'".contains(mark) }.prefix(10)) }
    }

    /// A line from the column of a value on.
    private func rest(at path: String) -> Substring? {
        guard let line = form.lines[path], let column = form.columns[path], lines.indices.contains(line - 1) else { return nil }
        return tail(of: lines[line - 1], from: column)
    }

    private func tail(of line: String, from column: Int) -> Substring? {
        let scalars = line.unicodeScalars
        guard let start = scalars.index(scalars.startIndex, offsetBy: column - 1, limitedBy: scalars.endIndex) else { return nil }
        return line[start...]
    }

    /// Whether the text stood there as it is read, and was changed.
    @discardableResult
    private mutating func replace(at path: String, _ old: String, by new: String) -> Bool {
        guard let line = form.lines[path], let start = rest(at: path)?.drop(while: { "\"'".contains($0) }), start.hasPrefix(old) else {
            return false
        }
        lines[line - 1].replaceSubrange(start.startIndex..<start.index(start.startIndex, offsetBy: old.count), with: new)
        return true
    }

    private mutating func note(_ line: Int, _ what: Bilingual, found: String?) {
        notes.append(Note(line: line, what: what, found: found))
    }

    /// By line and column.
    private func inOrder(_ paths: some Collection<String>) -> [String] {
        paths.sorted { left, right in
            (form.lines[left] ?? 0, form.columns[left] ?? 0, left) < (form.lines[right] ?? 0, form.columns[right] ?? 0, right)
        }
    }
}
