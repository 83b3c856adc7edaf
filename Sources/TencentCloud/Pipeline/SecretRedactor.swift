import Glibc
import JSON
import TC3Signer

/// Takes secrets out of what is to be shown: the values of fields that are named like one, and the
/// keys of this very call wherever else they stand.
struct SecretRedactor: Sendable {
  /// The replacement of a secret.
  static let mark = "***"

  private let known: [[UInt8]]

  init(_ credential: Credential?, signature: String?) {
    let secrets = [credential?.secretKey, credential?.token, credential?.secretID, signature]
    known = secrets.compactMap { $0 }.filter { !$0.isEmpty }.flatMap { secret in
      // JSON may write a slash, which keys and tokens have, with a backslash before it.
      let escaped = secret.split(separator: "/", omittingEmptySubsequences: false)
        .joined(separator: "\\/")
      return secret == escaped ? [Array(secret.utf8)] : [Array(secret.utf8), Array(escaped.utf8)]
    }
  }

  /// - Parameter isOpaque: Whether a text that is not JSON is left out as a whole.
  func text(of bytes: [UInt8], isOpaque: Bool = false) -> String {
    guard let document = try? JSONDocument(answer: bytes) else {
      return isOpaque ? Self.mark : text(withoutKnown: bytes)
    }
    return text(withoutKnown: withoutSecretFields(document))
  }

  private func withoutSecretFields(_ document: JSONDocument) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for secret in document.secretValues {
      result += document.bytes[position..<secret.lowerBound]
      result += Array("\"\(Self.mark)\"".utf8)
      position = secret.upperBound
    }
    return result + document.bytes[position..<(document.bytes.count - 1)]
  }

  private func text(withoutKnown bytes: [UInt8]) -> String {
    let text = known.reduce(bytes) { bytes, secret in
      var result: [UInt8] = []
      var position = 0
      while let place = Self.place(of: secret, in: bytes, from: position) {
        result += bytes[position..<place] + Array(Self.mark.utf8)
        position = place + secret.count
      }
      return position == 0 ? bytes : result + bytes[position...]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Searches with the C library, since a page of a listing has a hundred thousand bytes.
  private static func place(of secret: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      secret.withUnsafeBytes { secret in
        guard let base = bytes.baseAddress, let key = secret.baseAddress, let first = secret.first
        else { return nil }
        var position = start
        while position <= bytes.count - secret.count {
          let room = bytes.count - secret.count - position + 1
          guard let found = memchr(base + position, Int32(first), room) else { return nil }
          position = base.distance(to: UnsafeRawPointer(found))
          if memcmp(found, key, secret.count) == 0 { return position }
          position += 1
        }
        return nil
      }
    }
  }
}

extension JSONDocument {
  /// The ranges of the values of secret fields, quotation marks included. What
  /// is inside of one is not named again.
  fileprivate var secretValues: [Range<Int>] {
    var (ranges, names) = ([Range<Int>](), [ArraySlice<UInt8>: Bool]())
    collect(at: 0, into: &ranges, &names)
    return ranges
  }

  /// As deep as the scanner lets a document be.
  ///
  /// - Parameter names: Those that were judged, since every row has the same.
  private func collect(
    at index: Int, into ranges: inout [Range<Int>], _ names: inout [ArraySlice<UInt8>: Bool]
  ) {
    let isObject = values[index].kind == .object
    guard isObject || values[index].kind == .array else { return }
    var position = index + 1
    while position < Int(values[index].next) {
      let item = isObject ? position + 1 : position
      if isObject, isSecret(values[position], &names) {
        ranges.append(range(of: values[item]))
      } else {
        collect(at: item, into: &ranges, &names)
      }
      position = Int(values[item].next)
    }
  }

  private func isSecret(_ key: Value, _ names: inout [ArraySlice<UInt8>: Bool]) -> Bool {
    let written = bytes[Int(key.start)..<Int(key.end)]
    if let known = names[written] { return known }
    let name = text(of: key).lowercased()
    let isSecret = Self.secretWords.contains { name.contains($0) }
    names[written] = isSecret
    return isSecret
  }

  private func range(of value: Value) -> Range<Int> {
    switch value.kind {
    case .string, .escapedString: Int(value.start) - 1..<Int(value.end) + 1
    default: Int(value.start)..<Int(value.end)
    }
  }

  /// `TmpSecretKey`, `WebIdentityToken`, `Password` …
  private static let secretWords = [
    "secret", "token", "password", "passwd", "signature", "privatekey", "userdata",
  ]
}
