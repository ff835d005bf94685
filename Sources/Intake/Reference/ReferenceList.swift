// The reference lists that the product knows: what each lists, and its columns as files head them.

package import Domain

/// A list of facts from public documents against which records are held.
package enum ReferenceList: String, Worded {
    case universities
    case formerNames = "university_former_names"
    case majors
    case divisions
    case topnotchBases = "topnotch_bases"
    case topnotchSources = "topnotch_sources"
    case topnotchCounts = "topnotch_counts"
    case planBodies = "plan_bodies"

    package var label: Bilingual {
        switch self {
        case .universities: Bilingual("普通高等学校名单", "universities")
        case .formerNames: Bilingual("高校曾用名", "former names of universities")
        case .majors: Bilingual("本科专业目录", "undergraduate majors")
        case .divisions: Bilingual("行政区划", "administrative divisions")
        case .topnotchBases: Bilingual("拔尖计划基地", "Top-Notch bases")
        case .topnotchSources: Bilingual("拔尖基地的来源", "sources of the Top-Notch bases")
        case .topnotchCounts: Bilingual("拔尖基地公布数", "published counts of Top-Notch bases")
        case .planBodies: Bilingual("方案所列单位", "bodies that plans name")
        }
    }

    /// The columns, in the order of the product's own files.
    package var columns: [ReferenceColumn] {
        switch self {
        case .universities:
            [
                .must("code", "学校标识码", "school code"), .must("name", "学校名称", "name"), .must("level", "办学层次", "level"),
                .may("province", "省份", "province"), .may("place", "所在地", "place"), .may("authority", "主管部门", "authority"),
                .may("admission_code", "招生代码", "admission code"),
            ]
        case .formerNames:
            [
                .must("code", "学校标识码", "school code"), .must("former_name", "曾用名", "former name"),
                .may("list_day", "所见名单日期", "day of that list"), .may("former_level", "当时办学层次", "level then"),
            ]
        case .majors:
            [
                .must("code", "专业代码", "code"), .must("name", "专业名称", "name"), .may("class", "专业类", "class"),
                .may("category", "学科门类", "category"), .may("basic_discipline", "基础学科", "basic discipline"),
                .may("former_code", "原专业代码", "former code"),
            ]
        case .divisions:
            [
                .must("code", "区划代码", "code"), .must("name", "名称", "name"), .must("level", "级别", "level"),
                .may("parent", "上级代码", "parent"),
            ]
        case .topnotchBases:
            [
                .must("university", "学校名称", "university"), .may("discipline", "学科", "discipline"), .may("base", "基地名称", "base"),
                .may("batch", "批次", "batch"), .may("basic_discipline", "基础学科", "basic discipline"), .may("evidence", "依据", "evidence"),
                .may("source", "来源", "source"),
            ]
        case .topnotchSources:
            [.must("source", "来源", "source"), .must("address", "网址", "address"), .may("day", "日期", "day")]
        case .topnotchCounts:
            [
                .must("batch", "批次", "batch"), .must("scope", "范围", "scope"), .may("name", "名称", "name"),
                .may("universities", "高校数", "universities"), .must("bases", "基地数", "bases"), .may("source", "来源", "source"),
            ]
        case .planBodies: [.must("plan", "方案", "plan"), .must("kind", "种类", "kind"), .must("name", "名称", "name")]
        }
    }
}

extension ReferenceList {
    /// The columns by which an entry is known again in another version; several where each of them does by itself (a code, a name).
    private var keyColumns: [[String]] {
        switch self {
        case .universities, .majors, .divisions: [["code"], ["name"]]
        case .formerNames: [["code", "former_name"]]
        case .topnotchBases: [["university", "discipline"]]
        case .topnotchSources: [["source"]]
        case .topnotchCounts: [["batch", "scope", "name"]]
        case .planBodies: [["plan", "kind", "name"]]
        }
    }

    /// What the entry of a row is known by; values in the order of `columns`.
    func keys(of row: [String]) -> [String] {
        let names = columns.map(\.name)
        return keyColumns.map { key in
            key.map { name in "\(name)=" + (names.firstIndex(of: name).map { ReferenceKey.of(row[$0]) } ?? "") }.joined(separator: "\u{1F}")
        }
    }

    /// What a person calls the entry of a row.
    func title(of row: [String]) -> String {
        let names = columns.map(\.name)
        return (keyColumns.last ?? []).compactMap { name in names.firstIndex(of: name).map { row[$0] } }.filter { !$0.isEmpty }.joined(
            separator: " ")
    }
}

/// One column of a reference list.
package struct ReferenceColumn: Sendable {
    package let name: String
    package let label: Bilingual
    /// Whether every row must have a value there.
    package let required: Bool

    static func must(_ name: String, _ zh: String, _ en: String) -> ReferenceColumn {
        ReferenceColumn(name: name, label: Bilingual(zh, en), required: true)
    }

    static func may(_ name: String, _ zh: String, _ en: String) -> ReferenceColumn {
        ReferenceColumn(name: name, label: Bilingual(zh, en), required: false)
    }

    /// Whether a heading as written names this column.
    func accepts(_ heading: String) -> Bool {
        let lowered = heading.lowercased()
        return name == lowered || label.zh == heading || label.en == lowered
    }
}
