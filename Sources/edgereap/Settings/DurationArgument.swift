internal import ArgumentParser

/// A length of time such as `90s`, `15m`, `1h` or `2d`.
struct DurationArgument: ExpressibleByArgument, Sendable, Hashable {
  var seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  init?(argument: String) {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let unit = argument.last, let scale = units[unit],
      let count = Int64(argument.dropLast()), count >= 0,
      case let (seconds, overflow) = count.multipliedReportingOverflow(by: scale), !overflow
    else { return nil }
    self.seconds = seconds
  }

  var defaultValueDescription: String {
    switch seconds {
    case let value where value % 3600 == 0: "\(value / 3600)h"
    case let value where value % 60 == 0: "\(value / 60)m"
    default: "\(seconds)s"
    }
  }
}
