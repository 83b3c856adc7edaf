import Fleet
import TC3Signer

/// Calls that the API counts together: one action by one account.
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
    let word = action.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return "\(service.name).\(word).\(MessageDigest.short(of: account))"
  }
}

extension MessageDigest {
  /// Tells names apart without telling them: 16 hexadecimal digits of their SHA-256.
  static func short(of name: String) -> String {
    String(hexadecimal(sha256(Array(name.utf8))).prefix(16))
  }
}
