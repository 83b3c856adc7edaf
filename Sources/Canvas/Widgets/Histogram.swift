/// Counts of consecutive values: a bar for each, one below the other, with its count at the end.
package struct Histogram: Hashable, Sendable {
  package struct Bin: Hashable, Sendable {
    package var label: String
    /// The parts of a bar, each with its own sign, so that they differ without colour.
    package var parts: [StackedBar.Part]
    /// A word after the count, for bars that need one.
    package var note: String

    package init(label: String, parts: [StackedBar.Part], note: String = "") {
      self.label = label
      self.parts = parts
      self.note = note
    }

    package var count: Int { parts.reduce(0) { $0 + max(0, $1.count) } }
  }

  package var bins: [Bin]

  package init(_ bins: [Bin]) { self.bins = bins }

  /// The columns of each bar: the longest has all of them, and a bar that is not empty has at least
  /// one for each part.
  package func lengths(in width: Int) -> [Int] {
    let longest = bins.map(\.count).max() ?? 0
    guard longest > 0, width > 0 else { return bins.map { _ in 0 } }
    return bins.map { bin in
      guard bin.count > 0 else { return 0 }
      let parts = bin.parts.count { $0.count > 0 }
      return min(width, max(parts, bin.count * width / longest))
    }
  }

  /// - Returns: rows used; bins below `height` are not drawn.
  @discardableResult
  package func draw(in frame: inout Frame, x: Int, y: Int, width: Int, height: Int) -> Int {
    let shown = bins.prefix(max(0, height))
    let glyphs = frame.glyphs
    let label = shown.map { TextWidth.of($0.label, glyphs: glyphs) }.max() ?? 0
    let tail = shown.map { TextWidth.of(Self.tail(of: $0), glyphs: glyphs) }.max() ?? 0
    let room = max(1, width - label - tail - 2)
    for (row, (bin, length)) in zip(shown, lengths(in: room)).enumerated() {
      frame.putRight(bin.label, right: x + label, y: y + row, role: .dim, maxWidth: label)
      StackedBar(bin.parts).draw(in: &frame, x: x + label + 1, y: y + row, width: length)
      guard bin.count > 0 else { continue }
      frame.put(
        Self.tail(of: bin), x: x + label + length + 2, y: y + row,
        maxWidth: max(0, width - label - length - 2))
    }
    return shown.count
  }

  private static func tail(of bin: Bin) -> String {
    bin.note.isEmpty ? "\(bin.count)" : "\(bin.count)  \(bin.note)"
  }
}
