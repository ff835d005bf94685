// Why the store could not carry on, said in both languages without any value of a record.

package import Domain

/// An operation on the store that could not go on.
package enum StoreError: Error, Equatable {
    case missing(folder: String)
    case exists(folder: String)
    case notALedger(file: String)
    case newerSchema(file: String)
    case olderSchema(file: String)
    case damaged
    case changedOutside(file: String)
    case schemaChanged(file: String)
    case olderCopy(file: String)
    case locked(holder: String)
    case notWritable(folder: String)
    case keyMissing
    case keyUnfit
    case vaultDamaged
    case identityBroken(batch: Int)
    case personUnknown
    case personErased(row: Int)
    case reasonNames
    case listUnreadable(file: String)
    case readersOpen
    case exportUnfit(table: String)
    case erasedAlready
    case notEmpty(folder: String)
    case noBackup(folder: String)
    case backupDamaged(file: String)
    case backupForeign(folder: String)
    case isMountPoint(folder: String)
    case reasonUnfit
    case notDurable
    case receivedBeforeLast(last: CivilDay)
    case chainBroken(batch: Int)
    case headMissing(batch: Int, kept: Int?)
    case headDiffers(batch: Int)
    case diskFull
    case cannotOpen
    case notConfirmed(code: Int32)
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
        case .olderSchema(let file):
            Bilingual("\(file) 由较早的版本写成，请先运行 talentpool upgrade", "\(file) was written by an earlier version; run talentpool upgrade first")
        case .damaged:
            Bilingual("数据库文件已损坏，请从备份恢复", "A database file is damaged; restore a backup")
        case .changedOutside(let file):
            Bilingual(
                "\(file) 在本程序之外被改动过或已损坏，已停止使用。请运行 talentpool verify",
                "\(file) was changed outside this program or is damaged; nothing is answered from it. Run talentpool verify")
        case .schemaChanged(let file):
            Bilingual("\(file) 的表结构或保护触发器被改动过", "The tables or the guarding triggers of \(file) were changed")
        case .olderCopy(let file):
            Bilingual("\(file) 比同一英才库的另一个文件旧，两者不配套", "\(file) is an older copy that does not fit the other file of the store")
        case .locked(let holder):
            Bilingual("英才库正由另一个进程写入（\(holder)）。请等它结束", "Another process is writing to the store (\(holder)). Wait for it to end")
        case .notWritable(let folder):
            Bilingual("\(folder) 无法写入", "\(folder) cannot be written to")
        case .keyMissing:
            Bilingual("找不到密钥文件 vault.key，无法读写身份信息", "The key file vault.key is missing; identities cannot be read or written")
        case .keyUnfit:
            Bilingual("密钥与身份库不匹配", "The key does not fit the vault")
        case .vaultDamaged:
            Bilingual("身份库中有内容无法解密：文件已损坏或被改动", "Something in the vault does not open: the file is damaged or was changed")
        case .identityBroken(let batch):
            Bilingual("身份库与第 \(batch) 批登记的身份不符", "The vault does not hold the identities entered with batch \(batch)")
        case .personUnknown:
            Bilingual("英才库里没有这个编号的人；若是导师，请加 --role mentor", "The store has no person of this number; for a mentor add --role mentor")
        case .personErased(let row):
            Bilingual("第 \(row) 行的编号属于身份已被删除的人，不能再次录入", "The number in row \(row) is that of an erased person and is not taken in again")
        case .reasonNames:
            Bilingual("删除事由里写有此人的身份信息，请改写", "The reason for the erasure holds something of the person's identity; word it without")
        case .listUnreadable(let file):
            Bilingual("身份删除名单 \(file) 缺失或无法读取，未作任何改动", "The erasure list (\(file)) is missing or cannot be read; nothing was changed")
        case .notEmpty(let folder):
            Bilingual("\(folder) 不是空文件夹，未作任何改动", "\(folder) is not empty; nothing was changed")
        case .noBackup(let folder):
            Bilingual("\(folder) 里没有完整的备份", "There is no complete backup in \(folder)")
        case .backupDamaged(let file):
            Bilingual(
                "备份中的 \(file) 与备份时的校验码不符，这份备份不能使用", "\(file) of the backup is not as it was when it was made; the backup cannot be used")
        case .backupForeign(let folder):
            Bilingual(
                "\(folder) 里最近一份备份不是这个英才库的，或比它新。没有备份，原有备份未动；请换一个文件夹",
                "The newest backup in \(folder) is not of this store, or is newer than it. Nothing was backed up or removed; choose another folder"
            )
        case .isMountPoint(let folder):
            Bilingual("\(folder) 是挂载点，不能整体放入。请指明其中的一个新文件夹", "\(folder) is a mount point; name a new folder inside it")
        case .reasonUnfit:
            Bilingual("删除事由不能原样保存，请改写成普通的一行文字", "The reason cannot be kept as it is; word it as one plain line")
        case .exportUnfit(let table):
            Bilingual("导出文件 \(table) 的内容与表不符，没有建库", "The exported file \(table) does not fit its table; no store was built")
        case .erasedAlready:
            Bilingual("这个编号的人此前已被删除身份", "The person of this number was erased before")
        case .readersOpen:
            Bilingual(
                "有读取进程尚未结束，旧内容还留在文件中。请等它结束后运行 talentpool verify --reseal",
                "A reader is still open and keeps old content in the file. When it has ended, run talentpool verify --reseal")
        case .notDurable:
            Bilingual("数据库没有采用要求的持久化设置", "The database did not take the required durability setting")
        case .receivedBeforeLast(let last):
            Bilingual(
                "收到日不能早于上一批的 \(last)。\(StoreError.wayOut.zh)",
                "The day of receipt cannot be before that of the last batch, \(last). \(StoreError.wayOut.en)")
        case .chainBroken(let batch):
            Bilingual("第 \(batch) 批与登记的校验码不符", "Batch \(batch) does not match its recorded digest")
        case .headMissing(let batch, nil):
            Bilingual(
                "另存的校验码不在链中：从第 \(batch) 批起缺失，或这是较早的副本",
                "The head kept elsewhere is not in the chain: batches are missing from \(batch) on, or this is an older copy")
        case .headMissing(let batch, let kept?):
            Bilingual(
                "另存的校验码有 \(kept) 批，这里从第 \(batch) 批起缺失：记录被截去，或这是较早的副本",
                "The head kept elsewhere knows \(kept) batches; here they are missing from \(batch) on: cut off, or an older copy")
        case .headDiffers(let batch):
            Bilingual(
                "第 \(batch) 批与另存的校验码不符：记录被改过并重新计算了链，或英才库曾由较早的备份恢复，或这是另一个库",
                "Batch \(batch) is not the one of the head kept elsewhere: the chain was computed anew after a change, or goes on from a restored backup, or is another store's"
            )
        case .diskFull:
            Bilingual("磁盘已满，操作没有完成；此前确认保存的内容不受影响", "The disk is full and the work was not done; what was confirmed before is not touched")
        case .cannotOpen:
            Bilingual(
                "数据库打不开。请检查文件夹的权限：读取时也要在其中建立临时文件",
                "A database cannot be opened. Check the folder's permissions: reading too needs to make temporary files in it")
        case .notConfirmed(let code):
            Bilingual(
                "数据库出错（SQLite 代码 \(code)），这一批未确认保存。再次导入同一文件是安全的",
                "The database failed (SQLite code \(code)); this batch is not confirmed as stored. Importing the file again is safe")
        case .database(let code):
            Bilingual("数据库出错（SQLite 代码 \(code)），操作没有完成", "The database failed (SQLite code \(code)); the work was not done")
        }
    }
}

extension StoreError {
    /// What to do where a day of receipt lies before that of the last batch.
    package static let wayOut = Bilingual(
        "不写 --received（即今天），或写不早于上一批的日期：往年的事按记录自己的日期统计，与收到日无关。"
            + "要按当年的收到日补录往年文件，请在认定、索要之前补录，或作认定时用 --received 写明当时的日期",
        "Leave --received out (today), or give a day not before that one: what happened in earlier years is counted by the days of the records "
            + "themselves. To load files of earlier years under the days on which they came, do so before deciding who is who or asking anybody, "
            + "or give those decisions the day of then with --received")
}
