// One answer to a follow-up question as the store knows it or a worklist says it, for comparing the two.

/// One answer as it stands in the store, or as a sheet says it.
package struct KnownAnswer: Hashable, Sendable {
    package var status: FollowUpStatus?
    package var value: String?
    package var institutionKind: InstitutionKind?
    package var day: CivilDay?
    package var reportedDay: CivilDay?
    package var evidence: EvidenceGrade?

    package init(
        status: FollowUpStatus? = nil, value: String? = nil, institutionKind: InstitutionKind? = nil, day: CivilDay? = nil,
        reportedDay: CivilDay? = nil, evidence: EvidenceGrade? = nil
    ) {
        self.status = status
        self.value = value
        self.institutionKind = institutionKind
        self.day = day
        self.reportedDay = reportedDay
        self.evidence = evidence
    }
}
