// Names brought to one form, so that brackets and blanks of another width make no other name.

internal import Domain

/// What names of institutions and majors are looked up by.
enum ReferenceKey {
    /// Without white space and invisible characters, full-width signs as ASCII ones (the compatibility forms of NFKC for U+FF01–FF5E and
    /// U+3000), capital letters small, and brackets of every shape round.
    ///
    /// Cost: one pass over the scalars.
    static func of(_ name: String) -> String {
        var key = String.UnicodeScalarView()
        for scalar in name.unicodeScalars where !scalar.isBlank && !scalar.isUnseen && !scalar.choosesVariant {
            switch scalar.value {
            case 0x3014, 0x3010, 0x5B, 0xFF3B: key.append("(")
            case 0x3015, 0x3011, 0x5D, 0xFF3D: key.append(")")
            case 0xFF21...0xFF3A: key.append(Unicode.Scalar(UInt8(scalar.value - 0xFF21 + 0x61)))
            case 0xFF01...0xFF5E: key.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x41...0x5A: key.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
            default: key.append(scalar)
            }
        }
        return String(key)
    }
}
