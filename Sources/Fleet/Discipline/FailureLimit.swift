/// How many instances of a product may fail before nothing more is sent to it.
package struct FailureLimit: Sendable, Hashable {
  /// A share is of those that calls have named so far.
  private var most: ShareAndNumber

  package static let never = FailureLimit(most: ShareAndNumber())
  package static let standard = FailureLimit.percent(20)

  package static func percent(_ percent: Int) -> FailureLimit {
    FailureLimit(most: ShareAndNumber(percent: percent))
  }

  package static func count(_ count: Int) -> FailureLimit {
    FailureLimit(most: ShareAndNumber(number: count))
  }

  /// Instances that have to be named before a limit decides anything.
  package static let floor = 5

  /// Whether more failed than may.
  ///
  /// - Parameter named: instances that an answered call has named, `failed` among them.
  package func isExceeded(failed: Int, named: Int) -> Bool {
    (most.percent.map { failed * 100 > $0 * named } ?? false)
      || (most.number.map { failed > $0 } ?? false)
  }

  /// Whether it lets more fail than `other` does. A share and a number are never compared.
  package func isLooser(than other: FailureLimit) -> Bool {
    most.isLooser(than: other.most, where: >)
  }

  /// Lets no more fail than each of both.
  package func tightened(by other: FailureLimit) -> FailureLimit {
    FailureLimit(most: most.combined(with: other.most, choosing: min))
  }

  /// Whether everything that `other` stops is stopped.
  package func holds(_ other: FailureLimit) -> Bool { tightened(by: other) == self }
}

/// `20%`, `10` or `never`; `20%,10` where both hold.
extension FailureLimit: LosslessStringConvertible {
  package init?(_ text: String) {
    guard text != "never" else {
      self = .never
      return
    }
    guard let most = ShareAndNumber(text) else { return nil }
    self.most = most
  }

  package var description: String { self == .never ? "never" : most.description }
}
