// The three chart bodies that hold one row per thing: bars, intervals and stacked bars.

extension Chart {
    /// Horizontal bars.
    package struct Bars: Hashable, Sendable {
        /// One bar.
        package struct Row: Hashable, Sendable {
            package var label: String
            /// Length of the bar in the axis's unit, 0 or more. `nil` means unknown or not applicable: no bar, the note is still written.
            package var value: Double?
            /// Written at the bar's end, such as “150（60.0%）”. Empty means nothing.
            package var note: String
            /// A quota or capacity in the axis's unit, drawn as a short upright tick. `nil` means none.
            package var target: Double?

            package init(label: String, value: Double?, note: String, target: Double? = nil) {
                self.label = label
                self.value = value
                self.note = note
                self.target = target
            }
        }

        /// Drawn from top to bottom; 1 to 200.
        package var rows: [Row]
        /// What the ticks stand for, written in the legend. Required as soon as one row has a target.
        package var targetName: String?

        package init(rows: [Row], targetName: String? = nil) {
            self.rows = rows
            self.targetName = targetName
        }
    }

    /// Estimates with their intervals.
    package struct Intervals: Hashable, Sendable {
        /// One estimate.
        package struct Row: Hashable, Sendable {
            package var label: String
            /// In the axis's unit. `nil` means not estimated (too few, unknown): only the note is written.
            package var estimate: Double?
            /// Ends of the interval in the axis's unit, around the estimate. Both or neither; `nil` draws the dot alone, hollow.
            package var lower: Double?
            package var upper: Double?
            /// Written in a column at the right, such as “62%（48–74），n=50”. Empty means nothing.
            package var note: String
            /// A value to hold the row against, in the axis's unit, drawn as a short upright tick. `nil` means none.
            package var target: Double?

            package init(
                label: String, estimate: Double?, lower: Double? = nil, upper: Double? = nil, note: String, target: Double? = nil
            ) {
                self.label = label
                self.estimate = estimate
                self.lower = lower
                self.upper = upper
                self.note = note
                self.target = target
            }
        }

        /// An upright dashed line to compare with.
        package struct Reference: Hashable, Sendable {
            /// In the axis's unit.
            package var value: Double
            /// Written above the line.
            package var label: String

            package init(value: Double, label: String) {
                self.value = value
                self.label = label
            }
        }

        /// Drawn from top to bottom; 1 to 200.
        package var rows: [Row]
        /// `nil` means none.
        package var reference: Reference?
        /// What the ticks stand for, written in the legend. Required as soon as one row has a target.
        package var targetName: String?

        package init(rows: [Row], reference: Reference? = nil, targetName: String? = nil) {
            self.rows = rows
            self.reference = reference
            self.targetName = targetName
        }
    }

    /// Bars of several segments.
    package struct Stacked: Hashable, Sendable {
        /// A kind of segment.
        package struct Series: Hashable, Sendable {
            package var name: String
            package var role: Role

            package init(name: String, role: Role) {
                self.name = name
                self.role = role
            }
        }

        /// One bar.
        package struct Row: Hashable, Sendable {
            package var label: String
            /// One count per series, 0 or more, in the series' order. `nil` means the series does not apply to the row: no segment.
            /// A row whose values are all `nil` or 0 has no bar; its note is still written.
            package var values: [Double?]
            /// Written in a column at the right, such as “n=150”. Empty means nothing.
            package var note: String

            package init(label: String, values: [Double?], note: String) {
                self.label = label
                self.values = values
                self.note = note
            }
        }

        /// What the length of a segment shows.
        package enum Measure: Hashable, Sendable {
            /// Percent of the row's total; every bar is equally long.
            case share
            /// The counts themselves.
            case count
        }

        /// Drawn from left to right; 1 to 12.
        package var series: [Series]
        /// Drawn from top to bottom; 1 to 200.
        package var rows: [Row]
        package var measure: Measure

        package init(series: [Series], rows: [Row], measure: Measure) {
            self.series = series
            self.rows = rows
            self.measure = measure
        }
    }
}
