// The finished picture, ready to be placed in a page.

/// A checked SVG picture.
///
/// `text` is one `svg` element without an XML declaration, so it can be placed inside an HTML page or written to a file as it is.
/// It scales to the width of its container (`width="100%"` with a `viewBox`); a page limits it by a rule on the class `chart`, for
/// example `max-width: 860px`. It has no style element, no style attribute, no script and no reference out of itself.
package struct SVG: Hashable, Sendable {
    /// The markup, UTF-8, one line feed at the end. The same chart, id and alternative give the same bytes.
    package let text: String
    /// Natural size in pixels, that of the `viewBox`.
    package let width: Int
    package let height: Int

    /// The fonts the picture asks for, in order of preference; the first is the one text was measured for.
    package static let fontFamily = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
}
