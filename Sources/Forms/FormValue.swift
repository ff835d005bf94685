// The values of a YAML file after checking against its form, on their way to being decoded.

/// A checked value: what JSON can hold.
enum FormValue: Encodable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case list([FormValue])
    case record([String: FormValue])

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .flag(let value): try container.encode(value)
        case .list(let values): try container.encode(values)
        case .record(let values): try container.encode(values)
        }
    }
}
