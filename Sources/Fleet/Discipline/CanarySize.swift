/// How many instances of each product go first, and are awaited before any other is sent.
package struct CanarySize: Sendable, Hashable {
  /// A share is of the product's targets, rounded up.
  private var least: ShareAndNumber

  package static let off = CanarySize(least: ShareAndNumber())

  /// - Parameter percent: 1 to 100.
  package static func percent(_ percent: Int) -> CanarySize {
    CanarySize(least: ShareAndNumber(percent: percent))
  }

  /// - Parameter count: At least 1.
  package static func count(_ count: Int) -> CanarySize {
    CanarySize(least: ShareAndNumber(number: count))
  }

  /// Instances among the targets of a product: the larger where there are a share and a number.
  package func count(of targets: Int) -> Int {
    let share = least.percent.map { (targets * $0 + 99) / 100 } ?? 0
    return min(max(share, least.number ?? 0), targets)
  }

  /// Whether fewer go first than `other` says. A share and a number are never compared.
  package func isLooser(than other: CanarySize) -> Bool {
    least.isLooser(than: other.least, where: <)
  }

  /// As many as each of both says.
  package func tightened(by other: CanarySize) -> CanarySize {
    CanarySize(least: least.combined(with: other.least, choosing: max))
  }

  /// Whether as many go first as `other` says, for each part of it.
  package func holds(_ other: CanarySize) -> Bool { tightened(by: other) == self }
}

/// `5`, `10%` or `off`; `10%,5` where both hold.
extension CanarySize: LosslessStringConvertible {
  package init?(_ text: String) {
    guard text != "off" else {
      self = .off
      return
    }
    guard let least = ShareAndNumber(text), least.percent != 0, least.number != 0 else {
      return nil
    }
    self.least = least
  }

  package var description: String { self == .off ? "off" : least.description }
}
