// How a worklist that came back is told what is wrong with it: the wording, apart from what finds it.

package import Domain

/// Faults of a returned worklist.
package enum WorklistFault {
    static func version(_ found: String?, _ file: String) -> Finding {
        Finding(
            "worklist.version", at: Finding.Place(file: file, sheet: SheetMark.sheetName),
            what: Bilingual("待答表的版本与本程序不符", "the worklist is of a version that this program does not read"), found: found,
            expected: Bilingual("版本 \(SheetMark.version)", "version \(SheetMark.version)"),
            action: Bilingual("请用 talentpool worklist 另发一份", "Issue another with talentpool worklist"))
    }

    static func damaged(_ file: String) -> Finding {
        Finding(
            "worklist.damaged", at: Finding.Place(file: file),
            what: Bilingual("待答表的隐藏内容不完整", "the hidden part of the worklist is not complete"),
            action: Bilingual("请在原发的文件里填写，或另发一份", "Fill in the file that was sent, or issue another"))
    }

    /// - Parameter candidates: names of sheets with the headings of a worklist.
    static func renamed(_ name: String, _ candidates: [String], _ file: String) -> Finding {
        let now = candidates.first
        return Finding(
            "worklist.sheet.renamed", at: Finding.Place(file: file, sheet: now),
            what: now == nil
                ? Bilingual("这是一份待答表，但其中的工作表“\(name)”被删去了", "this is a worklist, but its sheet “\(name)” was removed")
                : Bilingual("这是一份待答表，但其中的工作表“\(name)”被改了名", "this is a worklist, but its sheet “\(name)” was renamed"),
            action: now == nil
                ? Bilingual("请交回原发的文件", "Send back the file that was sent")
                : Bilingual("请把工作表改回原名“\(name)”，再交回", "Give the sheet its name “\(name)” back and send the file again"))
    }

    /// - Parameter hasHeadings: whether it is a copy of the sheet of answers.
    static func added(sheet: String, hasHeadings: Bool, _ file: String) -> Finding {
        Finding(
            "worklist.sheet.added", hasHeadings ? .error : .warning, at: Finding.Place(file: file, sheet: sheet),
            what: hasHeadings
                ? Bilingual(
                    "文件里另有一张与待答表列名相同的工作表，看不出以哪一张为准", "another sheet has the headings of the worklist: which of them counts cannot be told")
                : Bilingual("文件里另有一张写有内容的工作表，不入库", "the file has another sheet with something in it; it is not stored"),
            action: hasHeadings
                ? Bilingual("请把答复都填在原表中，删去另一张", "Put all answers into the sheet that was sent and remove the other")
                : Bilingual("请人工查看；属于答复的，填到待答表中", "Look at it; what is an answer belongs into the worklist"))
    }

    /// Written beside or below the instructions.
    static func note(_ file: String, _ sheet: String?, row: Int, column: Int) -> Finding {
        Finding(
            "worklist.cell.outside", .warning, at: Finding.Place(file: file, row: row, columnNumber: column, sheet: sheet),
            what: Bilingual("说明页上写有内容，不入库", "something was written on the sheet of instructions; it is not stored"),
            action: Bilingual("请人工查看；属于答复的，填到待答表中", "Look at it; what is an answer belongs into the worklist"))
    }

    static func added(at place: Finding.Place) -> Finding {
        Finding(
            "worklist.row.added", at: place, what: Bilingual("这一行不是原表所有", "the row was not in the worklist as sent"),
            action: Bilingual("请删去这一行；新的情况另用“跟踪”模板报送", "Remove it; send other news with the template of follow-ups"))
    }

    static func twice(_ first: Int, at place: Finding.Place) -> Finding {
        Finding(
            "worklist.row.twice", at: place,
            what: Bilingual("与第 \(first) 行是同一行（行标识相同）", "this row and row \(first) are the same (same token)"),
            action: Bilingual("请只保留一行", "Keep one of them"))
    }

    static func overwritten(at place: Finding.Place) -> Finding {
        Finding(
            "worklist.cell.shown", .warning, at: place,
            what: Bilingual("灰色格被改动；这处改动不入库", "a grey cell was changed; this change is not stored"),
            action: Bilingual("学校或届别确有变动的，请告知管理办公室另行更正", "Where school or cohort did change, tell the office, which corrects it"))
    }

    static func mixedPair(at place: Finding.Place) -> Finding {
        Finding(
            "worklist.row.mixed", at: place,
            what: Bilingual(
                "行标识与两个编号对不上（可能只排序了几列）",
                "token and the two numbers do not belong together (perhaps only some columns were sorted)"),
            action: Bilingual("请恢复灰色各列原来的内容", "Put back what stood in the grey columns"))
    }

    static func verdict(_ found: String, at place: Finding.Place) -> Finding {
        Finding(
            "worklist.verdict", at: place, what: Bilingual("不是可选的回答", "none of the answers to choose from"), found: found,
            expected: Bilingual(
                SameAnswer.allCases.map(\.label.zh).joined(separator: "、"), SameAnswer.allCases.map(\.label.en).joined(separator: ", ")),
            action: Bilingual("请从下拉列表中选择，或清空", "Choose from the list, or empty the cell"))
    }

    static func mixed(at place: Finding.Place) -> Finding {
        Finding(
            "worklist.row.mixed", at: place,
            what: Bilingual(
                "行标识与编号、姓名或问题对不上（可能只排序了几列）",
                "token and number, name or question do not belong together (perhaps only some columns were sorted)"),
            action: Bilingual("请恢复灰色各列原来的内容", "Put back what stood in the grey columns"))
    }

    /// Text without the hidden part: saved as CSV, or copied into another workbook.
    package static func unmarked(_ file: String, sheet: String?) -> Finding {
        Finding(
            "worklist.unmarked", at: Finding.Place(file: file, sheet: sheet),
            what: Bilingual(
                "这是一份待答表的内容，但没有随表发出的隐藏部分（可能另存成了 CSV，或复制到了别的工作簿）",
                "this is what a worklist says, without the hidden part that was sent with it (saved as CSV, or copied into another workbook)"
            ),
            action: Bilingual("请在原发的 .xlsx 文件里填写并交回", "Fill in the .xlsx file that was sent, and send that back"))
    }

    /// Options of import that mean nothing for a worklist, as they are written.
    package static func options(_ options: [String], _ file: String) -> Finding {
        Finding(
            "worklist.option", at: Finding.Place(file: file),
            what: Bilingual("待答表自己说明一切，这些选项对它不起作用", "a worklist says everything itself: these options do nothing for it"),
            found: options.joined(separator: " "), action: Bilingual("去掉这些选项，单独导入待答表", "Leave them out; import the worklist by itself"))
    }
}
