import Canvas
import Fleet
import Words

/// Everything that a support ticket asks for, a line for each instance. What a service said cannot break
/// a line.
enum SupportText {
  /// What all lines about instances of the list share.
  static func head(of identity: FleetIdentity, at time: Timestamp) -> String {
    line(owner(identity) + ["at=\(time.iso8601())"])
  }

  /// What all lines about one operation share.
  static func head(of header: OperationHeader) -> String {
    line(
      ["operation=\(header.id)"] + owner(header.plan.identity)
        + ["started_at=\(header.startedAt.iso8601())", "started_by=\(header.startedBy)"]
        + (header.discipline.reason.map { ["reason=\($0)"] } ?? []))
  }

  static func line(of instance: Instance) -> String {
    line([
      instance.product.displayName, instance.region, instance.zone, instance.id,
      instance.state.rawValue,
    ])
  }

  /// One instance of an operation with every call that named it.
  static func line(of result: InstanceResult, _ words: Words) -> String {
    let outcome = result.outcome
    let attempts = result.attempts.map { attempt in
      "RequestId=\(attempt.requestID.isEmpty ? "-" : attempt.requestID) at=\(attempt.at.iso8601())"
    }
    return line(
      [
        result.instance.product.displayName, result.instance.region, result.instance.id,
        outcome.word.rawValue, outcome.code, words.explanation(of: outcome),
      ] + attempts + (result.settledAt.map { ["settled_at=\($0.iso8601())"] } ?? []))
  }

  private static func owner(_ identity: FleetIdentity) -> [String] {
    let account = identity.account?.id ?? "…\(identity.secretIDSuffix)"
    return ["account=\(account)", "site=\(identity.site.rawValue)"]
  }

  private static func line(_ parts: [String]) -> String {
    SafeText(parts.filter { !$0.isEmpty }.joined(separator: " ")).rendered()
  }
}
