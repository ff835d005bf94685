// How we tell a person what is wrong: facts only here; the sentence is made in Finding+Wording.swift.

/// One fault (or doubt) found in something a person gave us. Findings are collected, never thrown one at a time.
package struct Finding: Hashable, Sendable, Codable {
    /// Whether the fault stops the work.
    package enum Severity: String, Sendable, Codable {
        /// The input cannot be used as it is; nothing of it is stored.
        case error
        /// Worth a look; the input is used.
        case warning
    }

    /// Where the fault stands in the original file, as its author sees it.
    package struct Place: Hashable, Sendable, Codable {
        /// File name without folders.
        package var file: String?
        /// Line of a text file such as a plan, from 1.
        package var line: Int?
        /// Row of a table, from 1, the heading being row 1.
        package var row: Int?
        /// Heading of the column as written in the file.
        package var column: String?
        /// Number of the column in the file, from 1; nil where the file has no such column.
        package var columnNumber: Int?
        /// Name of the sheet; nil where the file has one table only.
        package var sheet: String?

        package init(
            file: String? = nil, line: Int? = nil, row: Int? = nil, column: String? = nil, columnNumber: Int? = nil, sheet: String? = nil
        ) {
            self.file = file
            self.line = line
            self.row = row
            self.column = column
            self.columnNumber = columnNumber
            self.sheet = sheet
        }
    }

    /// Stable identifier in the form `area.thing.fault`; never reused for another meaning.
    package let code: String
    package let severity: Severity
    package var place: Place
    /// What is wrong, as a short clause.
    package let what: Bilingual
    /// The value as written, or `nil` where there is none or it is personal.
    package let found: String?
    /// How long what was found is and of which characters, where it may tell who somebody is and is not repeated; nil where `found` shows it.
    package let withheld: Bilingual?
    /// What would have been right; `nil` where `what` says it all.
    package let expected: Bilingual?
    /// What the reader can do next.
    package let action: Bilingual?

    package init(
        _ code: String, _ severity: Severity = .error, at place: Place = Place(), what: Bilingual,
        found: String? = nil, withheld: Bilingual? = nil, expected: Bilingual? = nil, action: Bilingual? = nil
    ) {
        self.code = code
        self.severity = severity
        self.place = place
        self.what = what
        self.found = found
        self.withheld = withheld
        self.expected = expected
        self.action = action
    }
}

/// The error of an operation that could not go on because of findings; carries all of them.
package struct FindingsError: Error {
    package let findings: [Finding]

    package init(_ findings: [Finding]) {
        self.findings = findings
    }

    package init(_ finding: Finding) {
        self.findings = [finding]
    }
}

extension [Finding] {
    /// Whether any of them stops the work.
    package var block: Bool {
        contains { $0.severity == .error }
    }
}
