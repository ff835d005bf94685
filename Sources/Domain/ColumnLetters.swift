// How spreadsheets name their columns.

package enum ColumnLetters {
    /// The letters of a column: `A` for 0, `AA` for 26.
    ///
    /// - Parameter position: from 0.
    package static func of(_ position: Int) -> String {
        var (rest, letters) = (position + 1, "")
        while rest > 0 {
            rest -= 1
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest /= 26
        }
        return letters
    }
}
