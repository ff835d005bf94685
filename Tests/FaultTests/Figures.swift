// The figures that a store answers with, and those of every state that an undisturbed import passes through.

import Foundation
import Testing

/// Queries whose answers are compared.
enum Figures {
    static let queries = [
        ["query", "run", "selection/funnel", "--param", "by=sex"], ["query", "run", "mentors/outcomes"],
        ["query", "run", "mentors/load", "--identified"],
    ]

    /// One query's answer on days that do not move with the clock.
    static func arguments(_ query: Int) -> [String] { queries[query] + ["--as-of", "2026-07-31", "--format", "csv"] }
}

/// The states of the prepared store as the arriving files come in one by one.
struct Undisturbed {
    struct State {
        let contents: Contents
        /// By query.
        let figures: [String]
    }

    let base: StoreFolder
    /// The folder of the arriving files.
    let arriving: String
    /// After no file, one file, … all files.
    let states: [State]
    /// How long the import of all takes, in seconds.
    private(set) var duration: Double

    init(in scratch: Scratch) throws {
        base = try StoreFolder.prepared(in: scratch)
        arriving = try scratch.write(Office.arriving, to: "arriving")
        let store = try base.copy()
        var states = [try Undisturbed.state(of: store)]
        for sheet in Office.arriving {
            let run = try store.run("import", "\(arriving)/\(sheet.name).csv")
            try #require(run.code == 0, "\(run.complaint)")
            states.append(try Undisturbed.state(of: store))
        }
        store.remove()
        self.states = states
        // Every file must show in some figure, or a figure could not tell the states apart.
        try #require(Set(states.map { $0.figures.joined() }).count >= 5)
        duration = 0
        duration = try [measure(), measure(), measure()].sorted()[1]
    }

    /// Runs an undisturbed import of all files, and sees that it says so of each.
    ///
    /// - Returns: how long it took, in seconds.
    func measure() throws -> Double {
        let copy = try base.copy()
        defer { copy.remove() }
        let run = try copy.run("import", arriving)
        try #require(run.code == 0 && Undisturbed.acknowledged(in: run) == Office.arriving.count, "\(run.output) \(run.complaint)")
        return run.seconds
    }

    static func state(of store: StoreFolder) throws -> State {
        State(
            contents: try Contents(of: store),
            figures: try Figures.queries.indices.map { query in
                let run = try store.run(Figures.arguments(query))
                try #require(run.code == 0, "\(run.complaint)")
                return run.output
            })
    }

    /// How many of the arriving files an import said to have stored.
    static func acknowledged(in run: Ended) -> Int {
        Office.arriving.count { run.output.contains("\($0.name).csv：新增") }
    }

    /// The number of files whose batches are there: all before it whole, none after it; nil where the store is in no state of an import.
    func state(of store: StoreFolder) throws -> Int? {
        let contents = try Contents(of: store)
        guard contents.batches.allSatisfy(\.isWhole) else { return nil }
        return states.firstIndex { $0.contents == contents }
    }

    /// Holds a store against the states of an undisturbed import after an import that was cut short; nil where all is well.
    ///
    /// - Parameter atState: a further check of the caller's, given the number of files that are there.
    func fault(
        of store: StoreFolder, after run: Ended, acknowledged: Int, query: Int, atState: (Int) -> String? = { _ in nil }
    ) throws -> String? {
        guard !run.hung else { return "the import hung" }
        switch run.code {
        case 0?: guard acknowledged == Office.arriving.count else { return "done with \(acknowledged) files acknowledged" }
        case 3?: guard run.complaint.split(separator: "\n").count >= 2 else { return "failed without a word: \(run.complaint)" }
        case let code?: return "the import ended with \(code): \(run.complaint)"
        case nil: guard run.wasKilled else { return "the import ended by signal \(run.signal ?? 0)" }
        }
        if let fault = try store.fault() { return fault }
        guard let state = try state(of: store) else { return "half a batch, or one that is not the file's" }
        guard state >= acknowledged else { return "\(acknowledged) files acknowledged, \(state) there" }
        guard state <= acknowledged + 1 else { return "\(state) files there, only \(acknowledged) acknowledged" }
        if let fault = atState(state) { return fault }
        let figures = try store.run(Figures.arguments(query))
        guard figures.code == 0, figures.output == states[state].figures[query] else {
            return "other figures: \(figures.output) \(figures.complaint)"
        }
        return try faultAfterImportingAgain(store, query: query)
    }

    /// Imports the same files again and compares with the undisturbed end; nil where all is well.
    func faultAfterImportingAgain(_ store: StoreFolder, query: Int) throws -> String? {
        let again = try store.run("import", arriving)
        guard again.code == 0 else { return "the import run again: \(again.code ?? -1) \(again.complaint)" }
        guard try state(of: store) == Office.arriving.count else { return "the import run again made other records" }
        let figures = try store.run(Figures.arguments(query))
        guard figures.code == 0, figures.output == states[Office.arriving.count].figures[query] else {
            return "after the import run again other figures: \(figures.output) \(figures.complaint)"
        }
        return try store.fault()
    }
}
