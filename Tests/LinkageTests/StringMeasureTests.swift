// The measures of texts against published values and another program's output.

import Linkage
import Testing

@Suite struct StringMeasureTests {
    /// Jaro, Jaro–Winkler, Levenshtein and Damerau as Python's jellyfish 1.3.0 gives them; the first three pairs also stand in Winkler (1990).
    static let known: [(String, String, Double, Double, Int, Int)] = [
        ("MARTHA", "MARHTA", 0.9444444444444445, 0.9611111111111111, 2, 1),
        ("DWAYNE", "DUANE", 0.8222222222222223, 0.8400000000000001, 2, 2),
        ("DIXON", "DICKSONX", 0.7666666666666666, 0.8133333333333332, 4, 4),
        ("SHACKLEFORD", "SHACKELFORD", 0.9696969696969697, 0.9818181818181818, 2, 1),
        ("JONES", "JOHNSON", 0.7904761904761904, 0.8323809523809523, 4, 4),
        ("ABROMS", "ABRAMS", 0.888888888888889, 0.9222222222222223, 1, 1),
        ("王小明", "王晓明", 0.7777777777777777, 0.7999999999999999, 1, 1),
        ("欧阳娜娜", "欧阳娜", 0.9166666666666666, 0.9416666666666667, 1, 1),
        ("李明", "李明辉", 0.8888888888888888, 0.9111111111111111, 1, 1),
        ("zhang wei", "zhang-wei", 0.9259259259259259, 0.9555555555555556, 1, 1),
    ]

    @Test(arguments: known.indices)
    func `the measures are those published`(_ index: Int) {
        let (a, b, jaroKnown, winklerKnown, edits, slips) = StringMeasureTests.known[index]
        let (left, right) = (a.codePoints, b.codePoints)
        #expect(abs(jaro(left.span, right.span) - jaroKnown) < 1e-15)
        #expect(abs(jaroWinkler(left.span, right.span) - winklerKnown) < 1e-15)
        #expect(levenshtein(left.span, right.span) == edits)
        #expect(damerau(left.span, right.span) == slips)
        // All are symmetric.
        #expect(abs(jaro(right.span, left.span) - jaroKnown) < 1e-15)
        #expect(levenshtein(right.span, left.span) == edits && damerau(right.span, left.span) == slips)
    }

    @Test func `Damerau's distance is the unrestricted one`() {
        #expect(damerau("CA".codePoints.span, "ABC".codePoints.span) == 2)
        #expect(damerau("".codePoints.span, "ABC".codePoints.span) == 3)
        #expect(levenshtein("CA".codePoints.span, "ABC".codePoints.span) == 3)
        #expect(levenshtein("kitten".codePoints.span, "sitting".codePoints.span) == 3)
    }

    @Test func `within the distance that matters a bound changes nothing`() {
        let words = ["", "a", "ab", "ba", "abc", "acb", "bca", "cab", "abcabc", "acbbac", "bcabca", "aabbcc", "cbacba", "cabcabab"]
        for a in words.map(\.codePoints) {
            for b in words.map(\.codePoints) {
                let (edits, slips) = (levenshtein(a.span, b.span), damerau(a.span, b.span))
                for most in 0...8 {
                    #expect(min(levenshtein(a.span, b.span, atMost: most), most + 1) == min(edits, most + 1))
                    #expect(min(damerau(a.span, b.span, atMost: most), most + 1) == min(slips, most + 1))
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `cells as long as a workbook lets them be are compared in little memory`() {
        let text = (0..<32_767).map { UInt32(0x4E00 + $0 * 7919 % 9000) }
        var other = text
        other.swapAt(100, 101)
        other.remove(at: 20_000)
        #expect(damerau(text.span, other.span, atMost: 3) == 2 && levenshtein(text.span, other.span, atMost: 3) == 3)
        let reversed = Array(text.reversed())
        #expect(damerau(text.span, reversed.span, atMost: 3) > 3)
    }

    @Test func `texts with nothing in common and empty ones have the ends of the scale`() {
        #expect(jaro("".codePoints.span, "".codePoints.span) == 1 && jaro("a".codePoints.span, "".codePoints.span) == 0)
        #expect(jaro("王".codePoints.span, "李".codePoints.span) == 0 && jaro("a".codePoints.span, "a".codePoints.span) == 1)
        // Below 0.7 there is no boost for a common beginning.
        let (a, b) = ("abxxxx".codePoints, "abyyyyyy".codePoints)
        #expect(jaro(a.span, b.span) < 0.7 && jaroWinkler(a.span, b.span) == jaro(a.span, b.span))
    }

    @Test(arguments: [
        ("110101", "110111", true), ("110101", "110110", true), ("12345", "1234", true), ("123", "1234", true), ("1234", "1234", false),
        ("1234", "4321", false), ("abcd", "abdcx", false), ("ab", "ba", true), ("", "a", true), ("", "ab", false),
        ("abcdef", "abdcfe", false),
    ])
    func `one slip is one replaced, left out, added or swapped`(_ a: String, _ b: String, _ expected: Bool) {
        #expect(isOneSlip(a.codePoints.span, b.codePoints.span) == expected)
        #expect(isOneSlip(b.codePoints.span, a.codePoints.span) == expected)
    }

    @Test func `one slip agrees with the distance wherever no third letter stands between`() {
        // Every pair of words of up to four letters of an alphabet of three.
        var words = [""]
        for _ in 0..<4 { words += words.flatMap { word in ["a", "b", "c"].map { word + $0 } } }
        words = Array(Set(words)).sorted()
        #expect(words.count == 121)
        for a in words {
            for b in words where isOneSlip(a.codePoints.span, b.codePoints.span) != (damerau(a.codePoints.span, b.codePoints.span) == 1) {
                Issue.record("\(a) and \(b)")
            }
        }
    }
}
