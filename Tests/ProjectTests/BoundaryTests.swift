// Holds the table of rooms in docs/architecture.md against every import line and against Package.swift.

import Foundation
import Testing

/// A row of the table.
private struct Room {
    let name: String
    let ours: Set<String>
    let libraries: Set<String>
}

@Suite struct BoundaryTests {
    private let rooms: [Room]

    init() throws {
        rooms = try Tree.text("docs/architecture.md").split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 6 else { return nil }
            func names(_ cell: String) -> Set<String> {
                Set(cell.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
            }
            return Room(name: cells[1].replacing("`", with: ""), ours: names(cells[3]), libraries: names(cells[4]))
        }.filter { $0.name.first?.isUppercase == true || $0.name.hasPrefix("talentpool") }
    }

    @Test func `the table lists every room and no other`() throws {
        #expect(rooms.map(\.name).sorted() == (try Tree.folders("Sources")))
        #expect(rooms.count > 10)
    }

    @Test func `no file imports what its room may not`() throws {
        var imports = 0
        for room in rooms {
            for file in try Tree.files("Sources/\(room.name)", ending: ".swift") {
                for line in try Tree.text(file).split(separator: "\n") {
                    let words = line.split(separator: " ")
                    guard let position = words.firstIndex(of: "import"), position <= 1, words.count == position + 2 else { continue }
                    let module = String(words[position + 1])
                    imports += 1
                    #expect(room.ours.union(room.libraries).contains(module), "\(file) imports \(module)")
                }
            }
        }
        #expect(imports > 100)
    }

    @Test func `Package.swift declares what the table says`() throws {
        let manifest = try Tree.text("Package.swift")
        let chunks = manifest.replacing(".executableTarget(", with: ".target(").replacing(".systemLibrary(", with: ".target(")
            .replacing(".testTarget(", with: ".target(").components(separatedBy: ".target(").dropFirst()
        for room in rooms {
            let chunk = try #require(chunks.first { $0.contains("name: \"\(room.name)\"") }, "\(room.name)")
            let quoted = chunk.components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
            let declared = Set(quoted.filter { name in name != room.name && rooms.contains { $0.name == name } })
            #expect(declared == room.ours, "\(room.name)")
        }
    }
}
