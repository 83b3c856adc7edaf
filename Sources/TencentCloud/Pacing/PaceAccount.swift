import Fleet
import Synchronization
import TC3Signer

/// By whom calls are counted: the account, once it is known.
///
/// The API counts by sub-account (documented). Programs on one host are held to one count per
/// main account, because the sub-account of temporary keys changes with the session.
///
/// The account that a pair of keys was of the last time is remembered, so that a program that starts
/// beside others counts with them from its first call on. Where nothing is remembered, programs that do
/// not know their account yet count together.
final class PaceAccount: Sendable {
  private let endpoint: String
  private let memory: (any PaceAccountMemory)?
  private let known = Mutex<String?>(nil)

  init(endpoint: Endpoint, memory: (any PaceAccountMemory)? = nil) {
    self.endpoint = "\(endpoint.site.rawValue) \(endpoint.address)"
    self.memory = memory
  }

  /// The key by which the calls of this account are counted, for a program about to call with these
  /// keys. Another endpoint is another counter.
  func key(with credential: Credential?) -> String {
    known.withLock { known in
      if known == nil, let memory, let credential {
        // Asked for each call: another program may learn it in the meantime.
        known = memory.account(ofKey: name(of: credential))
      }
      return known ?? "\(endpoint) account unknown"
    }
  }

  /// - Parameter credential: The keys that it was learned with.
  func learned(accountID: String, with credential: Credential?) {
    let key = MessageDigest.short(of: "\(endpoint) account \(accountID)")
    known.withLock { $0 = key }
    if let memory, let credential { memory.note(account: key, ofKey: name(of: credential)) }
  }

  private func name(of credential: Credential) -> String {
    MessageDigest.short(of: "\(endpoint) key \(credential.secretID)")
  }
}

/// Which account keys were of, kept from one program to the next. Keys and accounts are digests in
/// it, and tell nobody what they are of.
package protocol PaceAccountMemory: Sendable {
  func account(ofKey key: String) -> String?
  func note(account: String, ofKey key: String)
}
