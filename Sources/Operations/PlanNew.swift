// The verb plan new: writes the file of a new plan, as a draft or as a copy of another plan for another year.

package import Domain
package import Foundation
internal import Ledger
internal import Plans

package struct PlanNew {
    /// What was written.
    package struct Written: Sendable {
        package let file: URL
        /// What has to be checked by hand, by line.
        package let notes: [Finding]
    }

    let house: House
    let store: URL?
    let today: CivilDay

    package init(house: House, store: URL?, today: CivilDay) {
        (self.house, self.store, self.today) = (house, store, today)
    }

    /// Writes a file that is not there yet.
    ///
    /// - Parameter source: identifier of the plan to copy; nil for a draft.
    /// - Throws: `FindingsError` for an identifier that cannot be one, an unknown plan, a file that is there or cannot be written; the store's errors.
    package func write(_ text: String, from source: String?, to file: URL) throws -> Written {
        let id = try PlanID(text)
        let name = file.lastPathComponent
        let shelf = try PlanShelf(house: house, store: store, today: today)
        var notes: [Finding] = []
        if shelf[id.text] != nil {
            notes.append(
                Finding(
                    "plan.new.taken", .warning,
                    what: Bilingual("已有同一编号的方案，载入后将替换它", "there is a plan of this identifier; loading this one will replace it"),
                    found: id.text, action: Bilingual("如不是更正，请换一个编号", "Unless it is a correction, choose another")))
        }
        let draft: String
        if let source {
            let copy = try PlanCopy(of: shelf.plan(source).document, as: id, file: name)
            draft = copy.text
            notes += copy.notes
        } else {
            draft = PlanDraft.text(id)
        }
        try write(draft, to: file)
        return Written(file: file, notes: notes)
    }

    private func write(_ draft: String, to file: URL) throws {
        let name = file.lastPathComponent
        if let store, file.isInside(store) {
            throw FindingsError(
                Finding(
                    "plan.new.store", at: Finding.Place(file: name), what: Bilingual("文件在英才库里面", "the file would lie inside the store"),
                    action: Bilingual("请换一个库外的文件夹", "Choose a folder outside it")))
        }
        guard !FileManager.default.fileExists(atPath: file.path) else {
            throw FindingsError(
                Finding(
                    "plan.new.exists", at: Finding.Place(file: name),
                    what: Bilingual("文件已经存在，没有改动它", "the file is there already and was left as it is"),
                    action: Bilingual("请用 --output 另写一个文件名，或先移走它", "Name another file with --output, or move this one away")))
        }
        do {
            try Data(draft.utf8).write(to: file, options: .withoutOverwriting)
        } catch {
            throw FindingsError(
                Finding(
                    "plan.new.unwritable", at: Finding.Place(file: name), what: Bilingual("文件写不了", "the file cannot be written"),
                    action: Bilingual(
                        "请检查文件夹是否存在、有没有权限、磁盘是否已满", "Check that its folder exists, its permissions, and that the disk has room")))
        }
    }
}
