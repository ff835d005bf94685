// The last look at a script before it is sent: every line must be of a known kind, made of known words.

/// Checks a finished script line by line against a short list of verbs.
///
/// The script is written by `Canvas` from cleaned texts, so a refusal means a fault of ours (or a text that found a way past
/// `PlotText`); either way nothing is sent. What can run a program or touch a file in gnuplot (`system`, `!`, `load`, `call`, `eval`,
/// back-quotes, `set output '…'`, `plot '< …'`, macros, continued lines) has no place on the list.
enum ScriptCheck {
    /// Throws `refusedScript` with the first line that is not allowed. Cost: linear in the script.
    static func check(_ lines: [String]) throws(ChartError) {
        var terminator: Substring?
        for (index, line) in lines.enumerated() {
            if let open = terminator {
                if line == open {
                    terminator = nil
                } else if !isNumbers(line) {
                    throw .refusedScript(line: index + 1)
                }
            } else if let opened = blockTerminator(of: line) {
                terminator = opened
            } else if !isCommand(line) {
                throw .refusedScript(line: index + 1)
            }
        }
        if terminator != nil { throw .refusedScript(line: lines.count) }
    }

    /// Lines that are allowed exactly as they stand.
    private static let wholeLines: Set<String> = [
        "reset session", "reset errors", "set encoding utf8", "set print '-'", "set output",
        "print GPVAL_ERRNO", "print GPVAL_ERRMSG",
    ]

    /// First words of the other lines, with every further word each may hold outside its quotes. Words are letters only.
    private static let vocabulary: [String: Set<String>] = [
        "set term svg": ["size", "noenhanced", "font", "background"],
        "set label": ["at", "screen", "left", "center", "right", "noenhanced", "font", "textcolor", "rgb", "front"],
        "set arrow": ["from", "to", "screen", "nohead", "front", "lt", "lc", "rgb", "lw", "dt", "solid"],
        "set object": ["rect", "from", "to", "screen", "front", "fc", "rgb", "fs", "solid", "pattern", "border"],
        "set lmargin": ["at", "screen"], "set rmargin": ["at", "screen"],
        "set tmargin": ["at", "screen"], "set bmargin": ["at", "screen"],
        "set xrange": [], "set yrange": [],
        "set xtics": ["nomirror", "scale", "offset", "font", "textcolor", "rgb"],
        "set ytics": ["nomirror", "scale", "offset", "font", "textcolor", "rgb"],
        "set grid": ["xtics", "ytics", "back", "lt", "lc", "rgb", "lw", "dt", "solid"],
        "set errorbars": [],
        "unset": ["key", "border", "xtics", "ytics"],
        "print": [],
        "plot": [
            "using", "with", "boxxyerror", "xerrorbars", "yerrorbars", "points", "lines", "linespoints", "vectors", "nohead", "fs",
            "solid", "pattern", "border", "lc", "rgb", "lw", "lt", "dt", "pt", "ps",
        ],
    ]

    /// What a plot command may hold in quotes: a colour, a dash pattern. No file name fits.
    private static func isStyle(_ literal: String) -> Bool {
        literal == "-" || (literal.utf8.count == 7 && literal.utf8.first == UInt8(ascii: "#") && isHexadecimal(literal.utf8.dropFirst()))
    }

    /// Bytes, not characters: Swift counts full-width letters among the hexadecimal digits.
    private static func isHexadecimal(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
                || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0)
        }
    }

    private static func isCommand(_ line: String) -> Bool {
        if wholeLines.contains(line) { return true }
        guard let (outside, literals) = split(line), let verb = verb(of: outside), let words = vocabulary[verb] else { return false }
        let rest = outside.dropFirst(verb.utf8.count)
        guard rest.utf8.allSatisfy({ isWordByte($0) || " .,:()[]-'".utf8.contains($0) }) else { return false }
        switch verb {
        case "print":
            return rest == " ''" && literals[0].utf8.allSatisfy { isWordByte($0) && $0 != UInt8(ascii: "$") || $0 == 0x20 }
        case "plot":
            guard literals.allSatisfy(isStyle), startsWithBlocks(rest) else { return false }
        default:
            guard !rest.utf8.contains(UInt8(ascii: "$")) else { return false }
        }
        return rest.utf8.split { !isWordByte($0) }.allSatisfy { bytes in
            let word = Substring(bytes)
            return bytes.allSatisfy(isDigit) || words.contains(String(word)) || (verb == "plot" && isBlockName(word))
        }
    }

    /// The known verb a line begins with: its first word, its first two (`set label`), or its first three (`set term svg`).
    private static func verb(of outside: String) -> String? {
        let words = outside.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        return (1...3).lazy.map { words.prefix($0).joined(separator: " ") }.first { vocabulary[$0] != nil }
    }

    /// Every comma-separated part of a plot command begins with the name of a datablock.
    private static func startsWithBlocks(_ rest: Substring) -> Bool {
        rest.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { part in
            part.split(separator: " ").first.map(isBlockName) ?? false
        }
    }

    private static func isBlockName(_ word: Substring) -> Bool {
        word.hasPrefix("$d") && word.utf8.count > 2 && word.utf8.dropFirst(2).allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "$")
    }

    private static func isNumbers(_ line: String) -> Bool {
        line.utf8.allSatisfy { isDigit($0) || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    private static func blockTerminator(of line: String) -> Substring? {
        guard line.utf8.first == UInt8(ascii: "$") else { return nil }
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, isBlockName(words[0]), words[1] == "<<", words[2].utf8.count == 17,
            words[2].utf8.first == UInt8(ascii: "T"), isHexadecimal(words[2].utf8.dropFirst())
        else { return nil }
        return words[2]
    }

    /// The line with every literal emptied, and the literals. `nil` for an open quote, a control character, or a stray mark.
    private static func split(_ line: String) -> (outside: String, literals: [String])? {
        guard line.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else { return nil }
        var outside = String.UnicodeScalarView()
        var literals: [String.UnicodeScalarView] = []
        var quoted = false
        // Scalars, not characters: gnuplot sees a quote followed by a combining mark as a quote.
        for scalar in line.unicodeScalars {
            if scalar == "'" {
                if !quoted { literals.append(.init()) }
                outside.append(scalar)
                quoted.toggle()
            } else if quoted {
                literals[literals.count - 1].append(scalar)
            } else {
                outside.append(scalar)
            }
        }
        return quoted ? nil : (String(outside), literals.map { String($0) })
    }
}
