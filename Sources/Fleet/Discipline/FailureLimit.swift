/// How many instances of a product may fail before nothing more is sent to it: a share, a number, or
/// both, of which each holds.
package struct FailureLimit: Sendable, Hashable {
  /// Of those that calls have named so far, 0 to 100; nil is any share.
  private var percent: Int?
  /// nil is any number.
  private var count: Int?

  package static let standard = percent(20)
  package static let never = FailureLimit()

  /// Instances that have to be named before a limit decides anything.
  package static let floor = 5

  package static func percent(_ percent: Int) -> FailureLimit { FailureLimit(percent: percent) }
  package static func count(_ count: Int) -> FailureLimit { FailureLimit(count: count) }

  /// Whether more failed than may.
  ///
  /// - Parameter named: instances that an answered call has named, `failed` among them.
  package func isExceeded(failed: Int, named: Int) -> Bool {
    percent.map { failed * 100 > $0 * named } ?? false || count.map { failed > $0 } ?? false
  }

  /// Whether it lets more fail than `other` does. A share and a number are never compared: where
  /// they meet, both hold.
  package func isLooser(than other: FailureLimit) -> Bool {
    if self == .never { return other != .never }
    return isMore(percent, than: other.percent) || isMore(count, than: other.count)
  }

  /// What lets no more fail than either does.
  package func tightened(by other: FailureLimit) -> FailureLimit {
    FailureLimit(
      percent: [percent, other.percent].compactMap(\.self).min(),
      count: [count, other.count].compactMap(\.self).min())
  }
}

/// `20%`, `10`, `20%,10` or `never`.
extension FailureLimit: LosslessStringConvertible {
  package init?(_ text: String) {
    guard text != "never" else {
      self.init()
      return
    }
    guard let (percent, count) = Int.shareAndNumber(text) else { return nil }
    self.init(percent: percent, count: count)
  }

  package var description: String { Int.text(share: percent, number: count) ?? "never" }
}

private func isMore(_ left: Int?, than right: Int?) -> Bool {
  if let left, let right { left > right } else { false }
}

extension Int {
  /// `20%`, `10`, or `20%,10`.
  static func shareAndNumber(_ text: String) -> (share: Int?, number: Int?)? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    switch (parts.first.flatMap { Int(percent: $0) }, parts.last.flatMap { Int(digits: $0) }) {
    case (let share?, let number?) where parts.count == 2: return (share, number)
    case (let share?, nil) where parts.count == 1: return (share, nil)
    case (nil, let number?) where parts.count == 1: return (nil, number)
    default: return nil
    }
  }

  /// nil where both are.
  static func text(share: Int?, number: Int?) -> String? {
    let parts = [share.map { "\($0)%" }, number.map { "\($0)" }].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ",")
  }

  /// `20%`, from 0 to 100.
  package init?(percent text: some StringProtocol) {
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
