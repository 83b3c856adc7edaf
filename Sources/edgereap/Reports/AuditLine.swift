import JSON

/// A line of the system's log: `key=value key="quoted value" …`, in ASCII but for the letters and signs of
/// a value.
///
/// Nothing in a value can begin another line or another pair: an equals sign, a quotation mark, a
/// backslash and whatever does not show as itself is written as an escape. What is too long is cut and
/// ends in `\+N`, where N is the number of bytes left out.
struct AuditLine: Sendable, Hashable {
  private struct Pair: Sendable, Hashable { var key, value: String }

  private var pairs: [Pair] = []

  /// Leaves out what is empty.
  ///
  /// - Parameter key: of this program's own; each once.
  mutating func add(_ key: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    pairs.append(Pair(key: key, value: value))
  }

  mutating func add(_ key: String, _ value: Int) { add(key, String(value)) }

  /// - Parameter limit: of its bytes. The longest values are cut first, and those that need no quotation
  ///   marks not at all.
  func text(limit: Int) -> String {
    var longest = limit
    var text = text(longest: longest)
    while text.utf8.count > limit, longest > Self.shortest {
      longest = max(Self.shortest, longest - max(1, (text.utf8.count - limit) / pairs.count))
      text = self.text(longest: longest)
    }
    return text
  }

  /// A value has so many bytes at least.
  private static let shortest = 16

  private func text(longest: Int) -> String {
    pairs.map { "\($0.key)=\(AuditValue.written($0.value, longest: longest))" }
      .joined(separator: " ")
  }
}

/// How a value is written.
enum AuditValue {
  /// Values of ours, such as digests, are never longer. Others of that form are cut.
  private static let longestPlain = 64

  static func written(_ value: String, longest: Int) -> String {
    if value.utf8.count <= longestPlain, value.utf8.allSatisfy(isPlain) { return value }
    let whole = value.utf8.count
    // For the quotation marks and the number of bytes that are missing.
    let room = longest - 2
    let markRoom = room - "\\+\(whole)".utf8.count
    var (text, taken) = ("", 0)
    // As far as it goes if it has to be cut.
    var (cut, cutTaken) = ("", 0)
    for scalar in value.unicodeScalars {
      text += escaped(scalar)
      taken += scalar.utf8.count
      if text.utf8.count <= markRoom { (cut, cutTaken) = (text, taken) }
      if text.utf8.count > room { return "\"\(cut)\\+\(whole - cutTaken)\"" }
    }
    return "\"\(text)\""
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "._:/@+-".utf8.contains(byte)
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": return "\\\(scalar)"
    case "=": return "\\x3D"
    case " ": return " "
    default: break
    }
    if scalar.showsAsItself { return String(scalar) }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return scalar.value < 0x80
      ? "\\x\(digits.count < 2 ? "0" : "")\(digits)" : "\\u{\(digits)}"
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter, a digit or a visible sign: no control, format, mark on another one, blank
  /// or character that a later Unicode may make one of these.
  fileprivate var showsAsItself: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation,
      .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      !isObeyedByTerminals && !properties.isDefaultIgnorableCodePoint
    default: false
    }
  }
}
