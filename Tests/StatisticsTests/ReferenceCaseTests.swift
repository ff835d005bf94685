// Wilson's interval against the answers of R's package binom, where the folder of reference cases lies beside the project.

import Foundation
import Statistics
import Testing

/// The folder `../shared/cases` relative to the package; it is no part of it.
enum ReferenceCases {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared/cases")
        .standardizedFileURL

    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// Every object of a file that holds counts and Wilson's interval for them.
    static func intervals(in file: String) throws -> [(x: Int, n: Int, rate: Double, lower: Double, upper: Double)] {
        let path = folder.appendingPathComponent(file)
        var intervals: [(x: Int, n: Int, rate: Double, lower: Double, upper: Double)] = []
        func walk(_ value: Any) {
            if let list = value as? [Any] { list.forEach(walk) }
            guard let object = value as? [String: Any] else { return }
            if let x = object["x"] as? Int, let n = object["n"] as? Int, let rate = object["rate"] as? Double,
                let ends = object["wilson"] as? [String: Double], let lower = ends["lower"], let upper = ends["upper"]
            {
                intervals.append((x, n, rate, lower, upper))
            } else {
                object.values.forEach(walk)
            }
        }
        walk(try JSONSerialization.jsonObject(with: Data(contentsOf: path)))
        return intervals
    }
}

@Suite(.enabled(if: ReferenceCases.isThere, "no folder ../shared/cases beside the project: reference cases not compared"))
struct ReferenceCaseTests {
    /// File and the number of proportions in it.
    @Test(arguments: [("selection/expected/a2_newcombe.json", 4), ("selection/expected/a1_ucb_admissions.json", 14)])
    func `every proportion of a reference case has the interval of R's binom`(file: String, count: Int) throws {
        let intervals = try ReferenceCases.intervals(in: file)
        #expect(intervals.count == count)
        for known in intervals {
            let estimate = try wilson(successes: known.x, trials: known.n)
            #expect(abs(estimate.value - known.rate) < 1e-6, "\(known.x)/\(known.n)")
            #expect(abs(estimate.lower - known.lower) < 1e-6, "\(known.x)/\(known.n)")
            #expect(abs(estimate.upper - known.upper) < 1e-6, "\(known.x)/\(known.n)")
        }
    }
}
