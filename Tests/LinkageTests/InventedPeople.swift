// People who do not exist, in two tables, the second with the slips of a second typing.

import Linkage

/// Name, day of birth, school and cohort; the same seed makes the same people.
struct InventedPeople {
    private var state: UInt64
    private static let surnames = Array(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤")
    private static let given = Array("明华伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀霞平刚桂英文玉兰红梅健林波辉鑫宇浩博思雨子涵欣怡梓轩晨曦佳琪俊熙嘉豪雪婷天翔诗琪一诺若曦逸飞")

    init(seed: UInt64) { state = seed }

    mutating func next(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)).multipliedFullWidth(by: UInt64(count)).high)
    }

    mutating func person(schools: Int) -> [String] {
        // Squaring makes some surnames much commoner than others.
        let common = InventedPeople.surnames.count
        let surname = InventedPeople.surnames[next(common) * (next(common) + 1) / common]
        let name = String([surname, given(), given()].prefix(next(5) == 0 ? 2 : 3))
        let cohort = 2013 + next(13)
        let born = "\(cohort - 16)-\(two(1 + next(12)))-\(two(1 + next(28)))"
        return [name, born, "虚构市第\(1 + next(schools))中学", String(cohort)]
    }

    /// The person as somebody else wrote it down.
    mutating func retyped(_ person: [String]) -> [String] {
        var copy = person
        if next(10) == 0 { copy[0] = String(copy[0].dropLast()) + String(given()) }
        if next(10) == 0 { copy[1] = String(copy[1].dropLast()) + String(next(9)) }
        if next(20) == 0 { copy[1] = "" }
        if next(10) == 0 { copy[2] = copy[2].replacing("第", with: "").replacing("中学", with: "中") }
        if next(30) == 0 { copy[3] = String((Int(copy[3]) ?? 0) + 1) }
        return copy
    }

    private mutating func given() -> Character { InventedPeople.given[next(InventedPeople.given.count)] }
    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// Asked rows against known persons: half of those asked are known, under the row `truth` names.
struct InventedTask {
    var tables = RecordTables(forms: [.name, .text, .school, .text], isOne: false)
    var truth: [Int?] = []
    static let fields = [
        MatchField("name", column: 0, .name, frequencyWeight: 0.5), MatchField("born", column: 1, .date),
        MatchField("school", column: 2, .school), MatchField("cohort", column: 3, .number([1, 0])),
    ]
    static let rules = [BlockingRule([0, 3]), BlockingRule([2, 3]), BlockingRule([1, 2])]

    init(asked: Int, known: Int, seed: UInt64) {
        var people = InventedPeople(seed: seed)
        let schools = max(20, known / 400)
        let step = max(1, known * 2 / asked)
        for row in 0..<known {
            let person = people.person(schools: schools)
            tables.append(person, to: .known)
            if row % step == 0, truth.count < asked {
                tables.append(people.retyped(person), to: .asked)
                truth.append(row)
            }
        }
        while truth.count < asked {
            tables.append(people.person(schools: schools), to: .asked)
            truth.append(nil)
        }
        tables.close()
    }
}
