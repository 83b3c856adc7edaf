import TC3Signer

/// An SSH signature taken apart, as far as it tells whose key made it.
///
/// It is encoded again from what was read, so that `ssh-keygen` judges exactly what was looked at here.
struct SSHSignature: Sendable, Hashable {
  /// A person as a certificate names them.
  struct Certificate: Sendable, Hashable {
    var keyID: String
    /// The key of the authority that made it.
    var authority: [UInt8]
  }

  /// The key without its certificate.
  let key: [UInt8]
  /// nil where the key signed without one.
  let certificate: Certificate?
  let namespace: String
  private let bytes: [UInt8]

  /// - Parameter text: As `ssh-keygen` writes it.
  init?(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count > 2, lines.first.map(String.init) == Self.header,
      lines.last.map(String.init) == Self.footer,
      let bytes = Base64.bytes(of: lines.dropFirst().dropLast().joined())
    else { return nil }
    self.init(bytes)
  }

  private init?(_ bytes: [UInt8]) {
    var reader = SSHReader(bytes)
    guard reader.take("SSHSIG".utf8.count) == Array("SSHSIG".utf8), reader.number() == 1,
      let publicKey = reader.string(), let namespace = reader.text(), reader.string() == [],
      reader.text() != nil, reader.string() != nil, reader.isAtEnd,
      let parsed = SSHPublicKey(publicKey)
    else { return nil }
    self.bytes = bytes
    self.namespace = namespace
    key = parsed.key
    certificate = parsed.certificate
  }

  var armoured: [UInt8] {
    var text = Self.header + "\n"
    let digits = Array(Base64.text(of: bytes).utf8)
    for start in stride(from: 0, to: digits.count, by: 70) {
      text += String(decoding: digits[start..<min(start + 70, digits.count)], as: UTF8.self) + "\n"
    }
    return Array((text + Self.footer + "\n").utf8)
  }

  /// `SHA256:…`, as `ssh-keygen -l` shows it.
  var fingerprint: String { SSHPublicKey.fingerprint(of: key) }

  private static let header = "-----BEGIN SSH SIGNATURE-----"
  private static let footer = "-----END SSH SIGNATURE-----"
}

/// The bytes of a public key, or of a certificate and of the key in it.
struct SSHPublicKey {
  let key: [UInt8]
  let certificate: SSHSignature.Certificate?

  /// How many texts make a key of each kind, and which of them are numbers.
  private static let kinds: [String: (texts: Int, areNumbers: Bool)] = [
    "ssh-ed25519": (1, false), "ssh-rsa": (2, true), "ecdsa-sha2-nistp256": (2, false),
    "ecdsa-sha2-nistp384": (2, false), "ecdsa-sha2-nistp521": (2, false),
    "sk-ssh-ed25519@openssh.com": (2, false), "sk-ecdsa-sha2-nistp256@openssh.com": (3, false),
  ]
  private static let certificateEnding = "-cert-v01@openssh.com"

  init?(_ blob: [UInt8]) {
    var reader = SSHReader(blob)
    guard let type = reader.text() else { return nil }
    let isCertificate = type.hasSuffix(Self.certificateEnding)
    let plainType = isCertificate ? Self.plainType(type) : type
    guard let kind = Self.kinds[plainType], !isCertificate || reader.string() != nil else {
      return nil
    }
    var key = SSHReader.written(Array(plainType.utf8))
    for _ in 0..<kind.texts {
      guard let text = reader.string(), !kind.areNumbers || Self.isShortest(text) else {
        return nil
      }
      key += SSHReader.written(text)
    }
    self.key = key
    if !isCertificate {
      guard reader.isAtEnd else { return nil }
      certificate = nil
      return
    }
    guard reader.take(8) != nil, reader.number() != nil, let keyID = reader.text(),
      reader.string() != nil, reader.take(16) != nil, reader.string() != nil,
      reader.string() != nil, reader.string() != nil, let authority = reader.string(),
      reader.string() != nil, reader.isAtEnd
    else { return nil }
    certificate = SSHSignature.Certificate(keyID: keyID, authority: authority)
  }

  /// `ssh-ed25519`; for keys in hardware `sk-ssh-ed25519@openssh.com`.
  private static func plainType(_ type: String) -> String {
    let name = String(type.dropLast(certificateEnding.count))
    return name.hasPrefix("sk-") ? name + "@openssh.com" : name
  }

  /// SSH takes a number with zeros before it for the same, which would make two keys of one.
  private static func isShortest(_ number: [UInt8]) -> Bool {
    guard let first = number.first else { return false }
    return first != 0 || (number.count > 1 && number[1] & 0x80 != 0)
  }

  static func fingerprint(of key: [UInt8]) -> String {
    let digest = Base64.text(of: MessageDigest.sha256(key))
    return "SHA256:" + digest.prefix { $0 != "=" }
  }
}

/// The texts and numbers of SSH's binary formats.
struct SSHReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ count: Int) -> [UInt8]? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func number() -> Int? {
    take(4)?.reduce(0) { $0 << 8 | Int($1) }
  }

  mutating func string() -> [UInt8]? {
    guard let count = number() else { return nil }
    return take(count)
  }

  /// nil for one that is no UTF-8 or has a NUL, which ends it for others.
  mutating func text() -> String? {
    guard let bytes = string(), !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  static func written(_ bytes: [UInt8]) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) } + bytes
  }
}

/// Base64 with its padding, and one way to write each.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = Array(bytes[start..<min(start + 3, bytes.count)])
      let padded = three + Array(repeating: 0, count: 3 - three.count)
      let word = padded.reduce(0) { $0 << 8 | Int($1) }
      for place in 0..<4 {
        text.append(
          place <= three.count ? alphabet[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  static func bytes(of text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (word, bits) = (0, 0)
    for digit in text.utf8 where digit != UInt8(ascii: "=") {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      word = (word << 6 | value) & 0xFFFF
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: word >> bits))
    }
    return self.text(of: bytes) == text ? bytes : nil
  }
}
