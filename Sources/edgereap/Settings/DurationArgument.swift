import Words

/// A length of time such as `90s`, `15m`, `1h` or `2d`.
struct DurationArgument: Sendable, Hashable {
  var seconds: Int64

  init(seconds: Int64) { self.seconds = seconds }

  /// What is wrong with a text, and how to write it.
  struct Mistake: Error, Sendable, CustomStringConvertible {
    var sentence: Sentence

    var description: String { sentence(.spoken) }
  }

  init(_ text: String) throws(Mistake) {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    if let count = Int64(text), count >= 0 {
      throw Mistake { $0.noUnit(text, seconds: count) }
    }
    guard let unit = text.last, let scale = units[unit],
      let count = Int64(text.dropLast()), count >= 0,
      case let (seconds, overflow) = count.multipliedReportingOverflow(by: scale), !overflow
    else {
      throw Mistake { $0.notADuration(text) }
    }
    self.seconds = seconds
  }
}

extension DurationArgument: CustomStringConvertible {
  var description: String {
    switch seconds {
    case let value where value % 3600 == 0: "\(value / 3600)h"
    case let value where value % 60 == 0: "\(value / 60)m"
    default: "\(seconds)s"
    }
  }
}
