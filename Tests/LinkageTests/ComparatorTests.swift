// Where the levels of agreement begin.

import Linkage
import Testing

@Suite struct ComparatorTests {
    private func level(_ comparator: Comparator, _ a: String, _ b: String) -> Int {
        let form = comparator.normalForm
        let (left, right) = ((form.form(of: a) ?? "").codePoints, (form.form(of: b) ?? "").codePoints)
        let level = comparator.level(left.span, right.span)
        #expect(comparator.level(right.span, left.span) == level, "\(a) and \(b) the other way round")
        return level
    }

    @Test(arguments: [
        ("王小明", "王小明", 3), ("王小明", "王 小 明", 3), ("阿依古丽·买买提", "阿依古丽买买提", 3), ("王小明", "王晓明", 2), ("王小明", "王明小", 2),
        ("欧阳娜娜", "欧阳娜", 2), ("李明", "李明辉", 1), ("王小明", "黄小明", 1), ("阿依古丽·买买提", "阿依古丽", 1), ("阿依古丽·买买提", "阿衣古丽·买买提", 2),
        ("王明", "王芳", 0), ("王明", "李明", 0), ("王小明", "王大伟", 0), ("王明", "明", 0), ("王小明", "李晓明", 0),
    ])
    func `names`(_ a: String, _ b: String, _ expected: Int) {
        #expect(level(.name, a, b) == expected)
    }

    @Test(arguments: [
        ("乌鲁木齐市第七十中学", "乌鲁木齐70中", 2), ("第70中学", "乌鲁木齐市第七十中学", 1), ("乌鲁木齐市第70中学", "乌鲁木齐市第71中学", 0),
        ("虚构市实验中学", "虚构实验高级中学", 1), ("虚构市第一中学", "虚构市第一小学", 1), ("虚构市第一中学", "别处第一小学", 0), ("虚构市外国语实验学校", "虚构外国语实验中学", 1),
        ("甲县中学", "乙县中学", 0),
    ])
    func `schools`(_ a: String, _ b: String, _ expected: Int) {
        #expect(level(.school, a, b) == expected)
    }

    @Test(arguments: [
        ("2008-03-05", "20080305", 2), ("2008-03-05", "2008年3月5日", 2), ("2008/3/5", "2008-05-03", 1), ("2008-03-05", "2009-03-05", 1),
        ("2008-03-05", "2009-04-05", 0), ("2008-03-05", "暂缺", 0), ("暂缺", "暂缺", 2), ("2008-13-40", "2008-13-41", 0),
    ])
    func `days`(_ a: String, _ b: String, _ expected: Int) {
        #expect(level(.date, a, b) == expected)
    }

    @Test(arguments: [
        ("110105491231002", "11010519491231002X", 2), ("11010519491231002X", "11010519491231003X", 1),
        ("11010519491231002X", "11010519491213002X", 1), ("11010519491231002X", "11010519491231002", 0),
        ("11010519491231002X", "11010519481232002X", 0),
    ])
    func `document numbers`(_ a: String, _ b: String, _ expected: Int) {
        #expect(level(.document, a, b) == expected)
    }

    @Test func `thresholds are met at the bound`() {
        #expect(level(.jaroWinkler([0.84, 1]), "DWAYNE", "DUANE") == 1 && level(.jaroWinkler([0.85, 1]), "DWAYNE", "DUANE") == 0)
        #expect(level(.jaro([0.9]), "MARTHA", "MARHTA") == 1 && level(.jaro([0.95]), "MARTHA", "MARHTA") == 0)
        #expect(level(.levenshtein([2, 0]), "Julia", "Julius") == 1 && level(.levenshtein([2, 0]), "Julia", "Julia") == 2)
        #expect(level(.damerau([1]), "ab", "ba") == 1 && level(.levenshtein([1]), "ab", "ba") == 0)
        #expect(level(.number([1, 0]), "70", "71") == 1 && level(.number([1, 0]), "70.0", "70") == 2)
        #expect(level(.number([1, 0]), "x", "y") == 0 && level(.number([1, 0]), "1", "5") == 0)
        #expect(level(.exact, "a", " a ") == 1 && level(.exact, "a", "A") == 0)
    }
}
