// The program that opens workbooks from outside, so that a hostile one meets a process that can do nothing and has little.

internal import Glibc
internal import WorkbookFrames

/// `talentpool-workbook sheets`, `rows N` of one sheet, or `heads N` for the first N rows of every sheet, with the workbook on standard input; frames on standard output.
@main
enum Main {
    static func main() {
        guard Confinement.enter() else { exit(3) }
        let answer = Answer()
        do throws(Stop) {
            let arguments = CommandLine.arguments.dropFirst()
            let archive = try Archive(descriptor: STDIN_FILENO, answer: answer)
            let workbook = try Workbook(archive)
            switch (arguments.first, arguments.dropFirst().first.flatMap { Int($0) }) {
            case ("sheets", _):
                for sheet in workbook.sheets { try SheetSurvey.tell(sheet, of: archive, to: answer) }
            case ("rows", let number?) where workbook.sheets.indices.contains(number):
                try SheetRows.tell(workbook.sheets[number], of: workbook, archive, to: answer)
            case ("heads", let count?) where count > 0: try SheetRows.tellHeads(count, of: workbook, archive, to: answer)
            default: throw Stop(.wrongUse)
            }
            answer.end()
        } catch {
            answer.fault(error)
        }
        answer.flush()
    }
}

/// Ends the reading.
struct Stop: Error {
    let fault: WorkbookFault
    /// From 1; 0 where there is none.
    var row = 0
    var column = 0

    init(_ fault: WorkbookFault, row: Int = 0, column: Int = 0) {
        self.fault = fault
        self.row = row
        self.column = column
    }
}
