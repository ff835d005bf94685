// What kind of file its first bytes say it is, and what to do with those that are not read.

internal import Domain

/// A kind of file as told by its bytes; its name says nothing.
enum FileSignature {
    case text
    /// A zip archive, which a workbook is.
    case archive
    /// The container of Excel 97–2003, and of encrypted workbooks.
    case compoundFile

    static func of(_ bytes: FileBytes) -> FileSignature {
        var signature = FileSignature.text
        _ = bytes.forEachPiece { piece, _ in
            if piece.starts(with: [0x50, 0x4B, 0x03, 0x04]) || piece.starts(with: [0x50, 0x4B, 0x05, 0x06]) { signature = .archive }
            if piece.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { signature = .compoundFile }
            return false
        }
        return signature
    }

    /// The fault of a compound file: a stream's name tells the encrypted workbook from the old one.
    static func compoundFault(_ bytes: FileBytes, file: String) -> Finding {
        let name = Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        var isEncrypted = false
        var tail: [UInt8] = []
        _ = bytes.forEachPiece { piece, position in
            isEncrypted = (tail + piece).contains(name)
            tail = Array(piece.suffix(name.count - 1))
            // The names stand in one sector of the file; nobody's old workbook needs a longer search.
            return !isEncrypted && position < 64 << 20
        }
        if isEncrypted {
            return Finding(
                "intake.file.encrypted", at: Finding.Place(file: file),
                what: Bilingual("这是设有打开密码的 Excel 工作簿", "this is an Excel workbook protected by a password"),
                action: Bilingual(
                    "请在 Excel 或 WPS 中取消打开密码，另存为 .xlsx 后重新导入", "Take the password off in Excel or WPS, save it as .xlsx and import it again")
            )
        }
        return Finding(
            "intake.file.format", at: Finding.Place(file: file),
            what: Bilingual("这是 Excel 97–2003 的旧格式（.xls）", "this is the old format of Excel 97–2003 (.xls)"),
            action: Bilingual("请在 Excel 或 WPS 中另存为 .xlsx 后重新导入", "Save it in Excel or WPS as .xlsx and import it again"))
    }
}
