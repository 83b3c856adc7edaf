import Canvas
import Fleet
import Words

/// The widths that the instances of an operation need. Known from its start, so that no event moves
/// a column.
struct ResultWidths: Sendable, Hashable {
  private(set) var name = 0
  private(set) var id = 0
  private(set) var regions: Set<String> = []

  /// The most columns that one name is measured to.
  private static let longest = 80

  init(_ instances: [InstanceResult]) {
    for result in instances {
      name = max(name, TextWidth.of(result.instance.name, limit: Self.longest))
      id = max(id, TextWidth.of(result.instance.id, limit: 20))
      regions.insert(result.instance.region)
    }
  }
}

/// The columns of the results: sign, name, id, region, outcome, elapsed time, and then the reason.
///
/// The sign, the id and the time are always whole. A name is cut last, and keeps its end. The outcome's
/// word and the region are shown where they leave the reason enough room.
struct ResultColumns: Hashable {
  private(set) var name = 0
  private(set) var id = 0
  /// 0 where the column is not shown, as for ``outcome``.
  private(set) var region = 0
  private(set) var outcome = 0
  private(set) var reason = 0
  /// Whether regions have their name beside the code.
  private(set) var namesRegions = false

  static let elapsed = 7
  static let gap = 2
  private static let leastName = 14
  /// The room that a name leaves to the reason, and the room that other columns leave to it.
  private static let (leastReason, easyReason) = (12, 20)

  /// - Parameter room: from the name to the end of the row.
  init(_ operation: ResultsState, room: Int, _ words: Words, _ glyphs: Glyphs) {
    let (widths, rows) = (operation.widths, operation.rows)
    id = widths.id
    var left = room - id - Self.elapsed - 2 * Self.gap
    let reserve = operation.hasReasons ? Self.gap + Self.leastReason : 0
    name = max(0, min(widths.name, max(Self.leastName, left - reserve)))
    left -= name + Self.gap
    func taken(_ width: Int, leaving least: Int = Self.easyReason) -> Int {
      guard left - width - Self.gap >= least else { return 0 }
      left -= width + Self.gap
      return width
    }
    func widest(_ texts: some Sequence<String>) -> Int {
      texts.map { TextWidth.of($0, glyphs: glyphs) }.max() ?? 0
    }
    let sortsByRegion = rows.order == .region
    let word = widest(OutcomeWord.allCases.map(words.outcome))
    // The heading of a group says the outcome of its rows.
    if !sortsByRegion, !rows.isGrouped { outcome = taken(word) }
    let names = widest(widths.regions.map(words.region))
    region = taken(names)
    namesRegions = region > 0
    let codes = widest(widths.regions)
    if region == 0 { region = taken(codes) }
    // The value that rows are sorted by is always visible.
    if sortsByRegion, region == 0 {
      region = taken(min(codes, max(8, left - Self.leastReason - Self.gap)), leaving: 0)
    }
    if sortsByRegion, !rows.isGrouped { outcome = taken(word) }
    reason = max(0, left)
    // Rows without a reason have the region there.
    if region == 0 { namesRegions = names <= reason }
  }
}
