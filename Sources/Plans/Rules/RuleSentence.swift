// How the sentences of rules are put together: strength, lists and numbers in both languages.

internal import Domain

enum RuleSentence {
    /// Somebody does something, as bindingly as the plan says: 导师应审核《成长日志》, 鼓励导师…….
    ///
    /// - Parameters:
    ///   - who: who does it.
    ///   - does: verb and object, the English verb in its base form.
    static func deed(_ who: Bilingual, _ strength: Strength, _ does: Bilingual) -> Bilingual {
        let zh = strength == .encouraged ? "鼓励\(who.zh)\(does.zh)" : "\(who.zh)\(modal(strength).zh)\(does.zh)"
        return Bilingual(zh, english(who, strength, does))
    }

    /// Something is so: 面试人数与入选人数之比原则上不低于 3∶1.
    static func state(_ what: Bilingual, _ strength: Strength, _ is: Bilingual) -> Bilingual {
        let zh =
            switch strength {
            case .encouraged: "鼓励\(what.zh)\(`is`.zh)"
            case .inPrinciple: "\(what.zh)原则上\(`is`.zh)"
            case .must, .may: "\(what.zh)\(modal(strength).zh)\(`is`.zh)"
            }
        return Bilingual(zh, english(what, strength, `is`))
    }

    /// Something is done by somebody: 《成长日志》应由导师审核.
    static func passive(_ what: Bilingual, _ strength: Strength, _ done: Bilingual) -> Bilingual {
        Bilingual("\(what.zh)\(modal(strength).zh)\(done.zh)", english(what, strength, Bilingual("", "be \(done.en)")))
    }

    /// The base form of the verb suits every number and person.
    private static func english(_ who: Bilingual, _ strength: Strength, _ does: Bilingual) -> String {
        strength == .encouraged
            ? "It is encouraged that \(who.en) \(does.en)" : "\(who.en.capitalizedFirst) \(modal(strength).en) \(does.en)"
    }

    /// 应、原则上应、可、鼓励 | must, should in principle, may, is encouraged to.
    static func modal(_ strength: Strength) -> Bilingual {
        switch strength {
        case .must: Bilingual("应", "must")
        case .inPrinciple: Bilingual("原则上应", "should in principle")
        case .may: Bilingual("可", "may")
        case .encouraged: Bilingual("鼓励", "is encouraged to")
        }
    }

    /// 甲、乙 | A, B.
    static func list(_ items: [Bilingual]) -> Bilingual {
        Bilingual(items.map(\.zh).joined(separator: "、"), items.map(\.en).joined(separator: ", "))
    }

    /// 甲，或乙 | A, or B.
    static func either(_ items: [Bilingual]) -> Bilingual {
        Bilingual(items.map(\.zh).joined(separator: "，或"), items.map(\.en).joined(separator: " or "))
    }

    /// Who is named, as the doers of a sentence.
    static func doers(_ parties: [Party]) -> Bilingual {
        let names = parties.map(\.doer)
        return Bilingual(
            list(parties.map(\.label)).zh,
            names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? ""))
    }

    /// A name that documents write in Chinese only.
    static func name(_ text: String) -> Bilingual { Bilingual(text, text) }

    /// 3, 2.5; no decimals where there are none.
    static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }
}

extension Party {
    /// In English as the doer of a sentence.
    var doer: String {
        switch self {
        case .office: "the management office"
        case .cityOffice: "the city offices"
        case .university: "the host universities"
        case .school: "the participating schools"
        case .mentor: "mentors"
        case .everyone: "every participating body"
        }
    }
}

extension Bilingual {
    static func + (left: Bilingual, right: Bilingual) -> Bilingual { Bilingual(left.zh + right.zh, left.en + right.en) }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
