package import Canvas
package import Dashboard
import Fleet

/// The screen of 120×40 with so many instances listed, and nobody around it.
package struct ListedScreen {
  private var state: DashboardState
  private var drawing = ScreenDrawing()
  private let now = Timestamp(seconds: 1_795_248_000)

  package init(rows: Int) {
    let identity = FleetIdentity(
      site: .intl, endpoint: "", account: Account(id: "100012340012"), secretIDSuffix: "7Xyz")
    let configuration = DashboardConfiguration(
      identity: identity, gate: TerminationGate(),
      // Some digest of all bytes, since the product's own is not Swift.
      digest: { [UInt8(truncatingIfNeeded: $0.reduce(0) { 31 &* $0 &+ Int($1) })] },
      localOffset: { _ in 28_800 })
    state = DashboardState(configuration, size: Size(width: 120, height: 40), at: now)
    // Of none nothing has been asked yet.
    if rows > 0 { list(MadeUpFleet.instances(rows)) }
    // As the loop does while no key comes.
    while state.canPrepare { state.prepare() }
  }

  /// The work of one event: what an operator waits for between the key and the bytes.
  @discardableResult
  package mutating func send(_ event: DashboardEvent) -> Frame {
    _ = state.update(event, at: now)
    let frame = drawing.frame(of: state)
    // As the loop does once the frame is out.
    state.prepare()
    return frame
  }

  package mutating func type(_ text: String) {
    for character in text { send(.key(.character(character))) }
  }

  /// Down through the list, past its first page, so that the list scrolls.
  package mutating func moveDown(_ times: Int) {
    for _ in 0..<times { send(.key(.character("j"))) }
  }

  private mutating func list(_ instances: [Instance]) {
    for product in Product.allCases {
      let own = instances.filter { $0.product == product }
      let regions = Set(own.map(\.region)).sorted()
      let scopes =
        product == .ecm
        ? [ListingScope(product: product, region: nil)]
        : regions.map { ListingScope(product: product, region: $0) }
      let named = regions.map { Region(code: $0, name: "", product: product) }
      tell(.discovered(product, Discovery(scopes: scopes, regions: named)))
      for scope in scopes {
        let rows = own.filter { scope.region == nil || $0.region == scope.region }
        tell(.started(scope))
        tell(.page(scope, ListingPage(instances: rows, total: rows.count)))
        tell(.finished(scope, total: rows.count, at: now))
      }
    }
  }

  private mutating func tell(_ event: ListingEvent) { _ = state.update(.listing(event), at: now) }
}
