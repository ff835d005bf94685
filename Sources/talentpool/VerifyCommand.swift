// verify: everything that can be checked of a store or of a backup.

internal import Analytics
internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Ledger
internal import Operations

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "核对记录、表结构、身份与校验链 | check records, schema, identities and the chain of digests")

    @OptionGroup var options: StoreOptions
    @Option(help: "另行保存的校验码文件，与链逐批比对 | a head kept elsewhere, compared batch by batch") var head: String?
    @Option(help: "核对无误后把各批校验码写入此文件 | where to write every batch's digest when all is well") var writeHead: String?
    @Option(help: "核对这个文件夹里最新的备份，而不是英才库 | check the newest backup in this folder instead of the store") var backup: String?
    @Flag(help: "核对无误后重新封存 | seal the files as they are, when their records are well") var reseal = false
    @Flag(help: "以 JSON 输出 | print JSON") var json = false

    func validate() throws {
        guard backup == nil || !reseal else { throw ValidationError("备份不能重新封存 | a backup is not sealed anew") }
    }

    func run() throws {
        let kept = try head.map { path in
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw ValidationError("读不出校验码文件 | the head cannot be read: \(path)")
            }
            return try Head(text: text, file: URL(fileURLWithPath: path).lastPathComponent)
        }
        let verification: Verification
        do {
            verification = try verify(kept)
        } catch let error as StoreError where error.isVerdict {
            if json {
                print(
                    "{\"verified\": false, \"first_bad_batch\": \(error.batch.map(String.init) ?? "null"), "
                        + "\"message\": {\"zh\": \(jsonString(error.advice.zh)), \"en\": \(jsonString(error.advice.en))}}")
            }
            complain(error.advice)
            throw Answer.no
        }
        if let writeHead {
            try refuseToReplace(writeHead, by: verification)
            guard (try? Data(verification.chain.text.utf8).write(to: URL(fileURLWithPath: writeHead), options: .atomic)) != nil else {
                throw StoreError.notWritable(folder: writeHead)
            }
        }
        say(verification)
    }

    private func verify(_ kept: Head?) throws -> Verification {
        if let backup {
            let keys = options.folder.flatMap { folder in
                FileManager.default.fileExists(atPath: folder.appendingPathComponent("vault.key").path) ? folder : nil
            }
            return try Backup.newest(in: URL(fileURLWithPath: backup)).verify(keys: keys, against: kept)
        }
        let folder = try options.required()
        let hasKey = FileManager.default.fileExists(atPath: folder.appendingPathComponent("vault.key").path)
        let verification = try LedgerReader.verify(folder, against: kept, identities: hasKey, sealed: !reseal)
        if reseal { try Ledger.reseal(folder, now: presentMoment().seconds) }
        return verification
    }

    /// A head kept before is evidence: only one that this chain goes on from is replaced.
    private func refuseToReplace(_ path: String, by verification: Verification) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let former = (try? String(contentsOfFile: path, encoding: .utf8)).flatMap { try? Head(text: $0, file: path) }
        if let former, verification.chain.continues(former) { return }
        complain(
            Bilingual(
                "\(path) 已存在，且不是这条链较早的校验码，未作改动", "\(path) is there already and is not an earlier head of this chain; it was not changed"))
        throw Answer.no
    }

    private func say(_ verification: Verification) {
        if json {
            print(
                "{\"verified\": true, \"batches\": \(verification.batches), \"head\": \"\(verification.head)\", "
                    + "\"identities\": \(verification.identities.map(String.init) ?? "null")}")
            return
        }
        print("共 \(verification.batches) 批，校验链完好\n    \(verification.batches) batches, chain intact\n\(verification.head)")
        if let head { print("与另存的 \(head) 一致\n    it agrees with the head kept in \(head)") }
        if let writeHead { print("各批校验码已写入 \(writeHead)\n    every batch's digest was written there") }
        if let persons = verification.identities {
            print("\(persons) 人的身份信息与录入时一致\n    the identities of \(persons) persons are as entered")
            if let earlier = verification.uncommitted, earlier > 0 {
                print("另有 \(earlier) 人由 0.1.0 录入，当时没有登记，无从核对\n    entered by 0.1.0, which kept nothing to compare with: \(earlier)")
            }
        } else {
            print("没有密钥，身份未核对\n    without the key identities were not checked")
        }
    }
}

extension StoreError {
    /// Whether it says that something is wrong with what was checked, not that the check could not be made.
    fileprivate var isVerdict: Bool {
        switch self {
        case .missing, .exists, .newerSchema, .olderSchema, .locked, .notWritable, .keyMissing, .noBackup, .notDurable, .diskFull,
            .database, .cannotOpen, .notConfirmed, .readersOpen:
            false
        default: true
        }
    }

    /// The message, where verification was what it advised.
    fileprivate var advice: Bilingual {
        guard case .changedOutside(let file) = self else { return message }
        return Bilingual(
            "记录全部无误，但 \(file) 在本程序之外被改动过。查明原因后，可用 talentpool verify --reseal 重新封存",
            "All records are well, but \(file) was changed outside this program. Once you know why, talentpool verify --reseal seals it anew"
        )
    }

    /// The first bad batch, where one can be named.
    fileprivate var batch: Int? {
        switch self {
        case .chainBroken(let batch), .identityBroken(let batch), .headMissing(let batch, _), .headDiffers(let batch): batch
        default: nil
        }
    }
}
