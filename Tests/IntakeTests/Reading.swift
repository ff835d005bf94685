// How these tests read a file: on a fixed day, against the six official plans.

import Domain
import Foundation
import Intake
import Plans

enum Reading {
    static let plans: [String: Plan] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../data/plans")
        let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
        let plans = files.compactMap { file -> Plan? in
            guard let text = try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8) else { return nil }
            return PlanReader.read(text, file: file).document?.plan
        }
        return Dictionary(uniqueKeysWithValues: plans.map { ($0.id, $0) })
    }()

    /// 2025-06-30.
    static let today = CivilDay(number: 20_269)

    static func sheet(_ bytes: [UInt8], kind: RecordKind? = nil, planID: String? = nil) -> Sheet {
        guard let source = try? TableSource(bytes, file: "表.csv") else { preconditionFailure("the system has no room for a file") }
        return Sheet.read(source, request: SheetRequest(kind: kind), planID: planID, today: today) { plans[$0] }
    }

    static func sheet(_ text: String, kind: RecordKind? = nil, planID: String? = nil) -> Sheet {
        sheet(Array(text.utf8), kind: kind, planID: planID)
    }
}

extension Finding {
    /// Row, code and column, for example `3 intake.day 报名日期`; 0 and - where there is none.
    var brief: String { "\(place.row ?? 0) \(code) \(place.column ?? "-")" }
}
