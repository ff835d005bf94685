// The one list of characters that nobody sees, held against the properties that Unicode gives them.

import Domain
import Testing

@Suite struct UnseenScalarTests {
    private static let all: [Unicode.Scalar] = (0...0x10FFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }

    @Test func `blanks are what Unicode calls white space`() {
        #expect(Self.all.filter { $0.isBlank != $0.properties.isWhitespace }.isEmpty)
    }

    @Test func `what chooses a variant is what Unicode calls a variation selector`() {
        #expect(Self.all.filter { $0.choosesVariant != $0.properties.isVariationSelector }.isEmpty)
    }

    @Test func `whatever is unseen is ignorable, a control character or a mark of annotations, and no blank`() {
        for scalar in Self.all where scalar.isUnseen {
            let isControl = scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace
            #expect(
                scalar.properties.isDefaultIgnorableCodePoint || isControl || (0xFFF9...0xFFFB).contains(scalar.value), "\(scalar.value)")
            #expect(!scalar.isBlank && !scalar.choosesVariant, "\(scalar.value)")
        }
    }

    /// Fillers of Hangul, signs of Khmer, Mongolian, shorthand and music: their scripts need them.
    private static let needed: Set<UInt32> = [0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0]

    @Test func `whatever is ignorable and no script needs is on the list`() {
        let missing = Self.all.filter { scalar in
            scalar.properties.isDefaultIgnorableCodePoint && scalar.properties.generalCategory != .unassigned && !scalar.isUnseen
                && !scalar.choosesVariant && !Self.needed.contains(scalar.value) && !(0x1BCA0...0x1BCA3).contains(scalar.value)
                && !(0x1D173...0x1D17A).contains(scalar.value)
        }
        #expect(missing.map(\.value) == [])
        #expect(Self.all.filter { $0.properties.generalCategory == .control && !$0.isUnseen && !$0.isBlank }.isEmpty)
    }
}
