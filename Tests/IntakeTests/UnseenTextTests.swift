// Characters that nobody sees make no other heading, value or name, wherever they stand.

import Domain
import Testing

@testable import Intake

@Suite struct UnseenTextTests {
    /// One of each run of the list.
    private static let unseen: [Unicode.Scalar] = [
        "\u{1}", "\u{1F}", "\u{7F}", "\u{9F}", "\u{AD}", "\u{34F}", "\u{61C}", "\u{180E}", "\u{200B}", "\u{200F}", "\u{202E}", "\u{2060}",
        "\u{2066}", "\u{206F}", "\u{FEFF}", "\u{FFF9}", "\u{E0001}", "\u{E007F}",
    ]

    @Test(arguments: unseen)
    func `a heading, a code and a key of a list are the same with it and without`(scalar: Unicode.Scalar) {
        let (mark, plain) = (String(Character(scalar)), "南开大学")
        #expect(HeadingText.folded("学\(mark)科") == "学科")
        #expect(CleanText.of("数\(mark)学") == "数学")
        #expect(ReferenceKey.of("南\(mark)开大学\(mark)") == ReferenceKey.of(plain))
        let sheet = Reading.sheet("人员编号,方案,报名日期,学\(mark)科\nP1,xinjiang-2025,2025-01-02,数\(mark)学\n")
        #expect(sheet.records.map { $0.values["discipline"] } == [.text("mathematics")])
        #expect(sheet.findings.map(\.code) == ["damage.text.invisible"])
    }

    @Test(arguments: ["\u{FE00}", "\u{E0100}"] as [Unicode.Scalar])
    func `what chooses a variant is left out of keys and kept in names`(scalar: Unicode.Scalar) {
        let name = "葛\(Character(scalar))某"
        #expect(ReferenceKey.of(name) == "葛某" && HeadingText.folded(name) == "葛某")
        let sheet = Reading.sheet("人员编号,方案,报名日期,姓名,学科\nP1,xinjiang-2025,2025-01-02,\(name),数学\n")
        #expect(sheet.records.first?.identity[.name].map { Array($0.unicodeScalars) } == Array(name.unicodeScalars))
        #expect(sheet.findings.isEmpty)
    }
}
