// Where output may go: a folder that is missing or empty, or one of our own, and never inside the store.

internal import Domain
package import Foundation
internal import Ledger

/// Checks a place that a verb is to fill.
enum OutputFolder {
    /// - Parameter marker: a file that says that what is there may be replaced.
    /// - Throws: `StoreError.notEmpty` for a file, a folder that cannot be read, or one with other content; `FindingsError` inside the store.
    static func check(_ folder: URL, store: URL, marker: String? = nil) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) {
            guard isFolder.boolValue, let present = try? FileManager.default.contentsOfDirectory(atPath: folder.path),
                present.isEmpty || marker.map(present.contains) == true
            else { throw StoreError.notEmpty(folder: folder.path) }
        }
        guard !folder.isInside(store) else {
            throw FindingsError(
                Finding(
                    "output.folder.store", what: Bilingual("输出文件夹在英才库里面", "the output folder lies inside the store"),
                    action: Bilingual("请换一个库外的文件夹", "Choose a folder outside it")))
        }
    }
}

extension URL {
    /// Whether a path, of which the end may not exist yet, leads into a folder, links followed.
    package func isInside(_ folder: URL) -> Bool {
        (resolved.path + "/").hasPrefix(folder.resolved.path + "/")
    }

    private var resolved: URL {
        var existing = standardizedFileURL
        var rest: [String] = []
        while !FileManager.default.fileExists(atPath: existing.path), existing.path != "/" {
            rest.insert(existing.lastPathComponent, at: 0)
            existing = existing.deletingLastPathComponent()
        }
        return rest.reduce(existing.resolvingSymlinksInPath()) { $0.appendingPathComponent($1) }
    }
}
