package import Fleet

/// Why a confirmed plan is not carried out. Nothing was sent.
package enum GateRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  case refused([TerminationGate.Refusal])
  /// Every instance of it is held back now.
  case nothingLeft([InstanceKey: Hold])

  package var description: String {
    switch self {
    case .refused(let refusals):
      "Nothing was sent: \(refusals.map(\.reason).joined(separator: "; "))."
    case .nothingLeft(let holds):
      "Nothing was sent, since every instance of the plan is held back now. "
        + Set(holds.values.map(\.message)).sorted().joined(separator: " ")
    }
  }
}
