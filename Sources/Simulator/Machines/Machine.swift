/// An instance of either product, as far as the faults of readings care.
protocol Machine: Sendable {
  var id: String { get set }
  var lifecycle: Lifecycle { get }
  /// As listings show it.
  var stateText: String { get }
}

extension ECMInstance: Machine {
  var stateText: String { state.rawValue }
}

extension EdgeZoneInstance: Machine {
  var stateText: String { state.rawValue }
}

extension Machine {
  /// The id of the same physical machine in the other catalogue: one answers `bms-…` to a question
  /// for `epm-…` with the same suffix (observed in examples). nil for an instance of ECM.
  var otherID: String? {
    if id.hasPrefix("epm-") { return "bms-" + id.dropFirst(4) }
    return id.hasPrefix("bms-") ? "epm-" + id.dropFirst(4) : nil
  }
}
