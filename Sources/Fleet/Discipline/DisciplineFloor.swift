package import LinearRegex

/// The care that the policy of a host asks of every plan. A plan, an option or a field that asks for less
/// is refused; none of them is replaced.
package struct DisciplineFloor: Sendable, Hashable {
  package var stopAfter: FailureLimit
  package var canary: CanarySize
  /// The reason of every plan has to satisfy each of them.
  package var reasons: [TextPattern]

  package init(
    stopAfter: FailureLimit = .never, canary: CanarySize = .off, reasons: [TextPattern] = []
  ) {
    self.stopAfter = stopAfter
    self.canary = canary
    self.reasons = reasons
  }

  /// Asks for nothing.
  package static let nothing = DisciplineFloor()

  /// Where a discipline is below the floor; both values as they are written.
  package enum Breach: Sendable, Hashable {
    case stopAfter(asked: String, policy: String)
    case canary(asked: String, policy: String)
    case reason(pattern: String)
  }

  /// Every part of a discipline that is below the floor. A share where the floor has a number is below
  /// it: nothing shows that the number holds too.
  package func breaches(by discipline: Discipline) -> [Breach] {
    var breaches: [Breach] = []
    if !discipline.stopAfter.holds(stopAfter) {
      breaches.append(.stopAfter(asked: "\(discipline.stopAfter)", policy: "\(stopAfter)"))
    }
    if !discipline.canary.holds(canary) {
      breaches.append(.canary(asked: "\(discipline.canary)", policy: "\(canary)"))
    }
    let unmatched = reasons.first { !$0.isFound(in: discipline.reason ?? "") }
    return breaches + (unmatched.map { [.reason(pattern: $0.source)] } ?? [])
  }

  /// What an operator asks for beside a plan, with what the floor adds to it.
  ///
  /// - Throws: where an operator asks for less.
  package func raising(
    stopAfter limit: FailureLimit?, canary size: CanarySize?
  ) throws(PlanRefusal) -> (stopAfter: FailureLimit?, canary: CanarySize?) {
    if let limit, limit.isLooser(than: stopAfter) {
      throw .gate([.belowFloor(.stopAfter(asked: "\(limit)", policy: "\(stopAfter)"))])
    }
    if let size, size.isLooser(than: canary) {
      throw .gate([.belowFloor(.canary(asked: "\(size)", policy: "\(canary)"))])
    }
    return (limit?.tightened(by: stopAfter), size?.tightened(by: canary))
  }
}
