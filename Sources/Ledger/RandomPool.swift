// Random bytes drawn from the system many at a time: a call for each key and each nonce costs more than sealing with it.

internal import Crypto
internal import Foundation
internal import Glibc

/// Bytes from the system's generator, each handed out once.
struct RandomPool {
    private var bytes = Data()
    private var place = 0
    private static let size = 1 << 14

    mutating func next(_ count: Int) -> Data {
        if place + count > bytes.count { refill() }
        defer { place += count }
        return bytes.subdata(in: place..<place + count)
    }

    mutating func number() -> UInt64 {
        if place + 8 > bytes.count { refill() }
        defer { place += 8 }
        return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    }

    /// 96 random bits, as the cipher would draw for itself.
    mutating func nonce() throws -> AES.GCM.Nonce { try AES.GCM.Nonce(data: next(12)) }

    private mutating func refill() {
        bytes = Data(count: RandomPool.size)
        place = 0
        bytes.withUnsafeMutableBytes { fresh in
            // 256 is the most that one call gives.
            for start in stride(from: 0, to: fresh.count, by: 256) {
                guard let address = fresh.baseAddress else { return }
                precondition(
                    getentropy(address + start, min(256, fresh.count - start)) == 0, "the system gives random bytes once it has started")
            }
        }
    }
}
