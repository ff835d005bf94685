// Characters that nobody sees, in one list: what a cell, a name and a heading leave out is the same everywhere.

extension Unicode.Scalar {
    /// White space of any width, line ends and tabulators among it: the property White_Space of Unicode.
    package var isBlank: Bool {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Without ink and width, and no white space: control characters, soft hyphens, joiners, direction marks, byte order marks, tags.
    ///
    /// The property Default_Ignorable_Code_Point of Unicode without variation selectors (`choosesVariant`), without fillers of Hangul and
    /// signs of Khmer, shorthand and music, which their scripts need, and without places that hold no character yet; and the control
    /// characters (category Cc) and the marks of annotations (U+FFF9–FFFB).
    package var isUnseen: Bool {
        switch value {
        case 0...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x034F, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E,
            0x2060...0x2064, 0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0001, 0xE0020...0xE007F:
            true
        default: false
        }
    }

    /// Chooses how the character before it is drawn: the property Variation_Selector of Unicode. It is no part of how a name is compared, and a part of
    /// how it is written.
    package var choosesVariant: Bool {
        switch value {
        case 0x180B...0x180D, 0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
        default: false
        }
    }
}
