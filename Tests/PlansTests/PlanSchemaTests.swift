// The form of a plan file: every key has an example that is right and says what it drives.

import Domain
import Foundation
import Plans
import Testing

@Suite struct PlanSchemaTests {
    private static let holders = PlanSchema.keys.filter { $0.value.hasSuffix("keys below") }.map(\.key)

    @Test func `every key that holds a value has an example, and no other key`() {
        #expect(PlanSchema.keys.count > 150)
        for key in PlanSchema.keys {
            let isHolder = Self.holders.contains(key.key)
            #expect((key.example == nil) == isHolder, "\(key.key)")
            #expect(key.example?.contains("|") != true, "\(key.key): no table cell")
        }
    }

    @Test func `every key says what it drives, and nothing twice`() {
        for key in PlanSchema.keys {
            #expect(!key.drives.isEmpty, "\(key.key)")
            #expect(Set(key.drives).count == key.drives.count, "\(key.key)")
            #expect(key.drives == ["described only"] || !key.drives.contains("described only"), "\(key.key)")
        }
        let known = Set(PlanSchema.keys.map(\.key))
        for path in PlanSchema.drives.keys { #expect(known.contains(path), "\(path) is no key") }
    }

    @Test func `lint codes are those of the lint, and each lint rule stands beside a key`() {
        let told = Set(
            PlanSchema.drives.values.joined().compactMap { drive in
                if case .lint(let code) = drive { code } else { nil }
            })
        #expect(told == Set(PlanLint.rules.map(\.code)))
    }

    /// Keys of the smallest plan, and the example of one key put beside them.
    @Test(arguments: PlanSchema.keys.filter { $0.example != nil && !$0.key.contains("[]") }.map(\.key))
    func `the example of a key is right where it stands`(path: String) throws {
        let key = try #require(PlanSchema.keys.first { $0.key == path })
        let parts = key.key.split(separator: ".").map(String.init)
        var text = ""
        for (depth, part) in parts.enumerated() {
            text += String(repeating: "  ", count: depth) + part + ":" + (depth == parts.count - 1 ? " \(key.example ?? "")" : "") + "\n"
        }
        let findings = PlanReader.read(text, file: "x.yaml").findings.filter { $0.code != "plan.key.missing" }
        #expect(findings == [])
    }
}
