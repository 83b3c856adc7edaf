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
    var run = Run()
    var index = 0
    while index < bytes.count {
      guard bytes[index] == escape, let end = run.read(bytes, from: index) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      if isPlain, run.parameters.count > 1, isReset(bytes[run.parameters[0]]) {
        run.parameters.removeFirst()
      }
      isPlain = run.parameters.count == 1 && isReset(bytes[run.parameters[0]])
      result += [escape, UInt8(ascii: "[")]
      if !isPlain { append(run.parameters, of: bytes, to: &result) }
      result.append(UInt8(ascii: "m"))
      index = end
    }
    return result
  }

  private static func append(
    _ parameters: [Range<Int>], of bytes: [UInt8], to result: inout [UInt8]
  ) {
    for (index, parameter) in parameters.enumerated() {
      if index > 0 { result.append(UInt8(ascii: ";")) }
      if parameter.isEmpty {
        result.append(UInt8(ascii: "0"))
      } else {
        result += bytes[parameter]
      }
    }
  }

  /// None is the same as 0.
  private static func isReset(_ parameter: ArraySlice<UInt8>) -> Bool {
    parameter.isEmpty || (parameter.count == 1 && parameter.first == UInt8(ascii: "0"))
  }

  private static let escape = UInt8(0x1B)

  /// Consecutive styles, as many as one sequence takes.
  private struct Run {
    /// Where their parameters are.
    var parameters: [Range<Int>] = []

    /// - Returns: where they end; nil if there are none.
    mutating func read(_ bytes: [UInt8], from start: Int) -> Int? {
      parameters.removeAll(keepingCapacity: true)
      var hasLook = false
      var index = start
      while index + 2 < bytes.count, bytes[index] == escape {
        if bytes[index + 1] == UInt8(ascii: "("), bytes[index + 2] == UInt8(ascii: "B") {
          index += 3
        } else if let end = LookSequences.end(bytes, of: index), take(bytes, index + 2, end) {
          hasLook = true
          index = end + 1
        } else {
          break
        }
      }
      return hasLook ? index : nil
    }

    /// Takes one more style, unless it is too much for one sequence.
    private mutating func take(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
      let before = parameters.count
      var first = start
      for index in start...end where index == end || bytes[index] == UInt8(ascii: ";") {
        parameters.append(first..<index)
        first = index + 1
      }
      if isReset(bytes[parameters[before]]) {
        // All that was before is undone.
        parameters.removeFirst(before)
      } else if parameters.count > mostParameters, before > 0 {
        parameters.removeLast(parameters.count - before)
        return false
      }
      return true
    }
  }

  /// Where the `m` of `ESC [ 1 ; 2 m` at an index is.
  private static func end(_ bytes: [UInt8], of start: Int) -> Int? {
    guard bytes[start + 1] == UInt8(ascii: "[") else { return nil }
    var index = start + 2
    while index < bytes.count, (0x30...0x3B).contains(bytes[index]), bytes[index] != 0x3A {
      index += 1
    }
    return index < bytes.count && bytes[index] == UInt8(ascii: "m") ? index : nil
  }
}
