// The workbook's own parts: which part is the workbook, its sheets, its epoch, and how its numbers are shown.

internal import WorkbookFrames

/// A sheet of the workbook and the part it is in.
struct SheetPart {
    let name: String
    let isHidden: Bool
    let part: String
}

/// What has to be known before a sheet is read.
final class Workbook {
    private(set) var sheets: [SheetPart] = []
    /// Whether days count from 1904-01-01.
    private(set) var countsFrom1904 = false
    let strings: String?
    let styles: String?

    init(_ archive: Archive) throws(Stop) {
        let start = try Workbook.startingPart(archive)
        let relations = try Relations(of: start, in: archive)
        strings = relations.first(ofType: "/sharedStrings")
        styles = relations.first(ofType: "/styles")
        let reader = WorkbookPart(relations)
        try XMLPart.read(start, of: archive, reader)
        guard reader.isWorkbook, !reader.sheets.isEmpty else { throw Stop(.notWorkbook) }
        sheets = reader.sheets
        countsFrom1904 = reader.countsFrom1904
        for sheet in sheets where !archive.has(sheet.part) { throw Stop(.missingPart) }
    }

    private static func startingPart(_ archive: Archive) throws(Stop) -> String {
        guard archive.has("_rels/.rels") else {
            throw Stop(archive.has("mimetype") && archive.has("content.xml") ? .openDocument : .notWorkbook)
        }
        guard let start = try Relations(of: "", in: archive).first(ofType: "/officeDocument") else { throw Stop(.notWorkbook) }
        if start.lowercased().hasSuffix(".bin") { throw Stop(.binaryWorkbook) }
        guard archive.has(start) else { throw Stop(.missingPart) }
        return start
    }
}

/// `workbook.xml`.
private final class WorkbookPart: PartReader {
    private let relations: Relations
    var isWorkbook = false
    var sheets: [SheetPart] = []
    var countsFrom1904 = false
    private var isInSheets = false

    init(_ relations: Relations) { self.relations = relations }

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int) throws(Stop) {
        switch depth {
        case 1:
            guard name == "workbook" else { throw Stop(.notWorkbook) }
            isWorkbook = true
        case 2:
            isInSheets = name == "sheets"
            if name == "workbookPr" { countsFrom1904 = attributes.isTrue("date1904") }
        case 3 where isInSheets && name == "sheet":
            guard sheets.count < WorkbookLimits.sheets else { throw Stop(.tooManySheets) }
            guard let title = attributes.text("name"), title.utf8.count <= WorkbookLimits.sheetNameBytes,
                let id = attributes.text("id", prefixed: true), let relation = relations[id]
            else { throw Stop(.notWorkbook) }
            // Sheets of charts, dialogues and old macros hold no rows.
            guard relation.type.hasSuffix("/worksheet") else { return }
            let state = attributes.text("state") ?? "visible"
            sheets.append(SheetPart(name: title, isHidden: state != "visible", part: relation.target))
        default: break
        }
    }

    func end(_ name: XMLName, depth: Int) throws(Stop) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {}
}

/// The relations of a part to others of the archive.
struct Relations {
    struct Relation {
        let type: String
        /// Name of the part in the archive.
        let target: String
    }

    private let byID: [String: Relation]
    private let inOrder: [Relation]

    /// - Parameter part: empty for the archive itself.
    init(of part: String, in archive: Archive) throws(Stop) {
        let folder = part.split(separator: "/", omittingEmptySubsequences: true).dropLast().map(String.init)
        let name = part.split(separator: "/").last.map(String.init) ?? ""
        let file = (folder + ["_rels", "\(name).rels"]).joined(separator: "/")
        let reader = RelationsPart(folder)
        if archive.has(file) { try XMLPart.read(file, of: archive, reader) }
        byID = reader.byID
        inOrder = reader.inOrder
    }

    subscript(_ id: String) -> Relation? { byID[id] }

    /// By the end of its type: the strict form of the standard begins otherwise.
    func first(ofType ending: String) -> String? {
        inOrder.first { $0.type.hasSuffix(ending) }?.target
    }
}

/// A `.rels` part.
private final class RelationsPart: PartReader {
    private static let most = 10_000
    private let folder: [String]
    var byID: [String: Relations.Relation] = [:]
    var inOrder: [Relations.Relation] = []

    init(_ folder: [String]) { self.folder = folder }

    func start(_ name: XMLName, _ attributes: XMLAttributes, depth: Int) throws(Stop) {
        guard depth == 2, name == "Relationship", attributes.text("TargetMode") != "External" else { return }
        guard let id = attributes.text("Id"), let type = attributes.text("Type"), let target = attributes.text("Target"),
            inOrder.count < RelationsPart.most
        else { throw Stop(.notWorkbook) }
        guard let resolved = resolve(target) else { return }
        let relation = Relations.Relation(type: type, target: resolved)
        byID[id] = relation
        inOrder.append(relation)
    }

    func end(_ name: XMLName, depth: Int) throws(Stop) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Stop) {}

    /// The name in the archive, or nil where it leads out of it.
    private func resolve(_ target: String) -> String? {
        var steps = target.hasPrefix("/") ? [] : folder
        for step in target.split(separator: "/") {
            switch step {
            case ".": break
            case "..": if steps.popLast() == nil { return nil }
            default: steps.append(String(step))
            }
        }
        return steps.isEmpty ? nil : steps.joined(separator: "/")
    }
}
