/// One thing that goes wrong: `NAME[=VALUE][@ACTION][:EXTENT]`.
///
/// `ACTION` is `TerminateInstances`, `ecm` or `ecm.TerminateInstances`; `EXTENT` is a number (only
/// the first so many requests) or a percentage (so many of the requests, chosen by the seed).
package struct Fault: Sendable, Hashable {
  package enum Extent: Sendable, Hashable {
    case always
    case first(Int)
    /// From 0 to 1.
    case share(Double)
  }

  package var kind: FaultKind
  package var value: FaultValue
  /// nil for every action that the fault can touch.
  package var action: String?
  package var extent: Extent

  /// What is wrong with a text that was meant to be a fault.
  package enum SyntaxError: Error, Equatable {
    /// Nothing after the @ of this text.
    case noAction(String)
    case unknownName(String)
    /// What is after the colon.
    case badExtent(String)
    /// What a value of this fault has to be.
    case badValue(FaultKind, FaultKind.ValueRule)
  }

  /// - Parameter value: nil for the one that the table of faults has.
  package init(
    _ kind: FaultKind, _ value: FaultValue? = nil, action: String? = nil,
    extent: Extent = .always
  ) {
    self.kind = kind
    self.value = value ?? kind.standardValue
    self.action = action
    self.extent = extent
  }

  package init(parsing text: String) throws(SyntaxError) {
    var rest = text[...]
    var extent = Extent.always
    if let colon = rest.lastIndex(of: ":") {
      extent = try Self.extent(rest[rest.index(after: colon)...])
      rest = rest[..<colon]
    }
    var action: String?
    if let at = rest.firstIndex(of: "@") {
      action = String(rest[rest.index(after: at)...])
      guard action?.isEmpty == false else {
        throw .noAction(text)
      }
      rest = rest[..<at]
    }
    let equals = rest.firstIndex(of: "=")
    let name = String(rest[..<(equals ?? rest.endIndex)])
    guard let kind = FaultKind(rawValue: name) else { throw .unknownName(name) }
    let value = try kind.value(equals.map { String(rest[rest.index(after: $0)...]) })
    self.init(kind, value, action: action, extent: extent)
  }

  private static func extent(_ text: Substring) throws(SyntaxError) -> Extent {
    if text.last == "%", let percent = Double(text.dropLast()), (0...100).contains(percent) {
      return .share(percent / 100)
    }
    guard let count = Int(text), count > 0 else { throw .badExtent(String(text)) }
    return .first(count)
  }

  /// The text that parses to this fault.
  package var text: String {
    var text = kind.rawValue
    switch value {
    case .none: break
    case .number(let number):
      text += "=\(number == number.rounded() ? String(Int(number)) : String(number))"
    case .word(let word): text += "=\(word)"
    }
    if let action { text += "@\(action)" }
    switch extent {
    case .always: return text
    case .first(let count): return text + ":\(count)"
    case .share(let share): return text + ":\(Int((share * 100).rounded()))%"
    }
  }
}

extension FaultKind {
  fileprivate var standardValue: FaultValue {
    switch definition.value {
    case .none, .region, .count(_, nil): .none
    case .count(_, let standard?): .number(standard)
    case .difference(_, let standard), .share(let standard): .number(standard)
    case .choice(_, let standard): .word(standard)
    case .wordOrNumber(_, _, let standard): standard
    }
  }

  /// - Throws: What a value of this fault has to be.
  func value(_ text: String?) throws(Fault.SyntaxError) -> FaultValue {
    let rule = definition.value
    guard let value = rule.value(text) else { throw .badValue(self, rule) }
    return value
  }
}

extension FaultKind.ValueRule {
  /// Reads a value, or takes the standard one. nil for what is none.
  func value(_ text: String?) -> FaultValue? {
    switch self {
    case .none: return text == nil ? FaultValue.none : nil
    case .count(_, let standard):
      guard let number = text.map({ Int32($0).map(Double.init) }) ?? standard, number >= 0 else {
        return nil
      }
      return .number(number)
    case .difference(_, let standard):
      return (text.map { Int32($0).map(Double.init) } ?? standard).map { .number($0) }
    case .share(let standard):
      guard let share = text.map({ Double($0) }) ?? standard, (0...1).contains(share) else {
        return nil
      }
      return .number(share)
    case .choice(let words, let standard):
      return words.contains(text ?? standard) ? .word(text ?? standard) : nil
    case .wordOrNumber(let words, _, let standard):
      guard let text else { return standard }
      if words.contains(text) { return .word(text) }
      return Int32(text).map { .number(Double($0)) }
    case .region: return text.flatMap { $0.isEmpty ? nil : .word($0) }
    }
  }
}
