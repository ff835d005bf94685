// Which plan or programme a page or section is about.

internal import Analytics
internal import Domain

/// The plan and programme in view; `{plan}` and `{programme}` in parameters are their identifiers, in words their names.
struct SectionContext: Sendable {
    var plan: Plan?
    var programme: String?

    static let names = ["plan", "programme"]

    /// The identifier for a parameter: the placeholder's, else the text itself.
    func parameter(_ written: String) -> String {
        switch written {
        case "{plan}": plan?.id ?? "all"
        case "{programme}": programme ?? "all"
        default: written
        }
    }

    /// The words for a title or sentence.
    func word(_ name: String, in language: Language, plans: KnownPlans) -> String? {
        switch name {
        case "plan": plan?.shortTitle[language]
        case "programme": programme.map { plans.label(ofProgramme: $0)[language] }
        default: nil
        }
    }

    func filled(_ text: Bilingual, in language: Language, plans: KnownPlans) -> String {
        Placeholders.fill(text[language]) { word($0, in: language, plans: plans) ?? "" } ?? ""
    }

    /// The contexts of a repetition seen from this one.
    func repeated(_ repetition: Repetition?, plans: KnownPlans) -> [SectionContext] {
        switch repetition {
        case nil: [self]
        case .plan: plans.official.map { SectionContext(plan: $0, programme: $0.programme) }
        case .programme: plans.programmes.map { SectionContext(plan: nil, programme: $0) }
        case .cohort:
            plans.plans.filter { programme == nil || $0.programme == programme }.map { SectionContext(plan: $0, programme: $0.programme) }
        }
    }

    /// What distinguishes a repeated page in its file name.
    var fileSuffix: String {
        (plan?.id ?? programme).map { "-" + $0 } ?? ""
    }
}
