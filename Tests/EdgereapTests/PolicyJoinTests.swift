import Fleet
import LinearRegex
import Support
import Testing

@testable import edgereap

/// Whatever a policy and an operator's settings allow together, each of them allows.
struct PolicyJoinTests {
  /// What both kinds of files may have for a key; a file has some of them.
  private static let values: [[String]] = [
    ["largest_operation: 3", "largest_operation: 10", "largest_operation: 25%"],
    ["stop_after: 5%", "stop_after: 20%", "stop_after: 3", "stop_after: 10", "stop_after: 20%,3"],
    ["canary: 1", "canary: 7", "canary: 10%", "canary: 50%,2"],
    ["require_reason: CHG", "require_reason: ^CHG-1", "require_reason: edge$"],
    ["countdown: 0", "countdown: 5", "countdown: 60"],
    ["audit: syslog"], ["on_disconnect: pause"], ["shipped_protection: true"],
    ["approval: {phrase: terminal}", "approval: {signatures: 2, allowed_signers: /a}"],
  ]
  /// What only an operator's may have.
  private static let loose = [
    "stop_after: never", "canary: off", "on_disconnect: finish", "shipped_protection: false",
    "approval: {phrase: anywhere}",
  ]

  private static func key(_ line: String) -> Substring { line.prefix { $0 != ":" } }

  private static func text(
    rules prefix: String, isPolicy: Bool, _ random: inout SplitMix
  ) -> String {
    var lines: [String] = []
    for choices in values where Bool.random(using: &random) {
      if let line = choices.randomElement(using: &random) { lines.append(line) }
    }
    if !isPolicy {
      for line in loose.shuffled(using: &random).prefix(2)
      where !lines.contains(where: { key($0) == key(line) }) { lines.append(line) }
    }
    let names = (1...3).filter { _ in Bool.random(using: &random) }
    let items = names.map { "{rule: \(prefix)-\($0), reason: r, id: ein-\($0)}" }
    lines.append("protection: [\(items.joined(separator: ", "))]")
    if Bool.random(using: &random) {
      lines.append("keep: [{rule: \(prefix)-keep, region: \"*\", running: \(names.count + 1)}]")
    }
    if Bool.random(using: &random) {
      let all = ["own-1", "own-2", "policy-1", "policy-2", "policy-keep", "name-donotdelete"]
      let chosen = all.filter { _ in Bool.random(using: &random) }
      lines.append("liftable: [\(chosen.joined(separator: ", "))]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Pair {
    var own: Settings
    var policy: PolicyFile
    var joined: Settings

    init?(_ random: inout SplitMix) throws {
      let (own, policy) = (
        PolicyJoinTests.text(rules: "own", isPolicy: false, &random),
        PolicyJoinTests.text(rules: "policy", isPolicy: true, &random)
      )
      self.own = try Settings.parse(own, file: "x")
      self.policy = try PolicyFile(policy, file: HostPolicy.path)
      do {
        joined = try self.own.under(.inForce(self.policy), file: "x")
      } catch {
        // A rule to be lifted that neither has.
        return nil
      }
    }
  }

  /// Whether limits let an operation through.
  private static func allows(_ limit: OperationLimit?, _ count: Int, of listed: Int) -> Bool {
    (limit?.count.map { count <= $0 } ?? true)
      && (limit?.percent.map { count * 100 <= $0 * listed } ?? true)
  }

  private static func protects(
    _ settings: Settings, _ instance: Instance, lifting names: Set<String>
  ) -> Bool {
    ProtectionPolicy(
      rules: settings.rules, liftable: Set((settings.liftableRules ?? []).map(\.text)),
      lifted: names
    ).verdict(for: instance, at: Timestamp(seconds: 0)) != nil
  }

  @Test func whatIsJoinedIsNeverLooserThanEither() throws {
    var random = SplitMix(seed: 7)
    var judged = 0
    for _ in 0..<3_000 {
      guard let pair = try Pair(&random) else { continue }
      judged += 1
      for each in [pair.own, pair.policy.settings] {
        expectNoLooser(pair.joined, than: each)
        expectProtected(pair, by: each, &random)
      }
      #expect(pair.policy.floor.breaches(by: loosest(of: pair.joined)).isEmpty)
    }
    #expect(judged > 1_000)
  }

  /// A plan without a word beside the settings.
  private func loosest(of settings: Settings) -> Discipline {
    var discipline = settings.discipline
    discipline.reason = "CHG-1 CHG edge"
    return discipline
  }

  private func expectNoLooser(_ joined: Settings, than each: Settings) {
    #expect(joined.discipline.stopAfter.holds(each.discipline.stopAfter))
    #expect(joined.discipline.canary.holds(each.discipline.canary))
    #expect(joined.countdown >= each.countdown)
    #expect(joined.onDisconnect == .pause || each.onDisconnect == .finish)
    #expect(joined.audit == .syslog || each.audit == nil)
    #expect(joined.approval.phrase == .terminal || each.approval.phrase == .anywhere)
    #expect(joined.approval.signatures >= each.approval.signatures)
    for (count, listed) in [(1, 1), (3, 12), (4, 12), (10, 40), (11, 100), (26, 100)]
    where Self.allows(joined.largestOperation, count, of: listed) {
      #expect(Self.allows(each.largestOperation, count, of: listed))
    }
    for reason in ["", "CHG", "CHG-1", "CHG-1 edge", "edge"]
    where joined.requiredReasons.allSatisfy({ $0.isFound(in: reason) }) {
      #expect(each.requiredReasons.allSatisfy { $0.isFound(in: reason) })
    }
  }

  /// What neither an operator's rule nor one of the policy's lets go is kept, whatever is to be lifted.
  private func expectProtected(
    _ pair: Pair, by each: Settings, _ random: inout SplitMix
  ) {
    let names = Set(pair.joined.rules.map(\.name) + pair.joined.keep.map(\.name))
    let lifted = names.filter { _ in Bool.random(using: &random) }
    let instances =
      (1...3).map { Self.instance("ein-\($0)", "a") } + [
        Self.instance("ein-9", "donotdelete"), Self.instance("ein-9", "free"),
      ]
    for instance in instances where Self.protects(each, instance, lifting: lifted) {
      #expect(Self.protects(pair.joined, instance, lifting: lifted))
    }
    for rule in each.keep {
      let isLiftable = each.liftableRules?.contains { $0.text == rule.name } ?? false
      #expect(pair.joined.keep.contains(rule))
      #expect(
        isLiftable || pair.joined.liftableRules?.contains { $0.text == rule.name } != true)
    }
  }

  private static func instance(_ id: String, _ name: String) -> Instance {
    Instance(
      key: InstanceKey(product: .ecm, id: id), name: name, region: "r", zone: "z",
      state: InstanceState(rawValue: "RUNNING"))
  }

  private static let lists: [[String]?] = [nil, [], ["1"], ["2"], ["1", "2"]]

  @Test(arguments: lists, lists)
  func anAccountHasToBeAllowedByBoth(_ own: [String]?, _ policy: [String]?) throws {
    var profile = ProfileSettings()
    profile.accounts = own
    let list = policy.map { "accounts: [\($0.map { "\"\($0)\"" }.joined(separator: ", "))]" } ?? ""
    let joined = profile.under(.inForce(try PolicyFile(list, file: "p")))
    for account in ["1", "2", "3"] {
      let isAllowed = joined.accounts?.contains(account) ?? true
      let both = [own, policy].allSatisfy { $0?.contains(account) ?? true }
      #expect(isAllowed == both)
    }
  }

  @Test func readingOnlyIsSetAndNeverUnset() throws {
    let policy = HostPolicy.inForce(try PolicyFile("read_only: true", file: "p"))
    #expect(ProfileSettings().under(policy).readOnly)
    var profile = ProfileSettings()
    profile.readOnly = true
    #expect(profile.under(.inForce(try PolicyFile("", file: "p"))).readOnly)
  }

  // MARK: - Where values come from

  private func rows(
    _ own: String, _ policy: String, profile: String = "", reading: Bool = false
  ) throws -> [String: String] {
    let settings = try Settings.parse(own, file: "config.yaml")
    let host = HostPolicy.inForce(try PolicyFile(policy, file: "policy.yaml"))
    let said: [String: (value: String, origin: SettingsRow.Origin)] =
      reading ? ["read_only": ("true", .init(source: .option, place: "--read-only"))] : [:]
    let origins = SettingsOrigins(
      settings: settings, file: "config.yaml", profileName: profile, policy: host, said: said)
    let rows = origins.rows(of: try settings.under(host, file: "config.yaml"))
    return Dictionary(
      rows.map { row in
        let cells = SettingsRow.columns.dropFirst().map { $0.value(row).text }
        return (row.key, cells.filter { !$0.isEmpty }.joined(separator: " | "))
      }, uniquingKeysWith: { "\($0); \($1)" })
  }

  @Test(arguments: [
    ("", "", "canary", "off | default"),
    ("canary: 5", "", "canary", "5 | settings | config.yaml:1"),
    ("canary: 5", "\ncanary: 5", "canary", "5 | policy | policy.yaml:2"),
    ("canary: 9", "canary: 5", "canary", "9 | settings | config.yaml:1"),
    (
      "\ncanary: 9", "canary: 5%", "canary",
      "5%,9 | settings+policy | config.yaml:2 policy.yaml:1"
    ),
    ("", "stop_after: 3", "stop_after", "20%,3 | default+policy | policy.yaml:1"),
    ("stop_after: 50%", "stop_after: 10%", "stop_after", "10% | policy | policy.yaml:1"),
    ("countdown: 5", "countdown: 2", "countdown", "5 | settings | config.yaml:1"),
    ("mouse: off", "", "mouse", "off | settings | config.yaml:1"),
    ("notify: {bell: no}", "", "notify.bell", "no | settings | config.yaml:1"),
    ("", "approval:\n  phrase: terminal", "approval.phrase", "terminal | policy | policy.yaml:2"),
    (
      "profile: a\nprofiles: {a: {read_only: yes}}", "", "read_only",
      "yes | profile | config.yaml:2"
    ),
    ("", "read_only: on", "read_only", "true | policy | policy.yaml:1"),
    ("filters: {old: age>9d}", "", "filters.old", "age>9d | settings | config.yaml:1"),
    (
      "protection: [{rule: a, reason: x, id: b}]", "protection:\n- {rule: c, reason: x, id: d}",
      "protection",
      "{rule: a, reason: x, id: b} | settings | config.yaml:1; "
        + "{rule: c, reason: x, id: d} | policy | policy.yaml:2"
    ),
    (
      "liftable: [c]", "protection: [{rule: c, reason: x, id: d}]", "liftable",
      "[] | settings+policy | config.yaml:1 policy.yaml"
    ),
    (
      "require_reason: a", "require_reason: b", "require_reason",
      "[a, b] | settings+policy | config.yaml:1 policy.yaml:1"
    ),
  ])
  func eachValueHasItsPlace(_ own: String, _ policy: String, _ key: String, _ row: String) throws {
    let profile = own.hasPrefix("profile: a") ? "a" : ""
    #expect(try rows(own, policy, profile: profile)[key] == row)
  }

  @Test func anOptionIsNamed() throws {
    #expect(try rows("", "", reading: true)["read_only"] == "true | option | --read-only")
    #expect(
      try rows("", "read_only: true", reading: true)["read_only"] == "true | policy | policy.yaml:1"
    )
    #expect(try rows("", "")["theme"] == nil)
  }
}
