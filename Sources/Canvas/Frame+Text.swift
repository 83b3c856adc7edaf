/// How text that does not fit is shortened.
package enum Overflow: Hashable, Sendable {
  /// One sign replaces the end.
  case ellipsis
  /// The end is cut off.
  case clip
  /// One sign replaces the middle: both ends of an id or a name say more than its start.
  case middle
  /// One sign before the end, of which at most this many columns are kept.
  case tail(Int)

  /// How many columns of the end are kept of a text that is cut to `room`.
  func keptEnd(in room: Int) -> Int {
    switch self {
    case .ellipsis, .clip: 0
    case .middle: room > 2 ? (room - 1) / 2 : 0
    case .tail(let columns): max(0, min(columns, room - 1))
    }
  }
}

extension Frame {
  /// Writes text of any origin into one row, made safe by ``SafeText``.
  ///
  /// - Parameters:
  ///   - maxWidth: Columns that it may take; up to the right edge of the frame if nil.
  /// - Returns: columns used.
  @discardableResult
  package mutating func put(
    _ text: String, x: Int, y: Int, role: Role = .text, emphasis: Cell.Emphasis = [],
    maxWidth: Int? = nil, overflow: Overflow = .ellipsis
  ) -> Int {
    let room = max(0, min(maxWidth ?? .max, size.width - x))
    if let used = putASCII(
      text, x: x, y: y, role: role, emphasis: emphasis, room: room, overflow: overflow)
    {
      return used
    }
    let pieces = text.fitted(to: room, overflow: overflow, glyphs: glyphs)
    var column = x
    for piece in pieces {
      write(piece, x: column, y: y, role: role, emphasis: emphasis)
      column += piece.width
    }
    return column - x
  }

  @discardableResult
  package mutating func put(
    _ text: some StringProtocol, x: Int, y: Int, role: Role = .text, emphasis: Cell.Emphasis = [],
    maxWidth: Int? = nil, overflow: Overflow = .ellipsis
  ) -> Int {
    put(
      String(text), x: x, y: y, role: role, emphasis: emphasis, maxWidth: maxWidth,
      overflow: overflow)
  }

  /// Writes text so that it ends before the column `right`.
  ///
  /// - Returns: columns used.
  @discardableResult
  package mutating func putRight(
    _ text: String, right: Int, y: Int, role: Role = .text, emphasis: Cell.Emphasis = [],
    maxWidth: Int, overflow: Overflow = .ellipsis
  ) -> Int {
    let width = min(TextWidth.of(text, glyphs: glyphs, limit: max(0, maxWidth)), maxWidth)
    return put(
      text, x: right - width, y: y, role: role, emphasis: emphasis, maxWidth: width,
      overflow: overflow)
  }

  /// The common case without looking up any property: printable ASCII.
  private mutating func putASCII(
    _ text: String, x: Int, y: Int, role: Role, emphasis: Cell.Emphasis, room: Int,
    overflow: Overflow
  ) -> Int? {
    text.withFittedASCII(to: room, overflow: overflow) { fitted in
      var column = x
      func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        write(ascii: bytes, x: column, y: y, role: role, emphasis: emphasis)
        column += bytes.count
      }
      put(fitted.start)
      if fitted.isCut {
        write(.omission(glyphs), x: column, y: y, role: role, emphasis: emphasis)
        column += 1
      }
      put(fitted.end)
      return column - x
    }
  }
}
