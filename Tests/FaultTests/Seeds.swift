// Fifty files that are well, the beginnings of the mutated ones.

import Foundation
import TestWorkbooks

/// A file to be mutated.
struct Seed: Sendable {
    let name: String
    /// Of a workbook; nil for text.
    let entries: [ZipEntry]?
    let bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) { (self.name, self.bytes, entries) = (name, bytes, nil) }

    init(_ name: String, _ workbook: TestWorkbook) { (self.name, bytes, entries) = (name, workbook.bytes, workbook.entries) }

    /// Six tables, each as four to five kinds of text and three to four of workbooks.
    static let all: [Seed] = {
        let tables = [
            Office.mentors("mentors", 90...110), Office.applications("applications", 200...220), Office.results("results", 1...30),
            Office.placements("placements", 20...30), Office.applications("corrections", 1...10, shift: 1, called: "更"),
            Office.results("missing", 900...905),
        ]
        var seeds: [Seed] = []
        for (number, table) in tables.enumerated() {
            let rows = table.text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
            let plain = TextForms.text(rows)
            seeds += [
                Seed("\(table.name) UTF-8", Array(plain.utf8)),
                Seed("\(table.name) CR LF", Array(("\u{FEFF}" + TextForms.text(rows, delimiter: ";", lineEnd: "\r\n")).utf8)),
                Seed("\(table.name) GB18030", TextForms.gb18030(TextForms.text(rows, delimiter: number % 2 == 0 ? "\t" : ",")) ?? []),
                Seed("\(table.name) UTF-16", TextForms.utf16(plain, bigEndian: number % 2 == 1)),
            ]
            seeds.append(Seed("\(table.name) inline", TestWorkbook([TestSheet("一", texts: rows)])))
            seeds.append(Seed("\(table.name) shared", shared(rows)))
            var hidden = TestSheet("藏", texts: rows)
            hidden.state = "hidden"
            hidden.after = "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"
            var workbook = TestWorkbook([hidden, TestSheet("二", texts: rows)])
            (workbook.prefix, workbook.absolute) = ("x:", true)
            seeds.append(Seed("\(table.name) sheets", workbook))
            seeds.append(
                Seed(
                    "\(table.name) quoted",
                    Array("\"\(plain.replacing(",", with: "\",\"").replacing("\n", with: "\"\n\"").dropLast())".utf8)))
        }
        seeds.append(Seed("plain bytes", Array("人员编号,方案\n".utf8)))
        seeds.append(Seed("old", [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 7, count: 2000)))
        return seeds
    }()

    /// Texts shared, days as numbers with formats, formulas with results, rows and cells without places.
    private static func shared(_ rows: [[String]]) -> TestWorkbook {
        var strings: [String] = []
        let xml = rows.map { row in
            "<row>"
                + row.map { cell in
                    if cell.hasPrefix("20"), cell.count == 10 {
                        let day = (ISO8601DateFormatter().date(from: "\(cell)T00:00:00Z")?.timeIntervalSince1970 ?? 0) / 86_400 + 25_569
                        return "<c s=\"1\"><f>DATE(1,2,3)</f><v>\(Int(day))</v></c>"
                    }
                    if let number = Int(cell) { return "<c><v>\(number)</v></c>" }
                    strings.append("<r><t>\(cell.prefix(1))</t></r><r><rPr/><t>\(cell.dropFirst())</t></r><rPh><t>x</t></rPh>")
                    return "<c t=\"s\"><v>\(strings.count - 1)</v></c>"
                }.joined() + "</row>"
        }
        var workbook = TestWorkbook([TestSheet("一", rows: xml.joined())])
        workbook.strings = strings
        (workbook.styles, workbook.formats) = ([0, 164], [(164, "yyyy\"年\"m\"月\"d\"日\"")])
        return workbook
    }
}

/// Changes bytes at random.
struct Mutation {
    /// One to eight changes of a file: of its bytes, or of one part of a workbook that is then packed again.
    static func of(_ seed: Seed, _ random: inout SeededGenerator) -> [UInt8] {
        guard var entries = seed.entries, Int.random(in: 0..<4, using: &random) > 0 else { return changed(seed.bytes, seed.bytes, &random) }
        let number = Int.random(in: 0..<entries.count, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0: entries.remove(at: number)
        case 1: entries.append(entries[number])
        case 2: entries[number].statedSize = Int.random(in: 0..<100_000, using: &random)
        default: entries[number].content = changed(entries[number].content, entries[(number + 1) % entries.count].content, &random)
        }
        return Zip.archive(entries)
    }

    private static func changed(_ bytes: [UInt8], _ other: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            guard !bytes.isEmpty else { break }
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
            switch Int.random(in: 0..<9, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 4: bytes.insert(contentsOf: Array(repeating: bytes[place], count: Int.random(in: 1...5000, using: &random)), at: place)
            case 5:
                let words = [
                    "\"", ",", "\r\n", "\u{FEFF}", "\u{FFFD}", "9999999999", "-1", "<", "&#0;", "]]>", "4.4E+17", "xml:space",
                    "<!DOCTYPE a>",
                ]
                bytes.insert(contentsOf: Array(words[Int.random(in: 0..<words.count, using: &random)].utf8), at: place)
            case 6 where !other.isEmpty:
                let from = Int.random(in: 0..<other.count, using: &random)
                bytes.replaceSubrange(place..<end, with: other[from..<min(other.count, from + 64)])
            case 7: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
            default: if Int.random(in: 0..<4, using: &random) == 0 { bytes.removeSubrange(place...) }
            }
        }
        return bytes
    }
}
