// The verb import: one file into the store as one batch, or a report of everything that is wrong with it.

package import Domain
package import Foundation
package import Intake
package import Ledger
internal import Plans

/// What the caller says of the files.
package struct ImportOptions: Sendable {
    package let kind: RecordKind?
    package let plan: String?
    package let received: CivilDay
    package let dryRun: Bool
    /// Of text files; nil to tell it by their bytes.
    package let encoding: TextEncoding?
    /// Name of the sheet to read; nil for the only one that holds records.
    package let sheet: String?
    /// Values for the whole file by heading.
    package let constants: [String: String]
    /// Headings of columns to be left out.
    package let ignored: [String]
    /// What headings mean, by heading: a column by its name or by any heading of it.
    package let named: [String: String]
    /// Name of the mapping to read by, and of that to be saved; nil for none.
    package let mapping: String?
    package let saveMapping: String?
    /// Whether document numbers of the file replace those stored, also where both are whole.
    package let correctsDocuments: Bool

    package init(
        kind: RecordKind?, plan: String?, received: CivilDay, dryRun: Bool, encoding: TextEncoding? = nil, sheet: String? = nil,
        constants: [String: String] = [:], ignored: [String] = [], named: [String: String] = [:],
        mapping: String? = nil, saveMapping: String? = nil, correctsDocuments: Bool = false
    ) {
        self.kind = kind
        self.plan = plan
        self.encoding = encoding
        self.sheet = sheet
        self.constants = constants
        self.ignored = ignored
        self.named = named
        self.mapping = mapping
        self.saveMapping = saveMapping
        self.correctsDocuments = correctsDocuments
        self.received = received
        self.dryRun = dryRun
    }
}

/// What became of one file.
package struct ImportReport: Sendable {
    package let file: String
    /// A record kind's raw value, `plan`, or nil where it could not be told.
    package let kind: String?
    package let rows: Int
    package let findings: [Finding]
    /// nil where a finding blocks, or on a dry run.
    package let receipt: Receipt?
    /// Plans shipped with the product that this file uses for the first time and that were loaded with it.
    package let plansLoaded: [String]
    /// Of a worklist that came back; nil for any other file.
    package var worklist: WorklistOutcome?
    /// How the sheet was understood; nil where it was not, and for plans.
    package var layout: SheetLayout?
    /// What was kept of it as a mapping; nil where none was asked for or nothing was understood.
    package var savedMapping: SheetMapping?
    /// How persons without a number were recognised.
    package var recognition = RecognitionCounts()
}

/// Imports files one after another, each a batch of its own, keeping the store open and the plans read between them.
package struct Import {
    let house: House
    let store: URL
    let moment: Moment
    private var openLedger: Ledger?
    private var shelf: PlanShelf?
    private var words: HeadingWords?
    private var references: ReferenceLists?
    /// Numbers that earlier files of the same dry run would have brought.
    private var foreseen: [PersonRole: Set<String>] = [:]
    private var foreseenPersons: [ForeseenPerson] = []
    /// Of follow-ups and worklists.
    var foreseenReturns = ForeseenReturns()

    package init(house: House, store: URL, moment: Moment) {
        self.house = house
        self.store = store
        self.moment = moment
    }

    /// Imports one file.
    ///
    /// - Parameter progress: told the share of the file that was read, 0 to 1.
    /// - Throws: `FindingsError` where the file cannot be opened; the store's errors.
    package mutating func file(
        _ path: String, options: ImportOptions, progress: (Double) -> Void = { _ in }
    ) throws -> ImportReport {
        guard Ledger.exists(in: store) else { throw StoreError.missing(folder: store.path) }
        // Whoever writes holds the lock from the start: nobody works through a long file to learn that another was first.
        if !options.dryRun { _ = try ledger() }
        if let name = options.saveMapping { try MappingShelf.check(name) }
        let reader = try reader()
        if let last = try reader.lastReceived(), options.received < last {
            throw FindingsError(
                Finding(
                    "import.received", what: Bilingual("收到日早于上一批", "the day of receipt lies before that of the last batch"),
                    found: "\(options.received)", expected: Bilingual("不早于 \(last)", "not before \(last)"),
                    action: StoreError.wayOut))
        }
        let url = URL(fileURLWithPath: path)
        let file = url.lastPathComponent
        let bytes = try FileBytes(path: path, name: file)
        // The digest of a batch is taken over the file that was read, and over no other: it is refused where it was changed meanwhile.
        let origin = BatchFile { try bytes.read($0) }
        let seconds = moment.seconds
        let head = { (kind: String, invented: Bool) in
            BatchHead(
                kind: kind, file: origin, received: options.received,
                recordedAt: seconds, invented: invented)
        }
        if ["yaml", "yml"].contains(url.pathExtension.lowercased()) {
            var data = Data()
            try bytes.read { data.append(contentsOf: $0) }
            return try plan(data, file: file, options: options, head: head)
        }
        return try records(
            TableSource(bytes, file: file, encoding: options.encoding), options: options, progress: progress, head: head)
    }

    private mutating func plan(
        _ data: Data, file: String, options: ImportOptions, head: (String, Bool) -> BatchHead
    ) throws -> ImportReport {
        guard let text = String(validating: data, as: UTF8.self) else {
            let fault = Finding(
                "plan.encoding", at: Finding.Place(file: file), what: Bilingual("文件不是 UTF-8 文本", "the file is not UTF-8 text"))
            return ImportReport(file: file, kind: "plan", rows: 0, findings: [fault], receipt: nil, plansLoaded: [])
        }
        let (document, read) = PlanReader.read(text, file: file)
        let findings = read + unchecked(text, file)
        var receipt: Receipt?
        if let document, !options.dryRun {
            let ledger = try ledger()
            receipt = try ledger.append(
                document.plan, source: document.source, head: head("plan", document.plan.inventedFrom != nil))
            shelf?.store(document)
        }
        return ImportReport(file: file, kind: "plan", rows: document == nil ? 0 : 1, findings: findings, receipt: receipt, plansLoaded: [])
    }

    /// A copy of another year's plan whose marked lines nobody has held against the new document.
    private func unchecked(_ text: String, _ file: String) -> [Finding] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let marked = lines.indices.filter { lines[$0].contains("# 请核对") }
        guard let first = marked.first else { return [] }
        return [
            Finding(
                "plan.unchecked", .warning, at: Finding.Place(file: file, line: first + 1),
                what: Bilingual(
                    "有 \(marked.count) 行标有“请核对”（此为第一行），尚未与新文件核对",
                    "\(marked.count) lines are marked “check” (this is the first): they have not been held against the new document"),
                action: Bilingual("逐行核对后删去标记，再次导入", "Hold each against the document, remove the mark, and import again"))
        ]
    }

    private mutating func records(
        _ source: TableSource, options: ImportOptions, progress: (Double) -> Void, head: (String, Bool) -> BatchHead
    ) throws -> ImportReport {
        let file = source.file
        let shelf = try self.shelf ?? PlanShelf(house: house, store: store, today: moment.today)
        self.shelf = shelf
        if let plan = options.plan { _ = try shelf.plan(plan) }
        let byID = Dictionary(uniqueKeysWithValues: shelf.plans.map { ($0.document.plan.id, $0.document.plan) })
        var (kind, planID) = (options.kind, options.plan)
        var said: [Finding] = []
        var template: TemplateCheck?
        let (mark, faults) = SheetMark.read(source)
        guard !faults.block else {
            return ImportReport(file: file, kind: nil, rows: 0, findings: faults, receipt: nil, plansLoaded: [])
        }
        if let mark {
            if mark.form == .worklist {
                return try worklist(mark, in: source, origin: head("worklist", false).file, options: options)
            }
            let check = TemplateCheck(mark: mark, file: file)
            template = check
            said = check.findings(kind: kind, planID: planID) { byID[$0] }
            (kind, planID) = (kind ?? check.kind, planID ?? check.planID)
            guard !said.block else {
                return ImportReport(file: file, kind: nil, rows: 0, findings: said, receipt: nil, plansLoaded: [])
            }
        }
        var request = try request(options)
        request.kind = kind
        if let name = options.mapping {
            let (mapping, faults) = try MappingShelf(store: store).read(name, words: request.words)
            said += faults
            if let mapping { said += request.apply(mapping, sheets: source.sheets.count) }
            guard !said.block else {
                return ImportReport(file: file, kind: nil, rows: 0, findings: said, receipt: nil, plansLoaded: [])
            }
        }
        let lists =
            try references ?? ReferenceShelf.lists(house: house, reader: reader())
        references = lists
        var sheet = Sheet.read(
            source, request: request, planID: planID, today: max(moment.today, options.received), reference: lists, progress: progress
        ) { byID[$0] }
        if mark == nil, sheet.findings.block, let fault = ReturnedSheets.unmarked(source) {
            return ImportReport(
                file: file, kind: SheetMark.Form.worklist.rawValue, rows: 0, findings: [fault], receipt: nil, plansLoaded: [])
        }
        var findings = said + sheet.findings + (template?.foreignRows(of: sheet) ?? [])
        var saved: SheetMapping?
        if let name = options.saveMapping, let layout = sheet.layout {
            let namesSheet = request.sheet != nil || source.recordSheets.count > 1
            let mapping = SheetMapping(layout, request: request, namesSheet: namesSheet)
            try MappingShelf(store: store).save(mapping, as: name)
            saved = mapping
        }
        var (brought, recognition): ([String: [IdentityField: String]], RecognitionCounts) = ([:], RecognitionCounts())
        if let kind = sheet.kind, !sheet.records.isEmpty {
            let reader = try reader()
            let numbered = Set(sheet.records.filter { $0.reference != nil }.map(\.row))
            let recognised = try Recognition(
                kind: kind, place: sheet.place, reader: reader, foreseen: foreseenPersons
            ).run(sheet.records)
            (sheet.records, brought, recognition) = (recognised.records, recognised.brought, recognised.counts)
            // Several records of one row are about the same person.
            findings += recognised.findings.unrepeated
            var expected = foreseen
            if let role = kind.role { expected[role, default: []].formUnion(brought.keys) }
            findings += try PersonChecks(sheet: sheet, kind: kind, foreseen: expected).findings(on: reader)
            findings += try ContradictionChecks(
                sheet: sheet, kind: kind, numbered: numbered, foreseen: foreseenPersons, correctsDocuments: options.correctsDocuments
            ).findings(on: reader)
            findings += ReportedChecks(sheet: sheet, kind: kind, today: moment.today).findings()
            findings += try TimelineChecks(sheet: sheet, kind: kind, plans: byID, today: moment.today).findings(on: reader)
            if options.dryRun { findings += try CorrectionChecks(sheet: sheet, kind: kind).findings(on: reader) }
        }
        if options.dryRun, !findings.block, let kind = sheet.kind, kind.introducesPersons, let role = kind.role {
            foreseen[role, default: []].formUnion(sheet.records.compactMap(\.reference))
            foreseenPersons += sheet.records.compactMap { ForeseenPerson($0, role: role) }
        }
        if !options.dryRun, let changed = source.bytes.changed { findings.append(changed) }
        if options.dryRun, !findings.block, sheet.kind == .followUp {
            try foreseenReturns.hear(sheet.records, on: LedgerReader(folder: store, cut: .everything(asOf: moment.today)))
        }
        guard let kind = sheet.kind, !findings.block, !options.dryRun else {
            return ImportReport(
                file: file, kind: sheet.kind?.rawValue, rows: sheet.rowCount, findings: findings, receipt: nil, plansLoaded: [],
                layout: sheet.layout, savedMapping: saved, recognition: recognition)
        }
        let ledger = try ledger()
        var plan = ColumnCursor("plan_id")
        let used = Set(Set(sheet.records.map { plan.cell($0.values) }).compactMap(\.text)).sorted()
        let newPlans = used.compactMap { shelf[$0] }.filter { !$0.inStore }
        let receipt = try ledger.together {
            for shelved in newPlans {
                _ = try ledger.append(
                    shelved.document.plan, source: shelved.document.source,
                    head: BatchHead(
                        kind: "plan", file: Data(shelved.document.source.utf8), received: options.received,
                        recordedAt: moment.seconds, invented: false))
            }
            return try ledger.append(sheet.records, of: kind, head: head(kind.rawValue, sheet.invented), brought: brought)
        }
        for shelved in newPlans { self.shelf?.store(shelved.document) }
        return ImportReport(
            file: file, kind: kind.rawValue, rows: sheet.rowCount, findings: findings, receipt: receipt,
            plansLoaded: newPlans.map(\.document.plan.id), layout: sheet.layout, savedMapping: saved, recognition: recognition)
    }

    private mutating func request(_ options: ImportOptions) throws -> SheetRequest {
        let words = try self.words ?? house.headingWords()
        self.words = words
        return SheetRequest(
            kind: options.kind, sheet: options.sheet, constants: options.constants, ignored: options.ignored,
            named: options.named.sorted { $0.key < $1.key }.map { NamedHeading($0.key, column: $0.value) }, words: words)
    }

    /// What the store holds now; where this verb writes, as its writer sees it.
    private func reader() throws -> LedgerReader {
        let cut = Cut.everything(asOf: moment.today)
        return try openLedger?.reader(cut: cut) ?? LedgerReader(folder: store, cut: cut)
    }

    mutating func ledger() throws -> Ledger {
        if let openLedger { return openLedger }
        let opened = try Ledger(folder: store, now: moment.seconds)
        openLedger = opened
        return opened
    }
}
