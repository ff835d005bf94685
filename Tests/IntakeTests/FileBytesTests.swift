// The bytes of a file: what is digested is what was read, or it is said.

import Domain
import Foundation
import Testing

@testable import Intake

@Suite struct FileBytesTests {
    private static func read(_ bytes: FileBytes) throws -> Data {
        var data = Data()
        try bytes.read { data.append(contentsOf: $0) }
        return data
    }

    private static func file(_ content: Data) throws -> URL {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("bytes-\(UInt64.random(in: .min ... .max)).csv")
        try content.write(to: file)
        return file
    }

    @Test func `all bytes are handed over in order`() throws {
        let content = Data((0..<700_000).map { UInt8(truncatingIfNeeded: $0 / 3) })
        let file = try Self.file(content)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try Self.read(FileBytes(path: file.path, name: "a.csv")) == content)
    }

    @Test(arguments: ["written over", "shortened", "written over, its time set back"])
    func `a file that was changed after it was opened is refused`(how: String) throws {
        let file = try Self.file(Data(repeating: 0x61, count: 500_000))
        defer { try? FileManager.default.removeItem(at: file) }
        let bytes = try FileBytes(path: file.path, name: "a.csv")
        let before = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
        // Times of files go in steps of the kernel's clock.
        usleep(50_000)
        let handle = try FileHandle(forWritingTo: file)
        if how == "shortened" { try handle.truncate(atOffset: 10) } else { try handle.write(contentsOf: Data("b".utf8)) }
        try handle.close()
        if how.hasSuffix("set back"), let before {
            try FileManager.default.setAttributes([.modificationDate: before], ofItemAtPath: file.path)
        }
        #expect(bytes.changed?.code == "intake.file.changed" && bytes.changed?.place.file == "a.csv")
        let thrown = #expect(throws: FindingsError.self) { try Self.read(bytes) }
        #expect(thrown?.findings.map(\.code) == ["intake.file.changed"])
    }

    @Test func `a file of which another took the name is read as it was opened`() throws {
        let file = try Self.file(Data("old".utf8))
        let other = try Self.file(Data("new".utf8))
        defer { try? FileManager.default.removeItem(at: file) }
        let bytes = try FileBytes(path: file.path, name: "a.csv")
        #expect(rename(other.path, file.path) == 0)
        var data = Data()
        _ = bytes.forEachPiece { piece, _ in
            data.append(contentsOf: piece)
            return true
        }
        #expect(data == Data("old".utf8))
    }
}
