// The formats of cells in one workbook: one for each look and nature, made when first used.

internal import CXlsxWriter

/// Hands out formats. A class because libxlsxwriter owns what it makes and it must be made once.
final class Formats {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private var made: [Key: UnsafeMutablePointer<lxw_format>] = [:]

    private struct Key: Hashable {
        let look: CellLook
        let nature: CellNature
    }

    /// Ships with Chinese Excel and WPS; where it is missing another takes its place.
    static let font = "等线"

    init(book: UnsafeMutablePointer<lxw_workbook>) {
        self.book = book
    }

    func format(_ look: CellLook, _ nature: CellNature) -> UnsafeMutablePointer<lxw_format>? {
        let key = Key(look: look, nature: nature)
        if let format = made[key] { return format }
        guard let format = workbook_add_format(book) else { return nil }
        format_set_font_name(format, Formats.font)
        format_set_font_size(format, look == .title ? 14 : 11)
        switch nature {
        case .text: format_set_num_format(format, "@")
        case .day: format_set_num_format(format, "yyyy-mm-dd")
        case .number: break
        }
        Formats.dress(format, look)
        // Beside texts a number stands where they begin.
        if look == .prose, nature == .number { format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue)) }
        made[key] = format
        return format
    }

    private static func dress(_ format: UnsafeMutablePointer<lxw_format>, _ look: CellLook) {
        func fill(_ colour: lxw_color_t) {
            format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
            format_set_bg_color(format, colour)
        }
        func edge() {
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_border_color(format, 0xBFBFBF)
        }
        func wrap() {
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
        switch look {
        case .plain: break
        case .entry:
            fill(0xFFFFE7)
            edge()
            wrap()
        case .title: format_set_bold(format)
        case .prose: wrap()
        case .heading, .requiredHeading:
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            fill(look == .heading ? 0xDCE6F1 : 0x1F4E79)
            format_set_font_color(format, look == .heading ? 0x1F3864 : 0xFFFFFF)
            edge()
        case .known:
            fill(0xF2F2F2)
            edge()
            wrap()
        case .example:
            format_set_italic(format)
            format_set_font_color(format, 0x7F7F7F)
            fill(0xEDEDED)
        case .faulty, .doubtful:
            fill(look == .faulty ? 0xFFC7CE : 0xFFEB9C)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
    }
}
