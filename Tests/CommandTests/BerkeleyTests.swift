// Berkeley 1973 through the whole house: 4,526 real applications from the published counts to figures.

import Foundation
import Testing

@Suite struct BerkeleyTests {
    @Test func `the published counts come out as they went in`() throws {
        let program = try Program()
        defer { program.remove() }
        let sample = Program.root.appendingPathComponent("data/samples/berkeley-1973")
        _ = try program.run("init")
        #expect(try program.run("import", sample.appendingPathComponent("plan.yaml").path).code == 0)
        for kind in ["application", "screening"] {
            let rows = try expand(sample, kind: kind)
            #expect(rows.split(separator: "\n").count == 4527)
            let run = try program.run("import", program.file("\(kind).csv", rows))
            #expect(run.code == 0, "\(run.complaint)")
        }
        func counts(_ by: String) throws -> String {
            try program.run("query", "run", "selection/funnel", "--param", "by=\(by)", "--format", "csv").output
        }
        #expect(try counts("plan").contains("\nberkeley-1973,berkeley-1973,4526,,,,,1755,4526,0,0.3877596"))
        #expect(try counts("sex").contains(",male,2691,,,,,1198,2691,0,"))
        #expect(try counts("sex").contains(",female,1835,,,,,557,1835,0,"))
        // The 24 counts by department: applied and selected.
        let departments = [("a", 933, 601), ("b", 585, 370), ("c", 918, 322), ("d", 792, 269), ("e", 584, 147), ("f", 714, 46)]
        let table = try counts("discipline")
        for (name, applied, selected) in departments {
            #expect(table.contains(",department-\(name),\(applied),,,,,\(selected),\(applied),0,"), "\(name)")
        }
    }

    /// Runs the documented step from counts to rows.
    private func expand(_ folder: URL, kind: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/awk")
        process.arguments = [
            "-v", "kind=\(kind)", "-f", folder.appendingPathComponent("expand.awk").path, folder.appendingPathComponent("counts.csv").path,
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }
}
