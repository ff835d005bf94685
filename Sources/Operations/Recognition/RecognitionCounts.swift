// How many persons of a file were recognised, and by what.

package import Domain

/// How the persons of a file were recognised: groups of rows that say the same of somebody.
package struct RecognitionCounts: Sendable, Equatable, Encodable {
    package var byDocument = 0
    package var bySchool = 0
    /// The only ones of their name among those who can be meant.
    package var onlyOfName = 0
    package var byWeight = 0
    /// Asked about before.
    package var before = 0
    /// New persons to whom the store gave a number.
    package var numbered = 0
    /// Questions put.
    package var asked = 0
    /// Whether weights were estimated from the file; nil where none were needed.
    package var estimated: Bool?

    package var isEmpty: Bool { self == RecognitionCounts() }

    /// What the report of an import says of them.
    package var words: Bilingual {
        let weights: Bilingual? = estimated.map {
            $0 ? Bilingual("；权重由本文件估计", "; weights estimated from the file") : Bilingual("；权重为程序自带", "; the program's own weights")
        }
        let same = byDocument + bySchool + onlyOfName + byWeight + before
        return Bilingual(
            "没有编号的人：认出 \(same) 人（证件号码 \(byDocument)，学校、方案和姓名 \(bySchool)，唯一同名者 \(onlyOfName)，按权重 \(byWeight)，"
                + "此前已问 \(before)），新给编号 \(numbered) 人，待认定 \(asked) 项" + (weights?.zh ?? ""),
            "persons without a number: \(same) recognised (document number \(byDocument), school, plan and name \(bySchool), only one of the "
                + "name \(onlyOfName), weights \(byWeight), asked before \(before)), \(numbered) given a number, \(asked) questions"
                + (weights?.en ?? ""))
    }
}
