// Where a table's values and keys are found in the records of a file.

internal import Domain

/// Where the values of a row and the parts of its key stand in the records of a file: worked out once, as all of them have the same columns.
struct RowPlaces {
    enum Source {
        case mentor
        case place(Int)
        /// Of two columns the first that has a value.
        case day(Int?, Int?)
        case absent
    }

    enum Part {
        case person, mentor
        case place(Int)
        case absent
    }

    private let table: RecordTable
    private let keyColumns: [RecordColumn]
    private var columns: RecordValues.Columns?
    /// The table's own columns in order, then the day.
    private(set) var sources: [Source] = []
    private(set) var key: [Part] = []

    init(_ table: RecordTable, _ keyColumns: [RecordColumn]) { (self.table, self.keyColumns) = (table, keyColumns) }

    mutating func resolve(_ columns: RecordValues.Columns) {
        guard self.columns !== columns else { return }
        self.columns = columns
        func place(_ name: String) -> Source { columns.place(name).map(Source.place) ?? .absent }
        sources =
            table.columns.map { $0 == "mentor_id" ? .mentor : place($0) } + [.day(columns.place("day"), columns.place("reported_day"))]
        key = keyColumns.map { column in
            switch column.content {
            case .person: .person
            case .mentor: table.kind.role == .mentor ? .person : .mentor
            default: columns.place(column.name).map(Part.place) ?? .absent
            }
        }
    }
}
