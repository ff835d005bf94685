// Texts lent to C as pointers it may write through, for as long as a call lasts.

internal import Glibc

/// Lends texts to C.
enum Texts {
    /// - Parameter texts: nil stands for a null pointer.
    static func with<Value>(_ texts: [String?], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Value) rethrows -> Value {
        let pointers = texts.map { $0.flatMap { strdup($0) } }
        defer { for pointer in pointers { free(pointer) } }
        return try body(pointers)
    }
}
