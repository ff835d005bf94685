// What import says of a mapping that it saved: what is kept, and what has to be given anew with the next file.

internal import Domain
internal import Intake

extension SheetMapping {
    /// - Parameter plan: whether the plan was named on the command line; a plan is of one cycle and is not kept.
    func said(as name: String, plan: Bool) -> String {
        let set = constants.keys.sorted()
        let kept = Bilingual(
            "列名 \(columns.count) 个" + (set.isEmpty ? "" : "、全表同值的\(set.map { "“\($0)”" }.joined())"),
            "\(columns.count) headings" + (set.isEmpty ? "" : ", the values of \(set.map { "“\($0)”" }.joined(separator: ", "))"))
        let anew = asked.map { "--set \($0)" } + (plan ? ["--plan"] : [])
        var lines = ["列名对应已存为“\(name)”：\(kept.zh)", "    the mapping is kept as “\(name)”: \(kept.en)"]
        if !anew.isEmpty {
            lines.append("没有保存各文件不同的 \(anew.joined(separator: "、"))：用这个列名对应时每次另给")
            lines.append("    not kept, for each file has its own: \(anew.joined(separator: ", ")); give them anew each time")
        }
        return lines.joined(separator: "\n")
    }
}
