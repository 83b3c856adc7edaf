/// Merges consecutive style sequences into one.
///
/// ncurses sends a change of looks in pieces: the way back from an alternate character set, which is
/// never used here, then emphasis, then each colour. Together they take a third of the bytes less,
/// and of a key's bytes they are the better part.
enum LookSequences {
  /// Every terminal takes this many in one sequence.
  private static let mostParameters = 16

  static func joined(_ bytes: [UInt8]) -> [UInt8] {
    var isPlain = false
    return joined(bytes, &isPlain)
  }

  /// - Parameter isPlain: whether the looks are known to be plain before, so that nothing has to be
  ///   undone, and behind.
  static func joined(_ bytes: [UInt8], _ isPlain: inout Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0x1B, let (looks, end) = run(bytes, from: index) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let isUndone = isPlain && looks.count > 1 && looks[0] == "0"
      let parameters = isUndone ? Array(looks.dropFirst()) : looks
      isPlain = parameters == ["0"]
      let text = isPlain ? "" : parameters.joined(separator: ";")
      result += Array("\u{1B}[\(text)m".utf8)
      index = end
    }
    return result
  }

  /// The consecutive styles from an index on, as many as one sequence takes, and where they end;
  /// nil if there are none.
  private static func run(
    _ bytes: [UInt8], from start: Int
  ) -> (parameters: [String], end: Int)? {
    var parameters: [String] = []
    var hasLook = false
    var index = start
    while true {
      if bytes[index...].starts(with: asciiSet) {
        index += asciiSet.count
      } else if let look = look(bytes, at: index) {
        if parameters.count + look.parameters.count > mostParameters, look.parameters[0] != "0" {
          break
        }
        // All that was before is undone by a reset.
        parameters = look.parameters[0] == "0" ? look.parameters : parameters + look.parameters
        hasLook = true
        index = look.end
      } else {
        break
      }
    }
    return hasLook ? (parameters, index) : nil
  }

  private static let asciiSet = Array("\u{1B}(B".utf8)

  /// Reads `ESC [ 1 ; 2 m` at an index. None is the same as 0.
  private static func look(
    _ bytes: [UInt8], at start: Int
  ) -> (parameters: [String], end: Int)? {
    guard start + 2 < bytes.count, bytes[start] == 0x1B, bytes[start + 1] == UInt8(ascii: "[")
    else { return nil }
    var index = start + 2
    while index < bytes.count, (0x30...0x3B).contains(bytes[index]), bytes[index] != 0x3A {
      index += 1
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "m") else { return nil }
    let text = String(decoding: bytes[(start + 2)..<index], as: UTF8.self)
    let parameters = text.split(separator: ";", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "0" : String($0) }
    return (parameters, index + 1)
  }
}
