// The verb template: an empty table for one kind of record under one plan.

package import Domain
package import Foundation
internal import Intake
internal import Plans
internal import Workbooks

/// The program itself.
package enum Product {
    package static let version = "0.1.0"
}

/// Writes templates.
package struct TemplateFile {
    let house: House
    /// The store whose plans prevail over those shipped; nil where there is none.
    let store: URL?
    let moment: Moment

    package init(house: House, store: URL?, moment: Moment) {
        self.house = house
        self.store = store
        self.moment = moment
    }

    /// Writes a template into a file that must not exist yet.
    ///
    /// - Throws: `FindingsError` for an unknown plan, or a place that cannot be written.
    package func write(_ kind: RecordKind, plan: String, language: Language, to file: URL) throws {
        let shelved = try PlanShelf(house: house, store: store, today: moment.today).plan(plan)
        let template = Template(kind: kind, plan: shelved.document.plan, language: language, program: Product.version)
        try template.workbook.write(toNew: file, store: store)
    }
}

extension Workbook {
    /// Writes the workbook where nothing stands yet, outside the store.
    ///
    /// - Throws: `FindingsError` where it cannot be written; what the rows throw.
    func write(toNew file: URL, store: URL?) throws {
        let name = file.lastPathComponent
        guard file.pathExtension.lowercased() == "xlsx" else {
            throw FindingsError(
                Finding(
                    "output.file.extension", at: Finding.Place(file: name), what: Bilingual("文件名须以 .xlsx 结尾", "the name must end in .xlsx"),
                    action: Bilingual("请改用这样的文件名", "Choose such a name")))
        }
        if let store, file.isInside(store) {
            throw FindingsError(
                Finding(
                    "output.file.store", at: Finding.Place(file: name),
                    what: Bilingual("文件的位置在英才库里面", "the file would lie inside the store"),
                    action: Bilingual("请换一个库外的位置", "Choose a place outside it")))
        }
        do {
            try write(to: file.path)
        } catch let error as WorkbookError {
            throw FindingsError(error.finding(file: name))
        }
    }
}
