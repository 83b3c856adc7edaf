/// Finds the k instances among n that a service refuses, in O(k·log n) calls, when it refuses the
/// whole batch and does not say for whose sake.
///
///     refused ─▶ first half ─┬─ accepted ─▶ the second must hold one: halve it unsent
///                            └─ refused ──▶ the second may be clean: send it whole
///
/// An instance alone is always sent, so that it is told its own reason.
extension Batch {
  /// What follows from a refusal of this batch; the instance, if it is only one, is not in it.
  var afterRefusal: [Batch] { halved + whole(rest) }

  /// What follows when every instance of this batch was accepted.
  var afterAcceptance: [Batch] {
    guard !rest.isEmpty else { return [] }
    return rest.count == 1 ? whole(rest) : with(rest).halved
  }

  /// What follows when this batch's answer says nothing about the other half.
  var withoutVerdict: [Batch] { whole(rest) }

  /// Both halves, each to be sent whatever the other's answer is: the batch was too large.
  var bothHalves: [Batch] {
    let (first, second) = halves
    return whole(first) + whole(second) + whole(rest)
  }

  /// One batch for each instance.
  var singles: [Batch] { ids.map { with([$0]) } + whole(rest) }

  private var halved: [Batch] {
    guard ids.count > 1 else { return [] }
    let (first, second) = halves
    return [with(first, rest: second)]
  }

  private var halves: (first: [String], second: [String]) {
    let middle = (ids.count + 1) / 2
    return (Array(ids[..<middle]), Array(ids[middle...]))
  }

  private func whole(_ ids: [String]) -> [Batch] { ids.isEmpty ? [] : [with(ids)] }
}
