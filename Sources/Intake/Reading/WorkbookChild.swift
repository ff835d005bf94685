// Runs the program that reads workbooks, and takes its frames: it has met the file from outside and is believed no more than the file is.

internal import CSpawn
internal import Glibc
internal import WorkbookFrames

/// One run of `talentpool-workbook` on an open file.
struct WorkbookChild {
    /// How the run ended where it did not end well.
    enum Failure: Error {
        /// The program is not beside this one, or the system could not start it.
        case notStarted
        /// It said what is wrong with the file.
        case refused(WorkbookFault, row: Int, column: Int)
        /// It said nothing for so long that it was ended.
        case silent
        /// It had not finished in the time that it was given altogether.
        case late
        /// It ended before the end of its answer: killed at its limits, or broken.
        case broken
        /// It said what it may not say.
        case unruly
    }

    /// Seconds without a word; the program says something with every megabyte it unpacks.
    static let patience: Int32 = 10

    /// Where the program is: beside this one.
    static let program: String = {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return "" }
        let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/talentpool-workbook"
    }()

    /// Starts the program, hands over its frames one by one, and ends it.
    ///
    /// - Parameters:
    ///   - time: what it may take altogether, by the clock on the wall; nil where its limit of processor time is enough.
    ///   - take: gets a frame's kind and content, and says whether more is wanted; throws where it is not as it must be.
    /// Memory: one frame.
    static func run(
        _ arguments: [String], on bytes: FileBytes, within time: Duration? = nil, _ take: (UInt8, inout FrameContent) throws -> Bool
    ) throws(Failure) {
        let end = time.map { ContinuousClock.now + $0 }
        let (process, output) = try start(arguments, bytes)
        var status: Int32 = 0
        var result: Failure?
        do throws(Failure) { try pump(output, until: end, take) } catch { result = error }
        close(output)
        // Whatever it still does, nobody waits for it.
        kill(process, SIGKILL)
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        if let result { throw result }
    }

    private static func pump(
        _ output: Int32, until end: ContinuousClock.Instant?, _ take: (UInt8, inout FrameContent) throws -> Bool
    ) throws(Failure) {
        var buffer: [UInt8] = []
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
        defer { piece.deallocate() }
        while true {
            var waited = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            var milliseconds = patience * 1000
            if let end {
                let left = (end - .now) / .milliseconds(1)
                guard left > 0 else { throw .late }
                milliseconds = min(milliseconds, Int32(left.rounded(.up)))
            }
            let ready = poll(&waited, 1, milliseconds)
            if ready < 0, errno == EINTR { continue }
            if ready == 0, milliseconds < patience * 1000 { continue }
            guard ready != 0 else { throw .silent }
            let count = read(output, piece.baseAddress, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .broken }
            buffer.append(contentsOf: piece[..<count])
            var position = 0
            while true {
                guard let (kind, content) = try frame(in: buffer, at: position) else { break }
                position = content.upperBound
                if kind == WorkbookFrame.end { return }
                var isEnough = false
                do {
                    try buffer.withUnsafeBytes { bytes in
                        var content = FrameContent(UnsafeRawBufferPointer(rebasing: bytes[content]))
                        if kind == WorkbookFrame.fault { throw try refusal(&content) ?? .unruly }
                        isEnough = try !take(kind, &content)
                        try content.end()
                    }
                } catch let failure as Failure {
                    throw failure
                } catch {
                    throw .unruly
                }
                if isEnough { return }
            }
            buffer.removeSubrange(..<position)
        }
    }

    /// The frame that begins at a place, if all of it is there.
    private static func frame(in buffer: [UInt8], at start: Int) throws(Failure) -> (UInt8, Range<Int>)? {
        guard buffer.count - start >= 5 else { return nil }
        let length = (0..<4).reduce(0) { $0 | Int(buffer[start + $1]) << (8 * $1) }
        guard (1...WorkbookFrame.longest).contains(length) else { throw .unruly }
        guard buffer.count - start - 4 >= length else { return nil }
        return (buffer[start + 4], (start + 5)..<(start + 4 + length))
    }

    /// What is wrong with the file, or with a sheet; nil where nothing is.
    static func refusal(_ content: inout FrameContent) throws -> Failure? {
        let number = try content.take(UInt8.self)
        let (row, column) = (Int(try content.take(UInt32.self)), Int(try content.take(UInt32.self)))
        if number == 0 { return nil }
        guard let fault = WorkbookFault(rawValue: number), row <= WorkbookLimits.rows, column <= WorkbookLimits.columns else {
            return .unruly
        }
        return .refused(fault, row: row, column: column)
    }

    /// - Returns: the process and the end of the pipe that its answer comes out of.
    private static func start(_ arguments: [String], _ bytes: FileBytes) throws(Failure) -> (pid_t, Int32) {
        // Opened anew, so that its place in the file is its own.
        let input = open(bytes.path, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw .notStarted }
        defer { close(input) }
        var ends: [Int32] = [-1, -1]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw .notStarted }
        defer { close(ends[1]) }
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // The pipe first: the file may not be overwritten by it, whatever numbers they have.
        let (from, to) = (fcntl(input, F_DUPFD_CLOEXEC, 3), fcntl(ends[1], F_DUPFD_CLOEXEC, 3))
        defer {
            if from >= 0 { close(from) }
            if to >= 0 { close(to) }
        }
        posix_spawn_file_actions_adddup2(&actions, from, 0)
        posix_spawn_file_actions_adddup2(&actions, to, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Whatever else this process holds open (the store among it) stays with it.
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        posix_spawn_file_actions_addchdir_np(&actions, "/")
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        let texts = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for text in texts { free(text) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, program, &actions, &attributes, texts, [nil])
        guard from >= 0, to >= 0, failure == 0 else {
            close(ends[0])
            throw .notStarted
        }
        return (process, ends[0])
    }
}
