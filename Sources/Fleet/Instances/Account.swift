/// The account, site and endpoint that instances and operations belong to.
package struct FleetIdentity: Sendable, Hashable {
  package var site: Site
  /// The one address that replaces every service's own, or empty.
  package var endpoint: String
  /// nil where STS did not answer.
  package var account: Account?
  /// The last four characters of the SecretId, used if the account is unknown.
  package var secretIDSuffix: String

  package init(site: Site, endpoint: String, account: Account?, secretIDSuffix: String) {
    self.site = site
    self.endpoint = endpoint
    self.account = account
    self.secretIDSuffix = secretIDSuffix
  }

  /// The last word of the confirmation phrase: the last four digits of the account, or the last
  /// four characters of the SecretId where the account cannot be learned.
  package var phraseSuffix: String {
    guard let account, !account.id.isEmpty else { return secretIDSuffix }
    return String(account.id.suffix(4))
  }
}

/// The two separate account systems of Tencent Cloud.
package enum Site: String, Sendable, CaseIterable, Hashable {
  /// International: hosts under `intl.tencentcloudapi.com`.
  case intl
  /// Mainland China: hosts under `tencentcloudapi.com`.
  case cn
}

/// The caller, as STS `GetCallerIdentity` answers it.
package struct Account: Sendable, Hashable {
  /// `AccountId`: the main account's uin.
  package var id: String
  /// `UserId`: the sub-account or role session.
  package var userID: String
  package var arn: String

  package init(id: String, userID: String = "", arn: String = "") {
    self.id = id
    self.userID = userID
    self.arn = arn
  }
}
