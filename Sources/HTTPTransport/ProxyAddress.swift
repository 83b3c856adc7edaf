/// A proxy's address, as environments have it: `[scheme://][user[:password]@]host[:port][/]`.
///
/// libcurl quotes an address that it cannot read, and takes a part of a password for the host where
/// a sign in it was not escaped. So only what can be read in one way is handed to it, and none of the
/// reasons given here quotes anything.
struct ProxyAddress {
  /// The form that libcurl gets.
  let text: String

  private static let schemes: Set<String> = [
    "http", "https", "socks4", "socks4a", "socks5", "socks5h",
  ]

  init(_ text: String) throws(TransportFailure) {
    let text = HeaderField.trimmed(text[...])
    var rest = text[...]
    if let separator = text.firstRange(of: "://") {
      guard Self.schemes.contains(text[..<separator.lowerBound].lowercased()) else {
        throw Self.refusal(.proxyScheme)
      }
      rest = text[separator.upperBound...]
    }
    // The last one, since a host has none.
    if let end = rest.lastIndex(of: "@") {
      guard rest[..<end].utf8.allSatisfy(Self.isPlain) else {
        throw Self.refusal(.proxyNeedsEscape)
      }
      rest = rest[rest.index(after: end)...]
    }
    var authority = rest
    if authority.last == "/" { authority = authority.dropLast() }
    guard Destination.hostAndPort(of: authority, scheme: .http) != nil else {
      throw Self.refusal(.proxyAddress)
    }
    self.text = text
  }

  /// Every byte except the ends of a user name and password, and those that no address may have.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != 0x7F && !"@/?#".utf8.contains(byte)
  }

  private static func refusal(_ reason: TransportFailure.Reason) -> TransportFailure {
    TransportFailure(kind: .proxy, delivery: .never, reason)
  }
}

extension ProxyAddress {
  /// A message of libcurl's without the user and password of the proxy.
  static func redacted(_ message: String, proxy: String?) -> String {
    guard let proxy, let end = proxy.lastIndex(of: "@") else { return message }
    let start = proxy.firstRange(of: "://")?.upperBound ?? proxy.startIndex
    guard start < end else { return message }
    return message.replacing(proxy[start...end], with: "")
  }
}

/// Hosts that are reached without the proxy, as in `no_proxy`. libcurl decides for itself; this is
/// for a proxy whose address libcurl is not given.
struct ProxyExceptions {
  private let entries: [Substring]

  init(_ text: String?) {
    entries = (text ?? "").split { $0 == "," || $0 == " " }.map { entry in
      entry.hasPrefix(".") ? entry.dropFirst() : entry
    }
  }

  func contains(_ host: String) -> Bool {
    let host = host.lowercased()
    return entries.contains { entry in
      let entry = entry.lowercased()
      return entry == "*" || host == entry || host.hasSuffix(".\(entry)")
    }
  }
}
