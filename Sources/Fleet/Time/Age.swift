/// How long something has been there, in the one unit that fits a column: `3d`, `12h`, `5m`, `42s`.
package struct Age: Sendable, Hashable, Comparable, CustomStringConvertible {
  package var seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// The age in the largest unit that fits, rounded down. A time in the future is `0s`.
  package var description: String {
    switch seconds {
    case ..<0: "0s"
    case ..<60: "\(seconds)s"
    case ..<3600: "\(seconds / 60)m"
    case ..<86_400: "\(seconds / 3600)h"
    default: "\(seconds / 86_400)d"
    }
  }

  /// Reads `30d`, `12h`, `5m`, `90s`, `2w`, and sums of them: `1d12h`. A number without a unit is
  /// refused (nil), since nobody can say what it counts.
  package init?(_ text: some StringProtocol) {
    guard !text.isEmpty else { return nil }
    var total: Int64 = 0
    var number: Int64?
    for byte in text.utf8 {
      if (48...57).contains(byte) {
        let (tens, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
        guard !overflow, tens < 1_000_000_000 else { return nil }
        number = tens + Int64(byte - 48)
      } else {
        guard let count = number, let unit = Self.seconds(ofUnit: byte) else { return nil }
        // Below 10^9 weeks each, so that only a very long sum can leave the range.
        let (sum, overflow) = total.addingReportingOverflow(count * unit)
        guard !overflow else { return nil }
        total = sum
        number = nil
      }
    }
    guard number == nil else { return nil }
    seconds = total
  }

  private static func seconds(ofUnit letter: UInt8) -> Int64? {
    switch letter | 0x20 {
    case UInt8(ascii: "s"): 1
    case UInt8(ascii: "m"): 60
    case UInt8(ascii: "h"): 3600
    case UInt8(ascii: "d"): 86_400
    case UInt8(ascii: "w"): 604_800
    default: nil
    }
  }

  package static func < (left: Age, right: Age) -> Bool { left.seconds < right.seconds }
}

extension Instance {
  /// The age; nil if the API has no creation time.
  package func age(at now: Timestamp) -> Age? {
    created.map { Age(seconds: now.seconds(since: $0)) }
  }
}
