// Invents people and their records for official plans and earlier editions of them, as the files an office would send in; Operations hands them to Intake.

package import Domain
package import Plans

/// One file of the samples.
package struct SampleFile: Sendable {
    /// Folder of the calendar year and name, for example `2013/xinjiang-2013-2-application.csv`; ASCII only.
    package let path: String
    /// The whole content: UTF-8, lines ended by LF.
    package let text: String
}

/// Invented records: for demonstration and for testing the rest of the house, never for reporting.
package enum Sample {
    /// Invents the files of all programmes.
    ///
    /// For each programme, earlier editions are invented from its oldest plan, one a year; the plans given keep their ids
    /// and get records too. A file stands in the folder of the calendar year in which its rows happened or, for
    /// follow-ups, were reported. Loading the files in the order of their paths is valid: a plan before its records, a
    /// mentor or person before whatever refers to them. Every row and every invented plan says that it is invented.
    ///
    /// - Parameters:
    ///   - plans: official plans as read; a plan that is itself invented is passed over. Those of one programme belong together.
    ///   - seed: the same seed gives the same bytes on every machine. The files of one programme do not depend on
    ///     which other programmes are given.
    ///   - editionsFrom: year of the first invented edition, for example 2013; no earlier editions where it is not
    ///     before a programme's oldest plan.
    ///   - until: the last day on which anything happens or is reported.
    /// - Returns: the files by path, none of them empty. The six official plans from 2013 give about 115,000 rows;
    ///   cost is linear in the rows.
    package static func files(for plans: [PlanDocument], seed: UInt64, editionsFrom: Int, until: CivilDay) -> [SampleFile] {
        let official = Dictionary(grouping: plans.filter { $0.plan.inventedFrom == nil }, by: \.plan.programme)
        return official.sorted { $0.key < $1.key }.flatMap { programme, documents in
            ProgrammeHistory(
                programme: programme, editions: Edition.all(of: documents, from: editionsFrom), seed: seed, until: until
            ).files()
        }.sorted { $0.path < $1.path }
    }
}
