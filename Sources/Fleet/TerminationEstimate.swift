/// How many calls a plan needs, and the least time that they take to send.
package struct TerminationEstimate: Sendable, Hashable {
  package var calls: [Product: Int]

  /// Milliseconds from one call of a service to the next: its 20 a second with a margin.
  package static let millisecondsPerCall = 52.6

  package init(of plan: Plan) {
    calls = plan.calls.reduce(into: [:]) { $0[$1.product, default: 0] += 1 }
  }

  package var callCount: Int { calls.values.reduce(0, +) }

  /// The services are sent to side by side, so that the one with more calls decides.
  package var leastSeconds: Double {
    Double(calls.values.max() ?? 0) * Self.millisecondsPerCall / 1000
  }
}
