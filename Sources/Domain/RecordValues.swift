// The values of a record as one row: the names of its columns are shared by all records of a file.

/// Values by column name. A column that is null, or that the record does not have, is absent.
///
/// Cost: a value by its place is one access; by its name one look-up in a table that all records share.
package struct RecordValues: Sendable {
    /// The names of columns in order. A class because all records of a file share it.
    package final class Columns: Sendable {
        package let names: [String]
        private let places: [String: Int]

        package init(_ names: [String]) {
            self.names = names
            places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
        }

        /// Where a column stands; nil where there is none of the name.
        package func place(_ name: String) -> Int? { places[name] }
    }

    package let columns: Columns
    /// As many as there are columns.
    package let cells: [Cell]

    /// - Parameter cells: one for each column, in their order.
    package init(_ columns: Columns, _ cells: [Cell]) {
        precondition(cells.count == columns.names.count, "one value for each column")
        self.columns = columns
        self.cells = cells
    }

    package init(_ values: [String: Cell]) {
        let sorted = values.sorted { $0.key < $1.key }
        self.init(Columns(sorted.map(\.key)), sorted.map(\.value))
    }

    package subscript(_ name: String) -> Cell? {
        guard let place = columns.place(name), cells[place] != .null else { return nil }
        return cells[place]
    }

    /// The names of the columns that have a value.
    package var keys: Set<String> { Set(zip(columns.names, cells).lazy.filter { $0.1 != .null }.map(\.0)) }

    /// Those that are there, by name.
    package var byName: [String: Cell] {
        Dictionary(zip(columns.names, cells).filter { $0.1 != .null }) { first, _ in first }
    }
}

extension RecordValues: Equatable {
    /// Whether the same columns have the same values, wherever they stand.
    package static func == (one: RecordValues, other: RecordValues) -> Bool {
        if one.columns === other.columns { return one.cells == other.cells }
        return one.byName == other.byName
    }
}

/// Finds one column in the records of a file, whose columns are the same from record to record.
package struct ColumnCursor {
    private let name: String
    private var columns: RecordValues.Columns?
    private var place: Int?

    package init(_ name: String) { self.name = name }

    /// The value of the column in a record; `.null` where it has none. Cost: one comparison of addresses for most records.
    package mutating func cell(_ values: RecordValues) -> Cell {
        if columns !== values.columns {
            columns = values.columns
            place = values.columns.place(name)
        }
        return place.map { values.cells[$0] } ?? .null
    }
}
