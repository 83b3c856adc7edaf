/// Printable ASCII cut to fit: the start, and the end if the middle is cut. Its bytes are columns,
/// so cutting needs no further analysis.
struct FittedASCII {
  var start: UnsafeBufferPointer<UInt8>
  /// The omission sign follows the start.
  var isCut = false
  var end = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  /// nil if the drawn text, or the character after it, is not printable ASCII: a mark that follows
  /// belongs to the character before it.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, room: Int, overflow: Overflow) {
    let room = max(0, room)
    guard Self.isPrintable(bytes.prefix(room < bytes.count ? room + 1 : bytes.count)) else {
      return nil
    }
    guard bytes.count > room, room > 0, overflow != .clip else {
      start = UnsafeBufferPointer(rebasing: bytes.prefix(room))
      return
    }
    isCut = true
    let kept = overflow.keptEnd(in: room)
    guard kept > 0 else {
      start = UnsafeBufferPointer(rebasing: bytes.prefix(room - 1))
      return
    }
    guard Self.isPrintable(bytes.suffix(room + 1)) else { return nil }
    let last = bytes[bytes.suffix(room).tailStart(kept: kept, room: room - 1)...]
    start = UnsafeBufferPointer(
      rebasing: bytes[..<bytes.prefix(room).headEnd(room - 1 - last.count)])
    end = UnsafeBufferPointer(rebasing: last)
  }

  private static func isPrintable(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.allSatisfy { $0 &- 0x20 < 0x5F }
  }
}

extension String {
  /// Calls `body` with the part that fits into `room` columns; nil if the text is more than ASCII.
  func withFittedASCII<Value>(
    to room: Int, overflow: Overflow, _ body: (FittedASCII) -> Value
  ) -> Value? {
    let value = utf8.withContiguousStorageIfAvailable { bytes in
      FittedASCII(bytes, room: room, overflow: overflow).map(body)
    }
    return value ?? nil
  }
}

extension SafeText.Piece {
  /// The sign for omitted text.
  static func omission(_ glyphs: Glyphs) -> SafeText.Piece {
    SafeText.Piece(text: glyphs.ellipsis, width: 1)
  }
}
