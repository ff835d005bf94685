// One text as bytes in the forms that spreadsheets save it in.

import Glibc

/// Forms of text files.
package enum TextForms {
    /// UTF-16 with or without a mark.
    package static func utf16(_ text: String, bigEndian: Bool = false, mark: Bool = true) -> [UInt8] {
        ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
            let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return bigEndian ? bytes.reversed() : bytes
        }
    }

    /// Through glibc; nil where it cannot be written so.
    package static func gb18030(_ text: String) -> [UInt8]? {
        let converter = iconv_open("GB18030", "UTF-8")
        guard Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 2 + 16)
        var (left, room) = (input.count, output.count)
        let result = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                return iconv(converter, &from, &left, &to, &room)
            }
        }
        guard result != -1, left == 0 else { return nil }
        return output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
    }

    /// Rows with a delimiter and line ends; cells that need quotation marks get them.
    package static func text(_ rows: [[String]], delimiter: String = ",", lineEnd: String = "\n") -> String {
        rows.map { row in
            row.map { cell in
                let needs = cell.contains { ",;\t\"\n\r".contains($0) }
                return needs ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
            }.joined(separator: delimiter) + lineEnd
        }.joined()
    }
}
