// The sheets that this program adds to workbooks for people to read: none of them holds records.

internal import Domain

/// Names of sheets that import passes over.
package enum OurSheets {
    private static let names: Set<String> = [
        Template.helpName.zh, Template.helpName.en, AnnotatedCopy.findingsName, SheetMark.sheetName, Baseline.sheetName,
    ]

    package static func contains(_ name: String?) -> Bool { name.map(names.contains) ?? false }
}

extension TableSource {
    /// The sheets in which records may stand: all that can be seen, but for those that this program adds.
    package var recordSheets: [Int] {
        sheets.indices.filter { !sheets[$0].isHidden && !OurSheets.contains(sheets[$0].name) }
    }
}
