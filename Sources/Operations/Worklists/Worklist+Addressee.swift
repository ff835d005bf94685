// Whom a worklist is for: a school by its name, a university by its code or name.

package import Domain

extension Worklist {
    /// The name under which plans and records know the addressee.
    package func name(of kind: AddresseeKind, _ written: String) throws -> String {
        written
    }
}
