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
    #expect(scratch.names == ["accounts"])
  }

  @Test(
    "a file that says something else is as good as none",
    arguments: [
      "", "garbage\n", "edgereap-accounts 1\nKEY 0123456789abcdeg\n", "edgereap-accounts 1\nKEY\n",
      "edgereap-accounts 2\nKEY 0123456789abcdef\n", "edgereap-accounts 1\nKEY 0123456789abcdef",
      "edgereap-accounts 1\nKEY 0123456789abcdef0\n", "edgereap-pace 1 b 1\n",
      "edgereap-accounts 1\n\u{0}\n", String(repeating: "edgereap-accounts 1\n", count: 5_000),
    ])
  func hostileFile(text: String) throws {
    let scratch = Scratch()
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    let known = account(scratch).key(with: Self.keys)
    let key = try #require(try Self.text(scratch).split(separator: "\n").last?.prefix(16))
    scratch.write(text.replacing("KEY", with: key), to: "accounts")
    let unknown = account(scratch).key(with: Self.keys)
    #expect(unknown == account(scratch).key(with: nil))
    // And it is mended by whoever learns it anew.
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    #expect(account(scratch).key(with: Self.keys) == known)
  }

  private static func text(_ scratch: Scratch) throws -> String {
    let file = try #require(try POSIXFileReader().read("\(scratch.path)/accounts"))
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func `the file is the user's own and tells neither key nor account`() throws {
    let scratch = Scratch()
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    #expect(scratch.mode(of: "accounts") == 0o600)
    let text = try Self.text(scratch)
    #expect(!text.contains("AKID") && !text.contains("10001234"))
  }

  @Test func `a link is not followed`() throws {
    let scratch = Scratch()
    scratch.write("precious", to: "target")
    symlink("\(scratch.path)/target", "\(scratch.path)/accounts")
    account(scratch).learned(accountID: "100012340012", with: Self.keys)
    let kept = try #require(try POSIXFileReader().read("\(scratch.path)/target"))
    #expect(String(decoding: kept.bytes, as: UTF8.self) == "precious")
  }
}
