// What recognition has to say of a file. No message repeats a name or a number.

internal import Domain

/// The wording of its findings.
struct RecognitionFindings {
    let kind: RecordKind
    /// Where a cell stands, by row and column name.
    let place: (Int, String?) -> Finding.Place

    /// A row that says neither number nor name nor document number.
    func unrecognised(_ row: Int, _ role: PersonRole) -> Finding {
        Finding(
            "import.person.unrecognised", at: place(row, own(role)),
            what: role == .mentor
                ? Bilingual("没有写编号，也没有写姓名，无法确定是哪位导师", "neither number nor name: it cannot be told which mentor this is")
                : Bilingual(
                    "没有写编号，也没有写姓名和证件号码，无法确定是哪名学生", "neither number, name nor document number: it cannot be told which pupil this is"),
            action: numberColumn(own(role)))
    }

    /// Nobody in the store is like the person meant.
    func nobody(_ row: Int, _ role: PersonRole) -> Finding {
        Finding(
            "import.person.unrecognised", at: place(row, own(role)),
            what: role == .mentor
                ? Bilingual("英才库里没有姓名和高校相符或相近的导师", "the store has no mentor of this or a similar name and university")
                : Bilingual("英才库里没有与这一行相符或相近的学生", "the store has no pupil who fits this row or is similar"),
            action: role == .mentor
                ? Bilingual("核对姓名和高校，或写明导师编号；新导师请先导入导师表", "Check name and university or give the number; import new mentors first")
                : Bilingual(
                    "核对姓名、学校和证件号码，或写明人员编号；新学生请先导入报名记录",
                    "Check name, school and document number, or give the person's number; import the application of a new pupil first"))
    }

    /// A mentor named by name whom not exactly one person fits.
    func mentor(_ row: Int, fitting: Int?) -> Finding {
        let what =
            switch fitting {
            case nil: Bilingual("没有写导师编号，也没有写导师姓名", "neither number nor name of the mentor is given")
            case 0?: Bilingual("英才库里没有这个姓名、在这所高校的导师", "the store has no mentor of this name at this university")
            case let count?: Bilingual("有 \(count) 位导师都符合这个姓名", "\(count) mentors fit this name")
            }
        return Finding(
            "import.mentor.unrecognised", at: place(row, "mentor_id"), what: what,
            action: Bilingual("写明导师编号，或核对导师姓名和高校", "Give the mentor's number, or check name and university"))
    }

    /// Rows whose persons are the only ones of their name.
    func byName(_ row: Int, count: Int) -> Finding {
        Finding(
            "import.person.byname", .warning, at: place(row, "name"),
            what: Bilingual(
                "有 \(count) 行没有编号，仅凭姓名在可能的人中只有一人而认定（此为第一行）",
                "\(count) rows without a number were taken for the only person of the name who can be meant (this is the first)"),
            action: Bilingual("如有疑问，请在表中写明编号或证件号码后再导入", "Where in doubt give numbers or document numbers and import again"))
    }

    /// Rows taken for somebody by likeness that give another name or document number.
    func keptName(_ row: Int, count: Int) -> Finding {
        Finding(
            "import.person.kept", .warning, at: place(row, "name"),
            what: Bilingual(
                "有 \(count) 行凭相近认出是库中的人，所写姓名或证件号码却与库中不同（此为第一行）：库中的保持不变",
                "\(count) rows were taken for persons of the store by likeness and give another name or document number (this is the first): "
                    + "the store's stays"),
            action: Bilingual(
                "如确已更名或更正号码，请在表中写明人员编号后再导入", "Where the name or number has really changed, give the person's number and import again"))
    }

    /// Rows about whom somebody has to be asked.
    func asked(_ row: Int, count: Int) -> Finding {
        Finding(
            "import.person.asked", .warning, at: place(row, "name"),
            what: Bilingual(
                "有 \(count) 行不能确定是谁（此为第一行），先记在新编号下，等待认定",
                "of \(count) rows it cannot be told whom they are about (this is the first): kept under new numbers until somebody decides"),
            action: Bilingual(
                "用 talentpool match list 查看，用 match resolve 认定", "See talentpool match list, decide with match resolve"))
    }

    /// One document number under two numbers of the office.
    func oneDocument(_ row: Int, count: Int) -> Finding {
        Finding(
            "import.person.document", .warning, at: place(row, "document_number"),
            what: Bilingual(
                "有 \(count) 行的证件号码已在另一个人员编号下出现（此为第一行），已列为待认定",
                "the document numbers of \(count) rows stand under another number as well (this is the first): asked about"),
            action: Bilingual(
                "用 talentpool match list 查看：是同一人，还是证件号码填错", "See talentpool match list: one person, or a slip in the number"))
    }

    /// Two rows that turn out to be about the same record of the same person.
    func twice(_ row: Int, _ first: Int) -> Finding {
        Finding(
            "import.person.twice", at: place(row, nil),
            what: Bilingual(
                "与第 \(first) 行说的是同一个人的同一件事", "this row and row \(first) are about the same record of the same person"),
            action: Bilingual("请只保留一行；若是两个人，请写明编号", "Keep one of them; if they are two persons, give their numbers"))
    }

    /// Two rows with two numbers of one person that say different things of the same record.
    func contrary(_ row: Int, _ first: Int) -> Finding {
        Finding(
            "import.person.twice", at: place(row, nil),
            what: Bilingual(
                "与第 \(first) 行说的是同一个人的同一件事（两行的编号已认定为同一人），内容却不同",
                "this row and row \(first) say different things of the same record: their numbers are one person's"),
            action: Bilingual("请只保留一行", "Keep one of them"))
    }

    private func own(_ role: PersonRole) -> String { role == .mentor ? "mentor_id" : "person_id" }

    private func numberColumn(_ name: String) -> Bilingual? {
        kind.columns.first { $0.name == name }.map {
            Bilingual("请在“\($0.headings[0])”列写明编号", "Give the number in the column “\($0.headings[1])”")
        }
    }
}
