internal import Fleet

/// What an operator can do about an error.
struct APIErrorAdvice: Sendable {
  var site: Site
  /// See ``ClockOffset/milliseconds``.
  var clockOffset: Int64?

  /// Empty where nothing better is known than the message itself.
  func text(for code: String) -> String {
    switch code {
    case "AuthFailure.SignatureExpire": return clockAdvice
    case "AuthFailure.SecretIdNotFound": return siteAdvice
    default:
      let family = String(code.prefix { $0 != "." })
      return Self.exact[code] ?? Self.families[family] ?? ""
    }
  }

  private var clockAdvice: String {
    guard let clockOffset, abs(clockOffset) >= 1_000 else {
      return "This machine's clock is more than five minutes off: set it (timedatectl)."
    }
    let seconds = abs(clockOffset) / 1_000
    return clockOffset > 0
      ? "This machine's clock is \(seconds) s behind: set it (timedatectl)."
      : "This machine's clock is \(seconds) s ahead: set it (timedatectl)."
  }

  private var siteAdvice: String {
    let other: Site = site == .intl ? .cn : .intl
    return "The key is unknown to site \(site.rawValue): deleted, disabled, or of the other site? "
      + "Try --site \(other.rawValue)."
  }

  private static let exact: [String: String] = [
    "AuthFailure.InvalidSecretId": "This is not a cloud API key: check its kind.",
    "AuthFailure.MFAFailure": "The account wants a second factor: sign in with one.",
    "AuthFailure.SignatureFailure": "The secret key does not belong to this SecretId: check both.",
    "AuthFailure.TokenFailure": "The temporary keys are wrong or have expired: get new ones.",
    "AuthFailure.UnauthorizedOperation": permission,
    "FailedOperation.OperationNotAllow":
      "The instance's state or a permission forbids it: see its denied actions.",
    "InvalidParameterValue.InvaildDescribeInstance":
      "The request is wrong or a CAM permission is missing.",
    "InvalidParameterValue.InvalidTime": "The time of the schedule is not in the expected form.",
    "InvalidParameterValue.TerminateTimeSmaller":
      "The time is already past on the server's clock: choose a later one.",
    "RequestLimitExceeded.IPLimitExceeded":
      "Too many calls from this address: other programs here count too.",
    "RequestLimitExceeded.UinLimitExceeded":
      "Too many calls of the main account: its other users count too.",
    "RequestLimitExceeded.GlobalRegionUinLimitExceeded":
      "Too many calls of the main account: its other users count too.",
    "UnsupportedOperation.InvalidInstanceState": "Wait until the instance's state has settled.",
    "UnsupportedOperation.LegacyCompatBatchMixed":
      "Machines of two generations in one call: they are sent apart.",
  ]

  private static let families: [String: String] = [
    "ActionOffline": "The action was withdrawn: a newer edgereap is needed.",
    "FailedOperation": ticket,
    "InternalError": ticket,
    "IpInBlacklist": "This address is blocked by the account's network policy.",
    "IpNotInWhitelist": "This address is not allowed by the account's network policy.",
    "LimitExceeded": "A quota is used up: have it raised.",
    "NoSuchProduct": "Check the endpoint.",
    "NoSuchVersion": "Check the endpoint.",
    "RequestLimitExceeded": "Too many calls a second: the console and other programs count too.",
    "ResourceNotFound": "Already gone, or of another account.",
    "ServiceUnavailable": "The service is down for a moment: wait.",
    "UnauthorizedOperation": permission,
    "UnsupportedRegion": "The service is not in this region: choose another.",
  ]

  private static let permission =
    "A CAM policy does not allow this action: have it added to this user or role."
  private static let ticket =
    "Read the state before sending again; if it stays, open a ticket with the RequestId."
}
