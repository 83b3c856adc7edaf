/// Which written addresses lead back to this machine and nowhere else.
enum LoopbackAddress {
  /// Whether a host of a URL is `localhost`, `[::1]` or a dotted quad in 127.0.0.0/8.
  ///
  /// Only the one plain spelling of each is taken. The others that a resolver understands, such
  /// as `127.1`, `0177.0.0.1` or a mapped IPv6 address, are read differently by different code.
  static func isLoopback(host: String) -> Bool {
    if host == "[::1]" || host.lowercased() == "localhost" { return true }
    return octets(of: host)?.first == 127
  }

  /// Whether the address of a connection, as libcurl prints it, is one of this machine.
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
