// Reads a plan file into a Plan, or says everything that is wrong with it. First station of the flow: data/plans/*.yaml to Plans.

package import Domain
internal import Foundation
internal import Yams

/// A plan with the text it was read from.
package struct PlanDocument: Sendable {
    package let plan: Plan
    /// The YAML as written, kept in the store beside the values.
    package let source: String
}

/// Reading of plan files.
package enum PlanReader {
    /// Reads one plan.
    ///
    /// - Parameters:
    ///   - source: YAML text.
    ///   - file: name for findings, without folders.
    /// - Returns: the plan, or nil where a finding blocks; all findings, by line.
    package static func read(_ source: String, file: String) -> (document: PlanDocument?, findings: [Finding]) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: source)
        } catch {
            return (nil, [syntax(error, file: file)])
        }
        guard let root, root.mapping != nil else {
            return (nil, [notAPlan(file: file)])
        }
        var validator = PlanValidator(file: file)
        let value = validator.value(of: root, as: .record(PlanSchema.top), path: "")
        // A plan with a misspelt key can still be asked whether its quotas add up: report as much as can be said.
        guard let value, let plan = decode(value) else {
            return (nil, sorted(validator.findings.isEmpty ? [notAPlan(file: file)] : validator.findings))
        }
        let findings = sorted(validator.findings + PlanChecks(plan: plan, file: file, lines: validator.lines).findings)
        return (findings.block ? nil : PlanDocument(plan: plan, source: source), findings)
    }

    private static func decode(_ value: PlanValue) -> Plan? {
        // Lists that a plan leaves out are empty in the model: nothing is stated there.
        guard case .record(var fields) = value else { return nil }
        for list in ["quotas", "evaluations", "follow_up", "timetable"] where fields[list] == nil {
            fields[list] = .list([])
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try? decoder.decode(Plan.self, from: JSONEncoder().encode(PlanValue.record(fields)))
    }

    private static func sorted(_ findings: [Finding]) -> [Finding] {
        findings.sorted { ($0.place.line ?? 0, $0.code) < ($1.place.line ?? 0, $1.code) }
    }

    private static func syntax(_ error: any Error, file: String) -> Finding {
        var line: Int?
        var problem = "YAML"
        switch error as? YamlError {
        case .parser(_, let text, let mark, _), .scanner(_, let text, let mark, _), .composer(_, let text, let mark, _):
            (line, problem) = (mark.line, text)
        case .duplicatedKeysInMapping(let duplicates, let context):
            (line, problem) = (context.mark.line, "duplicate key: \(duplicates.joined(separator: ", "))")
        default: break
        }
        return Finding(
            "plan.syntax", at: Finding.Place(file: file, line: line),
            what: Bilingual("不是能读懂的 YAML（\(problem)）", "this is not readable YAML (\(problem))"),
            action: Bilingual(
                "请对照 docs/plan-format.md 与 data/plans 中的例子", "Compare with docs/plan-format.md and the examples in data/plans"))
    }

    private static func notAPlan(file: String) -> Finding {
        Finding(
            "plan.empty", at: Finding.Place(file: file), what: Bilingual("文件里没有方案", "the file holds no plan"),
            action: Bilingual("请对照 docs/plan-format.md", "See docs/plan-format.md"))
    }
}
