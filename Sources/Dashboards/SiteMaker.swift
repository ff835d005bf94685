// Makes all pages of one audience's site in one language or both, as files in memory: nothing is written until all of them stand.

package import Analytics
package import Charts
package import Domain
package import Foundation
package import Ledger
package import Plans
internal import Mustache

/// The files of a site by path, below the site's folder.
package struct Site: Sendable {
    package let files: [String: String]
}

/// What a site is made from.
package struct SiteMaker {
    let reader: LedgerReader
    let queries: QueryCatalogue
    let specs: SpecCatalogue
    let dashboards: URL
    let plotter: Plotter
    let calendar: WorkingCalendar
    /// What the page of restatements compares; nil where there is to be none.
    let comparing: ComparingReader?
    /// The name of today of a university; nil for one that no list has.
    let presentUniversity: (String) -> String?

    package init(
        reader: LedgerReader, queries: QueryCatalogue, specs: SpecCatalogue, dashboards: URL, plotter: Plotter,
        calendar: WorkingCalendar, comparing: ComparingReader? = nil, presentUniversity: @escaping (String) -> String? = { _ in nil }
    ) {
        self.presentUniversity = presentUniversity
        self.reader = reader
        self.comparing = comparing
        self.queries = queries
        self.specs = specs
        self.dashboards = dashboards
        self.plotter = plotter
        self.calendar = calendar
    }

    /// Makes the office's site.
    ///
    /// - Parameters:
    ///   - languages: Chinese pages stand at the top, English ones in `en/`.
    ///   - progress: called with the number of pages done and in all.
    /// - Throws: the errors of the store, of charts, and `FindingsError` for a faulty template.
    package func officeSite(languages: [Language], progress: (Int, Int) -> Void) throws -> Site {
        let plans = try KnownPlans(on: reader)
        let desk = MeasureDesk(reader: reader, queries: queries)
        let names = try desk.measure("mentors/load", [:]).mentorNames(on: reader)
        let template = try MustacheTemplate(
            string: String(contentsOf: dashboards.appendingPathComponent("page.mustache"), encoding: .utf8))
        let provenance = try reader.provenance()
        let pages = specs.pages.flatMap { spec in
            SectionContext(plan: nil, programme: nil).repeated(spec.forEach, plans: plans).map { (spec, $0) }
        }
        let restatements = try comparing.map { comparing in
            try queries.queries.filter { !$0.headlines.isEmpty }.map { try Restatement($0, headlinesOnly: true, on: comparing) }
        }
        let received = try comparing?.received() ?? []
        let facts = FactDesk(reader: reader, queries: queries)
        let conformances = try plans.plans.map { try Conformance($0, on: facts, calendar: calendar) }
        var records = try DutyFacts(queries: queries, on: reader)
        records.learnPresentNames(in: plans.plans, from: presentUniversity)
        let duties = plans.plans.flatMap { DutyJudge(plan: $0, facts: records, calendar: calendar, on: reader.cut.asOf).standings() }
        // In the order of the navigation, after the pages of specifications.
        func codedPages(_ words: CellText) -> [any CodedPage] {
            let dataPath = PageFrame.root(words.language) + "data/"
            var coded: [any CodedPage] = [ConformancePage(conformances: conformances, words: words, dataPath: dataPath)]
            coded += conformances.map { PlanConformancePage(conformance: $0, words: words, dataPath: dataPath) }
            if !plans.official.isEmpty { coded.append(PlansPage(plans: plans.official, words: words, dataPath: dataPath)) }
            coded.append(DutiesPage(standings: duties, day: reader.cut.asOf, words: words, dataPath: dataPath))
            if let restatements, !restatements.isEmpty {
                coded.append(RestatementPage(restatements: restatements, received: received, words: words, dataPath: dataPath))
            }
            return coded
        }
        var files = ["style.css": try String(contentsOf: dashboards.appendingPathComponent("style.css"), encoding: .utf8)]
        var done = 0
        for language in languages {
            let words = CellText(language: language, plans: plans, mentorNames: names)
            let coded = codedPages(words)
            let frame = PageFrame(
                specs: specs, words: words, cut: reader.cut, provenance: provenance, bothLanguages: languages.count > 1, coded: coded)
            let total = (pages.count + coded.count) * languages.count
            func add(_ model: PageModel, _ data: [String: String], at path: String) {
                files[path] = template.render(model)
                for (name, content) in data { files["data/\(name)"] = content }
                done += 1
                progress(done, total)
            }
            for (spec, context) in pages {
                let maker = PageMaker(spec: spec, context: context, desk: desk, plotter: plotter, frame: frame)
                let (model, data) = try maker.page()
                add(model, data, at: maker.path)
            }
            for page in coded {
                let (sections, data) = try page.sections()
                add(
                    frame.page(page.name, file: page.file, title: page.title, lead: page.lead, wide: page.wide, sections: sections), data,
                    at: PageMaker.folder(language) + page.file)
            }
        }
        return Site(files: files)
    }
}
