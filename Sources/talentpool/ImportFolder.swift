// The files that a path names for import: itself, or those of a folder, and what of the folder is passed over.

internal import Domain
internal import Foundation

struct ImportFolder {
    /// In the order of their names.
    let files: [String]
    /// What is not imported, each with the reason. Files whose names begin with a point are nobody's own and are not named.
    let passed: [Finding]

    private static let formats = [".csv", ".xlsx", ".xlsm", ".yaml", ".yml"]

    /// - Throws: where the folder cannot be read.
    init(_ path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            (files, passed) = ([path], [])
            return
        }
        var files: [String] = []
        var passed: [Finding] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() where !name.hasPrefix(".") {
            let isInner = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder) && isFolder.boolValue
            if isInner {
                passed.append(
                    ImportFolder.passed(
                        name, Bilingual("这是子文件夹，其中的文件没有读", "a folder inside the folder; its files were not read"),
                        Bilingual("需要时另行导入这个文件夹", "Import that folder by itself where it is wanted")))
            } else if name.hasPrefix("~$") {
                passed.append(
                    ImportFolder.passed(
                        name,
                        Bilingual("这是表格软件编辑时留下的锁文件，没有读", "a lock file of a spreadsheet program; it was not read"),
                        Bilingual("同名的表可能还开着，请确认已保存", "The table of that name may still be open: make sure that it is saved")))
            } else if ImportFolder.formats.contains(where: name.lowercased().hasSuffix) {
                files.append(path + "/" + name)
            } else {
                passed.append(
                    ImportFolder.passed(
                        name, Bilingual("不是 CSV、.xlsx 或 YAML 文件，没有读", "no CSV, .xlsx or YAML file; it was not read"),
                        Bilingual("是表格的，请另存为 .xlsx 后导入", "If it is a table, save it as .xlsx and import that")))
            }
        }
        (self.files, self.passed) = (files, passed)
    }

    private static func passed(_ name: String, _ what: Bilingual, _ action: Bilingual) -> Finding {
        Finding("import.folder.passed", .warning, at: Finding.Place(file: name), what: what, action: action)
    }
}
