extension String {
  /// The pieces of the text that fit into `room` columns. Reads only the drawn part, and
  /// where the end is kept a bounded part of that.
  package func fitted(
    to room: Int, overflow: Overflow, glyphs: Glyphs = .unicode
  ) -> [SafeText.Piece] {
    guard room > 0 else { return [] }
    var pieces: [SafeText.Piece] = []
    var width = 0
    for piece in SafeText(self, glyphs: glyphs) {
      if width + piece.width > room {
        return cut(pieces, room: room, overflow: overflow, glyphs: glyphs)
      }
      pieces.append(piece)
      width += piece.width
    }
    return pieces
  }

  /// The text in at most `room` columns, for use without a frame.
  package func fittedText(
    to room: Int, overflow: Overflow = .ellipsis, glyphs: Glyphs = .unicode
  ) -> String {
    let ascii = withFittedASCII(to: room, overflow: overflow) { fitted in
      let end = String(decoding: fitted.end, as: UTF8.self)
      return String(decoding: fitted.start, as: UTF8.self)
        + (fitted.isCut ? glyphs.ellipsis + end : "")
    }
    return ascii
      ?? fitted(to: room, overflow: overflow, glyphs: glyphs).reduce(into: "") { $0 += $1.text }
  }

  private func cut(
    _ start: [SafeText.Piece], room: Int, overflow: Overflow, glyphs: Glyphs
  ) -> [SafeText.Piece] {
    let sign = SafeText.Piece.omission(glyphs)
    if overflow == .clip { return start }
    let kept = overflow.keptEnd(in: room)
    guard kept > 0 else { return start.leading(room - 1) + [sign] }
    let end = end(columns: room, glyphs: glyphs)
    let tail = end[end.tailStart(kept: kept, room: room - 1)...]
    let head = start.leading(room - 1 - tail.reduce(0) { $0 + $1.width })
    return start[..<start.headEnd(head.count)] + [sign] + tail
  }

  /// The last columns of the text. Reads only as many scalars as they can need.
  private func end(columns: Int, glyphs: Glyphs) -> [SafeText.Piece] {
    let view = unicodeScalars
    var start = view.endIndex
    var left = columns * (1 + SafeText.keptMarks) + 8
    while left > 0, start > view.startIndex {
      start = view.index(before: start)
      left -= 1
    }
    // A mark belongs to the character before it.
    while left > -SafeText.markLimit, start > view.startIndex,
      TextWidth.kind(of: view[start]) == .combining
    {
      start = view.index(before: start)
      left -= 1
    }
    return Array(SafeText(String(view[start...]), glyphs: glyphs)).trailing(columns)
  }
}

extension [SafeText.Piece] {
  func leading(_ columns: Int) -> [SafeText.Piece] {
    var width = 0
    return Array(
      prefix { piece in
        width += piece.width
        return width <= columns
      })
  }

  func trailing(_ columns: Int) -> [SafeText.Piece] {
    Array([SafeText.Piece](reversed()).leading(columns).reversed())
  }
}
