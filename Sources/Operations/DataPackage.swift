// The description that goes with an export: every file, column and type, the conventions, and the head it must give.

internal import Foundation
internal import Ledger

/// `datapackage.json` of an export.
struct DataPackage: Codable {
    struct Resource: Codable {
        let name: String
        let path: String
        let profile: String
        let encoding: String
        let schema: Schema
    }

    struct Schema: Codable {
        let fields: [Field]
        /// What stands for NULL.
        let missingValues: [String]
    }

    struct Field: Codable {
        let name: String
        let type: String
    }

    let profile: String
    let name: String
    let title: String
    let description: String
    /// Digest of the newest batch: a store built from these files must give the same.
    let head: String
    let batches: Int
    let resources: [Resource]

    init(_ dump: StoreDump) {
        profile = "tabular-data-package"
        name = "talentpool-ledger"
        title = "英才库全部记录 | everything a talentpool store holds"
        description =
            "空字段表示 NULL；文本前的撇号 ' 是转义，读取时去掉。vault 各表的内容是密文（Base64）。日期是自 1970-01-01 起的天数。mappings 里是各来源的列名对应（若有）。 | An empty field is NULL; an "
            + "apostrophe before a text is an escape to be taken away. What the vault's tables hold is sealed (Base64). Days count from 1970-01-01. "
            + "mappings, where there are any, say how the sheets of each source are read."
        head = dump.verification.head
        batches = dump.verification.batches
        resources = dump.tables.map { table in
            Resource(
                name: "\(table.file)-\(table.name)".replacing("_", with: "-"), path: "\(table.file)/\(table.name).csv",
                profile: "tabular-data-resource", encoding: "utf-8",
                schema: Schema(
                    fields: table.columns.map { column in
                        let type =
                            switch column.type {
                            case "INTEGER": "integer"
                            case "REAL": "number"
                            default: "string"
                            }
                        return Field(name: column.name, type: type)
                    }, missingValues: [""]))
        }
    }

    static func read(in folder: URL) -> DataPackage? {
        (try? Data(contentsOf: folder.appendingPathComponent(Export.descriptor))).flatMap {
            try? JSONDecoder().decode(DataPackage.self, from: $0)
        }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
