// Where the product's own files lie: plans, queries and page specifications.

package import Foundation

/// The folder that holds `data`, `queries` and `dashboards`.
package struct House: Sendable {
    package let root: URL

    package var plans: URL { root.appendingPathComponent("data/plans") }
    package var queries: URL { root.appendingPathComponent("queries") }
    package var calendar: URL { root.appendingPathComponent("data/calendar") }
    package var dashboards: URL { root.appendingPathComponent("dashboards") }

    /// Finds the folder: as named, else upwards from the working folder, else upwards from the program.
    ///
    /// - Returns: nil where no such folder is found.
    package init?(named: String?, workingFolder: String, program: String) {
        let candidates =
            named.map { [URL(fileURLWithPath: $0)] }
            ?? House.ancestors(of: workingFolder) + House.ancestors(of: URL(fileURLWithPath: program).resolvingSymlinksInPath().path)
        let found = candidates.first { folder in
            ["data/plans", "queries", "dashboards"].allSatisfy { part in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: folder.appendingPathComponent(part).path, isDirectory: &isFolder)
                    && isFolder.boolValue
            }
        }
        guard let found else { return nil }
        root = found
    }

    private static func ancestors(of path: String) -> [URL] {
        var folder = URL(fileURLWithPath: path).standardizedFileURL
        var folders = [folder]
        while folder.path != "/" {
            folder = folder.deletingLastPathComponent()
            folders.append(folder)
        }
        return folders
    }
}
