/// The largest number of instances of one operation.
package enum OperationLimit: Sendable, Hashable {
  case count(Int)
  /// Of all instances that were listed, 1 to 100. An incomplete listing is the smaller base.
  case percent(Int)
}

/// `500` or `25%`.
extension OperationLimit: LosslessStringConvertible {
  package init?(_ text: String) {
    guard let limit = ShareAndNumber(text) else { return nil }
    switch (limit.percent, limit.number) {
    case (let percent?, nil) where percent > 0: self = .percent(percent)
    case (nil, let count?) where (1...1_000_000).contains(count): self = .count(count)
    default: return nil
    }
  }

  package var description: String {
    switch self {
    case .count(let count): "\(count)"
    case .percent(let percent): "\(percent)%"
    }
  }
}
