// The verb build: one audience's site into a folder, all of it or nothing.

internal import Analytics
internal import Charts
internal import Dashboards
package import Domain
package import Foundation
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
    /// The new site is written beside the old one and takes its place at the end. A folder that holds something else is left alone.
    /// - Returns: the folder and the number of files.
    package func office(
        output: URL, cut: Cut, languages: [Language], progress: (Int, Int) -> Void
    ) throws -> (folder: URL, files: Int) {
        let queries = try QueryCatalogue(folder: house.queries)
        let specs = try SpecCatalogue(folder: house.dashboards, queries: queries)
        let reader = try LedgerReader(folder: store, cut: cut)
        let faults = try queries.prove(on: reader)
        if faults.block { throw FindingsError(faults) }
        let plotter = Plotter { UInt64.random(in: .min ... .max) }
        defer { plotter.close() }
        let site = try SiteMaker(reader: reader, queries: queries, specs: specs, dashboards: house.dashboards, plotter: plotter)
            .officeSite(languages: languages, progress: progress)
        let folder = output.appendingPathComponent("office")
        try write(site, to: folder)
        return (folder, site.files.count)
    }

    private func write(_ site: Site, to folder: URL) throws {
        let manager = FileManager.default
        let marker = "style.css"
        if let present = try? manager.contentsOfDirectory(atPath: folder.path), !present.isEmpty, !present.contains(marker) {
            throw FindingsError(
                Finding(
                    "build.folder.foreign",
                    what: Bilingual("输出文件夹里有别的东西，未作任何改动", "the output folder holds something else; nothing was changed"),
                    action: Bilingual("请换一个空文件夹", "Choose an empty folder")))
        }
        let fresh = folder.deletingLastPathComponent().appendingPathComponent(".\(folder.lastPathComponent).new")
        try? manager.removeItem(at: fresh)
        for (path, text) in site.files.sorted(by: { $0.key < $1.key }) {
            let file = fresh.appendingPathComponent(path)
            try manager.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        if manager.fileExists(atPath: folder.path) { try manager.removeItem(at: folder) }
        try manager.moveItem(at: fresh, to: folder)
    }
}
