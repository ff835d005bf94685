// stub
package import Domain
package enum RuleChapter: String, Sendable { case cycle }
package struct PlanRule: Hashable, Sendable {
    package let id: String
    package let chapter: RuleChapter
    package let subject: Bilingual
    package let statement: Bilingual
    package let clause: String
    package let strength: Strength?
}
extension Plan { package var rules: [PlanRule] { [] } }
