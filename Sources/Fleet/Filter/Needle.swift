/// A text that is looked for whatever its case, prepared once and compared byte by byte.
///
/// Case is folded for ASCII, in which ids, names, zones and addresses are written; other scripts
/// are compared in the lower case of the text that was typed, and most of them have no case.
package struct Needle: Sendable, Hashable {
  let text: String
  let bytes: [UInt8]
  private let isASCII: Bool

  package init(_ text: String) {
    self.text = text.lowercased()
    bytes = Array(self.text.utf8)
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// Whether `text` contains the needle. Every text contains an empty one.
  package func isContained(in text: String) -> Bool {
    bytes.withUnsafeBufferPointer { Self.find($0, in: text) }
  }

  /// Whether the name, the id, an address or the zone contains it. The bytes are accessed once
  /// for all of them.
  func isContained(inNamesOf instance: Instance) -> Bool {
    bytes.withUnsafeBufferPointer { needle in
      if Self.find(needle, in: instance.name) || Self.find(needle, in: instance.key.id) {
        return true
      }
      for address in instance.publicIPs where Self.find(needle, in: address) { return true }
      for address in instance.privateIPs where Self.find(needle, in: address) { return true }
      return Self.find(needle, in: instance.zone)
    }
  }

  /// Whether `text` is this and nothing more.
  func isWhole(_ text: String) -> Bool {
    guard isASCII else { return text.lowercased() == self.text }
    return hasLength(of: text) && isContained(in: text)
  }

  func isPrefix(of text: String) -> Bool {
    var rest = text.utf8.makeIterator()
    return bytes.allSatisfy { byte in rest.next().map { Self.folded($0) == byte } ?? false }
  }

  private func hasLength(of text: String) -> Bool { text.utf8.count == bytes.count }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte &- 65 < 26 ? byte | 0x20 : byte
  }

  @inline(__always)
  private static func find(_ needle: UnsafeBufferPointer<UInt8>, in text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { find(needle, in: $0) }
      ?? Array(text.utf8).withUnsafeBufferPointer { find(needle, in: $0) }
  }

  private static func find(
    _ needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let first = needle.first else { return true }
    let length = needle.count
    guard haystack.count >= length else { return false }
    let other = first &- 97 < 26 ? first & 0xDF : first
    var start = 0
    let last = haystack.count - length
    while start <= last {
      let byte = haystack[start]
      if byte == first || byte == other {
        var offset = 1
        while offset < length, folded(haystack[start + offset]) == needle[offset] { offset += 1 }
        if offset == length { return true }
      }
      start += 1
    }
    return false
  }
}
