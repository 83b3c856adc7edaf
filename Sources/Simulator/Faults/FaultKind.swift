/// What can be made to go wrong. ``definition`` is the one table of them all.
package enum FaultKind: String, Sendable, CaseIterable {
  // The connection.
  case slow, jitter, stall, truncate
  case resetBefore = "reset-before"
  case resetAfter = "reset-after"
  case resetKept = "reset-kept"
  // The gateway.
  case throttle
  case clockSkew = "clock-skew"
  case wrongDate = "wrong-date"
  case regionDown = "region-down"
  case error500 = "error-500"
  case internalError = "internal-error"
  case notJSON = "not-json"
  // Listings.
  case hostileNames = "hostile-names"
  case missingFields = "missing-fields"
  case duplicatePages = "duplicate-pages"
  case shortPage = "short-page"
  case pageCap = "page-cap"
  case nullList = "null-list"
  case lyingTotal = "lying-total"
  case total
  // Readings.
  case strayIDs = "stray-ids"
  case foreignRow = "foreign-row"
  case swappedAnswer = "swapped-answer"
  case laggingReplica = "lagging-replica"
  // Terminating.
  case denyTerminate = "deny-terminate"
  case denyPreflight = "deny-preflight"
  case legacyMix = "legacy-mix"
  case poison, partial, stuck
  case terminateFailsLater = "terminate-fails-later"
  case comesBack = "comes-back"
  case idReused = "id-reused"
  case acceptedIgnored = "accepted-ignored"
}

/// The value that follows the `=`.
package enum FaultValue: Sendable, Hashable {
  case none
  case number(Double)
  case word(String)
}
