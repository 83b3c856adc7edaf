/// A share, a number, or both: `20%`, `10`, `20%,10`. The two are never compared; where there are
/// both, both hold.
struct ShareAndNumber: Sendable, Hashable {
  /// 0 to 100.
  var percent: Int?
  var number: Int?

  var isNothing: Bool { percent == nil && number == nil }

  /// What both say, each part by itself.
  func combined(with other: Self, choosing choose: (Int, Int) -> Int) -> Self {
    func part(_ path: KeyPath<Self, Int?>) -> Int? {
      guard let own = self[keyPath: path] else { return other[keyPath: path] }
      return other[keyPath: path].map { choose(own, $0) } ?? own
    }
    return Self(percent: part(\.percent), number: part(\.number))
  }

  /// Whether a part that both have is in this relation, or only the other has any.
  func isLooser(than other: Self, where isLooser: (Int, Int) -> Bool) -> Bool {
    if isNothing { return !other.isNothing }
    return [\Self.percent, \.number].contains { path in
      guard let own = self[keyPath: path], let other = other[keyPath: path] else { return false }
      return isLooser(own, other)
    }
  }
}

extension ShareAndNumber: LosslessStringConvertible {
  init?(_ text: String) {
    self.init()
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if percent == nil, number == nil, let percent = Int(percent: part), percent <= 100 {
        self.percent = percent
      } else if number == nil, let number = Int(digits: part) {
        self.number = number
      } else {
        return nil
      }
    }
  }

  var description: String {
    [percent.map { "\($0)%" }, number.map { "\($0)" }].compactMap(\.self).joined(separator: ",")
  }
}

extension Int {
  /// `20%`
  fileprivate init?(percent text: Substring) {
    guard text.last == "%" else { return nil }
    self.init(digits: text.dropLast())
  }

  /// Decimal digits and nothing else, at most nine.
  fileprivate init?(digits text: Substring) {
    guard (1...9).contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    self.init(text)
  }
}
