import Fleet

extension ServiceFailure {
  static func sample(_ code: String = "InternalError") -> ServiceFailure {
    ServiceFailure(kind: .refused, code: code, message: "no", requestID: "r-1")
  }
}

extension Plan {
  /// A digest that keeps every byte, so that no change can hide from it.
  static let everyByte: Digest = { $0 }

  static func of(
    _ instances: [Instance], held: [Instance] = [], identity: FleetIdentity = .sample,
    options: TerminationOptions = TerminationOptions(), missing: [MissingPart] = [],
    follows: String? = nil
  ) -> Plan {
    Plan(
      identity: identity, created: .noon, options: options, missing: missing,
      instances: instances.map { PlannedInstance(instance: $0) }
        + held.map { PlannedInstance(instance: $0, hold: Hold(.protected, "kept")) },
      follows: follows, digest: everyByte)
  }
}
