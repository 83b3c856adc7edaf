import Canvas

/// Decodes a terminal's bytes into keys, pastes, mouse events and replies, and anything else into
/// unknown bytes: never into letters left over from something else.
///
///     ground ─ESC─▶ escape ─[─▶ control ─M─▶ mouse (three bytes)
///        │            │ │          └─[─▶ linux
///        │            │ └─O─▶ single       └─200~─▶ paste
///        │            └─] P _─▶ string
///        └─≥ 0x80─▶ character
///
/// All times are milliseconds of a clock that only goes forward. Call ``expire(at:)`` when
/// ``deadline`` has passed and nothing more could be read.
struct InputDecoder: Hashable, Sendable {
  /// How long the remainder of a sequence may take once more than its Escape has come. After that
  /// it is reported as unknown, whatever still arrives.
  static let longestSequenceTime = 500
  /// How long a remainder after that is kept from becoming letters; also after a lone Escape.
  static let lateTime = 1_000
  /// A paste ends if nothing of it comes for this time, even without its end.
  static let pasteSilence = 500
  /// A paste is cut here, so that a stuck terminal cannot fill the memory.
  static let longestPaste = 8 << 20
  /// Bytes of a sequence that are kept. A longer one is read to its end and is unknown.
  static let longestSequence = 256

  /// How long an Escape waits for the remainder of a sequence.
  var escapeDelay: Int
  /// How characters above ASCII are written.
  var encoding: InputEncoding
  /// Sequences from the terminal's own description, for those that no table has.
  var described: [[UInt8]: Key] = [:]

  var state = State.ground
  /// Every byte of the sequence that ``state`` is in the middle of, its Escape included.
  var bytes: [UInt8] = []
  /// When the first of ``bytes`` came, and the last.
  var since = 0
  var last = 0
  /// Whether ``bytes`` have already been reported as unknown, since they took too long.
  var isReported = false
  /// The time until which `[`, `O` and `]` belong to an Escape that was taken for the key.
  var lateUntil: Int?
  /// Whether that Escape may also have begun the end of a string, which `\` completes.
  var endsLate = false
  /// When the key ended that a ``State/suffix`` may belong to.
  var suffixedAt: Int?
  var pasted: [UInt8] = []
  var lastPress: Press?
  /// The current time while bytes are read.
  var time = 0

  enum State: Hashable, Sendable {
    case ground, escape, control, single, linux, mouse, paste
    /// `:` right after a key with modifiers, to which some append the event (`ESC [ 1 ; 1 D : 3`).
    case suffix
    /// `ESC ]`, `ESC P` or `ESC _`, up to its end; an Escape in it may begin the end.
    case string(isEnding: Bool)
    /// A character of several bytes, and how many of them are missing.
    case character(missing: Int, isAlt: Bool)
    /// The second byte of a two-byte character.
    case pair
  }

  struct Press: Hashable, Sendable {
    var at: Point
    var time: Int
  }

  /// Two presses at the same cell within this many milliseconds are a double click.
  static let doubleClickTime = 400

  init(escapeDelay: Int = 25, encoding: InputEncoding = .utf8) {
    self.escapeDelay = escapeDelay
    self.encoding = encoding
  }

  /// When ``expire(at:)`` is due; nil if nothing has begun.
  var deadline: Int? {
    switch state {
    case .ground: nil
    case .escape, .suffix: since + escapeDelay
    case .string(isEnding: true): last + escapeDelay
    case .paste: last + Self.pasteSilence
    default:
      isReported
        ? max(last, since + Self.longestSequenceTime) + Self.lateTime
        : since + Self.longestSequenceTime
    }
  }

  /// Whether an input has begun that may yet turn out to be a key or not.
  var isIncomplete: Bool { state != .ground && !isReported }

  mutating func decode(_ input: some Sequence<UInt8>, at now: Int) -> [InputToken] {
    time = now
    var tokens: [InputToken] = []
    for byte in input {
      // A byte that ends one thing may begin the next.
      while !take(byte, into: &tokens) {}
    }
    if state != .ground { last = now }
    return tokens
  }

  /// Handles a time-out.
  mutating func expire(at now: Int) -> [InputToken] {
    guard let deadline, now >= deadline else { return [] }
    time = now
    switch state {
    case .escape:
      lateUntil = since + max(Self.lateTime, escapeDelay)
      leave()
      return [.key(.escape)]
    case .string(isEnding: true):
      bytes.removeLast()
      let token = remainder()
      leave()
      lateUntil = now + Self.lateTime
      endsLate = true
      return token + [.key(.escape)]
    case .paste: return [.key(endPaste())]
    case .suffix:
      leave()
      return [.key(.character(":"))]
    default: break
    }
    guard !isReported else {
      leave()
      return []
    }
    let tokens = remainder()
    isReported = true
    return tokens
  }
}
