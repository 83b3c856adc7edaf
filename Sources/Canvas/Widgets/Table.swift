/// The columns of a table and how they share the available width.
///
/// The core comes first, cut down to its minimum where it must be. Then its columns get their usual
/// width, then the other columns come, each only where all before it have theirs, and spare room
/// makes whole what is still cut. In each step columns of a higher priority go first, and among
/// equals those further left. So no column is cut while there is room, and one long value takes room
/// from no other column.
package struct Table: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case leading, trailing }

  package struct Column: Hashable, Sendable {
    package var title: String
    /// With fewer columns than this it is not worth showing.
    package var minimum: Int
    /// The width that shows nearly all of its content whole.
    package var usual: Int
    /// The width that shows all of it.
    package var widest: Int
    package var isCore: Bool
    package var priority: Int
    package var alignment: Alignment
    package var overflow: Overflow

    /// - Parameters:
    ///   - minimum: `widest` if nil: the column is whole or not there.
    ///   - usual: `widest` if nil.
    package init(
      title: String, minimum: Int? = nil, usual: Int? = nil, widest: Int, isCore: Bool = false,
      priority: Int = 0, alignment: Alignment = .leading, overflow: Overflow = .ellipsis
    ) {
      self.title = title
      self.widest = widest
      self.usual = min(usual ?? widest, widest)
      self.minimum = min(minimum ?? widest, self.usual)
      self.isCore = isCore
      self.priority = priority
      self.alignment = alignment
      self.overflow = overflow
    }
  }

  /// A column that is shown.
  package struct Placement: Hashable, Sendable {
    /// The index among all columns.
    package var index: Int
    /// From the left edge of the table.
    package var x: Int
    package var width: Int
  }

  package var columns: [Column]

  package init(_ columns: [Column]) { self.columns = columns }

  /// Which columns are shown in `width` and where. The column of the highest priority is shown even
  /// if it is cut to less than its minimum. There are two blanks between columns where every column
  /// is whole with them, else one.
  package func placements(in width: Int) -> [Placement] {
    guard width > 0, !columns.isEmpty else { return [] }
    let (widths, left) = shares(of: width)
    let shown = columns.indices.filter { widths[$0] > 0 }
    let gap =
      left >= shown.count - 1 && shown.allSatisfy { widths[$0] == columns[$0].widest } ? 2 : 1
    var x = 0
    return shown.map { index in
      defer { x += widths[index] + gap }
      return Placement(index: index, x: x, width: widths[index])
    }
  }

  /// The width of each column, 0 where it is not shown, and the columns that nobody takes.
  private func shares(of width: Int) -> (widths: [Int], left: Int) {
    let order = columns.indices.sorted {
      (-columns[$0].priority, $0) < (-columns[$1].priority, $1)
    }
    var widths = Array(repeating: 0, count: columns.count)
    // Each column brings its blank along; the last one needs none.
    var left = width + 1
    func grow(to wanted: (Column) -> Int) {
      for index in order where widths[index] > 0 {
        let more = min(max(0, wanted(columns[index]) - widths[index]), left)
        widths[index] += more
        left -= more
      }
    }
    func show(_ index: Int) -> Bool {
      guard columns[index].minimum < left else { return false }
      widths[index] = columns[index].minimum
      left -= columns[index].minimum + 1
      return true
    }
    widths[order[0]] = max(1, min(columns[order[0]].minimum, width))
    left -= widths[order[0]] + 1
    for index in order.dropFirst() where columns[index].isCore {
      guard show(index) else { break }
    }
    grow(to: \.usual)
    for index in order.dropFirst() where !columns[index].isCore {
      guard show(index) else { break }
      grow(to: \.usual)
    }
    grow(to: \.widest)
    return (widths, left)
  }

  /// Writes one cell of a row.
  package func put(
    _ text: String, in frame: inout Frame, placement: Placement, x: Int, y: Int,
    role: Role = .text, emphasis: Cell.Emphasis = []
  ) {
    let column = columns[placement.index]
    switch column.alignment {
    case .leading:
      frame.put(
        text, x: x + placement.x, y: y, role: role, emphasis: emphasis, maxWidth: placement.width,
        overflow: column.overflow)
    case .trailing:
      frame.putRight(
        text, right: x + placement.x + placement.width, y: y, role: role, emphasis: emphasis,
        maxWidth: placement.width, overflow: column.overflow)
    }
  }
}
