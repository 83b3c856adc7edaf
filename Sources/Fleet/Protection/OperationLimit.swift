/// The largest number of instances of one operation.
package enum OperationLimit: Sendable, Hashable {
  case count(Int)
  /// Of all instances that were listed, 1 to 100. An incomplete listing is the smaller base.
  case percent(Int)
}

/// `500` or `25%`.
extension OperationLimit: LosslessStringConvertible {
  package init?(_ text: String) {
    if let percent = Int(percent: text), percent > 0 {
      self = .percent(percent)
    } else if let count = Int(digits: text), (1...1_000_000).contains(count) {
      self = .count(count)
    } else {
      return nil
    }
  }

  package var description: String {
    switch self {
    case .count(let count): "\(count)"
    case .percent(let percent): "\(percent)%"
    }
  }
}
