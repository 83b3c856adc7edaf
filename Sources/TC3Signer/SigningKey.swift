/// The signing key of one secret for one UTC date and one service.
package struct SigningKey: Sendable {
  private let bytes: [UInt8]

  package init(secretKey: String, date: String, service: String) {
    let serviceKey = Self.serviceKey(secretKey: secretKey, date: date, service: service)
    bytes = Self.code("tc3_request", key: serviceKey)
  }

  /// 64 lower-case hexadecimal digits.
  package func sign(_ stringToSign: String) -> String {
    MessageDigest.hexadecimal(Self.code(stringToSign, key: bytes))
  }

  /// Whether this key made the signature, in a time that does not reveal how close it is.
  package func verifies(_ signature: String, of stringToSign: String) -> Bool {
    MessageDigest.areEqual(Array(signature.utf8), Array(sign(stringToSign).utf8))
  }
}

/// The steps of the derivation, which the published examples show one by one.
extension SigningKey {
  package static func dateKey(secretKey: String, date: String) -> [UInt8] {
    code(date, key: Array("TC3\(secretKey)".utf8))
  }

  package static func serviceKey(secretKey: String, date: String, service: String) -> [UInt8] {
    code(service, key: dateKey(secretKey: secretKey, date: date))
  }

  /// The key itself, for comparison with the published examples.
  package var derivedBytes: [UInt8] { bytes }

  private static func code(_ message: String, key: [UInt8]) -> [UInt8] {
    MessageDigest.hmacSHA256(key: key, message: Array(message.utf8))
  }
}

/// The key is as good as the secret for a day, so it is never printed either.
extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "SigningKey(…)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
