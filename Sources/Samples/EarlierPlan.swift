// Writes the plan file of an invented earlier edition: the text of the official plan with its years moved back and marked as invented.

import Domain

/// The text of an invented earlier edition of an official plan.
struct EarlierPlan {
    let official: Plan
    /// YAML of the official plan.
    let source: String
    let officialYear: Int
    /// The year to move to.
    let year: Int

    var id: String {
        let suffix = "-\(officialYear)"
        return official.id.hasSuffix(suffix) ? "\(official.id.dropLast(suffix.utf8.count))-\(year)" : "\(official.id)-\(year)"
    }

    var text: String {
        var lines = [
            "# 虚构的往年方案，仅用于示例，由 \(official.id) 移前而成；没有这样一份文件。",
            "# An invented earlier edition for samples only, made by moving \(official.id) back; there is no such document.",
        ]
        for block in blocks {
            switch block.key {
            case "document", "invented_from": continue
            case "id": lines.append("id: \(id)")
            case "title": lines.append(bilingual("title", zh: title.zh, en: title.en))
            case "short_title":
                lines.append(bilingual("short_title", zh: shortTitle.zh, en: shortTitle.en))
                lines.append("invented_from: \(official.id)")
            default: lines += block.lines.map { moved($0) }
            }
        }
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The top-level keys with all their lines, comments left out: a block runs up to the next line that starts at the margin.
    private var blocks: [(key: String, lines: [String])] {
        var blocks: [(key: String, lines: [String])] = []
        for line in source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("#") || line.hasPrefix("---") { continue }
            if line.isEmpty {
                // A blank line is a block of its own, or it would vanish with a block that is left out.
                blocks.append((key: "", lines: [line]))
            } else if line.hasPrefix(" ") || line.hasPrefix("-"), !blocks.isEmpty {
                blocks[blocks.count - 1].lines.append(line)
            } else {
                blocks.append((key: String(line.prefix { $0 != ":" }), lines: [line]))
            }
        }
        return blocks
    }

    private var title: Bilingual {
        let zh = official.title.zh.contains("\(officialYear)") ? moved(official.title.zh, everyYear: true) : "\(year)年\(official.title.zh)"
        let en = official.title.en.contains("\(officialYear)") ? moved(official.title.en, everyYear: true) : "\(official.title.en), \(year)"
        return Bilingual("\(zh)（虚构的往年方案）", "\(en) (invented earlier edition)")
    }

    private var shortTitle: Bilingual {
        func renamed(_ text: String) -> String {
            text.contains("\(officialYear)") ? moved(text, everyYear: true) : "\(text) \(year)"
        }
        return Bilingual("\(renamed(official.shortTitle.zh))（虚构）", "\(renamed(official.shortTitle.en)) (invented)")
    }

    private func bilingual(_ key: String, zh: String, en: String) -> String {
        func quoted(_ text: String) -> String {
            "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
        }
        return "\(key): {zh: \(quoted(zh)), en: \(quoted(en))}"
    }

    /// The text with every day (YYYY-MM-DD) and every year before 年 moved back.
    ///
    /// - Parameter everyYear: in a title, a year needs no 年; elsewhere a number of four digits may be a number of places.
    private func moved(_ text: String, everyYear: Bool = false) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let startsNumber = isDigit(bytes[index]) && (index == 0 || !isDigit(bytes[index - 1]))
            if startsNumber, index + 10 <= bytes.count,
                let day = CivilDay(String(decoding: bytes[index..<index + 10], as: UTF8.self)),
                let earlier = day.adding(years: year - officialYear)
            {
                result += Array(earlier.description.utf8)
                index += 10
            } else if startsNumber, let written = lonelyYear(bytes, at: index, bare: everyYear) {
                result += Array("\(written + year - officialYear)".utf8)
                index += 4
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A year of four digits from 1990 to 2099 that is not part of a longer number.
    private func lonelyYear(_ bytes: [UInt8], at index: Int, bare: Bool) -> Int? {
        guard index + 4 <= bytes.count, bytes[index..<index + 4].allSatisfy(isDigit),
            index + 4 == bytes.count || !isDigit(bytes[index + 4]),
            bare || bytes[(index + 4)...].starts(with: "年".utf8),
            let written = Int(String(decoding: bytes[index..<index + 4], as: UTF8.self)), (1990...2099).contains(written)
        else { return nil }
        return written
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }
}
