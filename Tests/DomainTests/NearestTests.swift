// “Did you mean”: the nearest known name, or none where nothing is near.

import Domain
import Testing

@Suite struct NearestTests {
    @Test(arguments: [
        ("phisics", "physics"), ("Physics", "physics"), ("mathmatics", "mathematics"), ("物里", "物理"), ("chemisry", "chemistry"),
        ("math", nil), ("zzzzzzz", nil), ("x", nil), ("", nil), ("历史", nil),
    ])
    func `a misspelt discipline leads to the nearest one or to none`(written: String, near: String?) {
        #expect(nearest(to: written, among: ["mathematics", "physics", "chemistry", "物理"]) == near)
    }

    @Test func `of two equally near names the first in order is taken, however they are listed`() {
        #expect(nearest(to: "cat", among: ["car", "cap"]) == "cap")
        #expect(nearest(to: "cat", among: ["cap", "car"]) == "cap")
    }

    @Test func `a nearer name goes before a farther one`() {
        #expect(nearest(to: "stage", among: ["stages", "staged", "sages", "stage"]) == "stage")
        #expect(nearest(to: "quota", among: ["quotas", "quot"]) == "quot")
        #expect(nearest(to: "timetables", among: ["table", "timetable"]) == "timetable")
    }

    /// Each pair is two edits apart, by hand; of six characters two may differ, and of nine three.
    @Test(arguments: [
        ("abcdef", "abcdxy", true), ("abcdef", "abcxyz", false), ("abcdefghi", "abcdefxyz", true), ("abcdefghi", "abcdewxyz", false),
    ])
    func `a third of the characters may differ, and at least two`(written: String, known: String, near: Bool) {
        #expect((nearest(to: written, among: [known]) != nil) == near)
    }

    @Test func `nothing is near among no names`() {
        #expect(nearest(to: "stage", among: []) == nil)
    }
}
