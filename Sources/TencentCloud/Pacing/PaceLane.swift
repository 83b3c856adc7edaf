internal import Fleet
internal import Synchronization

internal import TC3Signer

/// What the API counts together: calls of one action by one account.
///
/// Each action has a count of its own (documented), so that reading never delays terminating.
package struct PaceLane: Hashable, Sendable {
  package var service: CloudService
  package var action: String
  /// See ``PaceAccount``.
  package var account: String

  package init(service: CloudService, action: String, account: String) {
    self.service = service
    self.action = action
    self.account = account
  }

  /// Fit for a file, and not telling whose lane it is.
  var fileName: String {
    let digest = MessageDigest.hexadecimal(MessageDigest.sha256(Array(account.utf8)))
    let word = action.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return "\(service.rawValue).\(word).\(digest.prefix(16))"
  }
}

/// By whom calls are counted: the account once it is known, until then the key.
///
/// The API counts by sub-account (documented). Programs on one host are held to one count per
/// main account, because the sub-account of temporary keys changes with the session.
package final class PaceAccount: Sendable {
  private let name: Mutex<String>
  private let endpoint: String

  package init(endpoint: Endpoint, secretIDSuffix: String = "") {
    self.endpoint = "\(endpoint.site.rawValue) \(endpoint.address)"
    name = Mutex("key \(secretIDSuffix)")
  }

  /// Another endpoint is another counter.
  package var key: String { "\(endpoint) \(name.withLock { $0 })" }

  func learned(accountID: String) {
    name.withLock { $0 = "account \(accountID)" }
  }
}
