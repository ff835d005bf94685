// The verb doctor: says what is wrong with an installation, and changes nothing.

internal import Charts
internal import Domain
package import Foundation
internal import Ledger

/// Looks an installation over.
package struct Doctor {
    let house: House?
    let store: URL
    let moment: Moment

    package init(house: House?, store: URL, moment: Moment) {
        self.house = house
        self.store = store
        self.moment = moment
    }

    /// Every check, in a fixed order.
    package func checks() -> [DoctorCheck] {
        machineChecks() + storeChecks()
    }

    private func machineChecks() -> [DoctorCheck] {
        [program, drawing, database, space]
    }

    private var program: DoctorCheck {
        house == nil
            ? .fault(
                "program.files", Bilingual("找不到 data/plans、queries 与 dashboards", "data/plans, queries and dashboards are not found"),
                do: Bilingual("请用 TALENTPOOL_HOME 指明它们所在的文件夹", "Name their folder with TALENTPOOL_HOME"))
            : .well("program.files", "程序自带的方案、查询与页面齐全", "plans, queries and pages are in place")
    }

    private var drawing: DoctorCheck {
        let plotter = Plotter { UInt64.random(in: .min ... .max) }
        defer { plotter.close() }
        let chart = Chart(
            title: "doctor", axis: .init(label: "1", unit: .number), body: .bars(.init(rows: [.init(label: "1", value: 1, note: "1")])))
        do {
            _ = try plotter.draw(chart, id: "doctor", alternative: "doctor")
            return .well("program.gnuplot", "gnuplot 能画图", "gnuplot draws")
        } catch {
            return .fault("program.gnuplot", error.message, do: Bilingual("请安装 gnuplot 5.4 或更新版本", "Install gnuplot 5.4 or newer"))
        }
    }

    private var database: DoctorCheck {
        .well("program.sqlite", "SQLite \(StoreCondition.databaseVersion)", "SQLite \(StoreCondition.databaseVersion)")
    }

    /// A backup and an upgrade each need as much room as the store takes.
    private var space: DoctorCheck {
        let manager = FileManager.default
        let free =
            (try? manager.attributesOfFileSystem(forPath: manager.fileExists(atPath: store.path) ? store.path : "."))?[.systemFreeSize]
            as? Int ?? 0
        let sizes = ((try? manager.contentsOfDirectory(atPath: store.path)) ?? []).map { name in
            (try? manager.attributesOfItem(atPath: store.appendingPathComponent(name).path))?[.size] as? Int ?? 0
        }
        let needed = max(2 * sizes.reduce(0, +), 64 << 20)
        let found = Bilingual("磁盘剩余 \(free >> 20) MB", "\(free >> 20) MB free on the disk")
        guard free < needed else { return .well("store.space", found.zh, found.en) }
        return .warning(
            "store.space", found, do: Bilingual("请至少留出 \(needed >> 20) MB", "Keep at least \(needed >> 20) MB free"))
    }

    private func storeChecks() -> [DoctorCheck] {
        let condition: StoreCondition
        do {
            condition = try StoreCondition(of: store)
        } catch let error as StoreError {
            return [.fault("store.open", error.message, do: DoctorCheck.action(for: error))]
        } catch {
            return [.fault("store.open", Bilingual("英才库打不开", "the store cannot be opened"), do: DoctorCheck.action(for: .damaged))]
        }
        let (records, chain) = records()
        return [
            .well("store.open", "英才库与密钥都能打开", "the store and its key open"), modes(condition), seal(condition), records,
            erasures(condition), questions,
            leftovers(condition), clock(condition),
        ] + (chain.map { BackupChecks(store: store, moment: moment, chain: $0).checks() } ?? [])
    }

    private func modes(_ condition: StoreCondition) -> DoctorCheck {
        guard !condition.loose.isEmpty else { return .well("store.modes", "只有所有者能读", "only the owner can read it") }
        let names = condition.loose.joined(separator: ", ")
        return .fault(
            "store.modes", Bilingual("别的用户也能读：\(names)", "others can read: \(names)"),
            do: Bilingual("请执行 chmod -R go= 并指明英才库文件夹", "Run chmod -R go= on the folder of the store"))
    }

    private func seal(_ condition: StoreCondition) -> DoctorCheck {
        switch condition.seal {
        case .whole: return .well("store.seal", "文件与封存时一致", "the files are as they were sealed")
        case .writing: return .well("store.seal", "有进程正在写入", "a process is writing")
        case .missing:
            return .warning(
                "store.seal", Bilingual("上次写入没有正常结束，读取时要先核对全部内容", "the last writer was cut off; readers check everything first"),
                do: Bilingual("请运行 talentpool verify --reseal", "Run talentpool verify --reseal"))
        case .broken:
            return .fault(
                "store.seal", Bilingual("文件在封存之后被改动过或已损坏", "the files were changed after they were sealed, or are damaged"),
                do: Bilingual(
                    "请运行 talentpool verify；记录无误可加 --reseal，否则从备份恢复",
                    "Run talentpool verify; add --reseal if all is well, else restore a backup"))
        }
    }

    private func records() -> (DoctorCheck, Head?) {
        do {
            let found = try LedgerReader.verify(store, identities: true, sealed: false)
            return (
                .well(
                    "store.records", "共 \(found.batches) 批，校验链、表结构与身份完好", "\(found.batches) batches; chain, schema and identities intact"),
                found.chain
            )
        } catch let error as StoreError {
            return (.fault("store.records", error.message, do: DoctorCheck.action(for: .damaged)), nil)
        } catch {
            return (
                .fault("store.records", Bilingual("核对没有完成", "the check could not be made"), do: DoctorCheck.action(for: .damaged)), nil
            )
        }
    }

    private func erasures(_ condition: StoreCondition) -> DoctorCheck {
        let logged = condition.logBytes > 0 && condition.seal != .writing
        guard condition.unfinishedErasures > 0 || !condition.listComplete || logged else {
            return .well("store.erasures", "身份删除均已完成", "every erasure is complete")
        }
        return .warning(
            "store.erasures",
            Bilingual(
                "尚未完成：身份删除 \(condition.unfinishedErasures) 件，日志 \(condition.logBytes) 字节",
                "not complete: \(condition.unfinishedErasures) erasures, \(condition.logBytes) bytes of log"),
            do: Bilingual("请结束读取进程后运行 talentpool verify --reseal", "End the readers, then run talentpool verify --reseal"))
    }

    private var questions: DoctorCheck {
        guard let open = try? Match(store: store, moment: moment, received: moment.today).questions(identified: false).count, open > 0
        else {
            return .well("store.questions", "没有待认定的人员", "nobody waits to be recognised")
        }
        return .warning(
            "store.questions", Bilingual("待认定的人员 \(open) 项", "\(open) questions of who is who are open"),
            do: Bilingual("请用 talentpool match list 查看，用 match resolve 认定", "See talentpool match list, decide with match resolve"))
    }

    private func leftovers(_ condition: StoreCondition) -> DoctorCheck {
        let names = condition.upgradeCopies + condition.leftovers
        guard !names.isEmpty else { return .well("store.leftovers", "没有遗留文件", "nothing is left over") }
        let list = names.joined(separator: ", ")
        return .warning(
            "store.leftovers", Bilingual("遗留：\(list)", "left over: \(list)"),
            do: Bilingual(
                "升级前的副本仍含身份，确认升级无误后请删去", "Copies from before an upgrade still hold identities: remove them once the upgrade has proved well"
            ))
    }

    private func clock(_ condition: StoreCondition) -> DoctorCheck {
        guard let last = condition.lastReceived, last > moment.today else {
            return .well("program.clock", "机器日期 \(moment.today)", "the machine says \(moment.today)")
        }
        return .fault(
            "program.clock",
            Bilingual("机器日期 \(moment.today) 早于最后收到日 \(last)", "the machine says \(moment.today), before the last day of receipt \(last)"),
            do: Bilingual("请校正机器的日期", "Set the machine's clock right"))
    }
}

extension DoctorCheck {
    /// What helps against an error of the store.
    static func action(for error: StoreError) -> Bilingual {
        switch error {
        case .missing: Bilingual("请运行 talentpool init 或 restore", "Run talentpool init or restore")
        case .olderSchema: Bilingual("请运行 talentpool upgrade", "Run talentpool upgrade")
        case .newerSchema: Bilingual("请换用更新版本的 talentpool", "Use a newer talentpool")
        case .keyMissing, .keyUnfit: Bilingual("请放回这个英才库的密钥 vault.key", "Put the store's own vault.key back")
        default: Bilingual("请从备份恢复到新文件夹：talentpool restore", "Restore a backup into a new folder: talentpool restore")
        }
    }
}
