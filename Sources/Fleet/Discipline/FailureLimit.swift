/// How many instances of a product may fail before nothing more is sent to it.
package enum FailureLimit: Sendable, Hashable {
  /// Of those that calls have named so far, 0 to 100.
  case percent(Int)
  case count(Int)
  case never

  package static let standard = FailureLimit.percent(20)

  /// Instances that have to be named before a limit decides anything.
  package static let floor = 5

  /// Whether more failed than may.
  ///
  /// - Parameter named: instances that an answered call has named, `failed` among them.
  package func isExceeded(failed: Int, named: Int) -> Bool {
    switch self {
    case .percent(let percent): failed * 100 > percent * named
    case .count(let count): failed > count
    case .never: false
    }
  }

  /// Whether it lets more fail than `other` does. A share and a number are never compared: where
  /// they meet, both hold.
  package func isLooser(than other: FailureLimit) -> Bool {
    switch (self, other) {
    case (.percent(let own), .percent(let other)): own > other
    case (.count(let own), .count(let other)): own > other
    case (.never, .percent), (.never, .count): true
    case (.percent, .count), (.count, .percent), (_, .never): false
    }
  }
}

/// `20%`, `10` or `never`.
extension FailureLimit: LosslessStringConvertible {
  package init?(_ text: String) {
    if text == "never" {
      self = .never
    } else if let percent = Int(percent: text) {
      self = .percent(percent)
    } else if let count = Int(digits: text) {
      self = .count(count)
    } else {
      return nil
    }
  }

  package var description: String {
    switch self {
    case .percent(let percent): "\(percent)%"
    case .count(let count): "\(count)"
    case .never: "never"
    }
  }
}

extension Int {
  /// `20%`, from 0 to 100.
  package init?(percent text: String) {
    guard text.last == "%", let percent = Int(digits: text.dropLast()), percent <= 100 else {
      return nil
    }
    self = percent
  }

  /// Decimal digits and nothing else, at most nine.
  package init?(digits text: some StringProtocol) {
    guard (1...9).contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    self.init(text)
  }
}
