// The doctor's look at the backups of a store.

internal import Domain
internal import Foundation
internal import Ledger

/// Whether there is a backup that would help.
struct BackupChecks {
    let store: URL
    let moment: Moment
    /// Every batch's digest as it is now.
    let chain: Head

    private var batches: Int { chain.digests.keys.max() ?? 0 }

    /// A week without a backup is the longest an office should risk.
    static let mostDays = 7

    func checks() -> [DoctorCheck] {
        let folders = Backup.knownFolders(of: store)
        guard !folders.isEmpty else {
            guard batches > 0 else { return [.well("backup.present", "库里还没有记录，无需备份", "nothing to back up yet")] }
            return [
                .warning(
                    "backup.present", Bilingual("还没有备份过", "there is no backup"),
                    do: Bilingual("请运行 talentpool backup，并把 vault.key 另存别处", "Run talentpool backup, and keep vault.key elsewhere"))
            ]
        }
        return folders.map(check)
    }

    private func check(_ folder: URL) -> DoctorCheck {
        guard let newest = try? Backup.newest(in: folder) else {
            return .warning(
                "backup.present",
                Bilingual("备份文件夹 \(folder.path) 里没有完整的备份，或目前无法访问", "no complete backup in \(folder.path), or it cannot be reached"),
                do: Bilingual("请接上存储设备，或另做备份", "Connect it, or make another backup"))
        }
        let behind = batches - newest.manifest.batches
        let days = moment.today.number - Moment(seconds: newest.manifest.madeAt).today.number
        let found = Bilingual(
            "\(folder.path)：最近一份 \(Moments.text(newest.manifest.madeAt))，缺最近 \(behind) 批",
            "\(folder.path): the newest is dated \(Moments.text(newest.manifest.madeAt)); batches it lacks: \(behind)")
        guard newest.isPrefix(of: chain) else {
            return .fault(
                "backup.present", StoreError.backupForeign(folder: folder.path).message,
                do: Bilingual("请查明哪一个是对的，再备份到另一个文件夹", "Find out which of them is right, and back up into another folder"))
        }
        guard let list = try? ErasureList(in: folder), let own = try? ErasureList(in: store), list.contains(own) else {
            return .fault(
                "backup.erasures", Bilingual("\(folder.path) 里的身份删除名单不全", "the list of erasures in \(folder.path) is not complete"),
                do: Bilingual("请把英才库的 erasures.csv 复制过去", "Copy the store's erasures.csv there"))
        }
        do {
            _ = try newest.verify(keys: nil)
        } catch let error as StoreError {
            return .fault("backup.present", error.message, do: Bilingual("请另做备份", "Make another backup"))
        } catch {
            return .fault(
                "backup.present", Bilingual("备份无法核对", "the backup cannot be verified"), do: Bilingual("请另做备份", "Make another backup"))
        }
        let sameDisk = [store, folder].map { (try? FileManager.default.attributesOfItem(atPath: $0.path))?[.systemNumber] as? Int }
        if sameDisk[0] == sameDisk[1] {
            return .warning(
                "backup.present", Bilingual("\(found.zh)；与英才库在同一磁盘", "\(found.en); it lies on the store's own disk"),
                do: Bilingual("请备份到另一块磁盘", "Back up to another disk"))
        }
        guard behind > 0, days > BackupChecks.mostDays else { return .well("backup.present", found.zh, found.en) }
        return .warning("backup.present", found, do: Bilingual("请运行 talentpool backup", "Run talentpool backup"))
    }
}
