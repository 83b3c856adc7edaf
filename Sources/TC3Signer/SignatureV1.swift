import COpenSSL

/// The older signature, which form-encoded requests carry among their parameters.
///
/// edgereap does not send it; a server has to know it.
package enum SignatureV1 {
  package enum Method: String, Sendable, CaseIterable {
    case hmacSHA1 = "HmacSHA1"
    case hmacSHA256 = "HmacSHA256"

    /// - Parameter name: The parameter `SignatureMethod`. All that is not `HmacSHA256` means
    ///   HmacSHA1 (documented).
    package init(parameter name: String?) {
      self = name.flatMap(Self.init(rawValue:)) ?? .hmacSHA1
    }
  }

  /// The text that is signed.
  /// - Parameters:
  ///   - method: The request's own, in capitals.
  ///   - parameters: Decoded. `Signature` is left out; the order is by ASCII, so that
  ///     `InstanceIdSet.10` comes before `InstanceIdSet.2`.
  package static func sourceString(
    method: String, host: String, parameters: [(name: String, value: String)]
  ) -> String {
    let pairs =
      parameters
      .filter { $0.name != "Signature" }
      .sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
      .map { "\($0.name)=\($0.value)" }
    return "\(method)\(host)/?\(pairs.joined(separator: "&"))"
  }

  /// Base64, not yet escaped for a query.
  package static func signature(
    of sourceString: String, secretKey: String, method: Method
  ) -> String {
    let key = Array(secretKey.utf8)
    let message = Array(sourceString.utf8)
    switch method {
    case .hmacSHA1: return base64(MessageDigest.hmacSHA1(key: key, message: message))
    case .hmacSHA256: return base64(MessageDigest.hmacSHA256(key: key, message: message))
    }
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    // Four characters for every three bytes begun, and the terminating zero.
    var text = [UInt8](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
    let length = EVP_EncodeBlock(&text, bytes, Int32(bytes.count))
    return String(decoding: text.prefix(Int(length)), as: UTF8.self)
  }
}
