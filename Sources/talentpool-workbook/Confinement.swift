// What the program takes from itself before it looks at the file: memory, processor time, files, processes, a core.

internal import Glibc

enum Confinement {
    /// Address space in bytes, the runtime and the libraries among it.
    static let memory: UInt = 256 << 20
    /// Seconds of processor time.
    static let seconds: UInt = 120

    /// - Returns: false where the system refuses.
    static func enter() -> Bool {
        limit(RLIMIT_AS, memory) && limit(RLIMIT_CPU, seconds) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0)
            && limit(RLIMIT_NOFILE, 16) && limit(__RLIMIT_NPROC, 0)
    }

    private static func limit(_ resource: __rlimit_resource, _ value: UInt) -> Bool {
        var pair = rlimit(rlim_cur: value, rlim_max: value)
        return setrlimit(__rlimit_resource_t(resource.rawValue), &pair) == 0
    }
}
