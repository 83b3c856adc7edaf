/// What edgereap takes the APIs to do although no document says so, as far as readings can show it.
///
/// Each has its row in docs/api.md under the same name, beside those that no reading can show.
package enum APIStatement: String, Sendable, CaseIterable {
  // Every answer.
  case contentType = "content-type"
  case dateHeader = "date-header"
  case errorsAre200 = "errors-are-200"
  case retryAfter = "retry-after"
  // ECM.
  case ecmTotalIsCount = "ecm-total-is-count"
  case ecmEmptyPage = "ecm-empty-page"
  case ecmFieldsPresent = "ecm-fields-present"
  case ecmStateSpelling = "ecm-state-spelling"
  case ecmIDPrefix = "ecm-id-prefix"
  case ecmFilterCase = "ecm-filter-case"
  case ecmTimesUTC8 = "ecm-times-utc8"
  case ecmDeniedHundred = "ecm-denied-hundred-ids"
  case ecmDeniedSpelling = "ecm-denied-spelling"
  case ecmStoppedAccepted = "ecm-stopped-accepted"
  // EdgeZone.
  case edgeZoneTotalIsCount = "edgezone-total-is-count"
  case edgeZoneEmptyPage = "edgezone-empty-page"
  case edgeZoneFieldsPresent = "edgezone-fields-present"
  case edgeZoneStateSpelling = "edgezone-state-spelling"
  case edgeZoneIDPrefix = "edgezone-id-prefix"
  case edgeZoneFilterCase = "edgezone-filter-case"
  case edgeZoneRegions = "edgezone-regions"
  case edgeZoneRegionRestricts = "edgezone-region-restricts"
  case edgeZoneOneID = "edgezone-one-id"
  case edgeZoneUnknownID = "edgezone-unknown-id"
  case edgeZoneHundredIDs = "edgezone-hundred-ids"
}

/// What readings showed of a statement.
package struct APIFinding: Sendable, Hashable {
  package enum Verdict: String, Sendable, CaseIterable {
    case agrees, differs
    /// This account, or this run, has nothing that could show it.
    case notApplicable = "not-applicable"
    /// The reading that would show it got no answer.
    case notAnswered = "not-answered"
  }

  package var statement: APIStatement
  package var observation: APIObservation
  package var verdict: Verdict

  package init(_ statement: APIStatement, _ observation: APIObservation, _ verdict: Verdict) {
    self.statement = statement
    self.observation = observation
    self.verdict = verdict
  }
}
