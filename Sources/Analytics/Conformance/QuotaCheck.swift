// Checks of quotas (名额): each part by the plan's comparison, with those selected whose outcome or city is not known in between.

internal import Domain

struct QuotaCheck {
    let facts: ConformanceFacts
    let quota: Plan.Quota

    private static let query = "selection/quota_fill"

    func judgement() throws -> Judgement {
        let applied = try facts.applied()
        guard applied > 0 else {
            return .nothing(QuotaCheck.query, ConformanceFacts.noApplications, notYet: !facts.isSelectionOver)
        }
        let parts = try facts.rows(QuotaCheck.query).filter { $0.text("quota_by") == quota.by.rawValue }.map(part)
        let verdict = verdict(parts.map(\.holds))
        let wrong = parts.filter { $0.holds == false }
        let unsure = parts.filter { $0.holds == nil }
        var missing = facts.isSelectionOver ? [] : [facts.selectionGoesOn]
        let undecided = unsure.map(\.undecided).max() ?? 0
        if undecided > 0 {
            missing.append(Bilingual("报名学生的遴选结果（\(undecided) 人未知）", "selection results (\(counted(undecided, "applicant")) unknown)"))
        }
        let unassigned = unsure.map(\.unassigned).max() ?? 0
        if unassigned > 0 {
            missing.append(
                quota.by == .university
                    ? Bilingual("\(unassigned) 名入选学生的培养安排", "placements of \(counted(unassigned, "selected pupil"))")
                    : Bilingual("\(unassigned) 名入选学生所在城市", "the city of \(counted(unassigned, "selected pupil"))"))
        }
        return Judgement(
            verdict, QuotaCheck.query, found: parts.map(\.said).enumerated, figures: parts.flatMap(\.figures), missing: missing,
            change: wrong.map(\.change).enumerated)
    }

    private func verdict(_ parts: [Bool?]) -> (Verdict, UndecidedReason?) {
        if parts.contains(false) { return (.breaches, nil) }
        return parts.contains(nil) ? (.undecided, facts.isSelectionOver ? .recordsMissing : .notYet) : (.conforms, nil)
    }

    private struct Part {
        let holds: Bool?
        let said: Bilingual
        let change: Bilingual
        let figures: [CheckedFigure]
        let undecided: Int
        let unassigned: Int
    }

    private func part(_ row: FactRow) -> Part {
        let name = row.text("name").map { quota.by == .discipline ? facts.discipline($0) : Bilingual($0, $0) } ?? Bilingual("合计", "in all")
        let (selected, undecided, unassigned) = (row.count("selected"), row.count("undecided"), row.count("unassigned"))
        let places = row.count("places")
        let bounds = Bounds(lowest: selected, highest: facts.isSelectionOver ? selected + undecided + unassigned : nil)
        let lacking = quota.operator.shortfall(
            quota.operator.shortfall(selected, places) > 0 ? selected + undecided + unassigned : selected, places)
        let suffix = row.text("name").map { "_\($0)" } ?? ""
        return Part(
            holds: quota.operator.holds(bounds, places),
            said: Bilingual(
                "\(name.zh)入选 \(selected) 人（规定\(quota.operator == .exactly ? "" : quota.operator.label.zh) \(places) 人）",
                "\(name.en) \(selected) selected (plan: \(quota.operator == .exactly ? "" : quota.operator.label.en + " ")\(places))"),
            change: lacking > 0
                ? Bilingual("\(name.zh)还需入选 \(lacking) 人", "\(lacking) more selected \(scope(name))")
                : Bilingual("\(name.zh)应减少 \(-lacking) 人", "\(-lacking) fewer selected \(scope(name))"),
            figures: [
                CheckedFigure("selected\(suffix)", "\(name.zh)入选", "selected, \(name.en)", selected),
                CheckedFigure("places\(suffix)", "\(name.zh)名额", "places, \(name.en)", places),
            ], undecided: undecided, unassigned: unassigned)
    }

    private func scope(_ name: Bilingual) -> String { quota.by == .total ? "in all" : "for \(name.en)" }
}
