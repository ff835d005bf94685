// Letters of columns, by hand.

import Domain
import Testing

@Suite struct ColumnLettersTests {
    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
    func `columns are named as spreadsheets name them`(position: Int, letters: String) {
        #expect(ColumnLetters.of(position) == letters)
    }
}
