// The ways in which a chart value cannot be drawn; the sentences stand in ChartError+Wording.swift.

/// Why a chart was refused before anything was drawn. Rows and series count from 1; no label and no value is repeated here.
package enum ChartFault: Hashable, Sendable {
    /// There is no row (or no series): an empty picture says nothing, so the page should say in words that there is none.
    case empty
    /// More rows, series or points than can be drawn.
    case tooMany(Int, most: Int)
    /// The width lies outside 320 to 2000 pixels.
    case width(Int)
    /// A number is NaN, infinite, or beyond a million million.
    case notFinite(row: Int)
    /// A bar, target or count is below zero.
    case negative(row: Int)
    /// One end of an interval without the other, an end without an estimate, or an estimate outside its interval.
    case interval(row: Int)
    /// A value lies outside the axis range that was asked for.
    case outsideAxis(row: Int)
    /// A stacked row has another number of values than there are series.
    case seriesCount(row: Int, got: Int, expected: Int)
    /// A row has a target but the chart does not say what targets are.
    case targetName
    /// The axis range is empty, not finite, or does not start at zero where it must.
    case axis
    /// A year is out of range or stands twice in one series.
    case year(row: Int)
    /// A unit's size is below one, or the sizes of a curve do not rise.
    case size(row: Int)
    /// The identifier prefix is not a letter followed by letters, digits, `-` or `_` (at most 64).
    case identifier
}
