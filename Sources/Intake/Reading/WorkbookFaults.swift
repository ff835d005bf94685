// What a person is told of a workbook that cannot be read.

internal import Domain
internal import WorkbookFrames

/// Findings about workbooks.
enum WorkbookFaults {
    private static let saveAgain = Bilingual(
        "请在 Excel 或 WPS 中打开，另存为 .xlsx 后重新导入", "Open it in Excel or WPS, save it as .xlsx and import it again")
    private static let split = Bilingual(
        "请分成几个文件，或另存为“CSV UTF-8（逗号分隔）”后导入", "Split it into several files, or save it as “CSV UTF-8 (comma delimited)” and import that")

    static func finding(_ failure: WorkbookChild.Failure, at place: Finding.Place) -> Finding {
        switch failure {
        case .refused(let fault, let row, let column):
            var place = place
            if row > 0 { place.row = row }
            if column > 0 {
                place.column = "\(column)"
                place.columnNumber = column
            }
            return finding(fault, at: place)
        case .notStarted:
            return Finding(
                "intake.workbook.program", at: place,
                what: Bilingual(
                    "读取工作簿的程序 talentpool-workbook 无法启动", "the program that reads workbooks, talentpool-workbook, could not be started"),
                expected: Bilingual("它与 talentpool 在同一文件夹", "it to stand beside talentpool"),
                action: Bilingual("请重新安装；也可另存为“CSV UTF-8”后导入", "Install again, or save the workbook as “CSV UTF-8” and import that"))
        case .silent, .late, .broken:
            return Finding(
                "intake.workbook.limits", at: place,
                what: Bilingual("读取工作簿超出了时间或内存的限度，已中止", "reading the workbook went beyond its limits of time or memory and was ended"),
                action: split)
        case .unruly:
            return Finding(
                "intake.workbook.limits", at: place,
                what: Bilingual("读取工作簿的程序返回的数据不符合约定，已中止", "the program that reads workbooks gave an answer it may not give, and was ended"),
                action: saveAgain)
        }
    }

    private static func finding(_ fault: WorkbookFault, at place: Finding.Place) -> Finding {
        func damaged(_ zh: String, _ en: String) -> Finding {
            Finding("intake.workbook.damaged", at: place, what: Bilingual(zh, en), action: saveAgain)
        }
        func hostile(_ zh: String, _ en: String) -> Finding {
            Finding(
                "intake.workbook.unsafe", at: place, what: Bilingual(zh, en),
                action: Bilingual(
                    "请核实文件来源；确属可信的，在 Excel 或 WPS 中另存为 .xlsx",
                    "Make sure where it comes from; if it can be trusted, save it in Excel or WPS as .xlsx"))
        }
        func large(_ zh: String, _ en: String) -> Finding {
            Finding("intake.workbook.large", at: place, what: Bilingual(zh, en), action: split)
        }
        func format(_ zh: String, _ en: String) -> Finding {
            Finding("intake.file.format", at: place, what: Bilingual(zh, en), action: saveAgain)
        }
        return switch fault {
        case .damagedArchive: damaged("文件已损坏，不是完整的压缩包", "the file is damaged: no whole zip archive")
        case .damagedEntry: damaged("压缩包中的内容已损坏，或与其说明不符", "what the archive holds is damaged, or is not what it says")
        case .missingPart: damaged("工作簿缺少它所引用的部分", "the workbook lacks a part that it refers to")
        case .malformedXML: damaged("工作簿的内容不是正确的 XML", "what the workbook holds is no well-formed XML")
        case .cellPlace: damaged("行或单元格的位置有误：写法不对、重复或次序颠倒", "a row or cell has no readable place, or one given twice or out of order")
        case .cellValue: damaged("单元格的数值或类型无法读取", "the number or type of the cell cannot be read")
        case .missingString: damaged("单元格引用了不存在的共享文字", "the cell refers to a shared text that is not there")
        case .encrypted:
            Finding(
                "intake.file.encrypted", at: place, what: Bilingual("压缩包已加密", "the archive is encrypted"),
                action: Bilingual("请取消密码，另存为 .xlsx 后重新导入", "Take the password off, save it as .xlsx and import it again"))
        case .entryNames: hostile("压缩包中有指向包外的或重复的名称", "the archive has names that lead out of it, or the same name twice")
        case .overlappingEntries: hostile("压缩包各部分所占字节多于整个文件", "the parts of the archive claim more bytes than the file has")
        case .packing: hostile("压缩包用了工作簿不用的压缩方法", "the archive is packed in a way that workbooks are not")
        case .unpackedRatio: hostile("压缩比异常（解压后超过原来的 100 倍），疑为压缩炸弹", "it unpacks to more than a hundred times its size, as zip bombs do")
        case .documentType: hostile("含有 DOCTYPE 或实体声明，工作簿中不应有", "it holds a document type or entity declaration, which workbooks do not")
        case .nestedTooDeep: hostile("XML 嵌套过深", "its XML is nested too deep")
        case .tooManyEntries: hostile("压缩包中超过 10,000 项", "the archive has more than 10,000 entries")
        case .notWorkbook: format("这不是 Excel 工作簿", "this is no Excel workbook")
        case .binaryWorkbook: format("这是二进制工作簿（.xlsb）", "this is a binary workbook (.xlsb)")
        case .openDocument: format("这是 OpenDocument 电子表格（.ods）", "this is an OpenDocument spreadsheet (.ods)")
        case .unpackedSize: large("解压后超过 1 GiB", "it unpacks to more than 1 GiB")
        case .tooManySheets: large("工作表超过 1,000 个", "it has more than 1,000 sheets")
        case .tooManyMerges: large("合并单元格超过 100,000 处", "it has more than 100,000 merged cells")
        case .tooManyStyles: large("单元格格式超过 70,000 种", "it has more than 70,000 cell formats")
        case .tooManyStrings: large("不同的文字过多（超过 400 万条或 96 MiB）", "it has too many different texts (more than 4 million, or 96 MiB)")
        case .tooManyRows: large("行数超过 1,048,576", "it has more than 1,048,576 rows")
        case .tooManyColumns: large("列数超过 16,384", "it has more than 16,384 columns")
        case .tooManyCells: large("单元格过多", "it has too many cells")
        case .longCell:
            Finding(
                "intake.cell.long", at: place, what: Bilingual("单元格文字超过 32,767 字", "the text of the cell is longer than 32,767 characters"),
                action: Bilingual("请缩短后重新导入", "Shorten it and import again"))
        case .wrongUse: damaged("所要的工作表不存在", "the sheet asked for is not there")
        }
    }
}
