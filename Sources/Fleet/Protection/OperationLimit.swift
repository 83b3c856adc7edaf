/// The largest number of instances of one operation: a number, a share, or both, where both hold.
package struct OperationLimit: Sendable, Hashable {
  /// A share is of all instances that were listed. An incomplete listing is the smaller base.
  private var most: ShareAndNumber

  /// - Parameter percent: 1 to 100.
  package static func percent(_ percent: Int) -> OperationLimit {
    OperationLimit(most: ShareAndNumber(percent: percent))
  }

  package static func count(_ count: Int) -> OperationLimit {
    OperationLimit(most: ShareAndNumber(number: count))
  }

  package var percent: Int? { most.percent }
  package var count: Int? { most.number }

  /// Lets no larger operation through than each of both.
  package func tightened(by other: OperationLimit) -> OperationLimit {
    OperationLimit(most: most.combined(with: other.most, choosing: min))
  }
}

/// `500` or `25%`; `25%,500` where both hold, which no file writes.
extension OperationLimit: LosslessStringConvertible {
  package init?(_ text: String) {
    guard let most = ShareAndNumber(text) else { return nil }
    switch (most.percent, most.number) {
    case (let percent?, nil) where percent > 0: break
    case (nil, let count?) where (1...1_000_000).contains(count): break
    default: return nil
    }
    self.most = most
  }

  package var description: String { most.description }
}
