// Writes the rewritten tree as markup under a root of our own, with the accessible name and description.

/// Writes pictures as text.
enum SVGWriter {
    /// The finished picture.
    static func write(
        _ children: [SVGElement], width: Int, height: Int, prefix: String, title: PlotText, alternative: PlotText
    ) -> SVG {
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="chart" \
            viewBox="0 0 \(width) \(height)" width="100%" preserveAspectRatio="xMinYMin meet" role="img" \
            aria-labelledby="\(prefix)-title \(prefix)-desc" font-family="\(SVG.fontFamily)">
            <title id="\(prefix)-title">\(escaped(title.text))</title>
            <desc id="\(prefix)-desc">\(escaped(alternative.text))</desc>

            """
        for child in children { write(child, to: &text) }
        text += "</svg>\n"
        return SVG(text: text, width: width, height: height)
    }

    private static func write(_ element: SVGElement, to text: inout String) {
        text += "<\(element.name)"
        for attribute in element.attributes {
            text += " \(attribute.name)=\"\(escaped(attribute.value))\""
        }
        if element.name == "text" {
            text += ">\(escaped(element.text))</text>\n"
        } else if element.children.isEmpty {
            text += "/>\n"
        } else {
            text += ">\n"
            for child in element.children { write(child, to: &text) }
            text += "</\(element.name)>\n"
        }
    }

    private static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
