// Why no picture came back: the facts only; the sentences stand in ChartError+Wording.swift.

/// The error of drawing a chart. Carries no label and no value of the chart.
package enum ChartError: Error, Hashable, Sendable {
    /// The chart itself cannot be drawn.
    case badChart(ChartFault)
    /// No executable gnuplot; `looked` says where.
    case gnuplotNotFound(looked: String)
    /// gnuplot could not be started, ended early, or reported an error; `message` is its own, in one line, at most 200
    /// characters, without the words of the script that gnuplot quotes.
    case gnuplotFailed(message: String)
    /// gnuplot did not acknowledge within the deadline, twice.
    case timedOut(milliseconds: Int)
    /// A line of the finished script is not on the list of allowed lines. Counted from 1. Nothing was sent.
    case refusedScript(line: Int)
    /// gnuplot's picture is not the plain SVG it should be.
    case badSVG(SVGFault)
}

/// What is wrong with a picture that came back. Names of elements and attributes are cut at 40 characters.
package enum SVGFault: Hashable, Sendable {
    /// Not well-formed XML, at this line.
    case notWellFormed(line: Int)
    /// A document type declaration, which could define entities.
    case documentType
    /// A processing instruction or a comment.
    case instruction
    /// An element that is not on the list.
    case element(String)
    /// An attribute that is not on the list for its element: an event handler, for one.
    case attribute(String, in: String)
    /// A value that could be more than a number, colour, path or local reference.
    case value(of: String, in: String)
    /// Text where none belongs.
    case text(in: String)
    /// Deeper, longer or with more elements than any chart.
    case tooLarge
}
