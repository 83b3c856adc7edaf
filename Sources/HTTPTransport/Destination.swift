/// A URL that may be sent to: `https` to anywhere, `http` to this machine alone unless the request
/// allows more.
///
/// The grammar is narrower than the standard's, on purpose: what it takes is read the same way
/// by every parser, so the host checked here is the host that libcurl connects to.
struct Destination: Hashable {
  enum Scheme: String { case https, http }

  /// The form that libcurl gets.
  let url: String
  let scheme: Scheme
  /// The host as written; an IPv6 address with its brackets.
  let host: String
  let port: UInt16

  var isLoopback: Bool { LoopbackAddress.isLoopback(host: host) }

  init(_ url: String, allowsPlainText: Bool = false) throws(TransportFailure) {
    guard url.utf8.allSatisfy(Self.isPlain) else {
      throw Self.refusal(.urlNeedsEscape)
    }
    guard let separator = url.firstRange(of: "://"),
      let scheme = Scheme(rawValue: url[..<separator.lowerBound].lowercased())
    else { throw Self.refusal(.urlScheme) }
    let rest = url[separator.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard let (host, port) = Self.hostAndPort(of: authority, scheme: scheme) else {
      throw Self.refusal(.urlAddress)
    }
    guard scheme == .https || allowsPlainText || LoopbackAddress.isLoopback(host: host) else {
      throw Self.refusal(.plainText(host: String(host)))
    }
    self.url = url
    self.scheme = scheme
    self.host = host
    self.port = port
  }

  /// Letters, digits and what RFC 3986 allows unescaped, but no fragment.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return true
    default: return "-._~:/?[]@!$&'()*+,;=%".utf8.contains(byte)
    }
  }

  /// nil for a user name, an escape, an empty or impossible port, or a host that is neither a
  /// name nor an address.
  static func hostAndPort(
    of authority: Substring, scheme: Scheme
  ) -> (host: String, port: UInt16)? {
    let hostEnd: Substring.Index
    if authority.first == "[" {
      guard let bracket = authority.firstIndex(of: "]") else { return nil }
      hostEnd = authority.index(after: bracket)
      let address = authority[..<hostEnd].dropFirst().dropLast()
      guard address.contains(":"), address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." })
      else { return nil }
    } else {
      hostEnd = authority.firstIndex(of: ":") ?? authority.endIndex
      guard isName(authority[..<hostEnd]) else { return nil }
    }
    let tail = authority[hostEnd...]
    guard !tail.isEmpty else {
      return (String(authority), scheme == .https ? 443 : 80)
    }
    let digits = tail.dropFirst()
    guard tail.first == ":", digits.allSatisfy(\.isWholeNumber), let port = UInt16(digits),
      port > 0
    else { return nil }
    return (String(authority[..<hostEnd]), port)
  }

  private static func isName(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return text.utf8.count <= 253
      && labels.allSatisfy { label in
        !label.isEmpty && label.first != "-" && label.last != "-"
          && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      }
  }

  private static func refusal(_ reason: TransportFailure.Reason) -> TransportFailure {
    TransportFailure(kind: .badURL, delivery: .never, reason)
  }
}

/// The written addresses that lead back to this machine and nowhere else.
enum LoopbackAddress {
  /// Whether a host of a URL is `localhost`, `[::1]` or a dotted quad in 127.0.0.0/8.
  ///
  /// Only the one plain spelling of each is taken. The others that a resolver understands, such
  /// as `127.1`, `0177.0.0.1` or a mapped IPv6 address, are read differently by different code.
  static func isLoopback(host: String) -> Bool {
    if host == "[::1]" || host.lowercased() == "localhost" { return true }
    return octets(of: host)?.first == 127
  }

  /// Whether the address of a connection, as libcurl prints it, is this machine's.
  static func isLoopback(peer: String) -> Bool {
    peer == "::1" || octets(of: peer)?.first == 127
  }

  private static func octets(of text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var octets: [UInt8] = []
    for part in parts {
      guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let octet = UInt8(part),
        part.first != "0" || part.count == 1
      else { return nil }
      octets.append(octet)
    }
    return octets
  }
}
