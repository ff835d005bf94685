// Reads all page specifications and checks them against the queries before anything is built.

package import Analytics
internal import Domain
package import Foundation
internal import Forms

/// The checked specifications of all pages.
package struct SpecCatalogue: Sendable {
    let pages: [PageSpec]

    /// - Throws: `FindingsError` with every fault of every file.
    package init(folder: URL, queries: QueryCatalogue) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }.sorted()
        var pages: [PageSpec] = []
        var findings: [Finding] = []
        for file in files {
            let form = FormReader.read(
                try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8), form: PageSpec.form, area: "page", file: file)
            findings += form.findings
            guard let page = form.decode(PageSpec.self) else { continue }
            findings += SpecChecks(page: page, file: file, lines: form.lines, queries: queries).findings
            pages.append(page)
        }
        for page in pages {
            for links in page.sections.compactMap(\.links) where !pages.contains(where: { $0.page == links && $0.forEach != nil }) {
                findings.append(
                    Finding("page.links.unknown", what: Bilingual("链接的页面不存在或不是成组页面", "no such group of pages"), found: links))
            }
        }
        if findings.block { throw FindingsError(findings) }
        self.pages = pages.sorted { ($0.order ?? 100, $0.page) < ($1.order ?? 100, $1.page) }
    }
}

/// Checks of one specification: every query, parameter, column, estimate and placeholder it names exists.
struct SpecChecks {
    let page: PageSpec
    let file: String
    let lines: [String: Int]
    let queries: QueryCatalogue

    var findings: [Finding] {
        page.sections.enumerated().flatMap { index, section in
            let path = "sections[\(index)]"
            var found = check(section.measure, section.parameters, section.where, at: path)
            if let query = query(section.measure) {
                found += names(in: section.chart, of: query, at: "\(path).chart")
                found += unknown(section.table?.columns ?? [], in: query, at: "\(path).table")
                found += unknown(section.sortBy.map { [$0] } ?? [], in: query, at: "\(path).sort_by")
            }
            for (number, sentence) in (section.sentences ?? []).enumerated() {
                let place = "\(path).sentences[\(number)]"
                found += check(sentence.measure, sentence.parameters, sentence.where, at: place)
                guard let query = query(sentence.measure ?? section.measure) else { continue }
                for text in [sentence.text.zh, sentence.text.en] {
                    found += unknown(Placeholders.names(in: text).filter { !SectionContext.names.contains($0) }, in: query, at: place)
                }
            }
            return found
        }
    }

    private func query(_ name: String?) -> Query? {
        name.flatMap { name in queries.queries.first { $0.name == name } }
    }

    private func check(_ measure: String?, _ parameters: [String: String]?, _ filter: [String: String]?, at path: String) -> [Finding] {
        guard let measure else { return [] }
        guard let query = query(measure) else {
            return [fault("page.query.unknown", path, measure, queries.queries.map(\.name))]
        }
        let known = query.parameters.map(\.name)
        return (parameters ?? [:]).keys.sorted().filter { !known.contains($0) }.map { fault("page.parameter.unknown", path, $0, known) }
            + unknown((filter ?? [:]).keys.sorted(), in: query, at: path)
    }

    private func names(in chart: ChartSpec?, of query: Query, at path: String) -> [Finding] {
        guard let chart else { return [] }
        let columns =
            [chart.label, chart.value, chart.lower, chart.upper, chart.target, chart.year].compactMap { $0 } + (chart.columns ?? [])
            + (chart.series ?? []).flatMap(\.columns)
            + [chart.labelText, chart.note].compactMap { $0 }.flatMap { Placeholders.names(in: $0.zh) + Placeholders.names(in: $0.en) }
            .filter { !SectionContext.names.contains($0) }
        let isOther = chart.kind == .funnel && !query.estimates.contains { $0.name == chart.estimate && $0.form == .funnel }
        return unknown(columns + (chart.estimate.map { [$0] } ?? []), in: query, at: path)
            + (ChartMaker.faults(in: chart) + (isOther ? ["estimate: funnel"] : [])).map { missing in
                Finding(
                    "page.chart.incomplete", at: Finding.Place(file: file, line: line(path)),
                    what: Bilingual("这种图还需要 \(missing)", "this kind of chart also needs \(missing)"))
            }
    }

    private func unknown(_ names: [String], in query: Query, at path: String) -> [Finding] {
        let known = query.columns.map(\.name) + query.estimates.map(\.name)
        return names.filter { !known.contains($0) }.map { fault("page.column.unknown", path, $0, known) }
    }

    private func fault(_ code: String, _ path: String, _ found: String, _ known: [String]) -> Finding {
        Finding(
            code, at: Finding.Place(file: file, line: line(path)), what: Bilingual("没有这个名称", "there is no such name"), found: found,
            expected: Bilingual(known.joined(separator: "、"), known.joined(separator: ", ")),
            action: nearest(to: found, among: known).map { Bilingual("是否为“\($0)”？", "Did you mean “\($0)”?") })
    }

    private func line(_ path: String) -> Int? {
        lines[path] ?? lines[String(path.prefix { $0 != "." })]
    }
}
