import Canvas
import Fleet
import Words

/// The columns of the regions pane beside the names, as wide as their largest figures.
struct RegionColumns {
  enum Kind: Hashable {
    case count, marks, operation
    case phase(InstanceState.Phase)
    /// The states of the instances as a bar.
    case bar
  }

  struct Column {
    var kind: Kind
    /// From the left edge of the pane's lines.
    var x: Int
    var width: Int
  }

  /// Columns for the cursor and the sign, before the names.
  static let nameStart = 3

  let isEnlarged: Bool
  /// A blank parts the signs from their numbers, where there is room for it.
  private(set) var gapBehindSigns = true
  private(set) var nameWidth = 0
  private(set) var columns: [Column] = []
  private let gap: Int

  /// - Parameters:
  ///   - figures: Of all rows, so that scrolling moves no column; the first are those of all regions.
  ///   - longestName: Columns that the names want.
  init(
    _ figures: [RegionFigures], longestName: Int, width: Int, on screen: DashboardState
  ) {
    isEnlarged = screen.regions.paneMode == .enlarged
    gap = isEnlarged ? 2 : 1
    let room = width - Self.nameStart - 1
    let most = room - min(longestName, isEnlarged ? 16 : 14)
    let wanted =
      isEnlarged
      ? wantedWhenEnlarged(figures, in: most, on: screen)
      : wantedWhenSmall(figures, in: most, on: screen)
    let left = max(0, room - total(wanted))
    nameWidth = isEnlarged ? min(left, longestName) : left
    var x = Self.nameStart + nameWidth + gap
    for (kind, width) in wanted {
      columns.append(Column(kind: kind, x: x, width: width))
      x += width + gap
    }
  }

  /// The rarest states give way to the names.
  private func wantedWhenEnlarged(
    _ figures: [RegionFigures], in room: Int, on screen: DashboardState
  ) -> [Wanted] {
    var wanted = wanted(figures, on: screen)
    while total(wanted) > room, let index = wanted.lastIndex(where: { $0.kind.isOfStates }) {
      wanted.remove(at: index)
    }
    return wanted
  }

  /// The blanks behind the signs give way to the names, then the marks, then the operation. What has
  /// no column shows its sign before the name.
  private mutating func wantedWhenSmall(
    _ figures: [RegionFigures], in room: Int, on screen: DashboardState
  ) -> [Wanted] {
    let kinds: [[Kind]] = [[.marks, .operation, .count], [.operation, .count], [.count]]
    for kinds in kinds {
      for hasGap in [true, false] {
        gapBehindSigns = hasGap
        let wanted = wanted(figures, on: screen).filter { kinds.contains($0.kind) }
        if total(wanted) <= room || kinds == [.count] { return wanted }
      }
    }
    return []
  }

  /// Whether rows have a column for this.
  func hasColumn(_ kind: Kind) -> Bool { columns.contains { $0.kind == kind } }

  private typealias Wanted = (kind: Kind, width: Int)

  private func total(_ wanted: [Wanted]) -> Int {
    wanted.reduce(0) { $0 + $1.width + gap }
  }

  private func wanted(_ figures: [RegionFigures], on screen: DashboardState) -> [Wanted] {
    let count = figures.map { $0.count.grouped.count + ($0.age.map { $0.count + 1 } ?? 0) }.max()
    var kinds: [Kind] = [.marks, .operation]
    if isEnlarged, let phases = figures.first?.phases {
      kinds += InstanceState.Phase.allCases.filter { phases[$0, default: 0] > 0 }
        .sorted { phases[$0, default: 0] > phases[$1, default: 0] }.map(Kind.phase)
    }
    var wanted = kinds.compactMap { kind -> Wanted? in
      let widest =
        figures.map { figures in
          width(of: parts(kind, figures, screen.glyphs), screen.glyphs)
        }.max() ?? 0
      guard widest > 0 else { return nil }
      return (kind, max(widest, TextWidth.of(title(kind, screen.words), glyphs: screen.glyphs)))
    }
    wanted.insert((.count, count ?? 0), at: isEnlarged ? 0 : wanted.count)
    if isEnlarged, !screen.configuration.isSlowLink { wanted.append((.bar, 12)) }
    return wanted
  }

  /// The title of a column of the enlarged pane; the small one has none.
  func title(_ kind: Kind, _ words: Words) -> String {
    guard isEnlarged else { return "" }
    return switch kind {
    case .count, .bar: ""
    case .marks: words.markedTitle
    case .operation: words.operationTitle
    case .phase(let phase): words.phase(phase)
    }
  }

  /// The figures of one column of a row, each in its own look. The small pane has room for the worst
  /// part of an operation alone.
  func parts(
    _ kind: Kind, _ figures: RegionFigures, _ glyphs: Glyphs
  ) -> [(text: String, role: Role)] {
    let blank = gapBehindSigns ? " " : ""
    switch kind {
    case .count, .bar: return []
    case .marks:
      guard figures.marks > 0 else { return [] }
      return [("\(glyphs.mark)\(blank)\(figures.marks.grouped)", .marked)]
    case .operation:
      let parts = figures.outcomes.progress.map { word, count in
        (text: "\(word.glyph(glyphs))\(blank)\(count.grouped)", role: word.role)
      }
      return isEnlarged ? parts : Array(parts.prefix(1))
    case .phase(let phase):
      guard let count = figures.phases[phase], count > 0 else { return [] }
      return [("\(phase.glyph(glyphs)) \(count.grouped)", phase.role)]
    }
  }

  func width(of parts: [(text: String, role: Role)], _ glyphs: Glyphs) -> Int {
    parts.reduce(parts.isEmpty ? -1 : parts.count - 1) {
      $0 + TextWidth.of($1.text, glyphs: glyphs)
    }
  }
}

extension RegionColumns.Kind {
  fileprivate var isOfStates: Bool {
    switch self {
    case .phase, .bar: true
    case .count, .marks, .operation: false
    }
  }
}
