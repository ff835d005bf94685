// Invented pupils with names as common as names are, and what later files write of them: slips, new schools, other spellings.

/// One pupil. Numbers are those of a county that does not exist.
struct InventedPupil {
    let name: String
    /// Of the school that the application names.
    let school: Int
    /// Valid; empty where it was never asked for.
    let document: String
    let isFemale: Bool
}

/// A row of a follow-up sheet, and whom it is about.
struct InventedAnswer {
    let pupil: Int
    let name: String
    let school: String
    let document: String
    /// What was done to it.
    let faults: Set<Fault>

    enum Fault: String, CaseIterable {
        case nameSlip = "one sign of the name wrong"
        case nameShort = "a sign of the name missing, or two exchanged"
        case rareSign = "a rare sign as □, a question mark or another"
        case dots = "another middle dot, blanks or width"
        case noSchool = "no school"
        case shortSchool = "the school's short name"
        case renamedSchool = "the school renamed"
        case otherSchool = "another school (moved)"
        case noDocument = "no document number"
        case documentSlip = "one digit of the document number wrong"
    }
}

/// Pupils by number, from 0, the same in every run; nothing is held.
struct InventedPupils: Sendable {
    let count: Int
    let schools: Int
    /// A new sequence of random numbers for whatever is drawn.
    let seed: UInt64

    /// Surnames in the order of the census of 2020; their weights fall as the inverse of the place, as the census's do.
    private static let surnames = Array(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
    )
    /// Signs of given names, common ones first.
    private static let signs = Array(
        "文明国华建平志伟东海强晓生光林小民永杰军波成荣新峰刚家龙德庆斌辉良玉俊立浩天宏子金健一忠洪江福祥中正振勇耀春大宁亮宇兴宝少剑云学仁涛瑞飞鹏安亚泽世汉达卫利胜敏群松克清长嘉红山贤阳乐锋智青跃元南武广思雄锦威启昌铭维义宗英凯鸿森超坚旭政传康继翔远力进泉茂毅富博霖顺信凡豪树和恩向道川彬柏磊敬书鸣芳培全炳基冠晖京欣廷哲保秋君劲轩帆若连勋祖锡吉崇钧田石奇发洲彪钢运伯满庭申湘皓承梓雪孟其潮冰怀鲁裕翰征谦航士尧标洁城寿枫革纯风化逸腾岳银鹤琳显焕来心凤睿勤延凌昊西羽百捷定琦圣佩麒虹如靖日咏会久昕黎桂玮燕可越彤雁孝宪萌颖艺夏桐月瑜沛诚夫声冬奎扬双坤镇楚水铁喜之迪泰方同滨邦先聪朝善非恒晋汝丹为晨乃秀岩辰洋然厚灿卓轶帅宜霞红玲娟丽艳婷静雅慧妍怡蕾莉娜萍倩"
    )
    private static let rare = Array("㛃䶮堃喆淼垚犇骉甡㻬䴖昇晳嫚翀")
    /// Common signs that are taken for one another.
    private static let alike = Dictionary(
        [
            ("文", "纹"), ("明", "铭"), ("华", "桦"), ("建", "健"), ("伟", "炜"), ("晓", "小"), ("志", "智"), ("国", "囯"), ("辉", "晖"), ("俊", "峻"),
            ("婷", "亭"), ("玲", "铃"), ("静", "婧"), ("丽", "莉"), ("宇", "字"), ("浩", "皓"), ("杰", "洁"), ("平", "萍"), ("海", "诲"), ("成", "城"),
        ].map {
            (Character($0.0), Character($0.1))
        }, uniquingKeysWith: { first, _ in first })
    private static let uyghurFirst = ["阿依古丽", "买买提", "古丽娜尔", "艾合买提", "阿迪力", "迪丽达尔", "帕提古丽", "努尔兰", "热依汗", "艾尔肯", "木拉提", "阿曼古丽"]
    private static let uyghurSecond = ["买买提", "艾力", "吐尔逊", "阿不都拉", "库尔班", "玉素甫", "依明", "热合曼", "托合提", "司马义", "艾山", "巴图尔"]

    init(count: Int, schools: Int, seed: UInt64 = 20_260_630) { (self.count, self.schools, self.seed) = (count, schools, seed) }

    subscript(number: Int) -> InventedPupil {
        var random = Random(seed ^ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
        let isFemale = random.chance(0.48)
        // Nobody has another's: county, day of birth and sequence follow from the number.
        let (county, rest) = (number % 100, number / 100)
        let day = rest % 1680
        let digits =
            "6599\(two(county))\(2005 + day / 336)\(two(1 + day / 28 % 12))\(two(1 + day % 28))\(three(rest / 1680 * 2 + (isFemale ? 0 : 1)))"
        return InventedPupil(
            name: name(&random), school: random.below(schools), document: random.chance(0.6) ? digits + InventedPupils.check(digits) : "",
            isFemale: isFemale)
    }

    /// The name of a school. Every third writes its number in characters.
    static func school(_ number: Int) -> String {
        let city = "例\(["东", "西", "南", "北", "中"][number % 5])\(["川", "山", "原", "河", "州", "江"][number / 5 % 6])市"
        let place = number / 30 + 1
        return number % 3 == 0 ? "\(city)第\(chinese(place))中学" : number % 3 == 1 ? "\(city)第\(place)中学" : "\(city)\(place)号高级中学"
    }

    /// A row about a pupil as a school or a university writes it, years later.
    func answer(_ pupil: Int, _ random: inout Random) -> InventedAnswer {
        let known = self[pupil]
        var faults: Set<InventedAnswer.Fault> = []
        var signs = Array(known.name)
        if let place = signs.firstIndex(where: { InventedPupils.rare.contains($0) }), random.chance(0.4) {
            signs[place] = [Character("□"), "?", "某"][random.below(3)]
            faults.insert(.rareSign)
        } else if random.chance(0.04) {
            let place = random.below(signs.count)
            signs[place] = InventedPupils.alike[signs[place]] ?? InventedPupils.signs[random.below(InventedPupils.signs.count)]
            faults.insert(.nameSlip)
        } else if random.chance(0.01), signs.count > 2 {
            if random.chance(0.5) { signs.remove(at: 1 + random.below(signs.count - 1)) } else { signs.swapAt(1, 2) }
            faults.insert(.nameShort)
        }
        var name = String(signs)
        if random.chance(known.name.contains("·") ? 0.5 : 0.03) {
            name =
                known.name.contains("·")
                ? name.split(separator: "·").joined(separator: ["•", ".", "", "・"][random.below(4)])
                : name.map(String.init).joined(separator: " ")
            faults.insert(.dots)
        }
        var school = InventedPupils.school(known.school)
        switch random.below(100) {
        case 0..<6:
            school = ""
            faults.insert(.noSchool)
        case 6..<18:
            school = String(school.replacing("第", with: "").replacing("号高级中学", with: "号高中").replacing("中学", with: "中"))
            faults.insert(.shortSchool)
        case 18..<22:
            school = "\(school.prefix(3))育英实验学校\(known.school)"
            faults.insert(.renamedSchool)
        case 22..<25:
            school = InventedPupils.school((known.school + 1 + random.below(schools - 1)) % schools)
            faults.insert(.otherSchool)
        default: break
        }
        var document = ""
        if !known.document.isEmpty, random.chance(0.35) {
            document = known.document
            if random.chance(0.02) {
                var digits = Array(document)
                let place = 6 + random.below(11)
                digits[place] = Character("\((digits[place].wholeNumberValue ?? 0) + 1)".suffix(1).description)
                document = String(digits)
                faults.insert(.documentSlip)
            }
        } else {
            faults.insert(.noDocument)
        }
        return InventedAnswer(pupil: pupil, name: name, school: school, document: document, faults: faults)
    }

    private func name(_ random: inout Random) -> String {
        if random.chance(0.12) {
            let first = InventedPupils.uyghurFirst, second = InventedPupils.uyghurSecond
            return
                "\(first[random.below(first.count)])\(random.chance(0.3) ? "罕" : "")·\(second[random.below(second.count)])\(random.chance(0.3) ? "江" : "")"
        }
        var name = String(InventedPupils.surnames[random.falling(InventedPupils.surnames.count, start: 8)])
        for _ in 0..<(random.chance(0.15) ? 1 : 2) {
            name.append(
                random.chance(0.01)
                    ? InventedPupils.rare[random.below(InventedPupils.rare.count)]
                    : InventedPupils.signs[random.falling(InventedPupils.signs.count, start: 40)])
        }
        return name
    }

    private static func check(_ digits: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * ($1.1.wholeNumberValue ?? 0) }
        return ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
    }

    private static func chinese(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
        let head = hundreds > 0 ? digits[hundreds] + "百" : ""
        let middle = tens > 0 ? (tens == 1 && hundreds == 0 ? "十" : digits[tens] + "十") : hundreds > 0 && ones > 0 ? "零" : ""
        return head + middle + digits[ones]
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private func three(_ number: Int) -> String { String("00\(number)".suffix(3)) }
}

/// SplitMix64.
struct Random {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
    mutating func chance(_ share: Double) -> Bool { Double(next() >> 11) / Double(1 << 53) < share }

    /// A place below the bound; place k is as probable as 1 / (k + start).
    mutating func falling(_ bound: Int, start: Double) -> Int {
        let share = Double(next() >> 11) / Double(1 << 53)
        let whole = ((Double(bound) + start) / start)
        return min(bound - 1, Int(start * pow(whole, share) - start))
    }
}

import func Foundation.pow
