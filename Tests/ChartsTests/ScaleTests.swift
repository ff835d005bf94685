// Round ticks, and numbers written the same on every machine.

import Testing

@testable import Charts

@Suite struct ScaleTests {
    private func words(_ values: [Double], _ unit: Chart.Axis.Unit = .number, fixed: ClosedRange<Double>? = nil) -> [String] {
        Scale(values: values, unit: unit, fixed: fixed, intervals: 5).ticks.map(\.text.text)
    }

    @Test func `ticks stand at one, two or five times a power of ten`() {
        #expect(words([168]) == ["0", "50", "100", "150", "200"])
        #expect(words([3]) == ["0", "1", "2", "3"])
        #expect(words([1]) == ["0", "1"])
        #expect(words([0.3]) == ["0.0", "0.1", "0.2", "0.3"])
        #expect(words([62], .percent) == ["0%", "20%", "40%", "60%", "80%"])
        #expect(words([-30, 45]) == ["-40", "-20", "0", "20", "40", "60"])
        #expect(words([15_000]) == ["0", "5,000", "10,000", "15,000"])
        #expect(words([2_400_000]) == ["0", "500,000", "1,000,000", "1,500,000", "2,000,000", "2,500,000"])
        #expect(words([0.004]) == ["0.000", "0.001", "0.002", "0.003", "0.004"])
    }

    @Test func `a range that was asked for is kept, with the round ticks inside it`() {
        let scale = Scale(values: [40], unit: .percent, fixed: 30...95, intervals: 5)
        #expect(scale.range == 30...95)
        #expect(scale.ticks.map(\.value) == [40, 60, 80])
        #expect(words([], .percent, fixed: 0...100) == ["0%", "20%", "40%", "60%", "80%", "100%"])
    }

    @Test func `without a value there is a range but no tick`() {
        #expect(words([]) == [])
        #expect(Scale(values: [], unit: .number, fixed: nil, intervals: 5).range == 0...1)
    }

    @Test(arguments: [1e12, 1, 1e-7, 123_456.789, 99.999999])
    func `every value lies inside its scale`(value: Double) {
        for values in [[value], [-value], [value, -value]] {
            let scale = Scale(values: values, unit: .number, fixed: nil, intervals: 5)
            for number in values { #expect(scale.range.contains(number)) }
            #expect((1...12).contains(scale.ticks.count))
        }
    }

    @Test func `numbers are written without exponent, locale or negative zero`() {
        #expect(Numbers.fixed(-0.001, decimals: 2) == "0.00")
        #expect(Numbers.fixed(-1.005, decimals: 1) == "-1.0")
        #expect(Numbers.fixed(1e12, decimals: 6) == "1000000000000.000000")
        #expect(Numbers.fixed(0.05, decimals: 2) == "0.05")
        #expect(Numbers.short(9999) == "9999")
        #expect(Numbers.short(1_234_567) == "1,234,567")
        #expect(Numbers.short(12.25) == "12.3")
        #expect(Numbers.readable(-12_345.5, decimals: 1, grouped: true) == "-12,345.5")
    }
}
