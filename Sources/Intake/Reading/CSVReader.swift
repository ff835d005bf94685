// A text file to rows: how it is written is told from all of it, then it is read piece by piece.

package import Domain

/// Reading of CSV.
package enum CSVReader {
    /// Calls `body` for each row of UTF-8 with commas that is not blank: the form in which this program writes tables itself.
    ///
    /// - Returns: faults of the text.
    package static func forEachRow(in bytes: [UInt8], file: String, _ body: (TableRow) -> Void) -> [Finding] {
        var survey = TextSurvey()
        bytes.withUnsafeBytes { survey.take($0) }
        if survey.isBlank { return [TextFaults.empty(file)] }
        if survey.holdsZero(in: .utf8) { return [TextFaults.zeros(file)] }
        return withoutActuallyEscaping(body) { body in
            guard let parser = CSVParser(file: file, delimiter: .comma, encoding: "UTF-8", seeksReplacement: false, body: body) else {
                return []
            }
            let mark = bytes.starts(with: TextEncoding.utf8.mark) ? TextEncoding.utf8.mark.count : 0
            _ = bytes.withUnsafeBytes { parser.take(UnsafeRawBufferPointer(rebasing: $0[mark...])) }
            parser.finish()
            return parser.findings
        }
    }
}

/// How a CSV file is written.
struct CSVForm: Sendable {
    let encoding: TextEncoding
    /// Bytes of the mark at its beginning.
    let mark: Int
    let delimiter: Delimiter
    let seeksReplacement: Bool
}

extension CSVForm {
    /// Reads the whole file once to tell; nil where the findings say that it cannot be read.
    ///
    /// - Parameter named: the encoding that the caller names; else it is told by the bytes.
    static func survey(_ bytes: FileBytes, file: String, named: TextEncoding?) -> (CSVForm?, [Finding]) {
        var survey = TextSurvey()
        guard
            bytes.forEachPiece({ piece, _ in
                survey.take(piece)
                return true
            })
        else { return (nil, [FileBytes.unreadable(file)]) }
        if survey.isEmpty { return (nil, [TextFaults.empty(file)]) }
        var findings: [Finding] = []
        let encoding: TextEncoding
        let mark: Int
        if let named {
            guard !survey.holdsZero(in: named) else { return (nil, [TextFaults.zeros(file)]) }
            // Programs that add to a file put GBK behind the mark of UTF-8 that it begins with.
            let marks = named == .gb18030 ? [named.mark, TextEncoding.utf8.mark] : [named.mark]
            (encoding, mark) = (named, marks.first { survey.start.starts(with: $0) }?.count ?? 0)
        } else {
            guard let verdict = survey.verdict() else { return (nil, [TextFaults.zeros(file)]) }
            (encoding, mark) = (verdict.encoding, verdict.mark)
            if verdict.guessed { findings.append(TextFaults.guessed(encoding, file)) }
        }
        guard let decoder = TextDecoder(encoding) else { return (nil, [TextFaults.noConverter(encoding, file)]) }
        var beginning: [UInt8] = []
        _ = bytes.forEachPiece(from: mark) { piece, _ in
            decoder.decode(piece) { beginning += $0 }
            return false
        }
        let delimiter = beginning.withUnsafeBytes { Delimiter.sniff($0, isWhole: bytes.size <= FileBytes.pieceSize) }
        let form = CSVForm(
            encoding: encoding, mark: mark, delimiter: delimiter, seeksReplacement: encoding != .utf8 || survey.holdsReplacement)
        return (form, findings)
    }

    /// Calls `body` for each row that is not blank.
    ///
    /// - Parameter progress: told the share of the file that was read, 0 to 1.
    /// - Returns: faults of the text.
    func forEachRow(
        in bytes: FileBytes, file: String, keepsBlanks: Bool, progress: (Double) -> Void, _ body: (TableRow) -> Void
    ) -> [Finding] {
        withoutActuallyEscaping(body) { body in
            guard let decoder = TextDecoder(encoding),
                let parser = CSVParser(
                    file: file, delimiter: delimiter, encoding: encoding.label, seeksReplacement: seeksReplacement,
                    keepsBlanks: keepsBlanks, body: body)
            else { return [TextFaults.noConverter(encoding, file)] }
            let whole = bytes.forEachPiece(from: mark) { piece, before in
                var goesOn = true
                decoder.decode(piece) { if goesOn { goesOn = parser.take($0) } }
                progress(Double(before + piece.count) / Double(max(bytes.size, 1)))
                return goesOn
            }
            guard whole else { return parser.findings + [FileBytes.unreadable(file)] }
            decoder.finish { _ = parser.take($0) }
            parser.finish()
            return parser.findings
        }
    }
}
