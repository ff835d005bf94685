// Which character parts the columns of a CSV file: comma, semicolon or tab.

/// A delimiter of columns.
enum Delimiter: UInt8, CaseIterable {
    case comma = 0x2C
    case semicolon = 0x3B
    case tab = 0x09

    /// The lines that are looked at.
    private static let lines = 100

    /// The delimiter that the beginning of a text is written with.
    ///
    /// Each candidate is counted in the first 100 lines that are not blank, outside quotation marks. The one wins with which the most lines have
    /// one and the same number of columns, more than one; among equals the one with more columns, then in the order above. A text
    /// without any is read with commas.
    static func sniff(_ text: UnsafeRawBufferPointer, isWhole: Bool) -> Delimiter {
        var best: (delimiter: Delimiter, agreeing: Int, columns: Int)?
        for candidate in allCases {
            let (agreeing, columns) = candidate.agreement(text, isWhole: isWhole)
            guard columns > 1 else { continue }
            if let best, (best.agreeing, best.columns) >= (agreeing, columns) { continue }
            best = (candidate, agreeing, columns)
        }
        return best?.delimiter ?? .comma
    }

    private enum Place { case start, plain, quoted, afterQuote }

    /// How many lines have the commonest number of columns above one, and that number.
    private func agreement(_ text: UnsafeRawBufferPointer, isWhole: Bool) -> (Int, Int) {
        var counts: [Int: Int] = [:]
        var (columns, lines, isBlank) = (1, 0, true)
        var place = Place.start
        func endLine() {
            if !isBlank {
                counts[columns, default: 0] += 1
                lines += 1
            }
            (columns, isBlank, place) = (1, true, .start)
        }
        for byte in text {
            switch (place, byte) {
            case (.quoted, 0x22): place = .afterQuote
            case (.quoted, _): break
            // A quotation mark opens a field, or is one of a doubled pair; within a field it means nothing.
            case (.start, 0x22), (.afterQuote, 0x22): (place, isBlank) = (.quoted, false)
            case (_, rawValue): (place, isBlank, columns) = (.start, false, columns + 1)
            // A field of another candidate may open in quotation marks as well, and hide what looks like this one.
            case (_, Delimiter.comma.rawValue), (_, Delimiter.semicolon.rawValue), (_, Delimiter.tab.rawValue):
                (place, isBlank) = (.start, false)
            case (_, 0x0A), (_, 0x0D): endLine()
            case (_, 0x20): break
            default: (place, isBlank) = (.plain, false)
            }
            if lines == Delimiter.lines { break }
        }
        if isWhole || lines == 0 { endLine() }
        let commonest = counts.filter { $0.key > 1 }.max { ($0.value, $0.key) < ($1.value, $1.key) }
        return (commonest?.value ?? 0, commonest?.key ?? 1)
    }
}
