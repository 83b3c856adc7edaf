import Fleet

/// What an operator can do about an error.
struct APIErrorAdvice: Sendable {
  var site: Site
  /// Whose instances the call would terminate; nil for any other call.
  var terminating: Product?
  /// Where the error is a signature that has expired.
  var refusedClock: RefusedClock?

  /// A clock that the service refused.
  struct RefusedClock: Sendable {
    var choice: SigningClock.Choice
    /// Milliseconds that the service's clock is ahead, by the refusal.
    var difference: Int64?
  }

  /// Empty where nothing better is known than the message itself.
  func text(for code: String) -> String {
    switch code {
    case "AuthFailure.SignatureExpire": return clockAdvice
    case "AuthFailure.SecretIdNotFound": return siteAdvice
    case APIErrorTable.foreignInstance where terminating?.terminatesByIDsAlone == true:
      return "The instance is not of these keys' account: its AppId is another."
    default:
      let family = String(code.prefix { $0 != "." })
      return Self.exact[code] ?? Self.families[family] ?? ""
    }
  }

  private var clockAdvice: String {
    switch (refusedClock?.choice, refusedClock?.difference.map { $0 / 1_000 }) {
    case (.corrected(let milliseconds), _):
      "The service refused this machine's clock, and refused it corrected by "
        + "\(milliseconds / 1_000) s too: set it (timedatectl); a gateway may change the Date."
    case (_, nil):
      "The service refused this machine's clock and named no time: set it (timedatectl)."
    case (_, let seconds?) where seconds < 0:
      "The service refused this machine's clock, which is \(-seconds) s ahead: set it (timedatectl)."
    case (_, let seconds?):
      "The service refused this machine's clock, which is \(seconds) s behind: set it (timedatectl)."
    }
  }

  private var siteAdvice: String {
    let other: Site = site == .intl ? .cn : .intl
    return "The key is unknown to site \(site.rawValue): deleted, disabled, or of the other site? "
      + "Try --site \(other.rawValue)."
  }

  private static let exact: [String: String] = [
    "AuthFailure.InvalidSecretId": "This is not a cloud API key: check its kind.",
    "AuthFailure.MFAFailure": secondFactor,
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
    "UnauthorizedOperation.MFAExpired": secondFactor,
    "UnauthorizedOperation.MFANotFound": secondFactor,
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
  private static let secondFactor =
    "The account wants temporary keys that were got with a second factor (MFA), not older than it allows."
  private static let ticket =
    "Read the state before sending again; if it stays, open a ticket with the RequestId."
}
