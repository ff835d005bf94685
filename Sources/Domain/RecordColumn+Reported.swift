// The columns of reported figures (上报数据): one figure of one report a row, as it was written there.

extension RecordColumn {
    /// The key is where the figure stands and what it is of: a report may state one figure for several days, periods, disciplines, cities and schools.
    static let reportedColumns = [
        plan,
        key("source", ["材料名称", "report", "报告名称", "上报材料"], .text),
        key("figure", ["统计指标", "figure", "上报指标"], codes(ReportedFigure.self)),
        key("unit", ["计量单位", "counted in"], codes(MeasureUnit.self)),
        part("period_from", ["统计起始日期", "period from"], .day),
        key("period_to", ["统计截止日期", "period to", "截至日期"], .day),
        part("discipline", ["学科", "discipline"], .discipline),
        part("city", ["城市", "city", "盟市"], .text),
        part("school", ["中学", "school", "参与中学"], .text),
        optional("value", ["上报数值", "reported value", "公布数值"], .whole(0...10_000_000)),
        optional("percentage", ["上报百分比", "reported percentage", "公布百分比"], .text),
        optional("denominator", ["分母指标", "denominator"], codes(ReportedFigure.self)),
        optional("denominator_unit", ["分母计量单位", "denominator counted in"], codes(MeasureUnit.self)),
        optional("denominator_value", ["分母数值", "denominator value"], .whole(0...10_000_000)),
        required("day", ["公布日期", "published on", "上报日期"], .day),
    ]

    /// A part of the key that may be empty.
    private static func part(_ name: String, _ headings: [String], _ content: ColumnContent) -> RecordColumn {
        RecordColumn(name: name, headings: headings, content: content, required: false, isKey: true, alternatives: [])
    }
}
