// The values of a plan file after checking against PlanSchema, with the line each came from; PlanReader turns them into a Plan.

/// A checked value: what JSON can hold.
enum PlanValue: Encodable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case list([PlanValue])
    case record([String: PlanValue])

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
