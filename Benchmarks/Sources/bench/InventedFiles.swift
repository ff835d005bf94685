// Files about invented people, the same in every run: no value holds a comma or a quotation mark.

/// Rows by number, from 0.
struct InventedFiles: Sendable {
    let rows: Int

    static let received = "2026-06-30"
    static let mentors = 1000
    static let mentorHeader = ["导师编号", "方案", "导师姓名", "培养高校", "学科", "聘任日期", "虚构"]

    static let kinds = [
        MeasuredKind(
            name: "application",
            header: [
                "人员编号", "方案", "报名日期", "姓名", "证件号码", "联系方式", "性别", "年级", "就读学校", "城市", "学科", "学科排名百分比", "综合排名百分比", "虚构",
            ], rows: { files in { files.application($0) } }, key: [0, 1], indexes: [0, 1], asWorkbook: true),
        MeasuredKind(
            name: "placement", header: ["人员编号", "方案", "学科", "培养高校", "导师编号", "开始日期", "结束日期", "虚构"],
            rows: { files in { files.placement($0) } }, key: [0, 1, 4, 5], indexes: [0, 1]),
        MeasuredKind(
            name: "session",
            header: ["人员编号", "方案", "活动类别", "活动日期", "学时", "成长日志", "日志提交日期", "日志审核", "日志审核日期", "虚构"],
            rows: { files in { files.session($0) } }, key: [0, 1, 2, 3], indexes: [0, 1]),
        MeasuredKind(
            name: "follow_up",
            header: ["人员编号", "跟踪事项", "状态", "内容", "院校类别", "发生日期", "报告日期", "来源", "证据等级", "虚构"],
            rows: { files in { files.followUp($0) } }, key: [0, 1, 6], indexes: [0, 1]),
    ]

    func mentor(_ row: Int) -> [String] {
        [mentorNumber(row), plan, name(row * 31), "新疆大学", pick(disciplines, row), "2025-01-10", "是"]
    }

    func application(_ row: Int) -> [String] {
        [
            number(row), plan, "2025-03-\(two(1 + row % 28))", name(row), "", "1380\(String(10_000_000 + row).dropFirst())",
            pick(["男", "女"], mixed(row)), "高一", pick(schools, mixed(row + 1)), "乌鲁木齐市", pick(disciplines, mixed(row + 2)),
            "\(Double(mixed(row + 3) % 500) / 50)", "\(Double(mixed(row + 4) % 1000) / 100)", "是",
        ]
    }

    func placement(_ row: Int) -> [String] {
        [
            number(row), plan, pick(disciplines, mixed(row + 2)), "新疆大学", mentorNumber(row % InventedFiles.mentors), "2025-04-01",
            "2025-12-31", "是",
        ]
    }

    func session(_ row: Int) -> [String] {
        [
            number(row), plan, pick(["到校培养", "当面指导", "学术报告"], mixed(row)), "2025-05-\(two(1 + row % 28))", "\(1 + mixed(row) % 8)", "已提交",
            "2025-06-\(two(1 + row % 28))", "审核通过", "2025-07-\(two(1 + row % 28))", "是",
        ]
    }

    func followUp(_ row: Int) -> [String] {
        [
            number(row), "大学录取", "是", pick(["清华大学", "北京大学", "新疆大学", "兰州大学"], mixed(row)), "本科高校", "2026-06-\(two(1 + row % 28))",
            "2026-06-29", "学校回访", "中学提供", "是",
        ]
    }

    private let plan = "xinjiang-2025"
    private let disciplines = ["数学", "物理", "化学", "生物", "计算机"]
    private let schools = ["乌鲁木齐八一中学", "乌鲁木齐市第八中学", "新疆师范大学附属中学", "乌鲁木齐市第68中学"]
    private let families = ["陈", "胡", "马", "赵", "高", "何", "刘", "朱", "郭", "林", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董"]
    private let given = ["霞", "明", "兰", "娟", "玉", "伟", "磊", "洋", "丽", "华", "桂", "超", "芳", "秀", "杰", "敏", "静", "军", "涛", "鹏"]

    init(rows: Int) { self.rows = rows }

    private func number(_ row: Int) -> String { "P" + String(10_000_000 + row).dropFirst() }
    private func mentorNumber(_ row: Int) -> String { "D" + String(10_000_000 + row).dropFirst() }
    private func name(_ row: Int) -> String {
        pick(families, mixed(row)) + pick(given, mixed(row + 7)) + pick(given + [""], mixed(row + 13))
    }
    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    private func pick(_ words: [String], _ number: Int) -> String { words[number % words.count] }

    /// A number that looks random (the finisher of SplitMix64).
    private func mixed(_ number: Int) -> Int {
        var bits = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((bits ^ (bits >> 31)) >> 1)
    }
}
