// What truly becomes of an invented participant after school; Reporting decides how much of it anybody learns.

import Domain

/// The years after school of one person. All of it is drawn at once, so a later last day only adds reports.
struct Life {
    let graduation: Int
    /// The year of admission to a university: mostly that of graduation, rarely a year later.
    let admissionYear: Int
    let admission: Int
    let university: String
    let kind: InstitutionKind
    /// Whether the university is a host of the plan.
    let isAtHost: Bool
    let major: String
    /// The major changed to in the third year; nil for most.
    let laterMajor: String?
    /// Nil unless they enter the Top-Notch programme.
    let topnotch: Int?
    /// Nil unless they leave it.
    let topnotchExit: Int?
    /// The year in which the first studies end.
    let degreeYear: Int
    /// Nil for those without a degree.
    let degree: Int?
    /// Where they study on and for how many years; nil unless they do.
    let furtherStudy: (university: String, years: Int)?
    let employer: String
    /// Code of the discipline they do research in; nil unless they do.
    let research: String?

    init(of trainee: Trainee, plan: Plan, _ random: inout SplitMix64) {
        let pupil = trainee.applicant.pupil
        let field = trainee.applicant.discipline
        let regional = UniversityLists.regional(plan.region)
        let year = pupil.graduationYear
        graduation = Life.day(year, 6, 18 + random.below(5))
        let admitted = year + (random.chance(0.012) ? 1 : 0)
        admissionYear = admitted
        admission = Life.day(admitted, 7, 18 + random.below(13)) + random.below(12)

        let draw = random.unit()
        let strong = TopNotchHost.all.filter { $0.disciplines.contains(field) && $0.since <= admitted }.map(\.name)
        let reach = 0.36 + 0.1 * min(2, max(-2, pupil.ability))
        let ownUniversity = random.chance(0.6)
        let hosts = plan.scope.universities?.members.map(\.name) ?? []
        let host = ownUniversity ? trainee.university : random.pick(hosts) ?? trainee.university
        let elite = random.pick(strong)
        let others = (random.pick(UniversityLists.national) ?? host, random.pick(regional.undergraduate) ?? host)
        let away = random.pick(UniversityLists.abroad) ?? host
        let college = random.pick(regional.vocational) ?? host
        switch draw {
        case ..<0.02: (university, kind) = (college, .vocational)
        case ..<0.032: (university, kind) = (away, .abroad)
        case ..<(0.032 + reach): (university, kind) = (elite ?? others.0, .undergraduate)
        case ..<(0.032 + reach + (1 - reach) * 0.42): (university, kind) = (host, .undergraduate)
        case ..<(0.032 + reach + (1 - reach) * 0.72): (university, kind) = (others.0, .undergraduate)
        default: (university, kind) = (others.1, .undergraduate)
        }
        isAtHost = hosts.contains(university)

        let entersTopnotch =
            random.chance(0.38) && kind == .undergraduate && TopNotchHost.takes(university, field, in: admitted)
        let atOnce = random.chance(0.65)
        topnotch = entersTopnotch ? Life.day(admitted + (atOnce ? 0 : 1), 10, 8 + random.below(22)) : nil
        let leaves = random.chance(0.09)
        let leaving = Life.day(admitted + 2, 6, 20 + random.below(11))
        topnotchExit = entersTopnotch && leaves ? leaving : nil
        let inField = random.chance(0.74) || entersTopnotch
        let majors =
            kind == .vocational
            ? UniversityLists.vocationalMajors
            : inField ? UniversityLists.majors(in: field) : UniversityLists.otherMajors
        let first = random.pick(entersTopnotch ? Array(majors.prefix(2)) : majors) ?? ""
        major = first
        let changed = random.pick(UniversityLists.otherMajors)
        let changes = random.chance(0.035)
        laterMajor = changes && kind == .undergraduate && !entersTopnotch && changed != first ? changed : nil

        let years = kind == .vocational ? 3 : UniversityLists.fiveYears.contains(first) && kind == .undergraduate ? 5 : 4
        degreeYear = admitted + years
        let finishes = random.chance(0.95)
        let degreeDay = Life.day(admitted + years, 6, 15 + random.below(15))
        degree = finishes && kind != .vocational ? degreeDay : nil
        let goesOn = random.chance(entersTopnotch ? 0.85 : 0.55)
        let doctorate = random.chance(0.3)
        let studiesAt = random.position(weights: [0.4, 0.47, 0.13])
        let next = [university, elite ?? others.0, away][studiesAt]
        furtherStudy = degree != nil && goesOn ? (next, doctorate ? 5 : 3) : nil
        employer = random.pick(UniversityLists.employers) ?? ""
        let staysInField = random.chance(inField ? 0.88 : 0.35)
        let neighbour = random.pick(plan.scope.disciplines.codes) ?? field
        research = degree != nil && (goesOn || entersTopnotch) ? (staysInField ? field : neighbour) : nil
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // Past the calendar's last year nothing is reported, so the exact day no longer matters.
        CivilDay(year: year, month: month, day: day)?.number ?? Int.max / 2
    }
}
