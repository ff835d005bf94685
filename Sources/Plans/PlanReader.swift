// Reads a plan file into a Plan, or says everything that is wrong with it. First station of the flow: data/plans/*.yaml to Plans.

package import Domain
internal import Forms

/// A plan with the text it was read from.
package struct PlanDocument: Sendable {
    package let plan: Plan
    /// The YAML as written, kept in the store beside the values.
    package let source: String
}

/// Reading of plan files.
package enum PlanReader {
    /// Every value has its shape and yet they make no plan: the form and the model differ.
    private static func unreadable(_ file: String) -> Finding {
        Finding(
            "plan.unreadable", at: Finding.Place(file: file), what: Bilingual("各项都对，却组不成方案", "every value is right, yet they make no plan"))
    }

    /// Reads one plan.
    ///
    /// - Parameters:
    ///   - source: YAML text.
    ///   - file: name for findings, without folders.
    /// - Returns: the plan, or nil where a finding blocks; all findings, by line.
    package static func read(_ source: String, file: String) -> (document: PlanDocument?, findings: [Finding]) {
        let form = FormReader.read(source, form: PlanSchema.top, area: "plan", file: file, help: PlanSchema.help)
        // A plan with a misspelt key can still be asked whether its quotas add up: report as much as can be said.
        guard let plan = form.decode(Plan.self, emptyLists: ["quotas", "evaluations", "follow_up", "timetable"]) else {
            return (nil, form.findings.block ? form.findings : form.findings + [unreadable(file)])
        }
        let findings = (form.findings + PlanChecks(plan: plan, file: file, lines: form.lines).findings).byLine
        return (findings.block ? nil : PlanDocument(plan: plan, source: source), findings)
    }
}
