// Documents under test: what the product has, they name.

import Analytics
import Domain
import Foundation
import Plans
import Testing

@Suite struct DocumentTests {
    @Test func `the glossary has every word of every code list`() throws {
        let glossary = try Tree.text("docs/glossary.md")
        func check<Code: Worded>(_ list: Code.Type) {
            for code in Code.allCases {
                #expect(glossary.contains(code.label.zh), "\(code.label.zh)")
                #expect(glossary.contains(code.label.en), "\(code.label.en)")
            }
        }
        check(Strength.self)
        check(Comparison.self)
        check(SelectionStage.self)
        check(ScreeningResult.self)
        check(EvaluationStage.self)
        check(EvaluationOutcome.self)
        check(EvaluationDimension.self)
        check(EvaluationLevel.self)
        check(Grade.self)
        check(Sex.self)
        check(ExitReason.self)
        check(Ranking.self)
        check(Party.self)
        check(RecordKind.self)
        check(FollowUpQuestion.self)
        check(FollowUpStatus.self)
        check(EvidenceGrade.self)
        check(InstitutionKind.self)
        check(CountUnit.self)
        check(RestatementCause.self)
        check(ActKind.self)
        check(AddresseeKind.self)
        check(SamePersonVerdict.self)
        check(DutyState.self)
        check(DutyUnit.self)
        check(Verdict.self)
        check(UndecidedReason.self)
        check(SessionKind.self)
        check(LogStatus.self)
        check(LogReview.self)
        check(NoticeSubject.self)
        check(AwardKind.self)
        check(AwardLevel.self)
        check(CertificateStatus.self)
        check(AcademicDegree.self)
        check(TitleLevel.self)
        check(MentorSource.self)
        check(RelaxationReason.self)
        check(RelaxationDecision.self)
        check(ReportedFigure.self)
        check(MeasureUnit.self)
        check(PlanFault.Gravity.self)
        check(RuleChapter.self)
        check(RuleChangeKind.self)
    }

    @Test func `the plan format is documented key by key as the program knows it`() throws {
        #expect(try Tree.text("docs/plan-format.md").contains(PlanSchema.markdown()))
    }

    @Test func `the calendar format is documented key by key as the program knows it`() throws {
        #expect(try Tree.text("docs/calendar.md").contains(PlanSchema.markdown(of: CalendarSchema.top)))
    }

    @Test func `every rule of the lint is documented, and no other, with its gravities`() throws {
        let document = try Tree.text("docs/plan-lint.md")
        let rows = document.split(separator: "\n").filter { $0.hasPrefix("| `lint.") }
        #expect(rows.map { $0.split(separator: "`")[1] } == PlanLint.rules.map { Substring($0.code) })
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells.count == 5, "\(row)")
            #expect(PlanFault.Gravity.allCases.contains { cells[1].contains($0.label.zh) }, "\(row)")
        }
        for gravity in PlanFault.Gravity.allCases {
            #expect(document.contains("| \(gravity.label.zh) | \(gravity.label.en) | `\(gravity.rawValue)` |"))
        }
    }

    @Test func `the record columns are documented as the program knows them`() throws {
        let document = try Tree.text("docs/record-format.md")
        for kind in RecordKind.allCases {
            #expect(document.contains(kind.label.zh), "\(kind)")
            for column in kind.columns {
                for heading in column.headings { #expect(document.contains(heading), "\(kind): \(heading)") }
            }
        }
    }

    @Test func `the README names every make target and every command`() throws {
        let readme = try Tree.text("README.md")
        let targets = try Tree.text("Makefile").split(separator: "\n").filter {
            $0.contains(":") && $0.contains("## ") && !$0.hasPrefix("\t")
        }
        .compactMap { $0.split(separator: ":").first.map(String.init) }.filter { !$0.contains("@") && $0 != "help" }
        #expect(targets.count >= 6)
        for target in targets { #expect(readme.contains("make \(target)"), "make \(target)") }
        for command in [
            "init", "plan list", "plan show", "plan lint", "plan diff", "plan check", "plan new", "plan format", "import", "query list",
            "query run", "build", "sample", "verify", "backup",
            "restore",
            "erase",
            "reference list", "mapping list", "upgrade", "key rotate", "export", "doctor", "due", "match table", "template", "worklist",
        ] {
            #expect(readme.contains("talentpool \(command)") || readme.contains("`\(command)`"), "\(command)")
        }
    }

    @Test func `every link between documents leads somewhere`() throws {
        for file in try Tree.files("docs", ending: ".md") + ["README.md"] {
            let folder = file.contains("/") ? String(file[..<file.lastIndex(of: "/")!]) + "/" : ""
            for link in try Tree.text(file).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
                let target = Tree.root.appendingPathComponent(folder + link.output.1).standardizedFileURL
                #expect(FileManager.default.fileExists(atPath: target.path), "\(file) links to \(link.output.1)")
            }
        }
    }
}
