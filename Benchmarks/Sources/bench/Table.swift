// What was measured, as a table of text.

import Foundation

enum Table {
    static func head() {
        print("| kind | program | wall s | CPU s | MiB | wall / plain | CPU / plain | CPU / keyed |")
        print("|---|---|---:|---:|---:|---:|---:|---:|")
    }

    static func row(_ kind: String, _ program: String, _ runs: [Timed], plain: [Timed], keyed: [Timed]) {
        let cells = [
            kind, program, number(median(runs, \.wall)), number(median(runs, \.processor)),
            String(format: "%.0f", median(runs, \.memory)), number(median(runs, \.wall) / median(plain, \.wall)),
            number(median(runs, \.processor) / median(plain, \.processor)), number(median(runs, \.processor) / median(keyed, \.processor)),
        ]
        print("| " + cells.joined(separator: " | ") + " |")
        fflush(nil)
    }

    static func median(_ runs: [Timed], _ value: (Timed) -> Double) -> Double {
        let sorted = runs.map(value).sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    private static func number(_ value: Double) -> String { String(format: "%.2f", value) }
}
