// Turns a limit on what may be entered into a data validation of the sheet.

internal import CXlsxWriter
internal import Domain

/// One limit on its way into a sheet.
struct DataLimit {
    private let limit: EntryLimit

    init(_ limit: EntryLimit) {
        self.limit = limit
    }

    func apply(
        to sheet: UnsafeMutablePointer<lxw_worksheet>, rows: ClosedRange<UInt32>, column: UInt16, _ choices: inout ChoiceSheet
    ) throws {
        var list: [String] = []
        var range: String?
        if case .oneOf(let values) = limit.rule {
            guard !values.isEmpty else { return }
            switch choices.source(for: values) {
            case .inline(let values): list = values
            case .range(let formula): range = formula
            }
        }
        let words = [DataLimit.cut(limit.hint.title, 32), DataLimit.cut(limit.hint.text, 255)]
        try Texts.with(words + [range] + list) { texts in
            var validation = lxw_data_validation()
            validation.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
            validation.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
            validation.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
            validation.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
            validation.error_type = UInt8(
                limit.isStrict ? LXW_VALIDATION_ERROR_TYPE_STOP.rawValue : LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
            (validation.input_title, validation.input_message) = (texts[0], texts[1])
            (validation.error_title, validation.error_message) = (texts[0], texts[1])
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            // A list of pointers ends with a null one.
            var values = Array(texts.dropFirst(3)) + [nil]
            try values.withUnsafeMutableBufferPointer { values in
                fill(&validation, range: texts[2], values: values.baseAddress)
                try checked(
                    worksheet_data_validation_range(sheet, rows.lowerBound, column, rows.upperBound, column, &validation))
            }
        }
    }

    private func fill(
        _ validation: inout lxw_data_validation, range: UnsafeMutablePointer<CChar>?,
        values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) {
        switch limit.rule {
        case .oneOf:
            validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_NONE.rawValue)
            if let range {
                validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
                validation.value_formula = range
            } else {
                validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
                validation.value_list = values
            }
        case .day(let days):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DATE.rawValue)
            validation.minimum_datetime = DataLimit.moment(days.lowerBound)
            validation.maximum_datetime = DataLimit.moment(days.upperBound)
        case .number(let numbers):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
            validation.minimum_number = numbers.lowerBound
            validation.maximum_number = numbers.upperBound
        case .whole(let numbers):
            validation.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            validation.minimum_number = Double(numbers.lowerBound)
            validation.maximum_number = Double(numbers.upperBound)
        }
    }

    private static func moment(_ day: CivilDay) -> lxw_datetime {
        let (year, month, day) = day.components
        return lxw_datetime(year: Int32(year), month: Int32(month), day: Int32(day), hour: 0, min: 0, sec: 0)
    }

    /// At most so many characters, the last an ellipsis where more were there.
    private static func cut(_ text: String, _ count: Int) -> String {
        text.utf16.count <= count ? text : String(text.prefix(count - 1)) + "…"
    }
}
