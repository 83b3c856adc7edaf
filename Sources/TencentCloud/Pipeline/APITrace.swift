/// One attempt of a call, for a log. It never holds a header, a body or a secret.
package struct APITrace: Sendable, Hashable {
  package var service: CloudService
  package var action: String
  package var phase: CallPhase
  package var region: String
  /// From 1.
  package var attempt: Int
  /// From the start of sending to the decoded answer.
  package var duration: Duration
  /// The API's code or one of edgereap's own words; empty for success.
  package var code: String
  package var requestID: String
}
