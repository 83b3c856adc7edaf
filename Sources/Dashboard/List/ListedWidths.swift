import Canvas
import Fleet
import Words

/// How wide the values of each column are among all that is listed, whatever is shown of it, so that
/// no column moves while rows scroll or a filter is typed.
///
/// Widths only grow while a listing runs. What arrives in pages is measured then, of many rows at
/// once a sample, and the others while there is nothing else to do. After rows have changed or left, a
/// listing that has ended measures everything again.
struct ListedWidths: Sendable {
  /// The rows of the inventory before this one are measured.
  private(set) var measured = 0
  private let words: Words
  private var histograms = Array(repeating: WidthHistogram(), count: InstanceField.allCases.count)
  /// What values begin with, by region. The empty one is that of all regions.
  private var starts: [InstanceField: [String: SharedStart]] = [:]
  private var isOutdated = false

  /// The most rows measured in one go.
  private static let limit = 1_000

  init(_ words: Words) { self.words = words }

  subscript(field: InstanceField) -> WidthHistogram { histograms[Int(field.rawValue)] }

  /// What the values of a column begin with in a region; nil for all regions.
  func start(of field: InstanceField, in region: String?) -> SharedStart {
    starts[field]?[region ?? ""] ?? SharedStart()
  }

  /// Rows from `first` on are new, and some others have changed.
  mutating func listed(
    _ instances: [Instance], from first: Int, updated: [Int], _ context: FilterContext
  ) {
    isOutdated = isOutdated || !updated.isEmpty
    take(updated.lazy.map { instances[$0] }, context)
    let new = first..<max(first, instances.count)
    if new.count <= Self.limit {
      take(instances[new], context)
      if measured == first { measured = new.upperBound }
    } else {
      let step = (new.count + Self.limit - 1) / Self.limit
      take(stride(from: first, to: new.upperBound, by: step).lazy.map { instances[$0] }, context)
    }
  }

  /// The rows of these indices left, in ascending order.
  mutating func left(_ leaving: [Int]) {
    measured -= leaving.count { $0 < measured }
    isOutdated = true
  }

  /// Begins again after a listing in which rows changed or left.
  mutating func listingEnded(_ instances: [Instance], _ context: FilterContext) {
    guard isOutdated else { return }
    self = ListedWidths(words)
    listed(instances, from: 0, updated: [], context)
  }

  /// Measures some more of the rows that no listing has left the time for.
  mutating func goOn(_ instances: [Instance], limit: Int, _ context: FilterContext) {
    let end = min(instances.count, measured + limit)
    guard measured < end else { return }
    take(instances[measured..<end], context)
    measured = end
  }

  private static let fields = InstanceField.columns.filter { $0.width?.fixed == nil }
  private static let own = fields.filter { !$0.isOfTraits }
  private static let shared = fields.filter(\.isOfTraits)

  private mutating func take(_ instances: some Sequence<Instance>, _ context: FilterContext) {
    var known: Set<ObjectIdentifier> = []
    for instance in instances {
      measure(Self.own, of: instance, context)
      if known.insert(ObjectIdentifier(instance.shared)).inserted {
        measure(Self.shared, of: instance, context)
        for field in Self.shared where field.width?.cut == .sharedStart {
          let value = field.record(of: instance)
          starts[field, default: [:]]["", default: SharedStart()].add(value)
          starts[field, default: [:]][instance.region, default: SharedStart()].add(value)
        }
      }
    }
    for field in Self.fields { histograms[Int(field.rawValue)].settle(isShared: field.isOfTraits) }
  }

  private mutating func measure(
    _ fields: [InstanceField], of instance: Instance, _ context: FilterContext
  ) {
    for field in fields {
      let text = ListCell(field, of: instance, words, context).text
      histograms[Int(field.rawValue)].add(
        TextWidth.of(text, limit: WidthHistogram.limit) + ListCell.signWidth(of: field))
    }
  }
}

/// How many values of a column have which width.
struct WidthHistogram: Sendable {
  private(set) var widest = 0
  /// At least 19 of 20 values are no wider than this. It does not shrink.
  private(set) var usual = 0
  private var counts: [Int32] = []

  /// Wider values count as this wide.
  static let limit = 200

  mutating func add(_ width: Int) {
    if width >= counts.count { counts += Array(repeating: 0, count: width + 1 - counts.count) }
    counts[width] += 1
    widest = max(widest, width)
  }

  /// - Parameter isShared: the values were counted once for many rows, so that none is rare.
  mutating func settle(isShared: Bool) {
    var wider = isShared ? 0 : counts.reduce(0, +) / 20
    var width = widest
    while width > usual, counts[width] <= wider {
      wider -= counts[width]
      width -= 1
    }
    usual = max(usual, width)
  }
}
