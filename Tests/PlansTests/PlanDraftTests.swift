// The draft of a new plan: valid as it is, valid with its comments taken away, in the order of the form, with every meaning.

import Domain
import Foundation
import Plans
import Testing

@Suite struct PlanDraftTests {
    private func draft(_ id: String) throws -> [String] {
        PlanDraft.text(try PlanID(id)).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private func read(_ lines: [String]) -> (document: PlanDocument?, findings: [Finding]) {
        PlanReader.read(lines.joined(separator: "\n"), file: "x.yaml")
    }

    @Test(arguments: ["shifan-2027", "shifan", "xuni-pilot-2024", "2030", "a-1999"])
    func `a draft is read without a finding as it is`(id: String) throws {
        let (document, findings) = read(try draft(id))
        #expect(findings == [])
        #expect(document?.plan.id == id)
        #expect(document?.plan.mentors == nil && document?.plan.evaluations == [])
    }

    @Test(arguments: ["shifan-2027", "shifan", "shifan-2028"])
    func `with every # taken away it states every key and is still a plan`(id: String) throws {
        let lines = try draft(id).map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
        let (document, findings) = read(lines)
        #expect(findings == [])
        let text = lines.joined(separator: "\n")
        for key in PlanSchema.keys {
            let name = try #require(key.key.split(separator: ".").last)
            #expect(text.contains("\(name):"), "\(key.key)")
            #expect(text.contains("# \(key.meaning.zh) | \(key.meaning.en)"), "\(key.key)")
        }
        #expect(document?.plan.evaluations.count == 3)
    }

    @Test func `with the # of any one key taken away it is still a plan`() throws {
        let lines = try draft("shifan-2027")
        var blocks: [ClosedRange<Int>] = []
        var open: (start: Int, margin: Int)?
        for (index, line) in (lines + ["end"]).enumerated() {
            let body = line.hasPrefix("#") && !line.hasPrefix("##") ? line.dropFirst() : nil
            let margin = body.map { $0.prefix { $0 == " " }.count } ?? -1
            if let begun = open, margin <= begun.margin {
                blocks.append(begun.start...(index - 1))
                open = nil
            }
            if open == nil, margin >= 0 { open = (index, margin) }
        }
        #expect(blocks.count >= 20)
        for block in blocks {
            var changed = lines
            for index in block where changed[index].hasPrefix("#") && !changed[index].hasPrefix("##") { changed[index].removeFirst() }
            #expect(read(changed).findings == [], "\(lines[block.lowerBound])")
        }
    }

    @Test func `keys stand in the order of the form`() throws {
        let named = try draft("shifan-2027").compactMap { line -> Substring? in
            let body = line.hasPrefix("#") ? line.dropFirst() : line[...]
            guard let first = body.first, first.isLetter else { return nil }
            return body.prefix { $0 != ":" }
        }
        #expect(named == PlanSchema.keys.filter { !$0.key.contains(".") && !$0.key.contains("[") }.map { Substring($0.key) })
    }

    @Test func `days and titles lie in the year that the identifier names`() throws {
        let lines = try draft("shifan-2028").map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
        let plan = try #require(read(lines).document?.plan)
        #expect("\(plan.cycle.from)" == "2028-01-01" && plan.title.zh.hasPrefix("2028年") && plan.programme == "shifan")
        #expect(plan.timetable.first?.window.from.map { "\($0)" } == "2027-11-01")
        #expect(plan.timetable.first?.window.asWritten == "2027年11月")
    }

    @Test(arguments: ["", "Shifan-2027", "../x", "-a", "all", "a b", "新疆-2027", String(repeating: "a", count: 61)])
    func `what cannot name a plan is refused`(id: String) {
        #expect(throws: FindingsError.self) { try PlanID(id) }
    }
}
