/// An instance of any product, as far as lifecycles and the faults of readings care.
protocol Machine: Sendable {
  var id: String { get set }
  /// Of all instances of all products: what is numbered is derived from it.
  var number: Int { get }
  var region: String { get }
  var lifecycle: Lifecycle { get set }
  /// Microseconds since 1970.
  var created: Int64 { get }
  /// As listings show it.
  var stateText: String { get }
  /// The time of a scheduled termination; nil where there is none.
  var scheduled: Int64? { get }
  /// The id of the same machine in another catalogue; nil where there is none.
  var otherID: String? { get }

  /// Takes what the machine shows while it is terminated.
  mutating func beginTermination()
  /// Takes what it shows when the service gives up.
  mutating func survive()
  /// Becomes the next machine that has the id.
  mutating func succeed(number: Int, created: Int64, _ random: inout SplitMix64)
}

extension Machine {
  var scheduled: Int64? { nil }
  var otherID: String? { nil }
}
