/// Replaces what tells whose account it is, the same by the same, and keeps what is public.
///
/// Kinds stay: an id keeps its prefix, and the ids of both generations of one machine keep one number.
/// What has no known shape is replaced, so that a new kind of secret is not let through.
struct Pseudonyms {
  private let names: Set<String>
  private var numbers: [String: [String: Int]] = [:]

  /// - Parameter names: Texts that somebody in the account has chosen, such as names and tags.
  init(names: Set<String>) { self.names = names }

  /// A text of the service's, word by word.
  mutating func redacted(_ text: String) -> String {
    if names.contains(text), !Self.isPublic(text) { return pseudonym(of: text, "name") }
    var result = ""
    var word = ""
    for character in text {
      if Self.separators.contains(character) {
        result += shown(word) + String(character)
        word = ""
      } else {
        word.append(character)
      }
    }
    return result + shown(word)
  }

  private mutating func shown(_ word: String) -> String {
    guard !word.isEmpty, !Self.isPublic(word) else { return word }
    if names.contains(word) { return pseudonym(of: word, "name") }
    if Self.isPlainWord(word) || Self.isPlace(word) || Self.isCode(word) { return word }
    if let id = Self.parts(ofID: word) {
      return "\(id.prefix)-\(number(of: id.suffix, "id"))"
    }
    return pseudonym(of: word, Self.kind(of: word))
  }

  private mutating func pseudonym(of text: String, _ kind: String) -> String {
    "\(kind)-\(number(of: text, kind))"
  }

  private mutating func number(of text: String, _ kind: String) -> Int {
    if let known = numbers[kind]?[text] { return known }
    let next = (numbers[kind]?.count ?? 0) + 1
    numbers[kind, default: [:]][text] = next
    return next
  }

  private static let separators: Set<Character> = [" ", ",", ";", "(", ")", "\n", "\t", "\r\n"]
}

/// The shapes of words.
extension Pseudonyms {
  /// Words of HTTP and of the documents.
  private static func isPublic(_ word: String) -> Bool {
    ["application/json", "charset=utf-8", "Retry-After"].contains(word)
      || word.count <= 4 && word.allSatisfy { ("0"..."9").contains($0) }
  }

  /// Letters alone, as states and prefixes are, or words in capitals joined by underscores.
  private static func isPlainWord(_ word: String) -> Bool {
    word.utf8.count <= 16
      && word.split(separator: "_", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy(isLetter)
      }
  }

  /// Codes and actions: capitalised words, joined by points.
  private static func isCode(_ word: String) -> Bool {
    word.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      part.first?.isUppercase == true && part.utf8.count <= 40 && part.utf8.allSatisfy(isLetter)
        && part.contains { $0.isLowercase }
    }
  }

  /// Regions and zones are public: `ap-guangzhou-ecm-ct`.
  private static func isPlace(_ word: String) -> Bool {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count > 1, continents.contains(parts[0]) else { return false }
    return parts.dropFirst().allSatisfy { part in
      !part.isEmpty && part.count <= 14
        && part.drop(while: { $0.isASCII && $0.isLowercase }).allSatisfy {
          ("0"..."9").contains($0)
        } && (part.first?.isLetter == true || part.count <= 2)
    }
  }

  private static let continents: Set<Substring> = ["ap", "na", "sa", "eu", "me", "af"]

  /// `ein-a1b2c3d4`: lower-case letters, and six letters or digits at least.
  private static func parts(ofID word: String) -> (prefix: Substring, suffix: String)? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...8).contains(parts[0].count), (6...20).contains(parts[1].count),
      parts[0].utf8.allSatisfy({ isLetter($0) && $0 >= UInt8(ascii: "a") }),
      parts[1].utf8.allSatisfy({ isLetter($0) || isDigit($0) })
    else { return nil }
    return (parts[0], String(parts[1]))
  }

  private static func kind(of word: String) -> String {
    if word.hasPrefix("AKID") { return "secret-id" }
    if word.hasPrefix("qcs:") || word.contains("uin/") { return "account" }
    if word.utf8.allSatisfy(isDigit) { return "number" }
    let groups = word.split(separator: "-", omittingEmptySubsequences: false).map(\.count)
    if groups == [8, 4, 4, 4, 12] { return "request" }
    return isAddress(word) ? "address" : "text"
  }

  private static func isAddress(_ word: String) -> Bool {
    let octets = word.split(separator: ".", omittingEmptySubsequences: false)
    if octets.count == 4, octets.allSatisfy({ UInt8($0) != nil }) { return true }
    return word.count { $0 == ":" } >= 2
      && word.utf8.allSatisfy { isHexadecimal($0) || $0 == UInt8(ascii: ":") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
