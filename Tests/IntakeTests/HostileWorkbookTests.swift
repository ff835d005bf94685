// Archives made to harm whoever opens them: refused by name, within 5 seconds and 256 MB.

import Domain
import Foundation
import Intake
import TestWorkbooks
import Testing

@Suite struct HostileWorkbookTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let code: String
        let bytes: @Sendable () -> [UInt8]

        init(_ name: String, _ code: String, _ bytes: @escaping @Sendable () -> [UInt8]) {
            (self.name, self.code, self.bytes) = (name, code, bytes)
        }

        var testDescription: String { name }
    }

    private static let plain = TestWorkbook([TestSheet("一", texts: [["人员编号", "姓名"], ["P1", "甲"]])])

    /// The plain workbook with one part changed.
    private static func changed(_ part: String, _ change: (inout ZipEntry) -> Void) -> [ZipEntry] {
        plain.entries.map { entry in
            guard entry.name == part else { return entry }
            var entry = entry
            change(&entry)
            return entry
        }
    }

    private static let sheet = "xl/worksheets/sheet1.xml"
    private static let head = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"

    /// Spaces that unpack to 158 times their size.
    private static func bomb(_ megabytes: Int) -> ZipEntry {
        var entry = ZipEntry(sheet, [])
        entry.packed = Zip.packRun(of: 0x20, count: megabytes << 20, before: Array(head.utf8))
        entry.statedSize = megabytes << 20 + head.utf8.count
        return entry
    }

    static let cases: [Case] = [
        Case("a bomb by ratio", "intake.workbook.unsafe") { Zip.archive(changed(sheet) { $0 = bomb(24) }) },
        Case("a bomb that claims to be small", "intake.workbook.unsafe") {
            Zip.archive(
                changed(sheet) {
                    $0 = bomb(24)
                    $0.statedSize = 100
                })
        },
        Case("a bomb within archives within an archive", "intake.file.format") {
            let inner = Zip.archive([bomb(24)])
            return Zip.archive((0..<16).map { ZipEntry("\($0).zip", inner) })
        },
        Case("a hundred thousand entries", "intake.workbook.unsafe") {
            Zip.archive(plain.entries + (0..<100_000).map { ZipEntry("xl/x\($0)", []) })
        },
        Case("a size that is too small", "intake.workbook.damaged") { Zip.archive(changed(sheet) { $0.statedSize = 10 }) },
        Case("a size that is too large", "intake.workbook.damaged") { Zip.archive(changed(sheet) { $0.statedSize = 1 << 30 }) },
        Case("a packed size beyond the file", "intake.workbook.unsafe") {
            Zip.archive(changed("xl/styles.xml") { $0.statedPackedSize = 1 << 30 })
        },
        Case("entries that share their bytes", "intake.workbook.unsafe") {
            var entries = [ZipEntry("xl/kernel", [UInt8](repeating: 65, count: 100_000))] + plain.entries
            for number in 0..<200 {
                var entry = entries[0]
                entry.name = "xl/quoted\(number)"
                entry.sharesFirst = true
                entries.append(entry)
            }
            return Zip.archive(entries)
        },
        Case("an encrypted entry", "intake.file.encrypted") { Zip.archive(changed(sheet) { $0.flags = 1 }) },
        Case("a name that leads out of the archive", "intake.workbook.unsafe") {
            Zip.archive(plain.entries + [ZipEntry("../../etc/cron.d/x", "x")])
        },
        Case("an absolute name", "intake.workbook.unsafe") { Zip.archive(plain.entries + [ZipEntry("/etc/passwd", "x")]) },
        Case("the same name twice", "intake.workbook.unsafe") { Zip.archive(plain.entries + [ZipEntry("XL/Styles.xml", "x")]) },
        Case("entities that multiply", "intake.workbook.unsafe") {
            let entities = (1...9).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
            return Zip.archive(
                changed(sheet) {
                    $0 = ZipEntry(sheet, "<!DOCTYPE worksheet [<!ENTITY e0 \"x\">\(entities)]>\(head)&e9;</sheetData></worksheet>")
                })
        },
        Case("an entity from outside", "intake.workbook.unsafe") {
            Zip.archive(
                changed(sheet) {
                    $0 = ZipEntry(
                        sheet,
                        "<!DOCTYPE worksheet [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\(head)<row><c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>"
                    )
                })
        },
        Case("a document type elsewhere", "intake.workbook.unsafe") {
            Zip.archive(
                changed("xl/styles.xml") { $0 = ZipEntry($0.name, "<!DOCTYPE styleSheet SYSTEM \"http://127.0.0.1/x.dtd\"><styleSheet/>") })
        },
        Case("an endless tag", "intake.workbook.damaged") {
            Zip.archive(changed(sheet) { $0 = ZipEntry(sheet, "<worksheet x=\"\(String(repeating: "x", count: 6 << 20))\"/>") })
        },
        Case("an old workbook under a new name", "intake.file.format") {
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 4096)
        },
        Case("broken off", "intake.workbook.damaged") { Array(plain.bytes.dropLast(300)) },
        Case("broken off after the first bytes", "intake.workbook.damaged") { [0x50, 0x4B, 3, 4, 20, 0] },
        Case("a binary workbook", "intake.file.format") {
            Zip.archive(
                changed("_rels/.rels") { entry in
                    entry = ZipEntry(
                        entry.name, String(decoding: entry.content, as: UTF8.self).replacing("workbook.xml", with: "workbook.bin"))
                })
        },
        Case("an OpenDocument spreadsheet", "intake.file.format") {
            Zip.archive([
                ZipEntry("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                ZipEntry("content.xml", "<office:document-content/>"),
            ])
        },
        Case("a text document", "intake.file.format") {
            Zip.archive(changed("xl/workbook.xml") { $0 = ZipEntry($0.name, "<w:document xmlns:w=\"w\"/>") })
        },
        Case("a sheet that is not there", "intake.workbook.damaged") { Zip.archive(plain.entries.filter { $0.name != sheet }) },
    ]

    @Test(arguments: cases)
    func `is refused by name, within 5 seconds and 256 MB`(hostile: Case) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("hostile-\(UUID().uuidString).xlsx")
        try Data(hostile.bytes()).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let source = try TableSource(path: file.path, file: "表.xlsx")
        var rows = 0
        let said = source.findings.isEmpty ? source.forEachRow(ofSheet: 0) { _ in rows += 1 } : source.findings
        #expect(said.map(\.code) == [hostile.code])
        #expect(said.block && rows <= 2)
        for arguments in [["sheets"], ["rows", "0"]] {
            let run = try WorkbookRun.seen(arguments, on: file.path)
            #expect(run.signal == 0)
            #expect(run.kibibytes < 256 * 1024 && run.kibibytes > 0)
            #expect(run.seconds < 5)
        }
    }
}

/// One run of the program that reads workbooks, measured.
struct WorkbookRun {
    let signal: Int32
    /// The most memory it was seen to hold resident, looked at twice a millisecond.
    let kibibytes: Int
    let seconds: Double

    /// The first of several runs that was seen before it ended: where the machine has much else to do, one may be over at the first look.
    static func seen(_ arguments: [String], on path: String) throws -> WorkbookRun {
        for _ in 0..<9 {
            let run = try WorkbookRun(arguments, on: path)
            if run.kibibytes > 0 { return run }
        }
        return try WorkbookRun(arguments, on: path)
    }

    private init(_ arguments: [String], on path: String) throws {
        let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("talentpool-workbook").path
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        let texts = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for text in texts { free(text) } }
        var process: pid_t = 0
        let started = DispatchTime.now().uptimeNanoseconds
        guard posix_spawn(&process, program, &actions, nil, texts, [nil]) == 0 else { throw POSIXError(.ENOENT) }
        // What wait4 says of memory begins with that of this process, from which the child was made: asked is the kernel, while it runs.
        var (status, most) = (Int32(0), 0)
        while true {
            most = max(most, WorkbookRun.peak(of: process))
            let ended = waitpid(process, &status, WNOHANG)
            guard ended >= 0 else { throw POSIXError(.ECHILD) }
            if ended == process { break }
            usleep(500)
        }
        signal = status & 0x7F
        kibibytes = most
        seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
    }
    /// The most resident memory of a running process so far, in KiB; 0 where it has ended.
    private static func peak(of process: pid_t) -> Int {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) else { return 0 }
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
