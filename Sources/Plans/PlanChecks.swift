// What must hold inside one plan beyond the shape of its values: known names, quotas that add up, windows in order.

import Domain

/// Checks of a plan whose values all have the right shape.
struct PlanChecks {
    let plan: Plan
    let file: String
    let lines: [String: Int]

    var findings: [Finding] {
        disciplineFindings + quotaFindings + quotaSumFindings + windowFindings + outsideCycleFindings + stageFindings + repetitionFindings
            + nominatedFromFindings + nameFindings + joinedNameFindings
    }

    private var disciplineCodes: [String] { plan.scope.disciplines.codes }

    func finding(
        _ code: String, _ path: String, _ what: Bilingual, found: String? = nil, expected: Bilingual? = nil, near: String? = nil,
        action: Bilingual? = nil, severity: Finding.Severity = .error
    ) -> Finding {
        Finding(
            code, severity, at: Finding.Place(file: file, line: line(of: path)), what: what, found: found, expected: expected,
            action: near.map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") } ?? action)
    }

    /// The code of a discipline that somebody wrote by its name, else the nearest of those known.
    private func nearDiscipline(_ written: String, among known: [String]) -> String? {
        let named = (Discipline.basic + plan.disciplines).first { $0.isNamed(written) && known.contains($0.code) }
        return named?.code ?? nearest(to: written, among: known)
    }

    /// The line of a path, or of the nearest enclosing one.
    private func line(of path: String) -> Int? {
        var path = Substring(path)
        while true {
            if let line = lines[String(path)] { return line }
            guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return lines[""] }
            path = path[..<cut]
        }
    }

    private var disciplineFindings: [Finding] {
        let known = Discipline.basic.map(\.code) + (plan.scope.disciplines.defined ?? []).map(\.code)
        var findings = disciplineCodes.enumerated().filter { !known.contains($0.element) }.map { index, code in
            finding(
                "plan.discipline.unknown", "scope.disciplines.codes[\(index)]", Bilingual("未知学科", "unknown discipline"), found: code,
                expected: list(known), near: nearDiscipline(code, among: known),
                action: Bilingual(
                    "基础学科之外的，请先在 scope.disciplines.defined 中定义", "Define one beyond the basic disciplines under scope.disciplines.defined"))
        }
        for (index, university) in (plan.scope.universities?.members ?? []).enumerated() {
            for code in university.disciplines ?? [] where !disciplineCodes.contains(code) {
                findings.append(
                    finding(
                        "plan.discipline.unknown", "scope.universities.members[\(index)].disciplines",
                        Bilingual("高校承担的学科不在本方案学科之内", "a university's discipline is not among the plan's"), found: code,
                        expected: list(disciplineCodes), near: nearDiscipline(code, among: disciplineCodes),
                        action: Bilingual("请补入 scope.disciplines.codes，或改写", "Add it to scope.disciplines.codes, or write another")))
            }
            if let city = university.city, let cities = plan.scope.cities?.names, !cities.contains(city) {
                findings.append(
                    finding(
                        "plan.city.unknown", "scope.universities.members[\(index)].city",
                        Bilingual("城市不在实施范围之内", "the city is not in the plan's scope"), found: city, expected: list(cities),
                        near: nearest(to: city, among: cities),
                        action: Bilingual("请补入 scope.cities.names，或改写", "Add it to scope.cities.names, or write another")))
            }
        }
        return findings
    }

    private var nominatedFromFindings: [Finding] {
        guard let rule = plan.mentors?.nominatedFrom, rule.named.isEmpty else { return [] }
        return [
            finding(
                "plan.mentors.unnamed", "mentors.nominated_from",
                Bilingual("推荐来源须写 sources 或 mainly", "from among whom mentors are proposed takes sources, mainly or both"),
                action: Bilingual(
                    "从……中推荐的写 sources: [topnotch_mentors]；以……为主的写 mainly: [honoured_scientists]",
                    "Write sources: [topnotch_mentors] for all, mainly: [honoured_scientists] for the greater part"))
        ]
    }

    private var quotaFindings: [Finding] {
        plan.quotas.enumerated().flatMap { index, quota -> [Finding] in
            let path = "quotas[\(index)]"
            switch quota.by {
            case .total:
                guard quota.count != nil, quota.counts == nil else {
                    return [
                        finding(
                            "plan.quota.form", path,
                            Bilingual("按总数的名额须写 count，不写 counts", "a quota in total takes count and no counts"),
                            action: Bilingual("请写作 count: 50；分项名额另列一项", "Write count: 50; parts are an entry of their own"))
                    ]
                }
                return []
            case .discipline, .city, .university:
                guard let counts = quota.counts, quota.count == nil else {
                    return [
                        finding(
                            "plan.quota.form", path,
                            Bilingual(
                                "按学科、城市或高校的名额须写 counts，不写 count", "a quota by discipline, city or university takes counts and no count"),
                            action: Bilingual(
                                "请写作 counts: {名称: 人数}；总数另列一项", "Write counts: {name: places}; the total is an entry of its own"))
                    ]
                }
                let (code, known, home) =
                    switch quota.by {
                    case .discipline: ("plan.discipline.unknown", disciplineCodes, "scope.disciplines.codes")
                    case .university: ("plan.university.unknown", plan.scope.universities?.members.map(\.name) ?? [], "scope.universities")
                    default: ("plan.city.unknown", plan.scope.cities?.names ?? [], "scope.cities.names")
                    }
                return counts.keys.sorted().filter { !known.contains($0) }.map { name in
                    finding(
                        code, "\(path).counts.\(name)",
                        Bilingual("名额所列名称不在本方案范围之内", "the quota names something outside the plan's scope"), found: name,
                        expected: known.isEmpty ? nil : list(known),
                        near: quota.by == .discipline ? nearDiscipline(name, among: known) : nearest(to: name, among: known),
                        action: Bilingual("请补入 \(home)，或改写", "Add it to \(home), or write another"))
                }
            }
        }
    }

    private var quotaSumFindings: [Finding] {
        guard let total = plan.quotas.first(where: { $0.by == .total }), let places = total.count else { return [] }
        return plan.quotas.enumerated().compactMap { index, quota in
            guard let counts = quota.counts else { return nil }
            let sum = counts.values.reduce(0, +)
            let fits =
                switch total.operator {
                case .exactly: sum == places
                case .atLeast: sum >= places
                case .atMost: sum <= places
                }
            guard !fits else { return nil }
            return finding(
                "plan.quota.sum", "quotas[\(index)].counts",
                Bilingual("各项名额之和与总数不符", "the parts of the quota do not add up to the total"), found: "\(sum)",
                expected: Bilingual("\(total.operator.label.zh) \(places)", "\(total.operator.label.en) \(places)"),
                action: Bilingual("请核对各项与总数", "Check the parts and the total"))
        }
    }

    /// A name listed twice would be counted twice.
    private var repetitionFindings: [Finding] {
        let lists: [(String, [String])] = [
            ("scope.cities.names", plan.scope.cities?.names ?? []), ("scope.schools.names", plan.scope.schools?.names ?? []),
            ("scope.universities.members", plan.scope.universities?.members.map(\.name) ?? []),
            ("scope.disciplines.codes", disciplineCodes), ("quotas", plan.quotas.map(\.by.rawValue)),
            ("selection.ratios", (plan.selection.ratios ?? []).map { "\($0.numerator.rawValue):\($0.denominator.rawValue)" }),
            ("evaluations", plan.evaluations.map(\.stage.rawValue)),
        ]
        return lists.flatMap { path, names in
            names.indices.filter { names[..<$0].contains(names[$0]) }.map { index in
                finding(
                    "plan.repeated", "\(path)[\(index)]", Bilingual("重复列出", "this is listed twice"), found: names[index],
                    action: Bilingual("请只留一处", "Keep one of them"))
            }
        }
    }

    /// `all` means every plan or programme wherever one is asked for.
    private var nameFindings: [Finding] {
        [("id", plan.id), ("programme", plan.programme)].filter { $0.1 == "all" }.map { path, name in
            finding(
                "plan.name.reserved", path, Bilingual("这个名称另有用处", "this name has another use"), found: name,
                action: Bilingual("请写作省（区）与年份，如 shifan-2025", "Write the province and the year, such as shifan-2025"))
        }
    }

    /// Several names in one entry would be taken for one school.
    private var joinedNameFindings: [Finding] {
        let lists: [(String, [String])] = [
            ("scope.cities.names", plan.scope.cities?.names ?? []), ("scope.schools.names", plan.scope.schools?.names ?? []),
            ("scope.universities.members", plan.scope.universities?.members.map(\.name) ?? []),
        ]
        return lists.flatMap { path, names in
            names.enumerated().compactMap { index, name in
                let parts = name.split(whereSeparator: "，、；,;".contains)
                guard parts.count > 1 else { return nil }
                return finding(
                    "plan.name.joined", "\(path)[\(index)]", Bilingual("一项里写了几个名称", "one entry holds several names"), found: name,
                    expected: Bilingual("每项一个名称", "one name to an entry"),
                    action: Bilingual(
                        "请用半角逗号隔开：\(parts.joined(separator: ", "))", "Set plain commas between them: \(parts.joined(separator: ", "))"))
            }
        }
    }

    private var stageFindings: [Finding] {
        let stages = plan.selection.stages.map(\.stage)
        var findings: [Finding] = []
        for (index, ratio) in (plan.selection.ratios ?? []).enumerated() {
            for (key, stage) in [("numerator", ratio.numerator), ("denominator", ratio.denominator)] where !stages.contains(stage) {
                findings.append(
                    finding(
                        "plan.stage.unknown", "selection.ratios[\(index)].\(key)",
                        Bilingual("比例所用的环节不在遴选环节之内", "the ratio names a stage that the plan does not have"), found: stage.rawValue,
                        expected: list(stages.map(\.rawValue)),
                        action: Bilingual("请补入 selection.stages，或改写", "Add it to selection.stages, or write another")))
            }
        }
        for (index, stage) in stages.enumerated() where stages[..<index].contains(stage) {
            findings.append(
                finding(
                    "plan.stage.repeated", "selection.stages[\(index)]", Bilingual("环节重复", "the stage is listed twice"),
                    found: stage.rawValue, action: Bilingual("请只留一处", "Keep one of them")))
        }
        return findings
    }

    private func list(_ known: [String]) -> Bilingual {
        Bilingual("以下之一：\(known.joined(separator: "、"))", "one of \(known.joined(separator: ", "))")
    }
}
