// Real universities and majors that invented alumni are sent to; a choice for samples, not a register.

import Domain

/// A university with disciplines of the Top-Notch programme.
struct TopNotchHost {
    let name: String
    /// Codes of the disciplines.
    let disciplines: [String]
    /// The first year in which an invented alumnus can enter.
    let since: Int

    /// Some bases as announced in 2019 to 2021; the older universities also took pupils into the first programme of 2009.
    static let all: [TopNotchHost] = [
        TopNotchHost(name: "北京大学", disciplines: ["mathematics", "physics", "chemistry", "computing"], since: 2010),
        TopNotchHost(name: "清华大学", disciplines: ["computing"], since: 2010),
        TopNotchHost(name: "南开大学", disciplines: ["mathematics", "physics", "chemistry", "biology"], since: 2010),
        TopNotchHost(
            name: "中国科学技术大学", disciplines: ["mathematics", "physics", "chemistry", "biology", "computing"], since: 2010),
        TopNotchHost(name: "浙江大学", disciplines: ["computing"], since: 2010),
        TopNotchHost(name: "武汉大学", disciplines: ["physics", "chemistry", "biology", "mathematics", "computing"], since: 2010),
        TopNotchHost(name: "中山大学", disciplines: ["physics", "biology", "mathematics", "chemistry", "computing"], since: 2010),
        TopNotchHost(name: "西安交通大学", disciplines: ["computing", "mathematics", "physics"], since: 2010),
        TopNotchHost(name: "厦门大学", disciplines: ["mathematics", "physics", "chemistry"], since: 2010),
        TopNotchHost(name: "山东大学", disciplines: ["mathematics", "physics", "chemistry", "biology"], since: 2010),
        TopNotchHost(name: "华中科技大学", disciplines: ["physics", "biology", "computing", "chemistry"], since: 2019),
        TopNotchHost(name: "华中农业大学", disciplines: ["biology"], since: 2019),
        TopNotchHost(name: "大连理工大学", disciplines: ["mathematics", "chemistry"], since: 2020),
        TopNotchHost(name: "山西大学", disciplines: ["physics"], since: 2020),
        TopNotchHost(name: "北京邮电大学", disciplines: ["computing"], since: 2020),
        TopNotchHost(name: "西安电子科技大学", disciplines: ["computing"], since: 2020),
        TopNotchHost(name: "华东理工大学", disciplines: ["chemistry"], since: 2020),
        TopNotchHost(name: "华南理工大学", disciplines: ["chemistry", "computing"], since: 2021),
        TopNotchHost(name: "东南大学", disciplines: ["physics", "computing"], since: 2021),
        TopNotchHost(name: "西北大学", disciplines: ["chemistry"], since: 2021),
        TopNotchHost(name: "南京农业大学", disciplines: ["biology"], since: 2021),
    ]

    /// Whether a university takes entrants of a discipline in a year.
    static func takes(_ university: String, _ discipline: String, in year: Int) -> Bool {
        all.contains { $0.name == university && $0.disciplines.contains(discipline) && $0.since <= year }
    }
}

/// Lists of institutions and majors.
enum UniversityLists {
    static let national = [
        "北京师范大学", "天津大学", "重庆大学", "东北大学", "哈尔滨工程大学", "江南大学", "河海大学", "南京理工大学", "北京交通大学", "北京科技大学", "西南大学",
        "陕西师范大学", "长安大学", "合肥工业大学", "郑州大学", "云南大学", "深圳大学", "杭州电子科技大学", "重庆邮电大学", "南昌大学", "湖南大学", "西北工业大学",
    ]
    static let abroad = ["新加坡国立大学", "墨尔本大学", "多伦多大学", "爱丁堡大学", "香港科技大学", "东京大学"]

    /// Universities and vocational colleges of a region.
    static func regional(_ region: Bilingual) -> (undergraduate: [String], vocational: [String]) {
        if region.zh.contains("新疆") {
            (["新疆师范大学", "石河子大学", "新疆医科大学", "新疆农业大学", "塔里木大学", "新疆财经大学"], ["新疆应用职业技术学院", "昌吉职业技术学院"])
        } else if region.zh.contains("内蒙古") {
            (["内蒙古医科大学", "内蒙古财经大学", "内蒙古工业大学", "内蒙古师范大学", "内蒙古农业大学"], ["内蒙古机电职业技术学院", "包头职业技术学院"])
        } else if region.zh.contains("山西") {
            (["太原理工大学", "中北大学", "山西医科大学", "太原科技大学", "山西师范大学"], ["山西工程职业学院", "山西职业技术学院"])
        } else if region.zh.contains("广西") {
            (["广西医科大学", "桂林电子科技大学", "广西民族大学", "南宁师范大学", "桂林理工大学"], ["广西水利电力职业技术学院", "广西建设职业技术学院"])
        } else {
            (["郑州大学", "云南大学", "南昌大学"], ["山西职业技术学院"])
        }
    }

    /// Majors that continue a discipline.
    static func majors(in discipline: String) -> [String] {
        switch discipline {
        case "mathematics": ["数学与应用数学", "信息与计算科学", "统计学", "数据科学与大数据技术"]
        case "physics": ["物理学", "应用物理学", "材料物理", "电子信息科学与技术"]
        case "chemistry": ["化学", "应用化学", "化学工程与工艺", "材料化学"]
        case "biology": ["生物科学", "生物技术", "生物工程", "生态学"]
        case "computing": ["计算机科学与技术", "软件工程", "人工智能", "网络空间安全"]
        default: otherMajors
        }
    }

    static let otherMajors = [
        "临床医学", "口腔医学", "经济学", "金融学", "法学", "土木工程", "电气工程及其自动化", "机械设计制造及其自动化", "自动化", "建筑学", "汉语言文学", "英语", "药学",
        "车辆工程", "通信工程",
    ]
    /// Of these, those studied for five years.
    static let fiveYears = ["临床医学", "口腔医学", "建筑学"]
    static let vocationalMajors = ["软件技术", "机电一体化技术", "护理", "电力系统自动化技术"]
    static let employers = ["高新技术企业", "信息技术企业", "制造业企业", "中学教师", "科研院所", "医疗卫生机构", "金融机构", "机关事业单位"]
}
