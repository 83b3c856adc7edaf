/// How many instances of each product go first, and are awaited before any other is sent: a share, a
/// number, or the larger of both.
package struct CanarySize: Sendable, Hashable {
  /// Of the product's targets, rounded up, 1 to 100.
  private var percent: Int?
  /// At least 1.
  private var count: Int?

  package static let off = CanarySize()

  package static func percent(_ percent: Int) -> CanarySize { CanarySize(percent: percent) }
  package static func count(_ count: Int) -> CanarySize { CanarySize(count: count) }

  /// Instances among the targets of a product.
  package func count(of targets: Int) -> Int {
    min(targets, max(count ?? 0, percent.map { (targets * $0 + 99) / 100 } ?? 0))
  }

  /// Whether fewer go first than `other` says. A share and a number are never compared: where they
  /// meet, the larger number goes first.
  package func isLooser(than other: CanarySize) -> Bool {
    if self == .off { return other != .off }
    return isLess(percent, than: other.percent) || isLess(count, than: other.count)
  }

  /// What lets no fewer go first than either does.
  package func tightened(by other: CanarySize) -> CanarySize {
    CanarySize(
      percent: [percent, other.percent].compactMap(\.self).max(),
      count: [count, other.count].compactMap(\.self).max())
  }
}

/// `5`, `10%`, `10%,5` or `off`.
extension CanarySize: LosslessStringConvertible {
  package init?(_ text: String) {
    guard text != "off" else {
      self.init()
      return
    }
    guard let (percent, count) = Int.shareAndNumber(text), percent != 0, count != 0 else {
      return nil
    }
    self.init(percent: percent, count: count)
  }

  package var description: String { Int.text(share: percent, number: count) ?? "off" }
}

private func isLess(_ left: Int?, than right: Int?) -> Bool {
  if let left, let right { left < right } else { false }
}
