// match: whether records are about the same person or thing. Its verbs stand in files of their own.

internal import ArgumentParser

struct MatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: "辨认同一人或同一对象的记录 | whether records are about the same person or thing",
        subcommands: [
            MatchTableCommand.self, MatchListCommand.self, MatchShowCommand.self, MatchResolveCommand.self, MatchMergeCommand.self,
            MatchSplitCommand.self, MatchUndoCommand.self,
        ])
}
