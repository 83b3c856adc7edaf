import Fleet
import HTTPTransport

/// What becomes of a termination.
extension World {
  enum Fate { case answered, lostBefore, lostAfter, late(Double), errorBefore, errorAfter }

  mutating func fate() -> Fate {
    if chance(hardship.lostBefore) { return .lostBefore }
    if chance(hardship.lostAfter) { return .lostAfter }
    if chance(hardship.late) { return .late(Double.random(in: 0..<limit, using: &random)) }
    if chance(hardship.errorBefore) { return .errorBefore }
    return chance(hardship.errorAfter) ? .errorAfter : .answered
  }

  /// ECM refuses a whole batch for one instance, EdgeZone answers for each.
  ///
  /// - Returns: the fields of the answer.
  mutating func terminate(_ ids: [String], at time: Double) -> String {
    let refusals = ids.compactMap { id in refusal(of: id, at: time).map { (id, $0) } }
    if hardship.product == .ecm, let (id, code) = refusals.first {
      return #""Error":{"Code":"\#(code)","Message":"\#(code) of \#(id)"}"#
    }
    let taken = ids.filter { id in !refusals.contains { $0.0 == id } }
    for id in taken where !ignored.contains(id) { _ = execute(id, at: time) }
    guard hardship.product == .edgezone else { return "" }
    let failed = refusals.map {
      #"{"InstanceId":"\#($0.0)","ErrorCode":"\#($0.1)","ErrorMessage":"\#($0.1)"}"#
    }
    let accepted = taken.map { "\"\($0)\"" }.joined(separator: ",")
    return
      #""InstanceIdSet":[\#(accepted)],"FailedInstanceSet":[\#(failed.joined(separator: ","))]"#
  }

  private mutating func refusal(of id: String, at time: Double) -> String? {
    if let until = busyUntil[id], time < until {
      return "UnsupportedOperation.InvalidInstanceState"
    }
    guard let row = row(id, at: time) else { return "ResourceNotFound.InstanceNotExist" }
    if row.state == terminating { return "FailedOperation.OperationNotAllow" }
    return hardship.product == .edgezone && chance(hardship.errorBefore / 4) ? "InternalError" : nil
  }
}
