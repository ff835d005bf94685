// The present, passed in: nothing below the commands reads a clock.

package import Domain

/// Now, as a civil day in China and as seconds since 1970.
package struct Moment: Sendable {
    package let seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    /// The civil day at UTC+8, the legal time of the whole country.
    package var today: CivilDay {
        CivilDay(number: Int((seconds + 8 * 3600) / 86_400))
    }
}
