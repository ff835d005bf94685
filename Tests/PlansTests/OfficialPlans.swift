// The six official plan files, as they lie in data/plans.

import Foundation
import Testing

enum OfficialPlans {
    static let names = ["guangxi-2023", "neimenggu-2025", "neimenggu-pilot-2024", "neimenggu-pilot-2025", "shanxi-2024", "xinjiang-2025"]

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../data/plans")
        .standardizedFileURL

    static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent("\(name).yaml"), encoding: .utf8)
    }
}
