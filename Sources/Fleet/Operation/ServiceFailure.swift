/// Why a call did not do what was asked, and what the caller may do next.
package struct ServiceFailure: Error, Hashable, Sendable {
  /// The next step open to the caller.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Refused for frequency; it never reached the service and may be repeated.
    case throttled
    /// Another operation is in progress, or the state has not settled: retry after a reading.
    case busy
    /// The instance no longer exists. After a lost answer this can mean success.
    case alreadyGone
    /// Credentials or permission: nothing more of this service will work.
    case denied
    /// Permission, for at least one instance of the batch, without saying which: halve it to find
    /// out. Access is managed by instance and by tag.
    case notPermitted
    /// Too many ids in the call: halve it.
    case tooMany
    /// Old and new generations in one batch: send singly.
    case mixedGenerations
    /// Speaks of at least one instance of the batch, without saying which: halve it to find out;
    /// for a call of one instance it is final.
    case refused
    /// The request itself is wrong; repeating it, or parts of it, cannot help.
    case invalid
    /// The answer was lost or is ambiguous: it may have taken effect. Read before sending again.
    case unknown
    /// The service could not be reached; nothing was carried out.
    case unreachable
    /// The caller cancelled it.
    case cancelled
  }

  package var kind: Kind
  /// The API's code verbatim, or one of edgereap's own words such as `Timeout`.
  package var code: String
  package var cause: Cause
  /// Empty where no answer came.
  package var requestID: String
  /// The remedy; nil if none is known.
  package var advice: Advice?

  package init(
    kind: Kind, code: String, _ cause: Cause, requestID: String = "", advice: Advice? = nil
  ) {
    self.kind = kind
    self.code = code
    self.cause = cause
    self.requestID = requestID
    self.advice = advice
  }

  /// - Parameter message: What was said of it.
  package init(
    kind: Kind, code: String, message: String, requestID: String = "", advice: Advice? = nil
  ) {
    self.init(kind: kind, code: code, .said(message), requestID: requestID, advice: advice)
  }

  /// The message, verbatim; empty if there is none.
  package var message: String {
    if case .said(let message) = cause { message } else { "" }
  }

  /// A termination that was stopped while it waited for its turn. Nothing of it was sent.
  package static let withdrawn = ServiceFailure(
    kind: .cancelled, code: "Withdrawn", .withdrawn)
}
