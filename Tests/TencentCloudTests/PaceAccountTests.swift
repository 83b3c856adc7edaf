import Fleet
import Glibc
import TC3Signer
import Testing

@testable import TencentCloud

/// By whom the calls of a program are counted that does not know its account yet.
struct PaceAccountTests {
  private static let endpoint = Endpoint(site: .intl)
  private static let keys = Credential(
    secretID: "AKIDtheKeysOfAnOperator", secretKey: "k", token: nil)

  private func account(_ scratch: Scratch, _ endpoint: Endpoint = endpoint) -> PaceAccount {
    PaceAccount(endpoint: endpoint, memory: LedgerTests.ledger(scratch, at: .seconds(50)))
  }

  @Test func `a program that starts beside others counts with them from its first call on`() {
    let scratch = Scratch()
    let first = account(scratch)
    let unknown = first.key(with: Self.keys)
    first.learned(accountID: "100012340012", with: Self.keys)
    let known = first.key(with: Self.keys)
    #expect(known != unknown)
    #expect(account(scratch).key(with: Self.keys) == known)
  }

  @Test func `what nobody remembers is counted together`() {
    let scratch = Scratch()
    let other = Credential(secretID: "AKIDother", secretKey: "k", token: nil)
    #expect(account(scratch).key(with: Self.keys) == account(scratch).key(with: other))
    #expect(account(scratch).key(with: nil) == account(scratch).key(with: other))
  }

  @Test func `another endpoint is another counter`() {
    let scratch = Scratch()
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    let intl = account(scratch).key(with: Self.keys)
    #expect(account(scratch, Endpoint(site: .cn)).key(with: Self.keys) != intl)
  }

  @Test func `what one learns the others know at once`() {
    let scratch = Scratch()
    let (first, second) = (account(scratch), account(scratch))
    let unknown = second.key(with: Self.keys)
    first.learned(accountID: "100012340012", with: Self.keys)
    #expect(second.key(with: Self.keys) == first.key(with: Self.keys))
    #expect(second.key(with: Self.keys) != unknown)
  }

  @Test func `the newest keys are remembered, of any number`() {
    let scratch = Scratch()
    for session in 0..<200 {
      let keys = Credential(secretID: "AKIDsession\(session)", secretKey: "k", token: "t")
      account(scratch).learned(accountID: "100012340012", with: keys)
    }
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    let last = Credential(secretID: "AKIDsession199", secretKey: "k", token: "t")
    let first = Credential(secretID: "AKIDsession0", secretKey: "k", token: "t")
    #expect(account(scratch).key(with: last) == account(scratch).key(with: Self.keys))
    #expect(account(scratch).key(with: first) == account(scratch).key(with: nil))
    #expect(scratch.names.count == 64)
    #expect(scratch.names.allSatisfy { $0.hasPrefix("account.") })
  }

  @Test func `keys that are used again stay among the newest`() {
    let scratch = Scratch()
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    for session in 0..<100 {
      let keys = Credential(secretID: "AKIDsession\(session)", secretKey: "k", token: "t")
      account(scratch).learned(accountID: "100012340012", with: keys)
      if session % 50 == 49 { account(scratch).learned(accountID: "100012340012", with: Self.keys) }
    }
    #expect(account(scratch).key(with: Self.keys) != account(scratch).key(with: nil))
  }

  @Test func `keys that another account has now are of that one from then on`() {
    let scratch = Scratch()
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    let before = account(scratch).key(with: Self.keys)
    account(scratch).learned(accountID: "100000000007", with: Self.keys)
    #expect(account(scratch).key(with: Self.keys) != before)
    #expect(scratch.names.count == 1)
  }

  /// One digit of sixteen is 0 in every sixteenth digest, the first one too.
  @Test func `every digest is read back as it was noted`() {
    let scratch = Scratch()
    let memory = LedgerTests.ledger(scratch, at: .zero)
    for digest in ["0000000000000001", "0f00000000000000", "ffffffffffffffff", "8000000000000000"] {
      memory.note(account: digest, ofKey: "k")
      #expect(memory.account(ofKey: "k") == digest)
    }
  }

  @Test(
    "a file that cannot be a note is as good as none",
    arguments: [[], [0x31], Array("0123456789abcdef\n".utf8), Array(repeating: 0, count: 8)])
  func hostileFile(bytes: [UInt8]) throws {
    let scratch = Scratch()
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    let known = account(scratch).key(with: Self.keys)
    let note = try #require(scratch.names.first)
    scratch.write(bytes, to: note)
    #expect(account(scratch).key(with: Self.keys) == account(scratch).key(with: nil))
    // Who learns it meanwhile counts by it all the same, and the next one where it can be noted.
    let learner = account(scratch)
    learner.learned(accountID: "100012340012", with: Self.keys)
    #expect(learner.key(with: Self.keys) == known)
    #expect((account(scratch).key(with: Self.keys) == known) == [0, 8].contains(bytes.count))
  }

  @Test func `the file is the user's own and tells neither key nor account`() throws {
    let scratch = Scratch()
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    let note = try #require(scratch.names.first)
    #expect(scratch.mode(of: note) == 0o600)
    let text = note + String(decoding: try #require(scratch.bytes(of: note)), as: UTF8.self)
    #expect(!text.contains("AKID") && !text.contains("10001234"))
  }

  @Test func `a link is not followed`() throws {
    let scratch = Scratch()
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    let note = try #require(scratch.names.first)
    unlink("\(scratch.path)/\(note)")
    scratch.write("precious", to: "target")
    symlink("\(scratch.path)/target", "\(scratch.path)/\(note)")
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    #expect(scratch.bytes(of: "target") == Array("precious".utf8))
  }
}
