import Canvas
import Dashboard
import Fleet
import Testing
import Words

/// The screen with nobody around it: events go in, effects are collected.
struct Screen {
  var state: DashboardState
  var effects: [DashboardEffect] = []
  var now: Timestamp
  /// Keeps what it drew, as the program does.
  private var drawing = ScreenDrawing()
  private var eventCount = 0

  /// 2026-11-21T08:00:00Z.
  static let start = Timestamp(seconds: 1_795_248_000)

  init(
    width: Int = 80, height: Int = 24, glyphs: Glyphs = .unicode, language: Language = .english,
    change: (inout DashboardConfiguration) -> Void = { _ in }
  ) {
    var configuration = DashboardConfiguration(
      identity: FleetIdentity(
        site: .intl, endpoint: "", account: Account(id: "100012340012"), secretIDSuffix: "7Xyz"),
      gate: TerminationGate(), digest: Screen.digest, localOffset: { _ in 28_800 })
    configuration.profile = "ops"
    configuration.glyphs = glyphs
    configuration.language = language
    configuration.themes = ["dark", "light", "high-contrast", "nord"]
    configuration.theme = "dark"
    change(&configuration)
    now = Screen.start
    state = DashboardState(
      configuration, size: Size(width: width, height: height), at: Screen.start)
  }

  /// Not SHA-256, but as sensitive to every byte as these tests need.
  @Sendable static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (0..<8).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
  }

  mutating func send(_ event: DashboardEvent) {
    effects += state.update(event, at: now)
    checkDrawing(after: event)
  }

  /// What is kept of earlier frames may never show. What does goes on doing so, so that a look now and
  /// then finds it.
  private mutating func checkDrawing(after event: DashboardEvent) {
    eventCount += 1
    guard eventCount.isMultiple(of: 7), state.list.inventory.instances.count < 1_000 else { return }
    let (kept, fresh) = (drawing.frame(of: state), state.frame)
    guard kept != fresh else { return }
    let rows = zip(kept.rows, fresh.rows).enumerated().filter { $1.0 != $1.1 }
    Issue.record(
      """
      after \(event) rows \(rows.map(\.offset)) are kept where they have changed
      \(rows.first.map { "\($1.0)\n\($1.1)" } ?? "in their look")
      """)
    drawing = ScreenDrawing()
  }

  /// Keys by their names.
  mutating func press(_ names: String...) {
    for name in names { if let key = Key(name: name) { send(.key(key)) } }
  }

  mutating func type(_ text: String) {
    for character in text { send(.key(character == " " ? .space : .character(character))) }
  }

  mutating func wait(seconds: Int64) {
    now = now + seconds
    send(.tick)
  }

  mutating func list(_ instances: [Instance]) {
    let scopes = Set(
      instances.map { instance in
        ListingScope(
          product: instance.product, region: instance.product == .ecm ? nil : instance.region)
      }
    ).sorted()
    for product in Product.allCases {
      let own = scopes.filter { $0.product == product }
      let regions = Set(instances.filter { $0.product == product }.map(\.region)).sorted()
      send(
        .listing(
          .discovered(
            product,
            Discovery(
              scopes: own,
              regions: regions.map { Region(code: $0, name: "", product: product) }))))
    }
    for scope in scopes {
      let rows = instances.filter {
        $0.product == scope.product && (scope.region == nil || $0.region == scope.region)
      }
      send(.listing(.started(scope)))
      send(.listing(.page(scope, ListingPage(instances: rows, total: rows.count))))
      send(.listing(.finished(scope, total: rows.count, at: now)))
    }
  }

  /// The plans that were let through the gate.
  var confirmed: [Plan] {
    effects.compactMap { if case .run(let confirmed, _) = $0 { confirmed.plan } else { nil } }
  }

  var text: String { state.frame.text }
  var message: String { state.message?.text ?? "" }

  var confirmation: ConfirmationState? {
    if case .confirmation(let confirmation) = state.dialog { confirmation } else { nil }
  }
}
