// Who may be meant where nothing exact decides: candidates scored field by field after Fellegi and Sunter.

internal import Domain
internal import Linkage

/// Scores the persons whom a row may mean.
struct ScoredRecognition {
    /// A row, as written, and among whom it is asked; nil: among all candidates.
    struct Row {
        let name: String
        let document: String
        let place: String
        let plan: String
        let sex: String
        let among: Set<Int>?
    }

    /// A person who may be meant.
    struct Candidate {
        let person: Int
        let weight: Double
        let posterior: Double
        /// By field, -1 missing.
        let levels: [Int]
    }

    static let fields = [
        MatchField("name", column: 0, .name), MatchField("document", column: 1, .document), MatchField("place", column: 2, .school),
        MatchField("sex", column: 3, .exact), MatchField("plan", column: 4, .exact),
    ]

    /// The program's own m and u, levels from 0 up; docs/methods.md says where they come from.
    static let own = (
        m: [[0.01, 0.01, 0.03, 0.95], [0.005, 0.015, 0.98], [0.15, 0.05, 0.8], [0.01, 0.99], [0.1, 0.9]],
        u: [[0.9984, 0.001, 0.0005, 0.0001], [0.9999989, 0.000001, 0.0000001], [0.99, 0.005, 0.005], [0.5, 0.5], [0.8, 0.2]]
    )

    /// How many persons without a number a file needs for the weights to be estimated from it, and from how many they are.
    static let enoughRows = 1000
    /// The prior is that of a store of so many applications at least: a small one does not make names rarer.
    static let fewest = 1000
    /// From here on somebody is taken to be the person meant.
    static let sure = 0.99
    /// Below this somebody is not asked about, where the row may bring somebody new.
    static let doubtful = 0.05
    /// How many rows are scored at once.
    static let atOnce = 500
    /// How many candidates a question names.
    static let shown = 10

    let parameters: MatchParameters
    /// Whether m and u were estimated from the rows.
    let isEstimated: Bool
    /// For each row, most probable first.
    let candidates: [[Candidate]]

    /// O(rows · persons of a name, a number or a school); opens the names and document numbers of these persons and of nobody else.
    ///
    /// - Parameter sample: rows of the file, those among them that exact rules decided, to estimate from; empty where there are too few.
    init(_ rows: [Row], sample: [Row], _ known: KnownPersons) throws {
        var parameters = MatchParameters(
            lambda: 1 / Double(max(ScoredRecognition.fewest, known.count)), m: ScoredRecognition.own.m, u: ScoredRecognition.own.u)
        let estimated =
            try sample.isEmpty ? nil : ScoredRecognition.estimated(ScoredRecognition.matching(sample, known).matching, parameters)
        isEstimated = estimated != nil
        parameters = estimated ?? parameters
        self.parameters = parameters
        var candidates: [[Candidate]] = rows.map { _ in [] }
        // Rows of one school together, so that its pupils are opened once; few at a time, so that few pairs are held.
        let order = rows.indices.sorted { (rows[$0].place, $0) < (rows[$1].place, $1) }
        for start in stride(from: 0, to: order.count, by: ScoredRecognition.atOnce) {
            let part = Array(order[start..<min(start + ScoredRecognition.atOnce, order.count)])
            for (place, found) in zip(part, try ScoredRecognition.candidates(part.map { rows[$0] }, parameters, known)) {
                candidates[place] = found
            }
        }
        self.candidates = candidates
    }

    private static func candidates(_ rows: [Row], _ parameters: MatchParameters, _ known: KnownPersons) throws -> [[Candidate]] {
        let (matching, owners) = try matching(rows, known)
        var best: [[Int: Candidate]] = rows.map { _ in [:] }
        for pair in matching.scored(parameters, atLeast: nil) {
            let levels = matching.levels(of: pair)
            // One school does not make two people alike.
            guard levels[0] > 0 || levels[1] > 0 else { continue }
            let person = owners[pair.candidate]
            guard rows[pair.asked].among?.contains(person) ?? true else { continue }
            let candidate = Candidate(person: person, weight: pair.weight, posterior: pair.posterior, levels: levels)
            if let other = best[pair.asked][person], other.weight >= candidate.weight { continue }
            best[pair.asked][person] = candidate
        }
        return best.map { found in found.values.sorted { ($1.posterior, $0.person) < ($0.posterior, $1.person) } }
    }

    /// The rows against everybody whom one of them may mean, and whose each known record is.
    private static func matching(_ rows: [Row], _ known: KnownPersons) throws -> (matching: Matching, owners: [Int]) {
        var tables = RecordTables(forms: [.name, .document, .school, .trimmed, .trimmed], isOne: false)
        var near: Set<Int> = []
        for row in rows {
            tables.append([row.name, row.document, row.place, row.sex, row.plan], to: .asked)
            near.formUnion(row.among ?? [])
            near.formUnion(known.named(NormalForm.name.form(of: row.name)))
            near.formUnion(known.bearing(NormalForm.document.form(of: row.document)))
            if row.among == nil, let place = NormalForm.school.form(of: row.place) { near.formUnion(known.byPlace[place] ?? []) }
        }
        let names = try known.values(.name, of: near)
        let documents = try known.values(.documentNumber, of: near)
        var owners: [Int] = []
        for person in near.sorted() {
            for place in known.places[person] ?? [KnownPlace(plan: "", place: nil, sex: nil)] {
                tables.append(
                    [names[person] ?? "", documents[person] ?? "", place.place ?? "", place.sex ?? "", place.plan], to: .known)
                owners.append(person)
            }
        }
        tables.close()
        let rules = [BlockingRule([0]), BlockingRule([1]), BlockingRule([2])]
        guard let matching = Matching(tables, fields: fields, rules: rules) else { preconditionFailure("five fields fit 64 bits") }
        return (matching, owners)
    }

    /// m of the file itself; u stays the program's own, for those compared were chosen by name or school and are no chance pairs.
    private static func estimated(_ matching: Matching, _ start: MatchParameters) -> MatchParameters? {
        var options = EstimationOptions(start: start)
        options.tolerance = 1e-5
        options.maximumIterations = 20_000
        options.keepsU = true
        let estimation = matching.estimatedByRule(matching.patterns(), options)
        // A field that came out the wrong way round keeps the program's own numbers, below; the others are used.
        guard !estimation.doubts.contains(.swapped), estimation.converged else { return nil }
        var parameters = start
        for field in fields.indices {
            let m = estimation.parameters.m[field]
            let isBent = estimation.doubts.contains { $0 == .inverted(field: field) || $0 == .constant(field: field) }
            // What was not learnt keeps the program's own numbers.
            if !isBent { parameters.m[field] = m }
        }
        return parameters
    }

    /// The agreement of a candidate field by field, as a question keeps it.
    func agreement(_ candidate: Candidate) -> [RecognitionQuestion.Agreement] {
        ScoredRecognition.fields.indices.map { field in
            let level = candidate.levels[field]
            return RecognitionQuestion.Agreement(
                field: ScoredRecognition.fields[field].name, level: level < 0 ? nil : level,
                best: ScoredRecognition.fields[field].comparator.levels - 1, weight: level < 0 ? 0 : parameters.weight(field, level))
        }
    }
}

extension ScoredRecognition {
    /// The only person who is meant beyond doubt, where nothing contradicts it.
    static func decided(_ candidates: [Candidate]) -> Int? {
        guard let best = candidates.first, best.posterior >= sure, candidates.dropFirst().first.map({ $0.posterior < 0.5 }) ?? true,
            best.levels[1] != 0, best.levels[2] != 0, best.levels[3] != 0
        else { return nil }
        return best.person
    }
}
