// Working folders may hold identities: those of a process that was killed go, those of one at work stay.

import Foundation
import Glibc
import Testing

@testable import Ledger

@Suite struct WorkFolderTests {
    @Test func `what a killed process left behind goes, what a living one works in stays`() throws {
        let home = try TemporaryStore(created: false)
        let place = home.path("库 1")
        try FileManager.default.createDirectory(at: home.folder, withIntermediateDirectories: true)
        // A process that has ended: its number is nobody's now.
        let ended = Process()
        ended.executableURL = URL(fileURLWithPath: "/bin/true")
        try ended.run()
        ended.waitUntilExit()
        let dead = ".库 1-restoring-\(ended.processIdentifier)"
        let stays = [".库 1-restoring-\(getppid())", ".库 1-restoring-x", ".库 1-other-\(ended.processIdentifier)", "库 1-restoring-1"]
        for name in [dead] + stays { try FileManager.default.createDirectory(at: home.path(name), withIntermediateDirectories: true) }
        #expect(WorkFolder.leftovers(beside: place) == [dead])
        let made = try WorkFolder.make(beside: place, for: "restoring")
        #expect(made.lastPathComponent == ".库 1-restoring-\(getpid())")
        let mode = try FileManager.default.attributesOfItem(atPath: made.path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: home.folder.path)
        #expect(Set(names) == Set(stays + [made.lastPathComponent]))
    }

    @Test func `what a killed restore left is noticed beside the store`() throws {
        let store = try TemporaryStore()
        let ended = Process()
        ended.executableURL = URL(fileURLWithPath: "/bin/true")
        try ended.run()
        ended.waitUntilExit()
        let name = ".\(store.folder.lastPathComponent)-restoring-\(ended.processIdentifier)"
        let left = store.folder.deletingLastPathComponent().appendingPathComponent(name)
        try FileManager.default.createDirectory(at: left, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: left) }
        #expect(try StoreCondition(of: store.folder).leftovers == [name])
    }
}
