// A disk of a few hundred kilobytes, mounted for one script alone.

import Foundation

/// A tmpfs that only the script sees that runs on it; it goes with the script's end.
struct FullDisk {
    private let scratch: Scratch
    private let kilobytes: Int
    private let mount: URL
    /// A folder on the ordinary disk for what the script leaves.
    let output: URL

    init(in scratch: Scratch, kilobytes: Int) throws {
        self.scratch = scratch
        self.kilobytes = kilobytes
        let stem = "disk-\(UInt64.random(in: .min ... .max))"
        mount = scratch.folder.appendingPathComponent("\(stem)-mount")
        output = scratch.folder.appendingPathComponent("\(stem)-output")
        for folder in [mount, output] { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
    }

    func remove() {
        for folder in [mount, output] { try? FileManager.default.removeItem(at: folder) }
    }

    /// Runs a script with `$DISK`, `$OUT`, `$ROOMIER` (a size 128 KiB above) and its arguments; anything but code 0 means that it could not be run.
    func run(_ script: String, _ arguments: [String]) throws -> Ended {
        let whole =
            "DISK='\(mount.path)'; OUT='\(output.path)'; ROOMIER=\(kilobytes + 128)k; mount -t tmpfs -o size=\(kilobytes)k none \"$DISK\" || exit 77\n\(script)"
        return try Child(["/usr/bin/unshare", "-m", "/bin/sh", "-c", whole, "sh"] + arguments, in: scratch.folder).end()
    }

    /// How a command of the script ended, which left `NAME.out`, `NAME.err` and `NAME.code`.
    func ended(_ name: String) -> Ended {
        func text(_ ending: String) -> String {
            String(decoding: (try? Data(contentsOf: output.appendingPathComponent("\(name).\(ending)"))) ?? Data(), as: UTF8.self)
        }
        return Ended(
            code: Int32(text("code").trimmingCharacters(in: .whitespacesAndNewlines)), signal: nil, output: text("out"),
            complaint: text("err"), seconds: 0, hung: false)
    }
}
