// Folders in which something is made before it takes its place, and which may hold identities: none is left behind for good.

package import Foundation
internal import Glibc

/// Working folders beside the place that their content is to take.
package enum WorkFolder {
    /// Makes an empty folder for its owner alone, and removes those that earlier work for the same place left behind when it was killed.
    ///
    /// - Parameter purpose: a word in the folder's name, for example `restoring`.
    package static func make(beside place: URL, for purpose: String) throws -> URL {
        let parent = place.standardizedFileURL.deletingLastPathComponent()
        let stem = ".\(place.lastPathComponent)-\(purpose)-"
        clear(beside: place)
        let folder = parent.appendingPathComponent("\(stem)\(getpid())")
        try? FileManager.default.removeItem(at: folder)
        try Ledger.makeFolder(folder)
        return folder
    }

    /// Removes working folders beside a place whose process is no more.
    static func clear(beside place: URL) {
        let parent = place.standardizedFileURL.deletingLastPathComponent()
        for name in leftovers(beside: place) { try? FileManager.default.removeItem(at: parent.appendingPathComponent(name)) }
    }

    /// Names of working folders beside a place, for it or for another, whose process is no more.
    static func leftovers(beside place: URL) -> [String] {
        let parent = place.standardizedFileURL.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        return names.filter { name in
            let words = name.split(separator: "-")
            guard name.hasPrefix("."), words.count >= 3, purposes.contains(String(words[words.count - 2])),
                let process = pid_t(words[words.count - 1])
            else { return false }
            return kill(process, 0) != 0 && errno == ESRCH
        }.sorted()
    }

    private static let purposes = ["making", "restoring", "rebuilding", "copying", "writing", "replaced"]
}
