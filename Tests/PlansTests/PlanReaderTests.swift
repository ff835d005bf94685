// The six official plans: read without a fault, and each says what its document says.

import Domain
import Foundation
import Plans
import Testing

@Suite struct PlanReaderTests {
    /// The plan as `plan show --json` prints it.
    static func json(_ plan: Plan) throws -> Any {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return try JSONSerialization.jsonObject(with: encoder.encode(plan))
    }

    static let read: [String: (document: PlanDocument?, findings: [Finding])] = Dictionary(
        uniqueKeysWithValues: OfficialPlans.names.map { name in
            (name, PlanReader.read((try? OfficialPlans.text(name)) ?? "", file: "\(name).yaml"))
        })

    @Test func `the folder holds these six plans and no other`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: OfficialPlans.folder.path).sorted()
        #expect(files == OfficialPlans.names.map { "\($0).yaml" })
        #expect(Set(planFacts.map(\.plan)) == Set(OfficialPlans.names))
    }

    @Test(arguments: OfficialPlans.names)
    func `an official plan is read without a finding, under the name of its file, with its text`(name: String) throws {
        let (document, findings) = try #require(Self.read[name])
        #expect(findings.map { $0.message(in: .english) } == [])
        #expect(document?.plan.id == name)
        #expect(document?.plan.inventedFrom == nil)
        #expect(try document?.source == OfficialPlans.text(name))
    }

    @Test(arguments: planFacts)
    func `a plan says what its document says`(fact: PlanFact) throws {
        let plan = try #require(Self.read[fact.plan]?.document?.plan)
        #expect((value(at: fact.path, in: try Self.json(plan)) ?? "absent") == fact.value, "\(fact.plan) \(fact.path)")
    }

    @Test(arguments: [
        ("a.b", "x"), ("a.list", "1,2,3"), ("a.list[2]", "3"), ("a.list[3]", nil), ("a.missing", nil), ("a.b.c", nil),
        ("items[k=v].n", "2"),
        ("items[k=w]", nil), ("items[0].k", "u"), ("flag", "true"), ("one", "1"), ("half", "0.5"), ("three", "3"), ("a", "{…}"),
        ("a[0]", nil),
    ])
    func `the paths of the facts lead where they say`(path: String, found: String?) throws {
        let text = """
            {"a": {"b": "x", "list": [1, 2, 3]}, "items": [{"k": "u", "n": 1}, {"k": "v", "n": 2}], "flag": true, "one": 1, "half": 0.5, "three": 3.0}
            """
        #expect(value(at: path, in: try JSONSerialization.jsonObject(with: Data(text.utf8))) == found)
    }

    @Test func `what a plan does not state is absent, never a default`() throws {
        let smallest = """
            id: p-1
            programme: p
            region: {zh: 甲, en: A}
            title: {zh: 甲, en: A}
            short_title: {zh: 甲, en: A}
            cycle: {from: 2025-01-01, to: 2025-12-31, clause: 一}
            scope: {disciplines: {clause: 一, codes: [physics]}}
            selection: {stages: [{stage: application, clause: 一, strength: must}]}
            """
        let (document, findings) = PlanReader.read(smallest, file: "p.yaml")
        #expect(findings == [])
        let plan = try #require(document?.plan)
        let json = try #require(try Self.json(plan) as? [String: Any])
        #expect(
            Set(json.keys) == [
                "id", "programme", "region", "title", "short_title", "cycle", "scope", "selection", "quotas", "evaluations", "follow_up",
                "timetable",
            ])
        for list in ["quotas", "evaluations", "follow_up", "timetable"] { #expect((json[list] as? [Any])?.isEmpty == true, "\(list)") }
        #expect(value(at: "scope", in: json) != nil)
        for path in ["mentors", "scope.cities", "scope.schools", "scope.disciplines.open", "selection.ratios", "selection.stages[0].by"] {
            #expect(value(at: path, in: json) == nil, "\(path)")
        }
    }

    @Test func `a plan without a limit of pupils has none in JSON, beside rules for mentors that it has`() throws {
        let text = try OfficialPlans.text("xinjiang-2025")
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("  capacity:") })
        let plan = try #require(PlanReader.read(text.replacing(line + "\n", with: ""), file: "x.yaml").document?.plan)
        let json = try Self.json(plan)
        #expect(value(at: "mentors.capacity", in: json) == nil)
        #expect(value(at: "mentors.team_qualification.degree", in: json) == "doctorate")
    }
}
