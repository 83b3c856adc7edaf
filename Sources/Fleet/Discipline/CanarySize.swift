/// How many instances of each product go first, and are awaited before any other is sent.
package enum CanarySize: Sendable, Hashable {
  case off
  /// At least 1.
  case count(Int)
  /// Of the product's targets, rounded up, 1 to 100.
  case percent(Int)

  /// Instances among the targets of a product.
  package func count(of targets: Int) -> Int {
    switch self {
    case .off: 0
    case .count(let count): min(count, targets)
    case .percent(let percent): (targets * percent + 99) / 100
    }
  }

  /// Whether fewer go first than `other` says. A share and a number are never compared: where they
  /// meet, the larger number goes first.
  package func isLooser(than other: CanarySize) -> Bool {
    switch (self, other) {
    case (.percent(let own), .percent(let other)): own < other
    case (.count(let own), .count(let other)): own < other
    case (.off, .percent), (.off, .count): true
    case (.percent, .count), (.count, .percent), (_, .off): false
    }
  }
}

/// `5`, `10%` or `off`.
extension CanarySize: LosslessStringConvertible {
  package init?(_ text: String) {
    if text == "off" {
      self = .off
    } else if let percent = Int(percent: text), percent > 0 {
      self = .percent(percent)
    } else if let count = Int(digits: text), count > 0 {
      self = .count(count)
    } else {
      return nil
    }
  }

  package var description: String {
    switch self {
    case .off: "off"
    case .count(let count): "\(count)"
    case .percent(let percent): "\(percent)%"
    }
  }
}
