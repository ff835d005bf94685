// The columns of a file resolved once, and the cells of one row by their numbers.

internal import Domain

/// A row's checked values by the number of their column; `.null` where there is none. The memory is used again for each row.
struct RowCells {
    var values: [Cell]
    var texts: [String]
    /// The file's own cells.
    var written: TableRow

    subscript(_ column: Int?) -> Cell {
        column.map { values[$0] } ?? .null
    }

    func text(_ column: Int?) -> String? { column.flatMap { values[$0].text } }

    func day(_ column: Int?) -> Int? { column.flatMap { values[$0].integer } }

    mutating func clear() {
        for position in values.indices {
            values[position] = .null
            texts[position] = ""
        }
    }
}

/// Where the columns of a kind stand.
struct RowColumns {
    let kind: RecordKind
    let columns: [RecordColumn]
    let places: [ColumnPlace]
    private let numbers: [String: Int]

    init(_ heading: Heading, file: String, sheet: String?) {
        kind = heading.kind
        columns = heading.kind.columns
        places = columns.map { column in
            let position = heading.positions[column.name]
            return ColumnPlace(
                file: file, sheet: sheet, heading: heading.writtenHeading(column), position: position,
                isInFile: position.map { $0 < heading.width } ?? false)
        }
        numbers = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, $0) })
    }

    /// The number of a column by its name; nil where the kind has no such column.
    func number(_ name: String) -> Int? { numbers[name] }

    func place(_ column: Int, _ row: Int) -> Finding.Place { places[column].of(row) }
}
