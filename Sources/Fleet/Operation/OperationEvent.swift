/// Everything that happens in an operation, in the order in which it is recorded. The journal is
/// these, and what is shown is folded from these.
package enum OperationEvent: Sendable, Hashable {
  /// The plan was taken up; everything that is not held back is queued.
  case started(OperationHeader)
  /// The calls that are about to leave. Recorded before they do.
  case intended([CallIntent])
  /// A change by an answer, a reading or an operator.
  case changed(OutcomeChanges)
  /// The answer named ids that were never asked for.
  case strayIDs([InstanceKey], requestID: String)
  /// Something an operator should read: the server throttles, the clock is off, a service stopped.
  case notice(Notice)
  /// All that sending waits for from now on; empty where nothing holds it up.
  case waits([SendingWait], at: Timestamp)
  /// Another process resumed the watch.
  case resumed(process: String, at: Timestamp)
  /// The operation stopped with open instances, and can be resumed.
  case paused(reason: String, at: Timestamp)
  /// Every instance is settled.
  case finished(at: Timestamp)
}

/// The fixed facts of an operation.
package struct OperationHeader: Sendable, Hashable {
  /// Sorts by time and is unique on a host: `20261121-074800-3f9a`.
  package var id: String
  /// Its signatures are those that were verified when it was sent.
  package var plan: Plan
  /// The plan's, or a tighter one that the run asked for.
  package var discipline: Discipline
  package var startedBy: String
  package var startedAt: Timestamp

  package init(
    id: String, plan: Plan, discipline: Discipline? = nil, startedBy: String, startedAt: Timestamp
  ) {
    self.id = id
    self.plan = plan
    self.discipline = discipline ?? plan.discipline
    self.startedBy = startedBy
    self.startedAt = startedAt
  }
}

/// A call that is about to leave.
package struct CallIntent: Sendable, Hashable {
  /// Counts the calls of an operation from 1.
  package var number: Int
  package var product: Product
  package var region: String
  package var ids: [String]
  package var at: Timestamp

  package init(number: Int, product: Product, region: String, ids: [String], at: Timestamp) {
    self.number = number
    self.product = product
    self.region = region
    self.ids = ids
    self.at = at
  }
}

/// Instances whose outcome changed at one moment, for one cause.
package struct OutcomeChanges: Sendable, Hashable {
  package var at: Timestamp
  /// The call whose answer this is; nil for a reading or an operator.
  package var call: Int?
  package var requestID: String
  package var changes: [Change]

  package struct Change: Sendable, Hashable {
    package var key: InstanceKey
    package var outcome: Outcome

    package init(key: InstanceKey, outcome: Outcome) {
      self.key = key
      self.outcome = outcome
    }
  }

  package init(at: Timestamp, call: Int?, requestID: String, changes: [Change]) {
    self.at = at
    self.call = call
    self.requestID = requestID
    self.changes = changes
  }
}
