// What is the same name, school or number, and what is not.

import Linkage
import Testing

@Suite struct NormalFormTests {
    static let dots: [Unicode.Scalar] = [
        "\u{B7}", "\u{2022}", "\u{2027}", "\u{2219}", "\u{22C5}", "\u{2E31}", "\u{30FB}", "\u{FF65}", "\u{387}", "\u{16EB}", "\u{2024}",
        ".", "-", "\u{FF0E}", "\u{2010}", "\u{3002}", "\u{25CF}", " ", "\u{3000}",
    ]

    @Test(arguments: dots)
    func `every dot between the parts of a name is one`(_ dot: Unicode.Scalar) {
        let written = "阿依古丽\(Character(dot))买买提"
        #expect(NameForm.form(of: written) == "阿依古丽·买买提", "U+\(String(dot.value, radix: 16))")
        #expect(NameForm.key(of: written) == "阿依古丽买买提")
        #expect(NameForm.key(of: "阿依古丽 \(Character(dot)) 买买提") == "阿依古丽买买提")
    }

    @Test(arguments: [
        ("王 明", "王明"), ("王\u{3000}\u{3000}明", "王明"), (" 王\u{A0}小 明 ", "王小明"), ("欧阳 娜娜", "欧阳娜娜"), ("王\u{200B}明", "王明"),
        ("\u{FEFF}王明", "王明"), ("葛\u{E0100}明", "葛明"), ("葛\u{FE00}明", "葛明"), ("\u{F9DC}明", "隆明"), ("李\u{2F800}", "李丽"),
        ("刘\u{E863}", "刘䶮"), ("ＺＨＡＮＧ　Ｗｅｉ", "zhang wei"), ("Zhang-Wei", "zhang wei"), ("zhang.wei", "zhang wei"), ("𠮷田明", "𠮷田明"),
        ("\u{2FA5}", "\u{91CC}"), ("Strauß", "strauss"), ("O’Brien", "obrien"), ("王明A", "王明a"),
    ])
    func `a name has one form however it was typed`(_ written: String, _ form: String) {
        #expect(NameForm.key(of: written) == form)
        #expect(NameForm.key(of: form) == form, "the form of a form is itself")
    }

    @Test(arguments: [("刘龑", "刘䶮"), ("王晖", "王辉"), ("王明", "王名"), ("𠮷田明", "吉田明"), ("王明", "王明明")])
    func `different names stay different`(_ a: String, _ b: String) {
        #expect(NameForm.key(of: a) != NameForm.key(of: b))
    }

    @Test(arguments: [
        ("乌鲁木齐市第七十中学", "乌鲁木齐第70中学"), ("乌鲁木齐第70中学", "乌鲁木齐第70中学"), ("乌鲁木齐市70中", "乌鲁木齐第70中学"),
        ("新疆维吾尔自治区乌鲁木齐市第７０中学", "乌鲁木齐第70中学"), ("第八中学", "第8中学"), ("第8中学", "第8中学"), ("八中", "第8中学"),
        ("第一百零三中学", "第103中学"), ("北京市第一〇一中学", "北京第101中学"), ("五四中学", "五四中学"), ("第十一中学", "第11中学"),
        ("第二十中学", "第20中学"), ("虚构市实验中学（高中部）", "虚构实验中学高中部"), ("虚构大学附中", "虚构大学附属中学"), ("虚构大学附属中学", "虚构大学附属中学"),
        ("虚构县第一高级中学", "虚构县第1高中"), ("山西省实验中学", "山西省实验中学"), ("三十三中", "第33中学"), ("第三十一小学", "第31小学"),
    ])
    func `a school has one form however its number is written`(_ written: String, _ form: String) {
        #expect(SchoolForm.form(of: written) == form)
        #expect(SchoolForm.form(of: form) == form, "the form of a form is itself")
    }

    /// The document numbers are invented; the 18-digit form follows from the standard's arithmetic, worked by hand: for 11010519491231002 the
    /// sum of the products is 167, 167 mod 11 = 2, and 12 − 2 = 10 is X (the standard's own example).
    @Test(arguments: [
        ("110105491231002", "11010519491231002X"), ("11010519491231002x", "11010519491231002X"),
        ("１１０１０５ 19491231-002Ｘ", "11010519491231002X"),
        ("e12345678", "E12345678"), ("110105491331002", "110105491331002"),
    ])
    func `a document number has one form`(_ written: String, _ form: String) {
        #expect(DocumentForm.form(of: written) == form)
    }

    @Test func `blanks alone are a missing value in every form, save as written`() {
        for form in NormalForm.allCases where form != .written { #expect(form.form(of: " \u{3000} ") == nil, "\(form)") }
        #expect(NormalForm.written.form(of: " ") == " " && NormalForm.written.form(of: "") == nil)
        #expect(NormalForm.trimmed.form(of: " Ａ b ") == "Ａ b" && NormalForm.text.form(of: " Ａ  b ") == "a b")
    }
}
