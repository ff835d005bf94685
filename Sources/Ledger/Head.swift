// The head of the chain as a text to be kept elsewhere: with it a forged, shortened or older ledger is told from the true one.

internal import Domain
internal import Foundation

/// Digests of batches, kept outside the store.
package struct Head: Sendable, Equatable {
    /// By batch number, from 1.
    package let digests: [Int: String]
    /// A digest given without its number, as `import` prints it.
    package let newest: String?

    /// The whole chain, so that the first batch that differs can be named.
    package init(chain: [String]) {
        // An empty chain has a head too.
        digests = chain.isEmpty ? [0: BatchDigest.origin] : Dictionary(uniqueKeysWithValues: chain.enumerated().map { ($0 + 1, $1) })
        newest = nil
    }

    /// Reads lines of a batch number and its digest, or a digest alone; what follows `#` is a remark.
    ///
    /// - Throws: `FindingsError` for any other line, or where there is no digest at all.
    package init(text: String, file: String) throws {
        var digests: [Int: String] = [:]
        var newest: String?
        var findings: [Finding] = []
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace).map(String.init)
            guard let digest = words.last else { continue }
            let isDigest = digest.utf8.count == 64 && digest.allSatisfy { $0.isHexDigit && !$0.isUppercase }
            switch (words.count, Int(words[0])) {
            case (1, _) where isDigest && (newest ?? digest) == digest: newest = digest
            case (2, let batch?)
            where (isDigest && batch > 0 || batch == 0 && digest == BatchDigest.origin) && digests[batch] ?? digest == digest:
                digests[batch] = digest
            default: findings.append(Head.unreadable(file, line: number + 1))
            }
        }
        if findings.isEmpty, digests.isEmpty, newest == nil { findings.append(Head.unreadable(file, line: 1)) }
        if findings.block { throw FindingsError(findings) }
        (self.digests, self.newest) = (digests, newest)
    }

    /// Whether every digest of the other head is in this one.
    package func continues(_ former: Head) -> Bool {
        former.digests.allSatisfy { $0.key == 0 || digests[$0.key] == $0.value }
            && former.newest.map { digests.values.contains($0) || $0 == BatchDigest.origin } ?? true
    }

    /// The text that `init(text:file:)` reads.
    package var text: String {
        "# talentpool：每批的编号与校验码 | number and digest of each batch\n"
            + digests.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
    }

    private static func unreadable(_ file: String, line: Int) -> Finding {
        Finding(
            "head.format", at: Finding.Place(file: file, line: line),
            what: Bilingual("读不出校验码", "no digest can be read here"),
            expected: Bilingual("批号与 64 位十六进制校验码，或单独一个校验码", "a batch number and 64 hexadecimal digits, or such digits alone"))
    }
}
