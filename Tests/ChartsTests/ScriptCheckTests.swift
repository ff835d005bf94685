// The list of allowed script lines: what every chart needs passes, whatever could act is refused.

import Testing

@testable import Charts

@Suite struct ScriptCheckTests {
    private static let terminator = "T0123456789abcdef"

    @Test func `every chart's own script passes`() throws {
        for chart in Samples.all("'`$ \\\" # @x ; | ! {}") + Samples.all("甲", width: 400) {
            try ScriptCheck.check(Drawing(chart, terminator: Self.terminator).lines)
        }
    }

    @Test(arguments: [
        "!touch x", "system 'touch x'", "shell", "load 'x'", "call 'x'", "eval 'x'", "save 'x'", "cd '/'", "import f from 'x'",
        "set output 'x.svg'", "set output '|touch x'", "set print 'x'", "set print '|sh'", "set term svg; system 'x'", "set table 'x'",
        "set loadpath 'x'", "set fontpath 'x'", "set datafile separator 'x'", "set macros", "set term png", "set terminal svg",
        "plot '< touch x'", "plot 'data.txt'", "plot $d1 using 1, '< touch x' using 1", "plot sin(x)", "plot $d1 using (system('x'))",
        "plot $d1 using 1:2 with lines lc rgb 'x.txt'", "plot $d1 using 1:2 smooth unique", "splot $d1", "replot", "fit a", "stats 'x'",
        "set label 1 \"`touch x`\" at screen 0,0", "set label 1 'a' at screen 0,system('x')", "set label 1 'a", "set label 1 'a' . `id`",
        "set label 1 'a' at screen 0,0 ; !x", "set label 1 'a' at screen 0,0 \\", "set label 1 @x at screen 0,0", "set label 1 'a\tb'",
        "set label 1 $d1 at screen 0,0", "set xrange [0:system('x')]", "set xrange [0:x]", "set xtics ('a' 0) format '%s'",
        "print system('x')", "print 'a;b'", "print 'a' 'b'", "print GPVAL_PWD", "a = 1", "f(x) = x", "do for [i=1:2] { print i }",
        "if (1) { }", "undefine $*", "$d1 << EOD", "$d1 << \(terminator) x", "$e << \(terminator)", "pause -1", "exit", "quit", "history",
        "",
        " ", "reset session ; !x", "set label 1 '' ''' !x", "exec x", "lower", "test", "toggle", "while (1) { }", "set object 1 circle",
        "reset", "set encoding locale", "show all", "help", "?", "bind", "array A[2]", "set multiplot", "clear", "refresh", "raise",
        "set label 1 'a' at screen ０,0",
    ])
    func `a line that could act is refused`(line: String) {
        #expect(throws: ChartError.refusedScript(line: 2)) {
            try ScriptCheck.check(["reset session", line])
        }
    }

    @Test(arguments: ["1 2 x", "EOD", "!touch x", "1 2 'a'", "1;2", "1e5", "nan", "T0123456789abcdeg", "1\t2", "１ 2"])
    func `text in a datablock is refused`(line: String) {
        #expect(throws: ChartError.refusedScript(line: 3)) {
            try ScriptCheck.check(["$d1 << \(Self.terminator)", "1 2 -0.5", line, Self.terminator])
        }
    }

    @Test func `numbers and gaps in a datablock pass, an open one does not`() throws {
        try ScriptCheck.check(["$d1 << \(Self.terminator)", "1 2 -0.5", "", "3 4 5", Self.terminator, "plot $d1 using 1:2 with lines"])
        #expect(throws: ChartError.refusedScript(line: 2)) {
            try ScriptCheck.check(["$d1 << \(Self.terminator)", "1 2"])
        }
    }
}
