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

    @Test func `pooled women are behind, within departments ahead, and the page warns of it`() throws {
        let program = try Program()
        defer { program.remove() }
        let sample = Program.root.appendingPathComponent("data/samples/berkeley-1973")
        _ = try program.run("init")
        #expect(try program.run("import", sample.appendingPathComponent("plan.yaml").path).code == 0)
        for kind in ["application", "screening"] {
            #expect(try program.run("import", program.file("\(kind).csv", try expand(sample, kind: kind))).code == 0)
        }
        let run = try program.run("query", "run", "selection/equity", "--json")
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let rows = try #require(json?["rows"] as? [[String: Any]])
        func close(_ row: [String: Any], _ name: String, _ expected: Double) {
            let value = row[name] as? Double ?? .nan
            #expect(abs(value / expected - 1) < 1e-6, "\(name) \(value)")
        }
        // By R 4.2.2: ratio of women's rate to men's with Katz's interval and Fisher's test; difference of the rates standardised to all
        // applicants; test of Cochran, Mantel and Haenszel with correction.
        let all = try #require(rows.first { $0["discipline"] is NSNull })
        for (name, value) in [
            ("group_rate", 0.3035422343324), ("other_rate", 0.445187662579), ("ratio", 0.6818298435631), ("ratio_lower", 0.6286965976248),
            ("ratio_upper", 0.7394535572955), ("ratio_probability", 4.835903179337e-22),
            ("standardised", 0.4299553804607 - 0.3873185826894), ("standardised_probability", 0.232263462817),
        ] { close(all, name, value) }
        #expect(all["ratio_remarks"] as? String == "second_higher" && all["ratio_method"] as? String == "katz-log")
        #expect(all["standardised_remarks"] as? String == "first_higher+turned_round")
        let departments = [
            ("a", 1.327853732639, 1.669189328389e-05, "first_higher"), ("b", 1.078753541076, 0.677089913723, "first_higher"),
            ("c", 0.9225688589095, 0.3866165759751, "second_higher"), ("d", 1.055594202899, 0.5994965079613, "first_higher"),
            ("e", 0.8619712900283, 0.3603964314147, "second_higher"), ("f", 1.193281791522, 0.5458408269006, "first_higher"),
        ]
        for (name, ratio, p, remark) in departments {
            let row = try #require(rows.first { $0["discipline"] as? String == "department-\(name)" })
            close(row, "ratio", ratio)
            close(row, "ratio_probability", p)
            #expect(row["ratio_remarks"] as? String == remark && row["standardised"] is NSNull)
        }
        #expect(try program.run("build", "--audience", "office", "--output", "site").code == 0)
        let pages = program.folder.appendingPathComponent("site/office")
        let chinese = try String(contentsOf: pages.appendingPathComponent("selection-equity-berkeley-1973.html"), encoding: .utf8)
        let english = try String(contentsOf: pages.appendingPathComponent("en/selection-equity-berkeley-1973.html"), encoding: .utf8)
        #expect(chinese.contains("女生的入选率低于男生：557/1,835 对 1,198/2,691，入选率之比为 0.68（0.63–0.74，n = 4,526，未知 0，P &lt; 0.001"))
        #expect(chinese.contains("请注意：女生的合并比较与按学科的比较方向相反（辛普森悖论）。"))
        #expect(english.contains("Take care: for girls the comparison in all and the comparison within disciplines point in opposite ways"))
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
