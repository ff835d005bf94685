// The fixed palette: few restrained colours that stay apart for colour-blind readers and in grey print.

/// What a series stands for, which fixes its look everywhere.
///
/// The six plain roles differ in lightness as well as in hue, so that they survive a photocopier; the last three say that there is
/// nothing to judge, and look it.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Dark blue: the thing the chart is about.
    case first
    /// Ochre.
    case second
    /// Light blue.
    case third
    /// Dark teal.
    case fourth
    /// Pale rose.
    case fifth
    /// Muted violet.
    case sixth
    /// Mid grey: out of the question (refused, deceased, withdrawn).
    case excluded
    /// Light grey with hatching: no answer, not locatable.
    case unknown
    /// White with an outline: the question is not due yet.
    case notYetDue
}

extension Role {
    /// Fill of a segment and colour of a line.
    var colour: String {
        switch self {
        case .first: "#1D4F80"
        case .second: "#D59A2F"
        case .third: "#8DBCE0"
        case .fourth: "#2A7F74"
        case .fifth: "#E3B7B5"
        case .sixth: "#6F5B93"
        case .excluded: "#8C8C8C"
        case .unknown: "#EDEDED"
        case .notYetDue: "#FFFFFF"
        }
    }

    /// Colour of lines and points, where a fill would be too pale to follow.
    var strokeColour: String {
        switch self {
        case .third: "#5C9BCB"
        case .fifth: "#C07F7C"
        case .unknown, .notYetDue: "#9A9A9A"
        default: colour
        }
    }

    /// Colour of text inside a segment.
    var inkInside: String {
        switch self {
        case .first, .fourth, .sixth: "#FFFFFF"
        default: Ink.text
        }
    }

    /// Outline of a segment: white keeps neighbours apart, grey makes a white one visible.
    var outline: String {
        self == .notYetDue || self == .unknown ? "#9A9A9A" : "#FFFFFF"
    }

    /// gnuplot's point type, so that lines differ in print too.
    var pointType: Int {
        switch self {
        case .first: 7
        case .second: 5
        case .third: 9
        case .fourth: 13
        case .fifth: 11
        case .sixth: 15
        case .excluded: 7
        case .unknown, .notYetDue: 6
        }
    }
}

/// The inks that are not a series.
enum Ink {
    static let text = "#222222"
    static let muted = "#5F5F5F"
    static let grid = "#E2E2E2"
    static let base = "#6E6E6E"
    static let target = "#B3402E"
    static let hatch = "#B4B4B4"
    static let paper = "#FFFFFF"
}
