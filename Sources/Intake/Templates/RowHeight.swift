// How high a row has to be for texts that are broken to their columns: not every program works that out by itself.

internal import Workbooks

enum RowHeight {
    /// Points of one line at the size of the body text.
    private static let line = 15.0

    /// - Parameters:
    ///   - texts: what stands in the cells.
    ///   - widths: of their columns, in characters of the Latin alphabet.
    /// - Returns: nil where one line is enough.
    static func fitting(_ texts: [String], in widths: [Double]) -> Double? {
        let lines = zip(texts, widths).map { text, width in
            text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, part in
                // Words are not parted: one line in ten is lost to that.
                lines + max(1, Int((Double(part.description.cellWidth) * 1.1 / max(width - 1, 1)).rounded(.up)))
            }
        }
        let most = lines.max() ?? 1
        return most > 1 ? Double(min(most, 27)) * line : nil
    }
}
