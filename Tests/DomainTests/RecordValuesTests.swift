// Values of records: found by name, wherever their columns stand.

import Testing

@testable import Domain

@Suite struct RecordValuesTests {
    private let columns = RecordValues.Columns(["plan_id", "day", "score"])

    @Test func `a value is found by the name of its column, one that is null or unknown is absent`() {
        let values = RecordValues(columns, [.text("p"), .null, .real(1)])
        #expect(values["plan_id"] == .text("p") && values["score"] == .real(1))
        #expect(values["day"] == nil && values["hours"] == nil)
        #expect(values.keys == ["plan_id", "score"] && values.byName == ["plan_id": .text("p"), "score": .real(1)])
    }

    @Test func `the order of columns makes no difference, a value does`() {
        let values = RecordValues(columns, [.text("p"), .null, .real(1)])
        #expect(values == RecordValues(["score": .real(1), "plan_id": .text("p")]))
        #expect(values == RecordValues(["score": .real(1), "plan_id": .text("p"), "hours": .null]))
        #expect(values != RecordValues(["score": .real(2), "plan_id": .text("p")]))
        #expect(values != RecordValues(columns, [.text("p"), .integer(1), .real(1)]))
    }

    @Test func `a cursor finds its column in every record, also where the columns change between them`() {
        var day = ColumnCursor("day")
        let rows = [
            RecordValues(columns, [.text("p"), .integer(1), .null]), RecordValues(columns, [.text("p"), .null, .null]),
            RecordValues(["day": .integer(2)]), RecordValues(["plan_id": .text("p")]), RecordValues(columns, [.null, .integer(3), .null]),
        ]
        #expect(rows.map { day.cell($0) } == [.integer(1), .null, .integer(2), .null, .integer(3)])
    }
}
