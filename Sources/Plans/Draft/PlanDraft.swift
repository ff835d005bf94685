// A new plan file to be filled in: needed keys with examples, all others as comments, each with its meaning, in the order of the form.
//
// Taking away the first # of any line leaves a valid file: what explains begins with ##, what is a key with #.

internal import Domain
internal import Forms

/// Makes the draft of a plan.
package struct PlanDraft {
    private let id: PlanID
    private let shift: YearShift
    private var lines: [String] = []

    /// The text of a draft. Its days lie in the year that the identifier ends with, else in that of the examples.
    package static func text(_ id: PlanID) -> String {
        var draft = PlanDraft(id: id, shift: YearShift(years: id.year.map { $0 - PlanDraft.yearOfExamples } ?? 0))
        draft.writeHead()
        draft.write(PlanSchema.top, path: "", margin: 0, isComment: false)
        return draft.lines.joined(separator: "\n") + "\n"
    }

    private static let yearOfExamples = 2025

    private init(id: PlanID, shift: YearShift) {
        (self.id, self.shift) = (id, shift)
    }

    private mutating func writeHead() {
        func codes<Code: Worded>(_: Code.Type, quoted: Bool = false) -> String {
            Code.allCases.map { (quoted ? "\"\($0.rawValue)\"" : $0.rawValue) + " \($0.label.zh) \($0.label.en)" }.joined(separator: "、")
        }
        lines += [
            "## 方案 \(id.text) 的草稿。各键的写法见 docs/plan-format.md，也可用 talentpool plan format 列出。",
            "## A draft of the plan \(id.text). docs/plan-format.md tells how each key is written; talentpool plan format lists them.",
            "## 行首没有 # 的必须填写，现为示例，请逐项改成原文的规定。",
            "## Lines without # are needed and hold examples: put there what the document says.",
            "## 行首有 # 的，原文有规定才写：删去行首的 # 再改写；原文没有规定的，整行删去，不要照留示例。",
            "## Lines with # are for what the document states: take away the # and rewrite them; take out the line where it states nothing.",
            "## 写好后检查 check it with: talentpool import --dry-run \(id.text).yaml",
            "## strength 约束力 how binding: \(codes(Strength.self))",
            "## operator 比较方式，须加引号 comparison, in quotation marks: \(codes(Comparison.self, quoted: true))",
            "## stage 遴选环节 stages of selection: \(codes(SelectionStage.self))",
            "## by 责任方 parties: \(codes(Party.self))",
        ]
    }

    private mutating func write(_ keys: [FormKey], path: String, margin: Int, isComment: Bool, item: [String: String?]? = nil) {
        for (index, key) in keys.enumerated() {
            let place = path + key.name
            let within = item.map { values in values.filter { $0.key == key.name || $0.key.hasPrefix(key.name + ".") } } ?? [:]
            if let own = within[key.name], own == nil { continue }
            // The first key of an item carries its hyphen.
            let isFirst = index == 0 && path.hasSuffix("[].")
            let head = String(repeating: " ", count: isFirst ? margin - 2 : margin) + (isFirst ? "- " : "") + key.name + ":"
            let mark = isComment || !key.required ? "#" : ""
            if margin == 0, path.isEmpty { lines.append("") }
            let words = "  # \(key.meaning.zh) | \(key.meaning.en)"
            switch key.shape {
            case .record(let inner):
                lines.append(mark + head + words)
                write(inner, path: place + ".", margin: margin + 2, isComment: !mark.isEmpty, item: inside(within, key.name))
            case .list(.record(let inner)):
                lines.append(mark + head + words)
                for item in PlanDraft.items[place + "[]"] ?? [[:]] {
                    write(inner, path: place + "[].", margin: margin + 4, isComment: !mark.isEmpty, item: item)
                }
            default:
                let value = within[key.name].flatMap { $0 } ?? value(at: place)
                lines.append(mark + head + " " + moved(value, key.shape) + words + PlanDraft.codes(of: key))
            }
        }
    }

    /// What an item says of the keys below one of its keys.
    private func inside(_ values: [String: String?], _ name: String) -> [String: String?]? {
        let below = values.filter { $0.key.hasPrefix(name + ".") }
        return below.isEmpty ? nil : Dictionary(uniqueKeysWithValues: below.map { (String($0.key.dropFirst(name.count + 1)), $0.value) })
    }

    private func value(at path: String) -> String {
        switch path {
        case "id": id.text
        case "programme": id.stem
        default: PlanSchema.example(at: path) ?? ""
        }
    }

    private func moved(_ value: String, _ shape: FormShape) -> String {
        switch shape {
        case .day: CivilDay(value).flatMap(shift.moved).map { "\($0)" } ?? value
        case .text: shift.moved(value)
        default: value
        }
    }

    /// The codes that a key takes, unless the head of the file lists them.
    private static func codes(of key: FormKey) -> String {
        let known: [String] =
            switch key.shape {
            case .choice(let codes), .list(.choice(let codes)): codes
            default: []
            }
        let inHead: [[String]] = [
            Strength.allCases.map(\.rawValue), Comparison.allCases.map(\.rawValue), SelectionStage.allCases.map(\.rawValue),
            Party.allCases.map(\.rawValue),
        ]
        return known.isEmpty || inHead.contains(known) ? "" : ": " + known.joined(separator: ", ")
    }

    /// The items of lists: what differs from the examples; nil leaves a key out.
    private static let items: [String: [[String: String?]]] = [
        "selection.stages[]": [
            [:], ["stage": "review", "by": nil], ["stage": "test", "by": "[office, university]"], ["stage": "interview", "by": nil],
            ["stage": "selection", "by": "[office]"],
        ],
        "quotas[]": [["counts": nil], ["by": "discipline", "count": nil]],
        "scope.universities.members[]": [[:], ["name": "示范师范大学", "city": "乙市"]],
        "eligibility.rank_gate.any_of[]": [[:], ["ranking": "overall", "top_percent": "15"]],
        "evaluations[]": [
            ["outcomes": nil, "dimensions": nil, "failure_ends_training": nil],
            [
                "stage": "midterm", "window.from": "2025-07-01", "window.to": "2025-07-31", "window.as_written": nil,
                "by": "[office, university, mentor]", "outcomes": "[unqualified]", "dimensions": nil,
            ],
            [
                "stage": "annual", "window.from": "2025-12-01", "window.to": "2025-12-31", "window.as_written": nil, "by": "[office]",
                "failure_ends_training": nil,
            ],
        ],
        "follow_up[]": [[:], ["by": "university", "subject": "enrolled_here", "questions": "[topnotch]"]],
        "timetable[]": [
            [:],
            ["step": "test", "window.from": "2024-12-01", "window.to": "2024-12-10", "window.as_written": nil, "covers": nil],
            ["step": "interview", "window.from": "2024-12-11", "window.to": "2024-12-20", "window.as_written": nil, "covers": nil],
            [
                "step": "result_publication", "window.from": "2024-12-21", "window.to": "2024-12-31", "window.as_written": nil,
                "covers": nil,
            ],
            ["step": "training", "window.from": "2025-01-01", "window.to": "2025-12-31", "window.as_written": nil, "covers": nil],
        ],
    ]
}
