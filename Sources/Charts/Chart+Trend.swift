// The chart body that follows values over whole years.

extension Chart {
    /// Lines over years.
    package struct Trend: Hashable, Sendable {
        /// One year's value.
        package struct Point: Hashable, Sendable {
            /// A calendar year, 1900 to 2199; each year once per series.
            package var year: Int
            /// In the axis's unit. `nil` means unknown or not published: the line has a gap.
            package var value: Double?
            /// Ends of the interval in the axis's unit, around the value. Both or neither; `nil` draws no whisker.
            package var lower: Double?
            package var upper: Double?

            package init(year: Int, value: Double?, lower: Double? = nil, upper: Double? = nil) {
                self.year = year
                self.value = value
                self.lower = lower
                self.upper = upper
            }
        }

        /// One line.
        package struct Series: Hashable, Sendable {
            /// Written at the end of the line.
            package var name: String
            package var role: Role
            /// In any order; at most 200. A year that another series has and this one lacks is a gap like a `nil` value.
            package var points: [Point]

            package init(name: String, role: Role, points: [Point]) {
                self.name = name
                self.role = role
                self.points = points
            }
        }

        /// 1 to 12.
        package var series: [Series]

        package init(series: [Series]) {
            self.series = series
        }
    }
}
