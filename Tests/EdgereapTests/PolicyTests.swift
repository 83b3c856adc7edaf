import Fleet
import LinearRegex
import Testing

@testable import edgereap

/// What a policy can say, and what is said of one that says something else.
struct PolicyTests {
  static func policy(_ text: String) throws -> PolicyFile {
    try PolicyFile(text, file: HostPolicy.path)
  }

  private static func complaint(_ text: String) -> String {
    do {
      _ = try policy(text)
      return ""
    } catch {
      return "\(error)"
    }
  }

  /// Only what can tighten, and nothing that merely looks.
  @Test func itsKeysAreThoseThatCanTighten() {
    #expect(
      PolicyFile.keys.map(\.name) == [
        "protection", "keep", "shipped_protection", "liftable", "largest_operation", "stop_after",
        "canary", "require_reason", "approval", "audit", "countdown", "on_disconnect", "read_only",
        "accounts",
      ])
    let approval = PolicyFile.keys.first { $0.name == "approval" }
    #expect(approval?.members.map(\.name) == ApprovalSettings.keys.map(\.name))
  }

  @Test(arguments: [
    ("theme: nord", "1:1: unknown key 'theme'; known keys: protection, keep,"),
    ("canray: 5", "1:1: unknown key 'canray'; did you mean 'canary'?"),
    ("approval: {phrase: terminal, colour: red}", "1:30: unknown key 'colour'"),
    ("profiles: {}", "1:1: unknown key 'profiles'"),
    ("canary: 5\nshipped_protection: false", "2:21: expected true, which is all"),
    ("read_only: no", "1:12: expected true, which is all"),
    ("on_disconnect: finish", "1:16: expected pause, which is all"),
    ("approval: {phrase: anywhere}", "1:20: expected terminal, which is all"),
    ("audit: journal", "1:8: expected one of syslog"),
    ("canary: [5]", "1:9: expected text"), ("canary: 5\ncanary: 6", "2:1: 'canary' is given twice"),
    ("- canary", "1:1: expected 'key: value'"), ("canary: 5: 6", "1:10: not valid YAML"),
    ("keep: [{region: x, running: 1}]", "1:8: a rule needs a 'rule' name"),
    ("protection: [{rule: a, name_contains: x}]", "1:14: rule 'a' needs a 'reason'"),
    ("approval: {signatures: 2}", "1:11: 'allowed_signers' is missing"),
    ("approval: {revoked_signers: /etc/x}", "1:11: 'allowed_signers' is missing"),
    ("approval: {allowed_signers: x}", "1:29: expected a path that begins with /"),
  ])
  func whatItCannotSayIsNamedWithItsPlace(_ text: String, _ expected: String) {
    let complaint = Self.complaint(text)
    #expect(complaint.hasPrefix("\(HostPolicy.path):\(expected)"), "\(complaint)")
  }

  @Test(arguments: ["", "# nothing\n", "---\n", "{}"])
  func aPolicyThatSaysNothingChangesNothing(_ text: String) throws {
    let own = try Settings.parse(SettingsTests.full, file: "x")
    let policy = HostPolicy.inForce(try Self.policy(text))
    #expect(try own.under(policy, file: "x") == own)
    let profile = ProfileSettings()
    #expect(profile.under(policy) == profile)
  }

  // MARK: - Names of rules

  private static let rules = """
    protection: [{rule: core, reason: live, name_contains: core-}]
    keep: [{rule: edge, region: "*", running: 1}]
    """

  @Test(arguments: [
    ("protection:\n- {rule: core, reason: mine, id: x}", "2:3: the policy has a rule 'core'"),
    ("keep:\n- {rule: core, region: x, running: 1}", "2:3: the policy has a rule 'core'"),
    ("protection: [{rule: edge, reason: x, id: x}]", "1:14: the policy has a rule 'edge'"),
    (
      "profiles:\n  a:\n    protection: [{rule: core, reason: x, id: x}]",
      "3:18: the policy has a rule 'core' (\(HostPolicy.path):1)"
    ),
    ("keep: [{region: x, running: 1}]", ""), ("keep: [{rule: '', region: x, running: 1}]", ""),
    ("liftable: [cor]", "1:12: there is no rule 'cor'; did you mean 'core'?"),
    ("liftable: [core]", ""),
  ])
  func noRuleTakesOverTheNameOfOneOfThePolicy(_ text: String, _ expected: String) throws {
    let settings = try Settings.parse(text, file: "config.yaml")
    let policy = HostPolicy.inForce(try Self.policy(Self.rules))
    do {
      _ = try settings.under(policy, file: "config.yaml")
      #expect(expected.isEmpty)
    } catch {
      #expect(!expected.isEmpty && "\(error)".hasPrefix("config.yaml:\(expected)"), "\(error)")
    }
  }

  /// Without the policy it is not known which names there are, and reading has to go on.
  @Test func underAPolicyThatIsNotTrustedNoNameIsJudged() throws {
    let settings = try Settings.parse("liftable: [core]", file: "x")
    let policy = HostPolicy.untrusted(UntrustedPolicy(SettingsError(file: "p") { _ in "broken" }))
    #expect(try settings.under(policy, file: "x") == settings)
    #expect(throws: SettingsError.self) { try settings.under(.absent, file: "x") }
  }

  /// A rule without a name has one by its place.
  @Test func noNamelessRuleTakesOverOne() throws {
    let settings = try Settings.parse("keep: [{region: x, running: 1}]", file: "x")
    let file = try Self.policy("keep: [{rule: keep-1, region: y, running: 1}]")
    #expect(throws: SettingsError.self) { try settings.under(.inForce(file), file: "x") }
  }

  // MARK: - What may be lifted

  @Test(
    arguments: [
      ("", "[core, mine]", ["mine"]), ("liftable: [core]", "[core, mine]", ["core"]),
      ("liftable: [core]", "[mine]", []), ("liftable: []", "[core, mine]", []),
      ("shipped_protection: true", "[name-donotdelete, mine]", ["mine"]),
      ("", "[name-donotdelete, mine]", ["name-donotdelete", "mine"]),
      (
        "shipped_protection: true\nliftable: [name-donotdelete]", "[name-donotdelete]",
        ["name-donotdelete"]
      ),
    ] as [(String, String, [String])])
  func bothHaveToLetARuleBeLifted(_ policy: String, _ own: String, _ expected: [String]) throws {
    let settings = try Settings.parse(
      "liftable: \(own)\nprotection: [{rule: mine, reason: x, id: x}]", file: "x")
    let file = try Self.policy(policy + "\n" + Self.rules)
    let joined = try settings.under(.inForce(file), file: "x")
    #expect(joined.liftableRules?.map(\.text) == expected)
    #expect(joined.barredRules.isDisjoint(with: expected))
  }

  @Test func whoMaySignIsThePolicysAlone() throws {
    let own = try Settings.parse(
      """
      approval:
        signatures: 3
        allowed_signers: /home/me/signers
        revoked_signers: /home/me/revoked
        ssh_keygen: /home/me/bin/true
      """, file: "x")
    let file = try Self.policy("approval: {allowed_signers: /etc/edgereap/allowed_signers}")
    let joined = try own.under(.inForce(file), file: "x").approval
    #expect(joined.signatures == 3 && joined.isOfPolicy)
    #expect(joined.allowedSigners == "/etc/edgereap/allowed_signers")
    #expect(joined.revokedSigners == nil && joined.sshKeygen == nil)
    let other = try own.under(.inForce(try Self.policy("approval: {phrase: terminal}")), file: "x")
    #expect(other.approval.allowedSigners == "/home/me/signers" && !other.approval.isOfPolicy)
  }

  /// Another text is another policy, and the same text is the same one.
  @Test func aPolicyIsItsText() throws {
    let (one, other) = (try Self.policy("canary: 5"), try Self.policy("canary: 5 # five"))
    #expect(one == (try Self.policy("canary: 5")) && one != other)
    #expect(HostPolicy.inForce(one) != .absent)
  }
}
