// The findings about the text of a file as such: its encoding, its quotation marks, that it is no text at all.

internal import Domain

/// Findings of reading text.
enum TextFaults {
    private static let save = Bilingual(
        "请在电子表格中另存为“CSV UTF-8（逗号分隔）”或 .xlsx 后重新导入",
        "Save it from the spreadsheet as “CSV UTF-8 (comma delimited)” or .xlsx and import it again")
    private static let saveOrName = Bilingual(
        "请在电子表格中另存为“CSV UTF-8（逗号分隔）”或 .xlsx 后重新导入，或用 --encoding 指明编码（如 gb18030）",
        "Save it from the spreadsheet as “CSV UTF-8 (comma delimited)” or .xlsx and import it again, or name its encoding, as in --encoding gb18030"
    )

    static func empty(_ file: String) -> Finding {
        Finding(
            "intake.file.empty", at: Finding.Place(file: file), what: Bilingual("文件是空的", "the file is empty"),
            expected: Bilingual("第一行为列名，其后每行一条记录", "a heading row, then one record a row"))
    }

    static func zeros(_ file: String) -> Finding {
        Finding(
            "intake.file.format", at: Finding.Place(file: file),
            what: Bilingual("这不是 CSV 文本（含有零字节）", "this is not CSV text (it holds zero bytes)"), action: save)
    }

    static func noConverter(_ encoding: TextEncoding, _ file: String) -> Finding {
        Finding(
            "intake.encoding.unsupported", at: Finding.Place(file: file),
            what: Bilingual("这台机器不能读取 \(encoding.label) 编码", "this machine cannot read \(encoding.label)"), action: save)
    }

    static func guessed(_ encoding: TextEncoding, _ file: String) -> Finding {
        Finding(
            "intake.encoding.guessed", .warning, at: Finding.Place(file: file),
            what: Bilingual(
                "文件不是 UTF-8，已按 \(encoding.label) 编码读取", "the file is not UTF-8; it was read as \(encoding.label)"),
            action: Bilingual("如文字有误，请用 --encoding 指明编码", "Where the text is wrong, name its encoding with --encoding"))
    }

    static func undecodable(_ encoding: String, at place: Finding.Place) -> Finding {
        Finding(
            "intake.encoding", at: place,
            what: Bilingual("这一格含有不是 \(encoding) 的字节", "the cell holds bytes that are not \(encoding)"), action: saveOrName)
    }

    static func moreUndecodable(_ count: Int, _ encoding: String, at place: Finding.Place) -> Finding {
        Finding(
            "intake.encoding.more", at: place,
            what: Bilingual("另有 \(count) 格含有不是 \(encoding) 的字节", "\(count) more cells hold bytes that are not \(encoding)"))
    }

    static func replaced(at place: Finding.Place) -> Finding {
        Finding(
            "intake.encoding.replaced", at: place,
            what: Bilingual(
                "这一格含有替代符 U+FFFD：原来的字已被先前的程序丢失", "the cell holds U+FFFD: an earlier program lost the character that stood here"),
            action: Bilingual("请从丢字之前的文件重新导出，或补上原来的字", "Export it again from the file of before, or put the lost character in"))
    }

    static func moreReplaced(_ count: Int, at place: Finding.Place) -> Finding {
        Finding(
            "intake.encoding.more", at: place, what: Bilingual("另有 \(count) 格含有替代符 U+FFFD", "\(count) more cells hold U+FFFD"))
    }

    /// Whether reading went on after the fault: it is about what one cell holds.
    static func areOfCells(_ code: String) -> Bool {
        ["intake.encoding", "intake.encoding.replaced", "intake.encoding.more"].contains(code)
    }

    static func quotation(at place: Finding.Place) -> Finding {
        Finding(
            "intake.csv.broken", at: place,
            what: Bilingual("引号没有配对，其后无法读取", "a quotation mark is not closed; nothing after it can be read"),
            expected: Bilingual("RFC 4180 的 CSV", "CSV as in RFC 4180"))
    }
}
