import Fleet
import JSON

/// The text of a file with keys: in UTF-8, without the byte order mark that editors of
/// Windows put before it.
struct CredentialText {
  /// UTF-8, and not only blanks.
  let bytes: [UInt8]

  /// - Throws: why it is no such text; nothing of what is in it.
  init(_ bytes: [UInt8], of source: String) throws(CredentialError) {
    // Without a mark it shows in that every second byte of what is ASCII is zero.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.contains(0) {
      throw CredentialError(source, .utf16)
    }
    let text = bytes.withoutByteOrderMark
    guard String(validating: text, as: UTF8.self) != nil else {
      throw CredentialError(source, .notUTF8)
    }
    guard text.contains(where: { !($0 == 0x20 || (0x09...0x0D).contains($0)) }) else {
      throw CredentialError(source, .empty)
    }
    self.bytes = text
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The object that it is.
  func object(of source: String) throws(CredentialError) -> JSONNode {
    let root: JSONNode
    do throws(JSONFault) {
      root = try JSONDocument(bytes).root
    } catch {
      let line = bytes.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
      throw CredentialError(source, .notJSON(line: line))
    }
    guard root.isObject else {
      throw CredentialError(source, .notAnObject)
    }
    return root
  }
}
