// The form of a YAML file as values: which keys, which shapes. Plans and page specifications are read against one.

package import Domain

/// The shape of a value in a YAML file of the house.
package indirect enum FormShape: Sendable {
    case text
    /// Lower-case letters, digits and hyphens.
    case slug
    case day
    case integer(ClosedRange<Int>)
    /// A number above zero.
    case number
    case flag
    case choice([String])
    case list(FormShape)
    case record([FormKey])
    /// Names or codes to values of one shape.
    case map(FormShape)
}

/// One key of a record.
package struct FormKey: Sendable {
    package let name: String
    package let required: Bool
    package let shape: FormShape
    package let meaning: Bilingual

    package init(name: String, required: Bool, shape: FormShape, meaning: Bilingual) {
        self.name = name
        self.required = required
        self.shape = shape
        self.meaning = meaning
    }

    package static func must(_ name: String, _ shape: FormShape, _ zh: String, _ en: String) -> FormKey {
        FormKey(name: name, required: true, shape: shape, meaning: Bilingual(zh, en))
    }

    package static func may(_ name: String, _ shape: FormShape, _ zh: String, _ en: String) -> FormKey {
        FormKey(name: name, required: false, shape: shape, meaning: Bilingual(zh, en))
    }
}
