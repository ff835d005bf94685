// Characters of the private area that GBK fonts drew, and where Unicode has placed them since.

/// The 80 characters at 0xFE50–0xFEA0 of GBK, which old systems map to U+E815–E864 (䶮 among them, U+E863).
///
/// Source: the table of glibc's converter (GB 18030-2005 and later) for the codes 0xFE50 to 0xFEA0, with which a test compares all eighty. In GB 18030-2000,
/// as Python's codec has it, fourteen of them (U+E816–E818, E81E, E826, E82B, E82C, E831, E832, E83B, E843, E854, E855, E864) still stand in the
/// private area, and the sixty-six others where they stand here.
enum PrivateArea {
    static let unified: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (offset, scalar) in places.unicodeScalars.enumerated() {
            guard let old = Unicode.Scalar(UInt32(0xE815 + offset)) else { continue }
            table[old] = scalar
        }
        return table
    }()

    /// The characters for U+E815, U+E816 … in order.
    private static let places =
        "\u{2E81}\u{20087}\u{20089}\u{200CC}\u{2E84}\u{3473}\u{3447}\u{2E88}\u{2E8B}\u{9FB4}"
        + "\u{359E}\u{361A}\u{360E}\u{2E8C}\u{2E97}\u{396E}\u{3918}\u{9FB5}\u{39CF}\u{39DF}"
        + "\u{3A73}\u{39D0}\u{9FB6}\u{9FB7}\u{3B4E}\u{3C6E}\u{3CE0}\u{2EA7}\u{215D7}\u{9FB8}"
        + "\u{2EAA}\u{4056}\u{415F}\u{2EAE}\u{4337}\u{2EB3}\u{2EB6}\u{2EB7}\u{2298F}\u{43B1}"
        + "\u{43AC}\u{2EBB}\u{43DD}\u{44D6}\u{4661}\u{464C}\u{9FB9}\u{4723}\u{4729}\u{477C}"
        + "\u{478D}\u{2ECA}\u{4947}\u{497A}\u{497D}\u{4982}\u{4983}\u{4985}\u{4986}\u{499F}"
        + "\u{499B}\u{49B7}\u{49B6}\u{9FBA}\u{241FE}\u{4CA3}\u{4C9F}\u{4CA0}\u{4CA1}\u{4C77}"
        + "\u{4CA2}\u{4D13}\u{4D14}\u{4D15}\u{4D16}\u{4D17}\u{4D18}\u{4D19}\u{4DAE}\u{9FBB}"
}
