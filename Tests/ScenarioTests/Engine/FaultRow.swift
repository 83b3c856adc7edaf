internal import Fleet

/// One line of the fault matrix.
struct FaultRow: Sendable, CustomStringConvertible {
  enum Moment: Sendable {
    /// Before the plan is made, so that the listing meets it too.
    case beforePlanning
    case beforeApplying
    /// Once the first termination was answered.
    case whileWatching
  }

  var description: String
  var faults: [String]
  var moment = Moment.beforeApplying
  /// The outcomes that may be, by product.
  var ecm: Set<String> = ["gone"]
  var edgeZone: Set<String> = ["gone"]
  var timeScale = 40
  var wait = "60s"

  func outcomes(of product: Product) -> Set<String> { product == .ecm ? ecm : edgeZone }

  init(
    _ fault: String, _ moment: Moment = .beforeApplying, ecm: Set<String> = ["gone"],
    edgeZone: Set<String> = ["gone"], timeScale: Int = 40, wait: String = "60s"
  ) {
    description = fault
    faults = [fault]
    self.moment = moment
    self.ecm = ecm
    self.edgeZone = edgeZone
    self.timeScale = timeScale
    self.wait = wait
  }

  /// Every fault of the simulator that terminations or readings meet. `REGION` is the region of
  /// the plan's first instance.
  static let all: [FaultRow] = connection + gateway + listings + terminations

  private static let connection = [
    FaultRow("slow=300"),
    FaultRow("jitter=80"),
    FaultRow("stall@TerminateInstances:1"),
    FaultRow("stall@TerminateInstances", ecm: ["failed"], edgeZone: ["failed"]),
    FaultRow("stall@DescribeInstances:20%"),
    FaultRow("truncate@TerminateInstances"),
    FaultRow("truncate@DescribeInstances:30%"),
    FaultRow("reset-before@TerminateInstances:1"),
    FaultRow("reset-before@TerminateInstances", ecm: ["failed"], edgeZone: ["failed"]),
    FaultRow("reset-before@DescribeInstances:30%"),
    FaultRow("reset-after@TerminateInstances"),
    FaultRow("reset-after@DescribeInstances:30%"),
  ]

  private static let gateway = [
    FaultRow("throttle=2@TerminateInstances"),
    FaultRow("throttle=0@TerminateInstances:3"),
    FaultRow("throttle=5@DescribeInstances"),
    FaultRow("clock-skew=600", .beforePlanning),
    FaultRow(
      "region-down=REGION", ecm: ["gone", "failed"], edgeZone: ["gone", "unknown"], wait: "30s"),
    FaultRow("error-500=before@TerminateInstances:1"),
    FaultRow("error-500=after@TerminateInstances"),
    FaultRow("error-500@DescribeInstances:30%"),
    FaultRow("internal-error=before@TerminateInstances:1"),
    FaultRow("internal-error=after@TerminateInstances"),
    FaultRow("internal-error@DescribeInstances:30%"),
    FaultRow("not-json@TerminateInstances"),
    FaultRow("not-json@DescribeInstances:30%"),
  ]

  private static let listings = [
    FaultRow("hostile-names", .beforePlanning),
    FaultRow("missing-fields", .whileWatching),
    FaultRow("duplicate-pages", .beforePlanning),
    FaultRow("lying-total", .beforePlanning),
    FaultRow("stray-ids"),
  ]

  private static let terminations = [
    FaultRow("deny-terminate", ecm: ["failed", "cancelled"], edgeZone: ["failed", "cancelled"]),
    FaultRow("deny-preflight=0.2", ecm: ["gone", "held_back"]),
    FaultRow("legacy-mix"),
    FaultRow("poison=40", ecm: ["gone", "failed"]),
    FaultRow("partial=0.2", edgeZone: ["gone", "failed"]),
    FaultRow(
      "stuck=0.2", ecm: ["gone", "terminating", "slow", "stuck"],
      edgeZone: ["gone", "terminating", "slow", "stuck"], wait: "14s"),
    FaultRow(
      "terminate-fails-later=0.2", ecm: ["gone", "failed"], edgeZone: ["gone", "failed"],
      timeScale: 1),
    FaultRow("comes-back=0.3", timeScale: 1),
  ]
}
