/// The columns of a table and how they share the available width.
package struct Table: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case leading, trailing }

  package struct Column: Hashable, Sendable {
    package var title: String
    /// With fewer columns than this it is not worth showing.
    package var minimum: Int
    /// The width that shows most of its content whole.
    package var comfortable: Int
    /// Shown only where every column of a higher priority is comfortable.
    package var isExtra: Bool
    /// The largest useful width; nil takes all that it is given.
    package var maximum: Int?
    /// The share of the leftover width, relative to other columns.
    package var weight: Int
    /// Columns with a lower priority are dropped first if the width is short.
    package var priority: Int
    package var alignment: Alignment
    package var overflow: Overflow

    package init(
      title: String, minimum: Int, comfortable: Int? = nil, isExtra: Bool = false,
      maximum: Int? = nil, weight: Int = 1, priority: Int = 0, alignment: Alignment = .leading,
      overflow: Overflow = .ellipsis
    ) {
      self.title = title
      self.minimum = minimum
      self.comfortable = comfortable ?? minimum
      self.isExtra = isExtra
      self.maximum = maximum
      self.weight = weight
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
  /// Blanks between two columns.
  package var gap: Int

  package init(_ columns: [Column], gap: Int = 1) {
    self.columns = columns
    self.gap = gap
  }

  /// Which columns are shown in `width` and where. Of those that compete for the last space the one
  /// further right is dropped first; the column of the highest priority is shown even if it is cut.
  package func placements(in width: Int) -> [Placement] {
    guard width > 0, !columns.isEmpty else { return [] }
    var shown = Array(columns.indices)
    while shown.count > 1 {
      guard let last = shown.reversed().min(by: { columns[$0].priority < columns[$1].priority }),
        needed(shown) > width || (columns[last].isExtra && !isComfortable(shown, in: width))
      else { break }
      shown.removeAll { $0 == last }
    }
    let widths = widths(of: shown, in: width)
    var x = 0
    return zip(shown, widths).map { index, columnWidth in
      defer { x += columnWidth + gap }
      return Placement(index: index, x: x, width: columnWidth)
    }
  }

  private func needed(_ shown: [Int]) -> Int {
    shown.reduce(gap * (shown.count - 1)) { $0 + columns[$1].minimum }
  }

  private func isComfortable(_ shown: [Int], in width: Int) -> Bool {
    shown.reduce(gap * (shown.count - 1)) { $0 + columns[$1].comfortable } <= width
  }

  private func widths(of shown: [Int], in width: Int) -> [Int] {
    var widths = shown.map { columns[$0].minimum }
    var left = width - needed(shown)
    if left < 0 { widths[0] = max(1, widths[0] + left) }
    while left > 0 {
      let open = shown.indices.filter { place in
        let column = columns[shown[place]]
        return column.weight > 0 && widths[place] < (column.maximum ?? .max)
      }
      let weights = open.reduce(0) { $0 + columns[shown[$1]].weight }
      guard weights > 0 else { break }
      let share = left
      for place in open where left > 0 {
        let column = columns[shown[place]]
        let wish = max(1, share * column.weight / weights)
        let given = min(wish, left, (column.maximum ?? .max) - widths[place])
        widths[place] += given
        left -= given
      }
    }
    return widths
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
