/// The options of a termination. They speak to ECM alone; EdgeZone has none.
package struct TerminationOptions: Sendable, Hashable {
  /// ECM `AssociatedResourceDestroy`. True is the API's own default; it is always sent.
  package var destroysAssociatedResources: Bool
  /// ECM `TerminateDelay` and `TerminateTime`; nil is at once.
  package var schedule: Schedule?

  package init(destroysAssociatedResources: Bool = true, schedule: Schedule? = nil) {
    self.destroysAssociatedResources = destroysAssociatedResources
    self.schedule = schedule
  }
}

/// A time at which ECM is to terminate.
package struct Schedule: Sendable, Hashable {
  package var instant: Timestamp
  /// Seconds east of UTC in which `TerminateTime` is written. The API does not document its
  /// zone; UTC+8 is inferred.
  package var zoneOffset: Int

  /// What ``zoneOffset`` can be, in a plan that somebody else wrote too.
  package static let zoneOffsets = -86_400...86_400

  package init(instant: Timestamp, zoneOffset: Int) {
    self.instant = instant
    self.zoneOffset = zoneOffset
  }

  /// `TerminateTime` as it is sent: `2026-11-22 18:00:00`.
  package var wireTime: String {
    "\(instant.date(offset: zoneOffset)) \(instant.time(offset: zoneOffset))"
  }
}

/// One `TerminateInstances`, as it will be sent.
package struct TerminationCall: Sendable, Hashable {
  package var product: Product
  package var region: String
  package var ids: [String]
  package var options: TerminationOptions

  package init(product: Product, region: String, ids: [String], options: TerminationOptions) {
    self.product = product
    self.region = region
    self.ids = ids
    self.options = options
  }
}

/// What the service answered to a `TerminationCall` that it did not refuse as a whole.
package struct TerminationAnswer: Sendable, Hashable {
  package var requestID: String
  /// EdgeZone `InstanceIdSet`. ECM answers nothing per instance: nil.
  package var acceptedIDs: [String]?
  /// EdgeZone `FailedInstanceSet`, null taken as empty.
  package var failures: [InstanceRefusal]

  package init(requestID: String, acceptedIDs: [String]?, failures: [InstanceRefusal]) {
    self.requestID = requestID
    self.acceptedIDs = acceptedIDs
    self.failures = failures
  }
}

/// An instance that the service refused inside an answer that succeeded.
package struct InstanceRefusal: Sendable, Hashable {
  package var id: String
  package var failure: ServiceFailure

  package init(id: String, failure: ServiceFailure) {
    self.id = id
    self.failure = failure
  }
}
