// The sentences of damage findings, in both languages.

internal import Domain

extension Damage {
    /// What is wrong, as a short clause.
    var what: Bilingual {
        switch self {
        case .errorValue: Bilingual("单元格是电子表格的错误值", "the cell holds an error value of a spreadsheet")
        case .hashes: Bilingual("单元格只有 # 号（列太窄，数值没有显示出来）", "the cell holds number signs only (the column was too narrow to show the value)")
        case .formula: Bilingual("公式没有计算结果", "a formula without its result")
        case .formulaText: Bilingual("单元格里是公式文字，不是值", "the cell holds the text of a formula, no value")
        case .boolean: Bilingual("值变成了 TRUE 或 FALSE", "the value has become TRUE or FALSE")
        case .placeholder: Bilingual("填的是“无”“/”“N/A”之类，按空白处理", "“none”, “/”, “N/A” or the like: taken as empty")
        case .scientific: Bilingual("长数字变成了科学记数法，后面的数字已丢失", "a long number has become scientific notation; its last digits are lost")
        case .decimal: Bilingual("编号带有小数点", "the number has a decimal point")
        case .separators: Bilingual("编号里有千位分隔符", "the number has thousands separators")
        case .turnedIntoDay: Bilingual("名称或编号被表格变成了日期", "a spreadsheet has turned a name or number into a day")
        case .fullWidth: Bilingual("数字为全角，已按半角读取", "full-width digits, read as plain ones")
        case .zerosLost: Bilingual("可能丢失了开头的零", "zeros at the beginning may be lost")
        case .phoneZero: Bilingual("电话可能丢失了区号开头的零", "the telephone number may lack the zero of its area code")
        case .phoneLength: Bilingual("手机号码不是11位", "a mobile number that has not 11 digits")
        case .invisible: Bilingual("含有看不见的字符", "invisible characters")
        case .blanks: Bilingual("首尾有空白", "blanks at the beginning or end")
        case .lineBreak: Bilingual("单元格里有换行", "a line break inside the cell")
        case .replacement: Bilingual("有字符在转换编码时丢失（�）", "characters were lost when the encoding was converted (�)")
        case .mojibake: Bilingual("文字是乱码（用错编码打开后保存的）", "garbled text (opened with the wrong encoding and saved)")
        case .questionMarks: Bilingual("有字被问号代替（编码里没有这个字）", "characters were replaced by question marks (the encoding lacks them)")
        case .privateUse: Bilingual("含有自造字，别的电脑上看不到", "private-use characters that other computers cannot show")
        case .missingGlyph: Bilingual("有字被方框代替", "characters were replaced by boxes")
        case .entity: Bilingual("含有网页转义文字（如 &amp;nbsp;）", "escapes of web pages (such as &amp;nbsp;)")
        case .escape: Bilingual("含有 _x000D_ 之类的转义文字", "escapes such as _x000D_")
        case .apostrophe: Bilingual("开头有撇号，已去掉", "an apostrophe at the beginning, left out")
        case .truncated: Bilingual("文字恰为单元格长度上限，可能被截断", "the text is exactly as long as a cell may be: it may be cut off")
        case .dayForm: Bilingual("日期写法不是 YYYY-MM-DD，但只有一种读法，已读取", "days not written YYYY-MM-DD; they have one reading and were read")
        case .dayWithTime: Bilingual("日期带有时间，只取日期", "days with a time of day, which is left out")
        case .dayAmbiguous: Bilingual("年份在后的日期有两种读法（日月或月日）", "a day with its year at the end can be read in two ways (day or month first)")
        case .dayShortYear: Bilingual("年份只有两位", "a year of two digits")
        case .daySerial: Bilingual("日期变成了序列号", "the day has become a serial number")
        case .dayZero: Bilingual("是空白或零变成的日期", "a day made of an empty cell or a zero")
        case .dayPart: Bilingual("日期不完整", "the day is incomplete")
        case .dayTimeOnly: Bilingual("只有时间，没有日期", "a time without a day")
        case .dayEpoch: Bilingual("日期可能差1462天（1904与1900两种起点混用）", "days that may be 1,462 days off (the 1904 and 1900 epochs were mixed)")
        case .percentSign: Bilingual("百分比带有 % 号，已读取", "percentages with a sign, read")
        case .fraction: Bilingual("整列都不超过1，可能把12%写成了0.12", "no value of the column is above 1: 12 % may have been written 0.12")
        case .comma: Bilingual("数里有逗号，可能是千位分隔符，也可能是小数点", "a comma in a number: a thousands separator or a decimal comma")
        case .exponent: Bilingual("数是科学记数法", "a number in scientific notation")
        case .letters: Bilingual("数里混有字母 O 或 l", "letters O or l in a number")
        case .unit: Bilingual("数后面带有单位", "a unit behind the number")
        case .rounding: Bilingual("带有计算误差的小数（如 89.99999999999999）", "decimals with the error of a calculation (such as 89.99999999999999)")
        case .negativeZero: Bilingual("负零，按零读取", "a negative zero, read as zero")
        case .documentRounded:
            Bilingual("证件号码被当作数字，末三位已变成零", "the document number was taken for a number; its last three digits have become zeros")
        case .documentCheck: Bilingual("证件号码的校验位不对", "the check digit of the document number is wrong")
        case .documentBirth: Bilingual("证件号码里的出生日期不存在或在将来", "the date of birth in the document number does not exist or is still to come")
        case .documentDivision: Bilingual("证件号码里的行政区划不存在", "the division in the document number does not exist")
        case .documentLength: Bilingual("全为数字的证件号码不是18位", "a document number of digits alone that has not 18 of them")
        case .documentForm: Bilingual("证件号码里有空格、连字符或全角字符", "blanks, hyphens or full-width signs in the document number")
        case .documentSex: Bilingual("证件号码与性别列不一致", "document number and sex do not agree")
        case .seriesDocument:
            Bilingual("证件号码逐行加一，可能是拖动填充造成的", "document numbers rise by one from row to row: they may have been drag-filled")
        case .seriesPhone: Bilingual("电话逐行加一，可能是拖动填充造成的", "telephone numbers rise by one from row to row: they may have been drag-filled")
        case .seriesName: Bilingual("姓名末尾的数字逐行加一，可能是拖动填充造成的", "names end with numbers that rise by one: they may have been drag-filled")
        case .seriesText: Bilingual("名称中的数字逐行加一，可能是拖动填充造成的", "names hold numbers that rise by one: they may have been drag-filled")
        case .seriesDay: Bilingual("日期逐行加一天，可能是拖动填充造成的", "days rise by one from row to row: they may have been drag-filled")
        case .shifted: Bilingual("这一行的值像是整体错了一列", "the values of this row seem to stand one column off")
        }
    }

    /// What the reader can do; nil where `what` says it all.
    var action: Bilingual? {
        switch self {
        case .errorValue, .hashes, .formula, .formulaText:
            Bilingual("请在原表中改正后，以“值”粘贴再保存", "Mend it in the original sheet, paste it as a value and save again")
        case .scientific, .documentRounded:
            Bilingual("请从原始材料重新录入，先把该列设为“文本”格式", "Enter it again from the original papers, after setting the column's format to text")
        case .decimal, .separators, .turnedIntoDay, .zerosLost, .phoneZero:
            Bilingual("请把该列设为“文本”格式后核对", "Set the column's format to text and check it")
        case .dayAmbiguous, .dayShortYear, .dayPart, .daySerial, .dayZero, .dayTimeOnly:
            Bilingual("请写作 YYYY-MM-DD", "Write it YYYY-MM-DD")
        case .dayEpoch: Bilingual("请核对原表的日期", "Check the days of the original sheet")
        case .replacement, .mojibake, .questionMarks:
            Bilingual("请从没有损坏的原文件重新导出，保存为“CSV UTF-8”或 .xlsx", "Export it again from the undamaged original, as “CSV UTF-8” or .xlsx")
        case .privateUse, .missingGlyph: Bilingual("请用通用汉字或注明读音", "Use a standard character, or state how it is read")
        case .comma, .exponent, .letters, .unit: Bilingual("请只写数字，如 85.5", "Write digits alone, such as 85.5")
        case .fraction: Bilingual("前12%请写作 12", "For the best 12 % write 12")
        case .documentCheck, .documentBirth, .documentDivision, .documentLength, .documentSex:
            Bilingual("请与证件核对", "Hold it against the document")
        case .seriesDocument, .seriesPhone, .seriesName, .seriesText, .seriesDay:
            Bilingual("请与原始材料核对", "Hold them against the original papers")
        case .boolean: Bilingual("请填原来的文字", "Write the text that was meant")
        case .shifted: Bilingual("请核对这一行是否多填或漏填了一格", "Check whether the row has one cell too many or too few")
        case .truncated: Bilingual("请与原文核对", "Hold it against the original")
        default: nil
        }
    }
}
