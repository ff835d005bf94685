// Gives invented people their names, in the forms usual in the programme's region.

import Domain

/// Names for one region.
struct Naming {
    private enum Style {
        case han, uyghur, mongolian, zhuang
    }

    private let local: (style: Style, share: Double)

    init(region: Bilingual) {
        local =
            if region.zh.contains("新疆") {
                (.uyghur, 0.45)
            } else if region.zh.contains("内蒙古") {
                (.mongolian, 0.22)
            } else if region.zh.contains("广西") {
                (.zhuang, 0.3)
            } else {
                (.han, 0)
            }
    }

    /// A pupil's name.
    func pupil(_ sex: Sex, _ random: inout SplitMix64) -> String {
        let girl = sex == .female
        return name(
            girl, given: girl ? (NameLists.girlsFirst, NameLists.girlsSecond) : (NameLists.boysFirst, NameLists.boysSecond),
            localShare: local.share, &random)
    }

    /// A mentor's name.
    func mentor(_ random: inout SplitMix64) -> String {
        name(
            random.chance(0.35), given: (NameLists.elderFirst, NameLists.elderSecond), localShare: local.share / 2, &random)
    }

    private func name(_ girl: Bool, given: ([String], [String]), localShare: Double, _ random: inout SplitMix64) -> String {
        switch random.chance(localShare) ? local.style : .han {
        case .uyghur:
            let first = random.pick(girl ? NameLists.uyghurGirls : NameLists.uyghurBoys) ?? ""
            return "\(first)·\(random.pick(NameLists.uyghurFathers) ?? "")"
        case .mongolian:
            if random.chance(0.4) { return random.pick(girl ? NameLists.mongolianGirls : NameLists.mongolianBoys) ?? "" }
            let second = random.pick(girl ? NameLists.mongolianGirlsSecond : NameLists.mongolianBoysSecond)
            return (random.pick(NameLists.mongolianFirst) ?? "") + (second ?? "")
        case .zhuang: return joined(NameLists.zhuangSurnames, given, &random)
        case .han: return joined(NameLists.surnames, given, &random)
        }
    }

    private func joined(_ surnames: [String], _ given: ([String], [String]), _ random: inout SplitMix64) -> String {
        var name = ""
        // A refused combination is drawn again; the list of them is short, so this ends at once.
        repeat {
            name = (random.pick(surnames) ?? "") + (random.pick(given.0) ?? "") + (random.pick(given.1) ?? "")
        } while NameLists.wellKnown.contains(name)
        return name
    }
}
