// Numbers that the store gives to persons who come without one.

internal import Domain
internal import Ledger

/// Numbers for new persons, none of them in use.
struct NewNumbers {
    let role: PersonRole
    let reader: LedgerReader
    let make: () -> String
    private var given: Set<String> = []

    init(role: PersonRole, reader: LedgerReader, make: @escaping () -> String) {
        (self.role, self.reader, self.make) = (role, reader, make)
    }

    mutating func next() throws -> String {
        while true {
            let number = make()
            if given.insert(number).inserted, try reader.ids(of: [number], as: role).isEmpty { return number }
        }
    }
}
