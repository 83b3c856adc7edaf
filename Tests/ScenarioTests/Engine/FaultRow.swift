import Fleet

/// One line of the fault matrix.
struct FaultRow: Sendable, CustomStringConvertible {
  enum Moment: Sendable {
    /// Before the plan is made, so that the listing meets it too.
    case beforePlanning
    case beforeApplying
    /// Once the first termination was answered.
    case whileWatching
  }

  var fault: String
  /// What terminations meet from the first one on, so that readings alone decide.
  var sending: String?
  var moment: Moment
  /// The outcomes that may be, by product.
  var ecm: Set<String>
  var edgeZone: Set<String>
  /// Readings fail now and then, so that any instance may not be read again before it is sent.
  var hidesInstances: Bool
  /// How many instances, one operation each.
  var counts: [Int]
  var timeScale: Int
  var wait: String

  var description: String { [fault, sending].compactMap(\.self).joined(separator: " ") }

  func mayHoldBack(_ product: Product) -> Bool {
    hidesInstances || outcomes(of: product).contains("held_back")
  }

  func outcomes(of product: Product) -> Set<String> { product == .ecm ? ecm : edgeZone }

  init(
    _ fault: String, _ moment: Moment = .beforeApplying, sending: String? = nil,
    ecm: Set<String> = ["gone"], edgeZone: Set<String> = ["gone"], counts: [Int] = [257, 100, 1],
    timeScale: Int = 40, wait: String = "60s", hidesInstances: Bool = false
  ) {
    self.hidesInstances = hidesInstances
    self.fault = fault
    self.sending = sending
    self.moment = moment
    self.ecm = ecm
    self.edgeZone = edgeZone
    self.counts = counts
    self.timeScale = timeScale
    self.wait = wait
  }
}
