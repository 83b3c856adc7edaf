import COpenSSL

/// SHA-256 and the message authentication codes of both signature methods.
package enum MessageDigest {
  /// 32 bytes.
  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    _ = SHA256(bytes, bytes.count, &digest)
    return digest
  }

  /// 32 bytes.
  package static func hmacSHA256(key: [UInt8], message: [UInt8]) -> [UInt8] {
    hmac(EVP_sha256(), length: 32, key: key, message: message)
  }

  /// 20 bytes. Only for the legacy signature, which a client may still send.
  package static func hmacSHA1(key: [UInt8], message: [UInt8]) -> [UInt8] {
    hmac(EVP_sha1(), length: 20, key: key, message: message)
  }

  /// Lower-case hexadecimal.
  package static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Compares in constant time, which does not reveal where two values differ.
  package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
  }

  private static func hmac(
    _ algorithm: OpaquePointer?, length: Int, key: [UInt8], message: [UInt8]
  ) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: length)
    var written = UInt32(0)
    _ = HMAC(algorithm, key, Int32(key.count), message, message.count, &code, &written)
    return code
  }
}

/// libcrypto as a whole.
package enum Cryptography {
  /// Keeps libcrypto usable until the process ends. Otherwise `exit` tears it down while other
  /// threads still sign or encrypt requests, which then crash.
  ///
  /// To be called before anything else uses libcrypto, libcurl included: only the first call of its
  /// initialisation decides.
  ///
  /// - Parameter readsConfiguration: Whether the machine's openssl.cnf holds. What it names must not be
  ///   loaded into a program that is linked statically.
  package static func keepUntilExit(readsConfiguration: Bool) {
    let without = readsConfiguration ? 0 : UInt64(OPENSSL_INIT_NO_LOAD_CONFIG)
    OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT) | without, nil)
  }
}
