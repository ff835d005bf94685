// Standard output as frames.

internal import Glibc
internal import WorkbookFrames

/// Writes frames, many at a time. A class because every reader writes to the same one.
final class Answer {
    var frames = FrameBuffer()

    /// Says how far the work has come, which also shows that it goes on.
    func progress(_ thousandths: Int) {
        frames.open(WorkbookFrame.progress)
        frames.put(UInt16(clamping: min(thousandths, 1000)))
        frames.close()
        flush()
    }

    func fault(_ stop: Stop) {
        frames.open(WorkbookFrame.fault)
        put(stop)
        frames.close()
    }

    /// Ends the first rows of a sheet.
    ///
    /// - Parameter stop: why there are no more, where something is wrong with the sheet.
    func sheetEnd(_ stop: Stop?) {
        frames.open(WorkbookFrame.sheetEnd)
        if let stop {
            put(stop)
        } else {
            frames.put(UInt8(0))
            frames.put(UInt32(0))
            frames.put(UInt32(0))
        }
        frames.close()
    }

    private func put(_ stop: Stop) {
        frames.put(stop.fault.rawValue)
        frames.put(UInt32(clamping: stop.row))
        frames.put(UInt32(clamping: stop.column))
    }

    func end() {
        frames.open(WorkbookFrame.end)
        frames.close()
    }

    func flushWhereFull() {
        if frames.bytes.count >= 64 * 1024 { flush() }
    }

    func flush() {
        var done = 0
        frames.bytes.withUnsafeBytes { bytes in
            while done < bytes.count {
                let count = write(STDOUT_FILENO, bytes.baseAddress?.advanced(by: done), bytes.count - done)
                if count < 0, errno == EINTR { continue }
                // Nobody listens any more.
                if count <= 0 { exit(3) }
                done += count
            }
        }
        frames.clear()
    }
}
