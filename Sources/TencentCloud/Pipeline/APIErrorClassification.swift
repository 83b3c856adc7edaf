package import Fleet

extension ServiceFailure.Kind {
  /// Classifies an API error by the next step open to the caller.
  ///
  /// The exact code is looked up first, then what stands before its first point. Where the API
  /// leaves open whether a termination was carried out, the kind is `unknown`.
  ///
  /// - Parameter product: nil for services without instances.
  package init(code: String, phase: CallPhase, product: Product?) {
    let family = String(code.prefix { $0 != "." })
    if product?.terminatesByIDsAlone == true, phase == .terminating,
      Self.isAboutInstances(code, family)
    {
      self = .refused
      return
    }
    guard let verdict = APIErrorTable.verdict(of: code) else {
      self = .unknown
      return
    }
    self = phase == .reading ? verdict.reading : verdict.terminating
  }

  /// What is said of some of the instances of a call that has nothing but their ids, so that the others may
  /// still go.
  private static func isAboutInstances(_ code: String, _ family: String) -> Bool {
    if code == APIErrorTable.foreignInstance { return true }
    return ["InvalidParameter", "InvalidParameterValue"].contains(family)
      && APIErrorTable.exact[code] == nil
  }
}

/// Codes and what they mean, from the error lists of both products and the common codes.
enum APIErrorTable {
  struct Verdict: Sendable {
    var reading: ServiceFailure.Kind
    var terminating: ServiceFailure.Kind

    init(_ kind: ServiceFailure.Kind) { self.init(reading: kind, terminating: kind) }

    init(reading: ServiceFailure.Kind, terminating: ServiceFailure.Kind) {
      self.reading = reading
      self.terminating = terminating
    }
  }

  /// nil for a code that neither the products' lists nor the common ones have.
  static func verdict(of code: String) -> Verdict? {
    exact[code] ?? families[String(code.prefix { $0 != "." })]
  }

  static func knows(_ code: String) -> Bool { verdict(of: code) != nil }

  /// EdgeZone: the AppId of an instance is that of another account (documented in its client). What CAM
  /// refuses has other codes.
  static let foreignInstance = "UnauthorizedOperation.PermissionDenied"

  static let exact: [String: Verdict] = [
    // The instances that the call names.
    "FailedOperation.OperationNotAllow": Verdict(.refused),
    "InvalidParameterValue.InvalidInstanceID": Verdict(.refused),
    "ResourceNotFound.InstanceNotExist": Verdict(.alreadyGone),
    "ResourceNotFound.Instance": Verdict(.alreadyGone),
    "ResourceNotFound": Verdict(.alreadyGone),
    "UnsupportedOperation.InstanceIdNotFound": Verdict(.alreadyGone),
    "UnsupportedOperation.LegacyCompatBatchMixed": Verdict(.mixedGenerations),
    "InvalidParameterValue.ParameterValueTooLarge": Verdict(.tooMany),

    // Access is managed by instance and by tag; a missing second factor concerns the keys.
    "AuthFailure.UnauthorizedOperation": Verdict(reading: .denied, terminating: .notPermitted),
    "UnauthorizedOperation.MFAExpired": Verdict(.denied),
    "UnauthorizedOperation.MFANotFound": Verdict(.denied),

    // Something else is going on with them.
    "UnsupportedOperation.InvalidInstanceState": Verdict(.busy),
    "UnsupportedOperation.MutexOperationTaskRunning": Verdict(.busy),
    "UnsupportedOperation.StatusNotPermit": Verdict(.busy),
    "OperationDenied.InstanceOperationInProgress": Verdict(.busy),
    "FailedOperation.InvalidStatus": Verdict(.busy),
    "FailedOperation.OperationConflict": Verdict(.busy),

    // The catalogue names these two for readings: an unknown network id.
    "ResourceInUse.PublicInstanceInUse": Verdict(.invalid),
    "ResourceNotFound.PublicInstanceNotFound": Verdict(.invalid),
    "UnsupportedOperation.Malformed": Verdict(.invalid),
  ]

  static let families: [String: Verdict] = [
    "RequestLimitExceeded": Verdict(.throttled),
    "AuthFailure": Verdict(.denied),
    "UnauthorizedOperation": Verdict(reading: .denied, terminating: .notPermitted),
    "IpInBlacklist": Verdict(.denied),
    "IpNotInWhitelist": Verdict(.denied),

    // A failure inside, which says nothing about how far it came.
    "FailedOperation": Verdict(.unknown),
    "InternalError": Verdict(.unknown),
    "ServiceUnavailable": Verdict(.unknown),
    // The answer was too long, so there was one.
    "ResponseSizeLimitExceeded": Verdict(reading: .tooMany, terminating: .unknown),
    "RequestSizeLimitExceeded": Verdict(.tooMany),

    "ResourceInUse": Verdict(.busy),
    "ResourceUnavailable": Verdict(.busy),
    "ResourceInsufficient": Verdict(reading: .invalid, terminating: .refused),
    "ResourceNotFound": Verdict(reading: .invalid, terminating: .refused),
    "OperationDenied": Verdict(.refused),
    "UnsupportedOperation": Verdict(reading: .invalid, terminating: .refused),

    "ActionOffline": Verdict(.invalid),
    "DryRunOperation": Verdict(.invalid),
    "InvalidAction": Verdict(.invalid),
    "InvalidParameter": Verdict(.invalid),
    "InvalidParameterValue": Verdict(.invalid),
    "InvalidRequest": Verdict(.invalid),
    "LimitExceeded": Verdict(.invalid),
    "MissingParameter": Verdict(.invalid),
    "NoSuchProduct": Verdict(.invalid),
    "NoSuchVersion": Verdict(.invalid),
    "UnknownParameter": Verdict(.invalid),
    "UnsupportedProtocol": Verdict(.invalid),
    "UnsupportedRegion": Verdict(.invalid),
  ]
}
