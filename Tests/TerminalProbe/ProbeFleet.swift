import Canvas
import Dashboard
import Fleet
import Glibc
import Terminal

/// The program's own list, of as many instances as wanted, on the terminal: what a key costs there
/// can be counted without waiting for a service.
struct ProbeFleet {
  private let session: TerminalSession
  private var state: DashboardState

  init(session: TerminalSession, count: Int, isSlowLink: Bool) {
    self.session = session
    var configuration = DashboardConfiguration(
      identity: FleetIdentity(
        site: .intl, endpoint: "", account: Account(id: "100012340012"), secretIDSuffix: "7Xyz"),
      gate: TerminationGate(), digest: { $0 })
    configuration.isSlowLink = isSlowLink
    session.isPlain = isSlowLink
    state = DashboardState(configuration, size: session.size, at: Self.now)
    let region = "ap-guangzhou"
    let scope = ListingScope(product: .edgezone, region: region)
    let regions = [Region(code: region, name: "", product: .edgezone)]
    let instances = (0..<count).map(Self.instance)
    send(.listing(.discovered(.edgezone, Discovery(scopes: [scope], regions: regions))))
    send(.listing(.started(scope)))
    send(.listing(.page(scope, ListingPage(instances: instances, total: count))))
    send(.listing(.finished(scope, total: count, at: Self.now)))
  }

  private static let now = Timestamp(seconds: 1_795_248_000)

  private static func instance(_ number: Int) -> Instance {
    // Scattered, so that neighbours in the list have as little in common as real ones.
    let hash = (UInt64(number) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    let id = String(hash, radix: 36).suffix(8)
    let states = ["running", "shutdown", "terminating", "allocating"]
    return Instance(
      key: InstanceKey(product: .edgezone, id: "bms-\(id)\(number)"),
      name: number.isMultiple(of: 3) ? "边缘节点-\(number)" : "cdn-cache-\(hash % 10_000)",
      region: "ap-guangzhou", zone: "ap-guangzhou-ez-\(1 + hash % 4)",
      state: InstanceState(rawValue: states[number.isMultiple(of: 7) ? number % 4 : 0]),
      type: "BM1", publicIPs: ["198.51.\(hash % 250).\(number % 250)"],
      privateIPs: [],
      created: Timestamp(seconds: 1_789_000_000 - Int64(hash % 10_000_000)))
  }

  private mutating func send(_ event: DashboardEvent) { _ = state.update(event, at: Self.now) }

  /// - Returns: the status to exit with.
  mutating func run() -> Int32 {
    while true {
      session.present(state.frame, .builtInDark)
      for event in session.nextInput() {
        switch event {
        case .key(.character("q")): return 0
        case .key(let key): send(.key(key))
        case .closed, .signal: return 129
        default: break
        }
      }
    }
  }
}
