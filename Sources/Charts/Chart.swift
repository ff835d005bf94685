// What a chart is: a value that holds every number and every word to be drawn, made by a caller who has already disclosed them.

/// A chart to be drawn: words, axis, size and one of six bodies. No data access, no language: all text comes from the caller.
///
/// Texts are drawn as one-line plain text. Control characters and bidirectional marks never reach the picture (see `PlotText`);
/// what is too long for its place ends in “…”, so the page should hold the full text in a table.
package struct Chart: Hashable, Sendable {
    /// What is drawn.
    package enum Body: Hashable, Sendable {
        /// One horizontal bar per row.
        case bars(Bars)
        /// One estimate with its interval per row.
        case intervals(Intervals)
        /// One bar of several segments per row.
        case stacked(Stacked)
        /// Series over years.
        case trend(Trend)
        /// Units by size and rate within the limits of chance.
        case funnel(Funnel)
    }

    /// Says what the chart shows; bold, at most two lines. Also the accessible name of the picture.
    package var title: String
    /// Says n, the as-of pair and the like; grey, at most two lines. `nil` means none.
    package var subtitle: String?
    /// The axis of the values.
    package var axis: Axis
    /// Width in pixels, 320 to 2000. Below 560 row labels stand above their rows, which suits a phone; the height follows from the rows.
    package var width: Int
    /// What is drawn.
    package var body: Body

    package init(title: String, subtitle: String? = nil, axis: Axis, width: Int = 860, body: Body) {
        self.title = title
        self.subtitle = subtitle
        self.axis = axis
        self.width = width
        self.body = body
    }
}

extension Chart {
    /// The axis along which values are read.
    package struct Axis: Hashable, Sendable {
        /// What the numbers are.
        package enum Unit: Hashable, Sendable {
            /// Plain numbers; ticks stand on whole numbers when all values are whole.
            case number
            /// Percent points, 0 to 100 for a share: 60 is written 60%.
            case percent
        }

        /// Names the quantity and its unit, such as “人” or “占应答者的百分比”. Empty means no label.
        package var label: String
        package var unit: Unit
        /// First and last value shown. `nil` lets the chart choose: percents in intervals run 0 to 100, everything else from zero
        /// (or the least value where it is negative) to just past the greatest. Every value must lie inside.
        /// Bars must start at 0; stacked bars ignore it when they show shares.
        package var range: ClosedRange<Double>?

        package init(label: String, unit: Unit, range: ClosedRange<Double>? = nil) {
            self.label = label
            self.unit = unit
            self.range = range
        }
    }
}
