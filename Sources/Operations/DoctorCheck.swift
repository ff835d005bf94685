// One thing the doctor looked at, and what it found.

package import Domain

/// A check of an installation.
package struct DoctorCheck: Sendable {
    package enum State: String, Sendable {
        case well, warning, fault
    }

    /// Stable, for example `store.seal`.
    package let code: String
    package let state: State
    package let found: Bilingual
    /// What to do; nil where all is well.
    package let action: Bilingual?

    static func well(_ code: String, _ zh: String, _ en: String) -> DoctorCheck {
        DoctorCheck(code: code, state: .well, found: Bilingual(zh, en), action: nil)
    }

    static func warning(_ code: String, _ found: Bilingual, do action: Bilingual) -> DoctorCheck {
        DoctorCheck(code: code, state: .warning, found: found, action: action)
    }

    static func fault(_ code: String, _ found: Bilingual, do action: Bilingual) -> DoctorCheck {
        DoctorCheck(code: code, state: .fault, found: found, action: action)
    }
}
