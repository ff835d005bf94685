// The verb build: one audience's site into a folder, all of it or nothing.

internal import Analytics
internal import Charts
internal import Dashboards
package import Domain
package import Foundation
internal import Intake
package import Ledger

/// Builds sites.
package struct Build {
    let house: House
    let store: URL

    package init(house: House, store: URL) {
        self.house = house
        self.store = store
    }

    /// Builds the office's site into `output/office`.
    ///
    /// - Parameter comparedWith: a former known-by day: the site gets a page of what has moved since; nil for none.
    ///
    /// The new site is written beside the old one and takes its place at the end. A folder that holds something else is left alone.
    /// - Returns: the folder and the number of files.
    package func office(
        output: URL, cut: Cut, comparedWith formerlyKnownBy: CivilDay? = nil, languages: [Language], progress: (Int, Int) -> Void
    ) throws -> (folder: URL, files: Int) {
        let folder = output.appendingPathComponent("office")
        try check(folder)
        let queries = try QueryCatalogue(folder: house.queries)
        let specs = try SpecCatalogue(folder: house.dashboards, queries: queries)
        // One snapshot for all pages: a batch that arrives meanwhile must not show on one page only.
        let comparing = try formerlyKnownBy.map {
            try ComparingReader(folder: store, cut: cut, formerlyKnownBy: $0, derived: queries.relations)
        }
        let reader = try comparing?.reader ?? LedgerReader(folder: store, cut: cut, derived: queries.relations)
        let faults = try queries.prove(on: reader)
        if faults.block { throw FindingsError(faults) }
        let lists = try ReferenceShelf.lists(house: house, reader: reader)
        try ListedValues(lists).lay(on: reader)
        let plotter = Plotter { UInt64.random(in: .min ... .max) }
        defer { plotter.close() }
        let site = try SiteMaker(
            reader: reader, queries: queries, specs: specs, dashboards: house.dashboards, plotter: plotter,
            calendar: house.workingCalendar(),
            comparing: comparing,
            presentUniversity: lists.presentName(ofUniversity:)
        ).officeSite(languages: languages, progress: progress)
        try write(site, to: folder)
        return (folder, site.files.count)
    }

    private func write(_ site: Site, to folder: URL) throws {
        let manager = FileManager.default
        let parent = folder.deletingLastPathComponent()
        // Pages may name people: what a build that was killed left behind goes.
        let fresh = try WorkFolder.make(beside: folder, for: "writing")
        let old = try WorkFolder.make(beside: folder, for: "replaced").appendingPathComponent("site")
        do {
            for (path, text) in site.files.sorted(by: { $0.key < $1.key }) {
                let file = fresh.appendingPathComponent(path)
                try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            }
            try Data("talentpool site\n".utf8).write(to: fresh.appendingPathComponent(Build.marker))
            if manager.fileExists(atPath: folder.path) { try manager.moveItem(at: folder, to: old) }
            try manager.moveItem(at: fresh, to: folder)
            try? manager.removeItem(at: old.deletingLastPathComponent())
        } catch {
            for place in [fresh, old.deletingLastPathComponent()] { try? manager.removeItem(at: place) }
            throw StoreError.notWritable(folder: parent.path)
        }
    }

    /// Says that a folder is a site we built and may replace.
    private static let marker = ".talentpool-site"

    /// Refuses, before any work, a folder that holds something else, or one inside the store.
    private func check(_ folder: URL) throws {
        do {
            try OutputFolder.check(folder, store: store, marker: Build.marker)
        } catch StoreError.notEmpty {
            throw FindingsError(
                Finding(
                    "build.folder.foreign",
                    what: Bilingual("输出文件夹里有别的东西，未作任何改动", "the output folder holds something else; nothing was changed"),
                    action: Bilingual("请换一个空文件夹", "Choose an empty folder")))
        }
    }
}
