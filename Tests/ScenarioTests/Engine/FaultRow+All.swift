extension FaultRow {
  /// Every fault of the simulator that terminations or readings meet. `REGION` is the region of
  /// the plan's first instance.
  static let all: [FaultRow] =
    connection + gateway + listings + readings + lostCalls + terminations + identities

  private static let connection = [
    FaultRow("slow=300"),
    FaultRow("jitter=80"),
    FaultRow("stall@TerminateInstances:1"),
    FaultRow("stall@TerminateInstances", ecm: ["failed"], edgeZone: ["failed"]),
    FaultRow(
      "stall@DescribeInstances:20%", hidesInstances: true),
    FaultRow("truncate@TerminateInstances"),
    FaultRow(
      "truncate@DescribeInstances:30%", hidesInstances: true),
    FaultRow("reset-before@TerminateInstances:1"),
    FaultRow("reset-before@TerminateInstances", ecm: ["failed"], edgeZone: ["failed"]),
    FaultRow(
      "reset-before@DescribeInstances:30%", hidesInstances: true),
    FaultRow("reset-after@TerminateInstances"),
    FaultRow(
      "reset-after@DescribeInstances:30%", hidesInstances: true),
    FaultRow("reset-kept"),
  ]

  private static let gateway = [
    FaultRow("throttle=2@TerminateInstances"),
    FaultRow("throttle=0@TerminateInstances:3"),
    FaultRow("throttle=5@DescribeInstances"),
    FaultRow("clock-skew=600", .beforePlanning),
    FaultRow("wrong-date", .beforePlanning),
    FaultRow("wrong-date=-7200", .beforePlanning),
    FaultRow("wrong-date=cached", .beforePlanning),
    FaultRow(
      "region-down=REGION", ecm: ["gone", "failed"], edgeZone: ["gone", "held_back"], wait: "30s"),
    FaultRow("error-500=before@TerminateInstances:1"),
    FaultRow("error-500=after@TerminateInstances"),
    FaultRow(
      "error-500@DescribeInstances:30%", hidesInstances: true),
    FaultRow("internal-error=before@TerminateInstances:1"),
    FaultRow("internal-error=after@TerminateInstances"),
    FaultRow(
      "internal-error@DescribeInstances:30%", hidesInstances: true),
    FaultRow("not-json@TerminateInstances"),
    FaultRow(
      "not-json@DescribeInstances:30%", hidesInstances: true),
  ]

  private static let listings =
    [
      FaultRow("hostile-names", .beforePlanning),
      FaultRow("missing-fields", .whileWatching),
      FaultRow("duplicate-pages", .beforePlanning),
      FaultRow("short-page", .beforePlanning),
      FaultRow("page-cap", .beforePlanning),
      FaultRow("null-list", .beforePlanning),
      FaultRow("lying-total", .beforePlanning),
    ]
    + ["page", "null", "text", "missing", "0", "100"].map {
      FaultRow("total=\($0)", .beforePlanning, counts: [257])
    }

  private static let readings = [
    FaultRow("stray-ids"),
    FaultRow("foreign-row"),
    FaultRow("foreign-row=other-prefix", .whileWatching),
    FaultRow("swapped-answer", .whileWatching),
    FaultRow("swapped-answer:30%", .whileWatching),
    FaultRow("lagging-replica"),
    FaultRow("lagging-replica=8:50%"),
    FaultRow("lagging-replica=8:50%", timeScale: 1, wait: "90s"),
  ]

  /// Every call is lost, after it was carried out or before, and untrue readings are all there is.
  /// The replica is two real seconds behind, as far as `reading_lag` of the stage allows for: what is
  /// further behind than that can be believed to be untouched.
  private static let lostCalls = [
    ("foreign-row", Moment.beforeApplying, 40), ("foreign-row=other-prefix", .whileWatching, 40),
    ("swapped-answer", .whileWatching, 40), ("short-page", .beforeApplying, 40),
    ("page-cap", .beforeApplying, 40), ("lagging-replica=8:50%", .beforeApplying, 4),
  ].flatMap { fault, moment, timeScale in
    [
      FaultRow(
        fault, moment, sending: "reset-after@TerminateInstances", counts: [257, 1],
        timeScale: timeScale, wait: "90s"),
      FaultRow(
        fault, moment, sending: "stall@TerminateInstances", ecm: ["failed"],
        edgeZone: ["failed"], counts: [257, 1], timeScale: timeScale, wait: "90s"),
    ]
  }

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
    FaultRow("accepted-ignored=1", ecm: untouched, edgeZone: untouched, wait: "20s"),
    FaultRow(
      "accepted-ignored=0.2", ecm: untouched.union(["gone"]), edgeZone: untouched.union(["gone"]),
      wait: "20s"),
  ]

  /// What an instance may end as that was accepted and that no reading shows leaving.
  private static let untouched: Set<String> = ["accepted", "stuck"]

  /// The planned machine goes and another one takes over its id.
  private static let identities = [
    FaultRow("id-reused=0.3"),
    FaultRow("id-reused=0.3", timeScale: 2),
    FaultRow("id-reused=1", sending: "reset-after@TerminateInstances", timeScale: 10, wait: "90s"),
  ]
}
