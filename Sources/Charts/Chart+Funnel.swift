// The chart body that holds the rates of units of different size against the limits of chance.

extension Chart {
    /// Units by size and rate, the rate of all, and the curves within which chance alone keeps them.
    package struct Funnel: Hashable, Sendable {
        /// One unit.
        package struct Point: Hashable, Sendable {
            /// How many the unit's rate rests on, 1 or more.
            package var size: Int
            /// In the axis's unit.
            package var value: Double
            /// Written beside the point and makes it solid: for units outside of the limits. `nil` leaves it hollow and unnamed.
            package var label: String?

            package init(size: Int, value: Double, label: String? = nil) {
                self.size = size
                self.value = value
                self.label = label
            }
        }

        /// One pair of curves.
        package struct Limit: Hashable, Sendable {
            /// The limits for a unit of one size, in the axis's unit.
            package struct Place: Hashable, Sendable {
                package var size: Int
                package var lower: Double
                package var upper: Double

                package init(size: Int, lower: Double, upper: Double) {
                    self.size = size
                    self.lower = lower
                    self.upper = upper
                }
            }

            /// Written at the end of the upper curve.
            package var name: String
            /// By rising size.
            package var places: [Place]

            package init(name: String, places: [Place]) {
                self.name = name
                self.places = places
            }
        }

        /// 1 to 200. Units that fall on one spot share a dot whose area grows with their number.
        package var points: [Point]
        /// The rate of all, in the axis's unit, drawn as a line.
        package var target: Double
        /// Written at the end of that line.
        package var targetName: String
        /// From the inner to the outer; the inner is dashed.
        package var limits: [Limit]
        /// Names the horizontal axis: what size counts.
        package var sizeLabel: String

        package init(points: [Point], target: Double, targetName: String, limits: [Limit], sizeLabel: String) {
            self.points = points
            self.target = target
            self.targetName = targetName
            self.limits = limits
            self.sizeLabel = sizeLabel
        }
    }
}
