import JSON
package import LinearRegex

/// How far a wrong assumption may go in an operation, and why it is carried out at all.
package struct Discipline: Sendable, Hashable {
  /// What the operator gave as the reason, for colleagues who read of it later.
  package var reason: String?
  package var stopAfter: FailureLimit
  package var canary: CanarySize

  package init(
    reason: String? = nil, stopAfter: FailureLimit = .standard, canary: CanarySize = .off
  ) {
    self.reason = reason
    self.stopAfter = stopAfter
    self.canary = canary
  }

  /// The same, no looser, for a run that asks for less than its plan.
  ///
  /// - Throws: where the run asks for more.
  package func tightened(
    stopAfter limit: FailureLimit?, canary size: CanarySize?
  ) throws(PlanRefusal) -> Discipline {
    var tightened = self
    if let limit {
      guard !limit.isLooser(than: stopAfter) else {
        throw .looser(option: "--stop-after", asked: "\(limit)", planned: "\(stopAfter)")
      }
      tightened.stopAfter = stopAfter.tightened(by: limit)
    }
    if let size {
      guard !size.isLooser(than: canary) else {
        throw .looser(option: "--canary", asked: "\(size)", planned: "\(canary)")
      }
      tightened.canary = canary.tightened(by: size)
    }
    return tightened
  }
}

// MARK: - The reason

extension Discipline {
  /// Unicode scalars that a reason may have.
  package static let longestReason = 500

  /// What is kept of a reason: one line, without the blanks around it.
  ///
  /// - Returns: nil where nothing is left of it, or it is too long or has what a terminal would obey.
  package static func reason(_ text: String) -> String? {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let reason = String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    guard (1...longestReason).contains(reason.unicodeScalars.count),
      !reason.unicodeScalars.contains(where: \.isObeyedByTerminals)
    else { return nil }
    return reason
  }

  /// - Parameter patterns: each of which the reason has to satisfy; empty where none is needed.
  package func checkReason(_ patterns: [TextPattern]) throws(PlanRefusal) {
    guard let pattern = patterns.first(where: { !$0.isFound(in: reason ?? "") }) else { return }
    throw .withoutReason(pattern: pattern.source)
  }
}
