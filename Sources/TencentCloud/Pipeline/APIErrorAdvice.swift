import Fleet

/// The remedy for an API error.
struct APIErrorAdvice: Sendable {
  var site: Site
  /// The product whose instances the call would terminate; nil for any other call.
  var terminating: Product?
  /// The refused clock, if the signature has expired.
  var refusedClock: RefusedClock?

  /// A clock that the service refused.
  struct RefusedClock: Sendable {
    var choice: SigningClock.Choice
    /// Milliseconds that the service's clock is ahead, by the refusal.
    var difference: Int64?
  }

  /// nil where nothing better is known than the message itself.
  func advice(for code: String) -> Advice? {
    switch code {
    case "AuthFailure.SignatureExpire": return clockAdvice
    case "AuthFailure.SecretIdNotFound":
      return .trySite(site == .intl ? .cn : .intl, keyIsUnknownTo: site)
    case APIErrorTable.foreignInstance where terminating?.terminatesByIDsAlone == true:
      return .instanceIsOfOtherAccount
    default:
      let family = String(code.prefix { $0 != "." })
      if let advice = Self.exact[code] ?? Self.families[family] { return advice }
      return APIErrorTable.knows(code) ? nil : .checkAPI
    }
  }

  private var clockAdvice: Advice {
    switch (refusedClock?.choice, refusedClock?.difference.map { $0 / 1_000 }) {
    case (.corrected(let milliseconds), _): .correctedClockRefused(seconds: milliseconds / 1_000)
    case (_, nil): .setClock
    case (_, let seconds?) where seconds < 0: .clockIsAhead(seconds: -seconds)
    case (_, let seconds?): .clockIsBehind(seconds: seconds)
    }
  }

  private static let exact: [String: Advice] = [
    "AuthFailure.InvalidSecretId": .checkKindOfKey,
    "AuthFailure.MFAFailure": .getKeysWithSecondFactor,
    "AuthFailure.SignatureFailure": .checkBothKeys,
    "AuthFailure.TokenFailure": .getNewTemporaryKeys,
    "AuthFailure.UnauthorizedOperation": .grantPermission,
    "FailedOperation.OperationNotAllow": .seeDeniedActions,
    "InvalidParameterValue.InvaildDescribeInstance": .checkRequestOrPermission,
    "InvalidParameterValue.InvalidTime": .fixScheduleForm,
    "InvalidParameterValue.TerminateTimeSmaller": .chooseLaterTime,
    "RequestLimitExceeded.IPLimitExceeded": .callsOfAddress,
    "RequestLimitExceeded.UinLimitExceeded": .callsOfAccount,
    "RequestLimitExceeded.GlobalRegionUinLimitExceeded": .callsOfAccount,
    "UnauthorizedOperation.MFAExpired": .getKeysWithSecondFactor,
    "UnauthorizedOperation.MFANotFound": .getKeysWithSecondFactor,
    "UnsupportedOperation.InvalidInstanceState": .waitForState,
    "UnsupportedOperation.LegacyCompatBatchMixed": .generationsAreSentApart,
  ]

  private static let families: [String: Advice] = [
    "ActionOffline": .useNewerProgram,
    "FailedOperation": .openTicket,
    "InternalError": .openTicket,
    "IpInBlacklist": .addressIsBlocked,
    "IpNotInWhitelist": .addressIsNotAllowed,
    "LimitExceeded": .raiseQuota,
    "NoSuchProduct": .checkEndpoint,
    "NoSuchVersion": .checkEndpoint,
    "RequestLimitExceeded": .callsASecond,
    "ResourceNotFound": .goneOrOfOtherAccount,
    "ServiceUnavailable": .waitForService,
    "UnauthorizedOperation": .grantPermission,
    "UnsupportedRegion": .chooseOtherRegion,
  ]
}
