import Canvas
import Fleet
import Words

/// A heading in the list: `▾ ap-guangzhou  1,310 · ● 12 · ◆ 3`, with a line to the edge so that it
/// is visible without colour. The sign says whether the group is folded.
struct GroupHeading {
  let state: DashboardState
  let group: RowGroup
  let marked: Int
  let isInRange: Bool

  func draw(in frame: inout Frame, x: Int, y: Int, right: Int) {
    let (rows, glyphs) = (group, frame.glyphs)
    var counts: [(String, Role)] = [(rows.count.grouped, .heading)]
    if marked > 0 { counts.append(("\(glyphs.mark) \(marked.grouped)", .marked)) }
    if rows.protectedCount > 0 {
      counts.append(("\(glyphs.protected) \(rows.protectedCount.grouped)", .protected))
    }
    let separator = " \(glyphs.separator) "
    let needed = TextWidth.of(
      counts.map(\.0).joined(separator: separator), glyphs: glyphs)
    // A range takes in what is folded below its heading.
    let inRange = rows.isFolded && isInRange
    let sign = rows.isFolded ? glyphs.collapsed : glyphs.expanded
    frame.put(
      inRange ? glyphs.bullet : sign, x: x, y: y, role: inRange ? .marked : .hint)
    var column = x + 2
    column += frame.put(
      state.name(of: rows), x: column, y: y, role: .heading, emphasis: .bold,
      maxWidth: max(1, right - column - needed - 3), overflow: .middle)
    column += 2
    for (index, (text, role)) in counts.enumerated() {
      if index > 0 { column += frame.put(separator, x: column, y: y, role: .dim) }
      column += frame.put(text, x: column, y: y, role: role)
    }
    frame.horizontalLine(x: column + 1, y: y, width: right - column - 1)
  }
}
