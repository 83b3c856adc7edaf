package import Fleet

/// The destination of requests: the hosts of a site, or one address for all services.
package struct Endpoint: Sendable, Hashable {
  private enum Place: Sendable, Hashable {
    case site
    case address(scheme: String, authority: String)
  }

  /// The account system of the keys, also for a single address.
  package let site: Site
  private let place: Place

  package init(site: Site) {
    self.site = site
    place = .site
  }

  /// - Parameter address: `https://host[:port]`, or `http://` with a loopback host, since a
  ///   request carries a signature that is good for five minutes. No path but `/`.
  package init(site: Site, address: String) throws(EndpointError) {
    self.site = site
    guard let separator = address.firstRange(of: "://") else { throw .malformed(address) }
    let scheme = address[..<separator.lowerBound].lowercased()
    var authority = String(address[separator.upperBound...])
    if authority.hasSuffix("/") { authority.removeLast() }
    guard Self.isAuthority(authority) else { throw .malformed(address) }
    switch scheme {
    case "https": break
    case "http":
      guard Self.isLoopback(authority) else { throw .unencrypted(address) }
    default: throw .malformed(address)
    }
    place = .address(scheme: scheme, authority: authority)
  }

  /// The one address that replaces every service's own; empty for the hosts of a site.
  package var address: String {
    switch place {
    case .site: ""
    case .address(let scheme, let authority): "\(scheme)://\(authority)"
    }
  }

  /// The `Host` header, which is signed exactly as sent.
  package func host(for service: CloudService) -> String {
    switch place {
    case .site: service.host(on: site)
    case .address(_, let authority): authority
    }
  }

  package func url(for service: CloudService) -> String {
    switch place {
    case .site: "https://\(service.host(on: site))/"
    case .address(let scheme, let authority): "\(scheme)://\(authority)/"
    }
  }

  /// `host`, `host:port` or `[v6]:port`, of nothing that could smuggle in a header or a user.
  private static func isAuthority(_ text: String) -> Bool {
    let plain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard plain, let first = text.first, first != ":", text.last != ":" else { return false }
    if first == "[" { return text.contains("]") }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 1 || (parts.count == 2 && UInt16(parts[1]) != nil)
  }

  private static func isLoopback(_ authority: String) -> Bool {
    if authority == "[::1]" || authority.hasPrefix("[::1]:") { return true }
    let host = authority.prefix { $0 != ":" }.lowercased()
    if host == "localhost" { return true }
    let octets = host.split(separator: ".", omittingEmptySubsequences: false)
    return octets.count == 4 && octets[0] == "127" && octets.allSatisfy { UInt8($0) != nil }
  }
}

/// Why an address cannot be used.
package enum EndpointError: Error, Sendable, Hashable {
  /// Not of the form `https://host[:port]`. Text before an @ may be a password.
  case malformed(String)
  /// Plain http, for another host than this one.
  case unencrypted(String)
}
