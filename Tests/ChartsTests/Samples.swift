// Charts of every kind, scratch folders and stand-ins for gnuplot, for the tests of this room.

import Foundation

@testable import Charts

/// One chart of each kind with the same text in every place that holds text.
enum Samples {
    static func bars(_ text: String = "新疆大学", width: Int = 860) -> Chart {
        Chart(
            title: text, subtitle: text, axis: .init(label: text, unit: .number), width: width,
            body: .bars(
                .init(
                    rows: [
                        .init(label: text, value: 150, note: text, target: 160),
                        .init(label: text, value: nil, note: text),
                        .init(label: text, value: 0, note: text),
                    ], targetName: text)))
    }

    static func intervals(_ text: String = "数学", width: Int = 860) -> Chart {
        Chart(
            title: text, subtitle: text, axis: .init(label: text, unit: .percent), width: width,
            body: .intervals(
                .init(
                    rows: [
                        .init(label: text, estimate: 62, lower: 48.2, upper: 74.1, note: text),
                        .init(label: text, estimate: 25, note: text),
                        .init(label: text, estimate: nil, note: text),
                    ], reference: .init(value: 45, label: text))))
    }

    static func ranges(_ text: String = "物理", width: Int = 860) -> Chart {
        Chart(
            title: text, subtitle: text, axis: .init(label: text, unit: .number), width: width,
            body: .intervals(
                .init(
                    rows: [
                        .init(label: text, estimate: 62, lower: 48.5, upper: 74, note: text, target: 55),
                        .init(label: text, estimate: 60, lower: 60, upper: 60, note: text, target: 160),
                        .init(label: text, estimate: 70, lower: 50, upper: 80, note: text),
                    ], targetName: text)))
    }

    static func stacked(_ text: String = "2021 届", measure: Chart.Stacked.Measure = .share, width: Int = 860) -> Chart {
        Chart(
            title: text, subtitle: text, axis: .init(label: text, unit: .number), width: width,
            body: .stacked(
                .init(
                    series: Role.allCases.map { .init(name: text, role: $0) },
                    rows: [
                        .init(label: text, values: [40, 30, 20, 10, 10, 10, 10, 50, 60], note: text),
                        .init(label: text, values: [nil, nil, 5, nil, 3, nil, 0, 90, nil], note: text),
                        .init(label: text, values: Role.allCases.map { _ in nil }, note: text),
                    ], measure: measure)))
    }

    static func trend(_ text: String = "试点中学", width: Int = 860) -> Chart {
        Chart(
            title: text, subtitle: text, axis: .init(label: text, unit: .percent), width: width,
            body: .trend(
                .init(series: [
                    .init(
                        name: text, role: .first,
                        points: [
                            .init(year: 2021, value: 52, lower: 46, upper: 58), .init(year: 2022, value: nil), .init(year: 2023, value: 66),
                        ]),
                    .init(name: text, role: .second, points: [.init(year: 2022, value: 51), .init(year: 2021, value: 50.5)]),
                ])))
    }

    /// Nine units: five alone, two on one spot, two outside of the limits.
    static func funnel(_ text: String = "王某某", width: Int = 860) -> Chart {
        func places(_ half: Double) -> [Chart.Funnel.Limit.Place] {
            (1...12).map { size in
                let spread = half / Double(size).squareRoot()
                return .init(size: size * 5, lower: max(0, 30 - spread), upper: min(100, 30 + spread))
            }
        }
        return Chart(
            title: text, subtitle: text, axis: .init(label: text, unit: .percent), width: width,
            body: .funnel(
                .init(
                    points: [
                        .init(size: 5, value: 20), .init(size: 12, value: 41.7), .init(size: 20, value: 30), .init(size: 33, value: 33.3),
                        .init(size: 60, value: 31.7), .init(size: 15, value: 26.7), .init(size: 15, value: 26.7),
                        .init(size: 40, value: 75, label: text), .init(size: 41, value: 73.2, label: text),
                    ], target: 30, targetName: text,
                    limits: [.init(name: "95%", places: places(40)), .init(name: "99.8%", places: places(64))],
                    sizeLabel: text)))
    }

    static func all(_ text: String, width: Int = 860) -> [Chart] {
        [
            bars(text, width: width), intervals(text, width: width), ranges(text, width: width), stacked(text, width: width),
            stacked(text, measure: .count, width: width), trend(text, width: width), funnel(text, width: width),
        ]
    }
}

/// The generator the tests pass in; every chart gets other words, as in use.
let systemRandom: @Sendable () -> UInt64 = { UInt64.random(in: .min ... .max) }

func makePlotter(gnuplot: String? = nil, deadline: Duration = .seconds(10)) -> Plotter {
    Plotter(gnuplot: gnuplot, deadline: deadline, random: systemRandom)
}

/// A folder of its own for the length of a test.
struct Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("charts-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    /// To be called in a `defer`.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> String { path + "/" + name }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    func read(_ name: String) throws -> String { try String(contentsOfFile: file(name), encoding: .utf8) }

    /// Writes an executable shell script that stands in for gnuplot; returns its path.
    func program(_ body: String) throws -> String {
        let place = file("gnuplot")
        try Data("#!/bin/sh\n\(body)\n".utf8).write(to: URL(fileURLWithPath: place))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place)
        return place
    }

    /// A stand-in that acknowledges like gnuplot, and runs `onChart` when a chart's script begins.
    func answering(state: String = "0", onChart: String) throws -> String {
        try program(
            """
            while IFS= read -r line; do
              case "$line" in
                "reset session") \(onChart) ;;
                "print 'A"*) text="${line#print ?}"; printf '%s\\n' "${text%?}" ;;
                "print GPVAL_ERRNO") echo \(state) ;;
                "print GPVAL_ERRMSG") echo 'undefined variable: nonsense' ;;
              esac
            done
            """)
    }
}
