import Canvas
import Fleet
import Words

extension DashboardState {
  /// As it was left for the list, if it was.
  mutating func openOverview() -> [DashboardEffect] {
    var overview = leftOverview ?? OverviewState()
    leftOverview = nil
    overview.recount(on: self)
    open(overview)
    return findOrigins()
  }

  /// Keeps an open overview up to date. Everything else goes past it.
  mutating func followOverview(_ event: DashboardEvent) {
    guard case .overview(var overview) = dialog else { return }
    switch event {
    case .listing, .opened, .operation, .operationEnded: overview.recount(on: self)
    case .origins(let origins):
      overview.origins = (overview.origins ?? [:]).merging(origins) { $1 }
      overview.countOverdue(on: self)
      overview.resize(on: self)
    default: return
    }
    open(overview)
  }

  /// Asks the journals who sent what is terminating and is in no operation on the screen.
  func findOrigins() -> [DashboardEffect] {
    guard case .overview(let overview) = dialog else { return [] }
    let unknown = overview.leaving.rows.prefix(Self.mostOrigins).lazy
      .map { list.inventory.instances[Int($0)] }
      .filter { shownOrigin(of: $0) == nil && overview.origins?[$0.key] == nil }
    return unknown.isEmpty ? [] : [.findOrigins(Array(unknown))]
  }

  /// Nobody reads further down, and each of them is looked up in each journal.
  static let mostOrigins = 1_000

  /// The newest operation on the screen that sent the instance.
  func shownOrigin(of instance: Instance) -> OperationOrigin? {
    operations.reversed().lazy.compactMap { $0.results.origin(of: instance) }.first
  }

  /// Shows a region, or all of them where it is nil, through this filter alone, which takes the place
  /// of whatever was in force.
  mutating func narrow(to region: String?, filter: String, cursor: InstanceKey? = nil) {
    let replaced = list.filter.inForce?.text ?? ""
    list.regionFilter = region.map { .region($0) } ?? .all
    regions.cursorRow = region.map { .region($0) } ?? .all
    regions.rebuild(list.inventory)
    (list.onlyMarked, list.rangeStart) = (false, nil)
    list.filter.field.text = filter
    _ = list.filter.apply(filterLanguage)
    if let cursor {
      list.cursorRow = .instance(cursor)
      list.isTouched = true
    }
    focus(.instances)
    list.refilter(filterContext)
    let place = region.map(words.region) ?? words.allRegions
    say(
      words.narrowed(
        to: filter, in: place, replacing: replaced == filter ? "" : replaced,
        back: keys.keyName(of: .back)))
  }
}
