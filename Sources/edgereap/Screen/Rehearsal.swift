import Canvas
import Dashboard
import Fleet

/// The first frame of a screen that nobody sees.
///
/// Swift makes tables and generic types at their first use, which takes as long as the frame itself. A
/// second thread makes them meanwhile, in the time in which settings, keys and terminal are looked at.
enum Rehearsal {
  @Sendable static func play() async {
    let configuration = DashboardConfiguration(
      identity: FleetIdentity(site: .intl, endpoint: "", account: nil, secretIDSuffix: ""),
      gate: TerminationGate(), digest: { $0 })
    let state = DashboardState(
      configuration, size: Size(width: 80, height: 24), at: Timestamp(seconds: 0))
    _ = state.frame
    _ = Theme.builtInDark
  }
}
