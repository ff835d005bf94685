// What a value of a measure looks like on a page.

internal import Analytics
internal import Domain
internal import Statistics

/// Turns cells into words of one language.
struct CellText {
    let language: Language
    let plans: KnownPlans
    /// Names of mentors by id, for audiences that may see them.
    let mentorNames: [Int: String]

    /// The words for a cell; what an empty one means is said in the column's own words.
    ///
    /// - Parameter grouping: what the measure is grouped by, where it is: a school may bear any name, a sex or discipline is a code.
    func text(_ cell: Cell, in column: QueryColumn, plan: String?, grouping: String?) -> String {
        switch (column.kind, cell) {
        case (_, .null): column.nullMeaning?[language] ?? Words.missing
        case (.plan, .text(let id)): plans[id]?.shortTitle[language] ?? id
        case (.discipline, .text(let code)): plans.discipline(code, in: plan)?.label[language] ?? code
        case (.code(let list), .text(let code)): CodeLists.words[list]?[code]?[language] ?? code
        case (.day, .integer(let number)): "\(CivilDay(number: number))"
        case (.flag, .integer(let flag)): (flag == 1 ? Words.all["yes"] : Words.all["no"])?[language] ?? ""
        case (.mentor, .integer(let id)): mentorNames[id] ?? (language == .chinese ? "导师 \(id)" : "mentor \(id)")
        case (.count, .integer(let value)): Words.count(value)
        case (.number, .real(let value)): Words.shortDecimal(value, places: 2)
        case (_, .integer(let value)): "\(value)"
        case (_, .real(let value)): Words.decimal(value, places: 2)
        case (_, .text(let text)): known(text, in: column, grouping) ?? text
        }
    }

    /// The heading of a column: that of a grouped measure says what it is grouped by.
    func heading(_ column: QueryColumn, grouping: String?) -> String {
        column.name == "group_value" ? Words.groupings[grouping ?? ""]?[language] ?? column.label[language] : column.label[language]
    }

    /// A text column may hold codes of groups (a discipline, a sex, a plan): shown in words where one is meant.
    private func known(_ text: String, in column: QueryColumn, _ grouping: String?) -> String? {
        switch (column.name, grouping) {
        case ("group_value", "plan"), ("group_value", "cohort"): plans[text]?.shortTitle[language]
        case ("group_value", "programme"): plans.label(ofProgramme: text)[language]
        case ("group_value", "discipline"), ("name", _): plans.discipline(text, in: nil)?.label[language]
        case ("group_value", "sex"), ("other_value", "sex"): Sex(rawValue: text)?.label[language]
        case ("group_value", "grade"), ("other_value", "grade"): Grade(rawValue: text)?.label[language]
        case ("group_value", "school_kind"), ("other_value", "school_kind"): CodeLists.words["school_kind"]?[text]?[language]
        case ("programme", _): plans.label(ofProgramme: text)[language]
        case ("operator", _), ("places_operator", _): Comparison(rawValue: text)?.label[language]
        default: nil
        }
    }
}
