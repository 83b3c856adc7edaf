internal import Canvas

/// Makes keys of the symbols that come from the terminal: takes pastes whole, reads mouse reports,
/// and lets no unknown sequence through as if it had been typed.
struct KeyDecoder: Hashable, Sendable {
  /// A paste is cut here, so that a stuck terminal cannot fill the memory.
  static let longestPaste = 8 << 20
  /// Two presses at the same cell within this many milliseconds are a double click.
  static let doubleClickTime = 400
  private static let longestSequence = 64
  /// Columns and rows that a terminal can have: the kernel counts them in 16 bits.
  private static let places = 1...65_535

  private enum State: Hashable, Sendable {
    case plain
    /// After `ESC [`, with what came since.
    case control(String)
    /// After `ESC O`: one more belongs to it.
    case single
    /// Inside an answer of the terminal, up to BEL or `ESC \`.
    case string(String, afterEscape: Bool)
    /// With what came since in ``KeyDecoder/pasted``, which must not be copied for each character.
    case paste
  }

  private var state = State.plain
  private var pasted = ""
  private var lastPress: Press?
  private var background: RGB?
  private var holdsFrames: Bool?

  private struct Press: Hashable, Sendable {
    var at: Point
    var time: Int
  }

  /// Whether a paste has begun and not ended. Its end must not be waited for without limit.
  var isInPaste: Bool { if case .paste = state { true } else { false } }

  /// Ends a paste whose end never came.
  mutating func abandonPaste() -> Key? {
    guard case .paste = state else { return nil }
    return endPaste()
  }

  /// - Parameters:
  ///   - batch: Everything that was there to read. An Escape at its end stood alone for the time
  ///     that sequences are waited for, so it is the key.
  ///   - time: Milliseconds of a clock that only goes forward.
  mutating func decode(_ batch: [KeySymbol], time: Int) -> [Key] {
    var keys: [Key] = []
    var index = 0
    while index < batch.count {
      let symbol = batch[index]
      index += 1
      switch state {
      case .plain:
        if symbol == .scalar(0x1B) {
          index = afterEscape(batch, from: index, into: &keys)
        } else if let key = plain(symbol) {
          keys.append(key)
        }
      case .paste:
        continuePaste(with: symbol, into: &keys)
      case .control(let sequence):
        continueControl(sequence, with: symbol, time: time, into: &keys)
      case .single:
        state = .plain
      case .string(let answer, let afterEscape):
        continueString(answer, afterEscape: afterEscape, with: symbol)
      }
    }
    return keys
  }

  private mutating func plain(_ symbol: KeySymbol) -> Key? {
    switch symbol {
    case .scalar(let value): return Key(scalar: value)
    case .code(KeySymbol.pasteStart):
      state = .paste
      return nil
    case .code(let code): return Key(code: code)
    }
  }

  /// - Returns: the place to go on from.
  private mutating func afterEscape(
    _ batch: [KeySymbol], from index: Int, into keys: inout [Key]
  ) -> Int {
    guard index < batch.count else {
      keys.append(.escape)
      return index
    }
    switch batch[index] {
    case .scalar(0x1B):
      keys.append(.escape)
      return index
    case .scalar(0x5B):
      state = .control("")
    case .scalar(0x4F):
      state = .single
    case .scalar(0x5D), .scalar(0x50), .scalar(0x5F), .scalar(0x5E), .scalar(0x58):
      state = .string("", afterEscape: false)
    default:
      // Alt with a key, which means nothing here; least of all the key alone.
      break
    }
    return index + 1
  }

  private mutating func continuePaste(with symbol: KeySymbol, into keys: inout [Key]) {
    switch symbol {
    case .code(KeySymbol.pasteEnd): keys.append(endPaste())
    case .scalar(let value) where pasted.utf8.count < Self.longestPaste:
      guard let scalar = Unicode.Scalar(value) else { return }
      pasted.unicodeScalars.append(value == 13 ? "\n" : scalar)
    default: break
    }
  }

  private mutating func endPaste() -> Key {
    defer { pasted = "" }
    state = .plain
    return .paste(pasted)
  }

  private mutating func continueControl(
    _ sequence: String, with symbol: KeySymbol, time: Int, into keys: inout [Key]
  ) {
    guard case .scalar(let value) = symbol, (0x20...0x7E).contains(value),
      sequence.utf8.count < Self.longestSequence
    else {
      state = .plain
      return
    }
    let character = Character(Unicode.Scalar(UInt8(value)))
    guard (0x40...0x7E).contains(value) else {
      state = .control(sequence + String(character))
      return
    }
    state = .plain
    if sequence.hasPrefix("<"), character == "M" || character == "m" {
      mouse(sequence.dropFirst(), isPress: character == "M", time: time, into: &keys)
    } else if sequence.hasPrefix("?2026;"), sequence.hasSuffix("$"), character == "y" {
      // Set or not set now, it can be used; not known (0) or never to be had (4), it cannot.
      holdsFrames = ["1", "2", "3"].contains(sequence.dropFirst(6).dropLast())
    }
  }

  private mutating func continueString(
    _ answer: String, afterEscape: Bool, with symbol: KeySymbol
  ) {
    switch symbol {
    case .scalar(7),
      .scalar(0x5C) where afterEscape:
      state = .plain
      background = Self.background(answer) ?? background
    case .scalar(0x1B): state = .string(answer, afterEscape: true)
    case .code: state = .plain
    case .scalar(let value):
      let scalar = Unicode.Scalar(value).map(String.init) ?? ""
      let isLong = answer.utf8.count >= Self.longestSequence
      state = .string(isLong ? answer : answer + scalar, afterEscape: false)
    }
  }

  /// The background that the terminal has told since the last time, once.
  mutating func takeBackground() -> RGB? {
    defer { background = nil }
    return background
  }

  /// Whether the terminal has mode 2026, as it has said since the last time; once.
  mutating func takeHoldsFrames() -> Bool? {
    defer { holdsFrames = nil }
    return holdsFrames
  }

  /// Reads `11;rgb:RRRR/GGGG/BBBB`, each of one to four hexadecimal digits.
  private static func background(_ answer: String) -> RGB? {
    let prefix = "11;rgb:"
    guard answer.hasPrefix(prefix) else { return nil }
    let parts = answer.dropFirst(prefix.count).split(separator: "/")
    let bytes = parts.compactMap { part -> UInt8? in
      guard (1...4).contains(part.count), let value = UInt32(part, radix: 16) else { return nil }
      let most = UInt32(1) << (4 * UInt32(part.count)) - 1
      return UInt8(value * 255 / most)
    }
    guard parts.count == 3, bytes.count == 3 else { return nil }
    return RGB(red: bytes[0], green: bytes[1], blue: bytes[2])
  }

  /// An SGR report: button and modifiers, column and row from 1.
  private mutating func mouse(
    _ report: Substring, isPress: Bool, time: Int, into keys: inout [Key]
  ) {
    let numbers = report.split(separator: ";").compactMap { Int($0) }
    guard numbers.count == 3, numbers.dropFirst().allSatisfy(Self.places.contains) else { return }
    let at = Point(x: numbers[1] - 1, y: numbers[2] - 1)
    // Shift, Alt and Control are let be.
    switch (numbers[0] & ~0b11100, isPress) {
    case (0, true): keys.append(.mouse(MouseEvent(action: press(at: at, time: time), at: at)))
    case (0, false): keys.append(.mouse(MouseEvent(action: .release, at: at)))
    case (32, true): keys.append(.mouse(MouseEvent(action: .drag, at: at)))
    case (64, true): keys.append(.mouse(MouseEvent(action: .wheelUp, at: at)))
    case (65, true): keys.append(.mouse(MouseEvent(action: .wheelDown, at: at)))
    default: break
    }
  }

  private mutating func press(at: Point, time: Int) -> MouseEvent.Action {
    if let last = lastPress, last.at == at, time - last.time <= Self.doubleClickTime {
      lastPress = nil
      return .doubleClick
    }
    lastPress = Press(at: at, time: time)
    return .press
  }
}
