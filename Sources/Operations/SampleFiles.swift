// The verb sample: writes the invented files of every official plan, year by year.

package import Domain
package import Foundation
internal import Ledger
internal import Plans
internal import Samples

/// Writes samples.
package struct SampleFiles {
    let house: House

    package init(house: House) {
        self.house = house
    }

    /// The day up to which samples tell, unless another is asked for: the plans at hand end before it.
    package static let lastDay = CivilDay(number: 20_634)

    /// Writes one folder a calendar year into an empty or new folder.
    ///
    /// - Returns: the number of files and of rows, headings not counted.
    /// - Throws: `FindingsError` where the folder holds something.
    package func write(to folder: URL, seed: UInt64, editionsFrom: Int, until: CivilDay) throws -> (files: Int, rows: Int) {
        let manager = FileManager.default
        if let present = try? manager.contentsOfDirectory(atPath: folder.path), !present.isEmpty {
            throw FindingsError(
                Finding(
                    "sample.folder.full", what: Bilingual("输出文件夹不是空的，未写入任何内容", "the output folder is not empty; nothing was written"),
                    action: Bilingual("请换一个空文件夹", "Choose an empty folder")))
        }
        let plans = try PlanShelf(house: house, store: nil, today: until).plans.map(\.document)
        let files = Sample.files(for: plans, seed: seed, editionsFrom: editionsFrom, until: until)
        for file in files {
            let target = folder.appendingPathComponent(file.path)
            do {
                try manager.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: target)
            } catch {
                throw StoreError.notWritable(folder: folder.path)
            }
        }
        let rows = files.filter { $0.path.hasSuffix(".csv") }.reduce(0) { $0 + $1.text.utf8.count { $0 == 0x0A } - 1 }
        return (files.count, rows)
    }
}
