// Holds a filled-in template against what it was made for: its version, kind and plan, and the plan's choices of today.

package import Domain

/// What a template that came back says of itself, held against the import.
package struct TemplateCheck {
    let mark: SheetMark
    let file: String

    package init(mark: SheetMark, file: String) {
        self.mark = mark
        self.file = file
    }

    package var kind: RecordKind? { mark["kind"].flatMap(RecordKind.init) }
    package var planID: String? { mark["plan"] }

    /// - Parameters:
    ///   - kind: the kind that the caller named; nil where none.
    ///   - planID: the plan that the caller named; nil where none.
    ///   - plan: looks a plan up.
    package func findings(kind: RecordKind?, planID: String?, plan: (String) -> Plan?) -> [Finding] {
        guard mark["version"] == SheetMark.version, mark.form == .template, let own = self.kind, let ownPlan = self.planID else {
            return [
                finding(
                    "intake.template.version", found: mark["version"],
                    Bilingual("模板的版本与本程序不符", "the template is of a version that this program does not read"),
                    expected: Bilingual("版本 \(SheetMark.version)", "version \(SheetMark.version)"),
                    action: Bilingual("请用 talentpool template 另做一份", "Make another with talentpool template"))
            ]
        }
        var findings: [Finding] = []
        if let kind, kind != own {
            findings.append(
                finding(
                    "intake.template.kind", found: own.label.zh, Bilingual("这是另一种表的模板", "this is a template of another kind"),
                    expected: kind.label, action: Bilingual("去掉 --kind，或换用相应的模板", "Leave out --kind, or use the other template")))
        }
        if let planID, planID != ownPlan {
            findings.append(
                finding(
                    "intake.template.plan", found: ownPlan, Bilingual("这是另一份方案的模板", "this is a template of another plan"),
                    expected: Bilingual(planID, planID),
                    action: Bilingual("去掉 --plan，或换用相应的模板", "Leave out --plan, or use the other template")))
        }
        guard let known = plan(ownPlan) else {
            return findings + [
                finding(
                    "intake.template.plan", found: ownPlan, Bilingual("没有模板所属的方案", "there is no plan as the template names"),
                    expected: Bilingual("talentpool plan list 列出的方案编号", "an identifier that talentpool plan list shows"))
            ]
        }
        if own.choicesDigest(in: known) != mark["choices"] {
            findings.append(
                finding(
                    "intake.template.stale", .warning, found: nil,
                    Bilingual("模板做好之后，方案 \(ownPlan) 的选项有变动", "the choices of the plan \(ownPlan) changed after the template was made"),
                    action: Bilingual("下次请用 talentpool template 另做一份", "Make another with talentpool template for the next time")))
        }
        return findings
    }

    /// Rows of a filled-in template that name another plan than its own: its choices are not that plan's.
    package func foreignRows(of sheet: Sheet) -> [Finding] {
        guard let ownPlan = planID else { return [] }
        return sheet.records.compactMap { record in
            guard let written = record.values["plan_id"]?.text, written != ownPlan else { return nil }
            return Finding(
                "intake.template.row", at: sheet.place(record.row, "plan_id"),
                what: Bilingual("这一行写的是另一份方案", "the row names another plan than the template"), found: written,
                expected: Bilingual(ownPlan, ownPlan),
                action: Bilingual(
                    "改正方案编号；确属那份方案的，请用它的模板报送", "Correct the plan, or send the row with a template of the plan it names"))
        }
    }

    private func finding(
        _ code: String, _ severity: Finding.Severity = .error, found: String?, _ what: Bilingual, expected: Bilingual? = nil,
        action: Bilingual? = nil
    ) -> Finding {
        Finding(
            code, severity, at: Finding.Place(file: file, sheet: SheetMark.sheetName), what: what, found: found, expected: expected,
            action: action)
    }
}
