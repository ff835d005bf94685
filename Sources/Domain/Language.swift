// The two languages everything is said in, and a text that always exists in both.

/// A language of the product. Chinese is the first; English the second.
package enum Language: String, CaseIterable, Sendable, Codable {
    case chinese = "zh"
    case english = "en"
}

/// A text in both languages. Neither may be missing: a label that exists in one language only does not compile.
package struct Bilingual: Hashable, Sendable, Codable {
    package let zh: String
    package let en: String

    package init(_ zh: String, _ en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(language: Language) -> String {
        switch language {
        case .chinese: zh
        case .english: en
        }
    }
}
