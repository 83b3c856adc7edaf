/// A piece of text in its columns, for cutting between pieces.
protocol TextColumn {
  var columns: Int { get }
  var isDigit: Bool { get }
}

extension UInt8: TextColumn {
  var columns: Int { 1 }
  var isDigit: Bool { self &- 0x30 < 10 }
}

extension SafeText.Piece: TextColumn {
  var columns: Int { width }
  var isDigit: Bool { text.utf8.count == 1 && text.utf8.first?.isDigit == true }
}

/// Cuts that split no number: half of `0417` is another instance's number.
extension BidirectionalCollection where Element: TextColumn {
  /// Where the last `kept` columns begin. A number that begins before them is taken whole where at
  /// most `room` columns hold it, else left out whole; the number at the very end stays.
  func tailStart(kept: Int, room: Int) -> Index {
    var (start, used) = (endIndex, 0)
    while start > startIndex, used + self[index(before: start)].columns <= kept {
      start = index(before: start)
      used += self[start].columns
    }
    guard splitsNumber(start) else { return start }
    let number = numberStart(start)
    if used + self[number..<start].count <= room { return number }
    return self[start...].firstIndex { !$0.isDigit } ?? start
  }

  /// Where the first columns end that are kept: before a number that would be split, unless there is
  /// nothing but that number.
  func headEnd(_ end: Index) -> Index {
    guard splitsNumber(end) else { return end }
    let number = numberStart(end)
    return number > startIndex ? number : end
  }

  private func splitsNumber(_ place: Index) -> Bool {
    place > startIndex && place < endIndex && self[place].isDigit
      && self[index(before: place)].isDigit
  }

  private func numberStart(_ place: Index) -> Index {
    var start = place
    while start > startIndex, self[index(before: start)].isDigit { start = index(before: start) }
    return start
  }
}
