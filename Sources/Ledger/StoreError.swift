// Why the store could not carry on, said in both languages without any value of a record.

package import Domain

/// An operation on the store that could not go on.
package enum StoreError: Error, Equatable {
    case missing(folder: String)
    case exists(folder: String)
    case notALedger(file: String)
    case newerSchema(file: String)
    case locked(holder: String)
    case notWritable(folder: String)
    case keyMissing
    case keyUnfit
    case notDurable
    case receivedBeforeLast(last: CivilDay)
    case chainBroken(batch: Int)
    case database(code: Int32)

    package var message: Bilingual {
        switch self {
        case .missing(let folder):
            Bilingual("\(folder) 里没有英才库。请先运行 talentpool init", "There is no store in \(folder). Run talentpool init first")
        case .exists(let folder):
            Bilingual("\(folder) 里已有英才库，未作任何改动", "There is a store in \(folder) already; nothing was changed")
        case .notALedger(let file):
            Bilingual("\(file) 不是 talentpool 的库文件", "\(file) is not a talentpool database")
        case .newerSchema(let file):
            Bilingual("\(file) 由更新的版本写成，请升级 talentpool", "\(file) was written by a newer version; upgrade talentpool")
        case .locked(let holder):
            Bilingual("英才库正由另一个进程写入（\(holder)）。请等它结束", "Another process is writing to the store (\(holder)). Wait for it to end")
        case .notWritable(let folder):
            Bilingual("\(folder) 无法写入", "\(folder) cannot be written to")
        case .keyMissing:
            Bilingual("找不到密钥文件 vault.key，无法读写身份信息", "The key file vault.key is missing; identities cannot be read or written")
        case .keyUnfit:
            Bilingual("密钥与身份库不匹配", "The key does not fit the vault")
        case .notDurable:
            Bilingual("数据库没有采用要求的持久化设置", "The database did not take the required durability setting")
        case .receivedBeforeLast(let last):
            Bilingual("收到日不能早于上一批的 \(last)", "The day of receipt cannot be before that of the last batch, \(last)")
        case .chainBroken(let batch):
            Bilingual("第 \(batch) 批与记录的摘要不符", "Batch \(batch) does not match its recorded digest")
        case .database(let code):
            Bilingual("数据库出错（SQLite 代码 \(code)），未保存任何内容", "The database failed (SQLite code \(code)); nothing was stored")
        }
    }
}
