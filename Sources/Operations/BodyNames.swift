// Which school or university a name is meant to be that is not quite known.

internal import Domain
internal import Linkage

/// Names of bodies that are known.
struct BodyNames {
    let known: [String]

    /// How many are suggested at most.
    private static let most = 3

    init(_ known: [String]) { self.known = known }

    /// “Did you mean”: those whose name contains what was written, shortest first (a school is often named without its town); else those that it
    /// contains, longest first; else the nearest by its letters. nil where nothing is near.
    func meant(by written: String) -> Bilingual? {
        let form = NormalForm.school.form(of: written) ?? written
        let forms = known.compactMap { name in NormalForm.school.form(of: name).map { (name: name, form: $0) } }
        let containing = forms.filter { form.count > 1 && $0.form.contains(form) }.sorted {
            ($0.form.count, $0.name) < ($1.form.count, $1.name)
        }
        let contained = forms.filter { $0.form.count > 3 && form.contains($0.form) }.sorted {
            ($1.form.count, $0.name) < ($0.form.count, $1.name)
        }
        let found = (containing.isEmpty ? contained : containing).prefix(BodyNames.most).map(\.name)
        if !found.isEmpty { return BodyNames.question(found) }
        return nearest(to: written, among: known).map { BodyNames.question([$0]) }
    }

    static func question(_ names: [String]) -> Bilingual {
        let quoted = names.map { "“\($0)”" }
        return Bilingual("是否为\(quoted.joined(separator: "、"))？", "Did you mean \(quoted.joined(separator: ", "))?")
    }
}
