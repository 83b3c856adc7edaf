import Canvas
import Dashboard
import Fleet
import LinearRegex
import Testing

import Words
@testable import edgereap

struct SettingsTests {
  /// What is wrong with a text, as it is shown; empty where nothing is.
  private static func complaint(_ text: String) -> String {
    do {
      _ = try Settings.parse(text, file: "config.yaml").under(.absent, file: "config.yaml")
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: ["", "# only a comment\n", "---\n"])
  func aFileThatSaysNothingIsTheDefaults(_ text: String) throws {
    #expect(try Settings.parse(text, file: "x") == Settings())
  }

  /// Forty lines stood for 2^40 nodes, all of which were hashed.
  @Test func aliasesThatMultiplyAreRefused() {
    var lines = ["f0: &f0 [x]"]
    for level in 1...40 { lines.append("f\(level): &f\(level) [*f\(level - 1), *f\(level - 1)]") }
    lines.append("? *f40\n: y")
    #expect(
      Self.complaint(lines.joined(separator: "\n"))
        == "config.yaml:12:12: more than 20 aliases (*name); write the values out")
  }

  @Test(arguments: ["[", "{a: ", "- "])
  func manyLevelsAreRefused(level: String) {
    #expect(Self.complaint(String(repeating: level, count: 20_000)).contains("config.yaml:1:"))
  }

  /// What people write, with what it means or what is said of it.
  @Test(arguments: [
    ("mouse: yes", ""), ("mouse: OFF", ""),
    ("mouse: \"yes\"", "config.yaml:1:8: expected true or false, found 'yes'"),
    ("mouse: !!str yes", "config.yaml:1:8: expected true or false, found 'yes'"),
    ("mouse: tRUE", "config.yaml:1:8: expected true or false, found 'tRUE'"),
    ("countdown: 0x10", ""), ("countdown: 0b11", ""), ("countdown: 0o17", ""),
    ("countdown: 017", ""),
    ("largest_operation: 1_000", ""), ("largest_operation: 25%", ""),
    ("largest_operation: \"25%\"", ""),
    (
      "largest_operation: 0%",
      "config.yaml:1:20: expected a whole number from 1 to 1000000, or a share such as 25%, found '0%'"
    ),
    ("keep:\n- {running: 1}", "config.yaml:2:3: rule 'keep-1' needs a region or a module"),
    ("keep:\n- {region: x}", "config.yaml:2:3: 'running' is missing"),
    (
      "keep:\n- {region: x, running: 1, rule: name-勿删}",
      "config.yaml:2:3: there is a rule 'name-勿删' already; lifting one would lift both"
    ),
    ("countdown: +5", ""),
    ("countdown: 08", "config.yaml:1:12: expected a whole number from 0 to 60, found '08'"),
    ("countdown: \"5\"", "config.yaml:1:12: expected a whole number from 0 to 60, found '5'"),
    ("countdown: 5.0", "config.yaml:1:12: expected a whole number from 0 to 60, found '5.0'"),
    ("countdown: 0x+5", "config.yaml:1:12: expected a whole number from 0 to 60, found '0x+5'"),
    ("\u{FEFF}theme: \u{7}", "config.yaml:1:8: not valid YAML: control characters are not allowed"),
    ("countdown: _1", "config.yaml:1:12: expected a whole number from 0 to 60, found '_1'"),
    ("null", ""), ("~", ""),
    ("countdown: ~", "config.yaml:1:12: expected a whole number from 0 to 60, found '~'"),
    ("\"\"", "config.yaml:1:1: expected 'key: value', found nothing"),
    (
      "profiles:\n  a: {site: cn, regions: [], site: intl}",
      "config.yaml:2:30: 'site' is given twice"
    ),
    (
      "mouse: on\n---\nmouse: off",
      "config.yaml:2:1: a second document begins here; a file can have only one"
    ),
    ("keys: &k {quit: *k}", "config.yaml:1:17: unknown anchor &k"),
    (
      "mouse: on\ntheme: a\u{7}b",
      "config.yaml:2:9: not valid YAML: control characters are not allowed"
    ),
    ("theme: 主\u{7}", "config.yaml:1:9: not valid YAML: control characters are not allowed"),
    ("\u{FEFF}mouse: on", ""), ("mouse: on\r\ntheme: nord\r\n", ""),
    ("%YAML 1.2\n---\nmouse: on\n...\n", ""),
  ])
  func valuesAreThoseOfYAML(_ text: String, _ expected: String) {
    #expect(Self.complaint(text) == expected)
  }

  @Test func anAliasStandsForItsNode() throws {
    let settings = try Settings.parse(
      "theme: &t nord\nprofile: *t\nprofiles: {nord: {}}\n", file: "x")
    #expect(settings.profile?.text == "nord")
  }

  @Test func aFileThatIsNotThereIsTheDefaults() throws {
    #expect(try Settings.load(from: "/nonexistent/config.yaml") == Settings())
  }

  @Test func everyKeyIsRead() throws {
    let settings = try Settings.parse(Self.full, file: "x")
    #expect(settings.profile?.text == "ops")
    let profile = try #require(settings.profiles["ops"])
    #expect(profile.site == .cn)
    #expect(profile.endpoint == "https://gateway.example")
    #expect(profile.regions == ["ap-guangzhou", "ap-tokyo"])
    #expect(profile.products == [.edgezone])
    #expect(profile.readOnly)
    #expect(profile.accounts == ["000012345678"])
    #expect(profile.credentialProcess == "vault-keys edge")
    #expect(
      profile.assumedRole
        == .init(arn: "qcs::cam::uin/1:roleName/r", sessionName: "me", seconds: 3600))
    #expect(settings.largestOperation == .count(500))
    #expect(settings.keep.map(\.name) == ["keep-1", "live"])
    #expect(settings.keep.map(\.running) == [1, 2])
    #expect(settings.keep.map(\.product) == [nil, .ecm])
    #expect(settings.countdown == 0)
    #expect(settings.discipline == Discipline(stopAfter: .count(3), canary: .percent(5)))
    #expect(settings.requiredReasons.map(\.source) == ["^CHG-[0-9]+"])
    #expect(settings.onDisconnect == .finish)
    #expect(settings.ecmZoneOffset == -12_600)
    #expect((settings.slowAfter, settings.stuckAfter, settings.requestTimeout) == (90, 7200, 5))
    #expect(settings.callsPerSecond == 10)
    #expect(settings.theme?.text == "nord")
    #expect(settings.language == .chinese)
    #expect(settings.slowLink)
    #expect(
      settings.notify
        == NotifySettings(bell: true, desktop: false, command: ["tell", "--edge", "$HOME"]))
    #expect(settings.audit == .syslog)
    #expect(!settings.mouse)
    #expect(settings.startFilter?.expression == "state:running @old")
    #expect(settings.savedFilters.names == ["old", "older still", "leaving", "plain"])
    #expect(
      settings.views == [
        SavedView(
          name: "leaving", filter: "phase:terminating @old", columns: [ListColumn(.id)],
          order: SortOrder(column: .age, isReversed: true), grouping: .region),
        SavedView(name: "plain", order: SortOrder(column: .name)),
      ])
    #expect(settings.keys.map(\.command) == ["terminate"])
    #expect(settings.keys.map(\.keys) == [["D", "f8"]])
    #expect(settings.keys.map(\.line) == [56])
    #expect(
      settings.columns == [ListColumn(.name), ListColumn(.zone, width: 24), ListColumn(.created)])
    #expect(settings.order == SortOrder(column: .created, isReversed: true))
    #expect(settings.grouping == .region)
  }

  static let full = """
    profile: ops
    profiles:
      ops:
        site: cn
        endpoint: https://gateway.example
        regions: [ap-guangzhou, ap-tokyo]
        products: [edgezone]
        read_only: true
        accounts: ["000012345678"]
        credentials:
          process: vault-keys edge
          cvm_role: false
          assume_role:
            role_arn: qcs::cam::uin/1:roleName/r
            session_name: me
            duration: 1h
    largest_operation: 500
    keep:
    - {region: "*", running: 1, reason: an edge region must not go dark}
    - {rule: live, module: em-live, product: ecm, running: 2}
    countdown: 0
    on_disconnect: finish
    ecm_time_zone: "-03:30"
    slow_after: 90s
    stuck_after: 2h
    request_timeout: 5s
    calls_per_second: 10
    theme: nord
    language: zh
    slow_link: true
    mouse: false
    notify: {desktop: false, command: [tell, --edge, $HOME]}
    audit: syslog
    stop_after: 3
    canary: 5%
    require_reason: "^CHG-[0-9]+"
    filter: "state:running @old"
    filters:
      old: age>90d
      older still: "@old age>365d"
    views:
      leaving:
        filter: "phase:terminating @old"
        sort: -age
        columns: [id]
        group: region
      plain: {sort: name}
    columns: [name, {name: zone, width: 24}, {name: created}]
    sort: -created
    group: region
    shipped_protection: false
    liftable: [name-donotdelete]
    protection: []
    keys:
      # after a comment
      terminate: [D, f8]
    """

  static let columnNames =
    "id, name, product, region, zone, state, operate_state, type, public_ips, private_ips, tags, "
    + "created, age, since, pay_mode, module, isp"

  static let arn = "qcs::cam::uin/1:roleName/r"

  /// Line and column from 1, what was found, and what would do.
  @Test(arguments: [
    ("countdwn: 3", "config.yaml:1:1: unknown key 'countdwn'; did you mean 'countdown'?"),
    (
      "profiles: {ops: {}, night: {}}\nprofile: opps",
      "config.yaml:2:10: there is no profile 'opps'; did you mean 'ops'?"
    ),
    (
      "profile: ops", "config.yaml:1:10: there is no profile 'ops'; no profiles are defined"
    ),
    (
      "request_timeout: 5", "config.yaml:1:18: '5' has no unit; write 5s"
    ),
    (
      "\ncountdown: soon",
      "config.yaml:2:12: expected a whole number from 0 to 60, found 'soon'"
    ),
    ("countdown: 61", "config.yaml:1:12: expected a whole number from 0 to 60, found '61'"),
    ("countdown: -1", "config.yaml:1:12: expected a whole number from 0 to 60, found '-1'"),
    ("mouse: maybe", "config.yaml:1:8: expected true or false, found 'maybe'"),
    ("notify: true", "config.yaml:1:9: expected 'key: value', found 'true'"),
    ("notify: {bel: true}", "config.yaml:1:10: unknown key 'bel'; did you mean 'bell'?"),
    ("notify: {command: tell}", "config.yaml:1:19: expected a list such as [tell], found 'tell'"),
    (
      "notify: {command: [\"\", x]}",
      "config.yaml:1:19: expected a program and its arguments, found a list"
    ),
    ("audit: file", "config.yaml:1:8: expected one of syslog, found 'file'"),
    ("notify:\n  bell: loud", "config.yaml:2:9: expected true or false, found 'loud'"),
    ("mouse: [1]", "config.yaml:1:8: expected true or false, found a list"),
    ("theme: {}", "config.yaml:1:8: expected text, found a mapping"),
    ("on_disconnect: stop", "config.yaml:1:16: expected one of pause, finish, found 'stop'"),
    (
      "slow_after: [5]",
      "config.yaml:1:13: expected a time such as 90s, 15m, 1h or 2d, found a list"
    ),
    (
      "profiles:\n  ops:\n    site: us",
      "config.yaml:3:11: expected one of intl, cn, found 'us'"
    ),
    (
      "profiles:\n  ops:\n    region: [x]",
      "config.yaml:3:5: unknown key 'region'; did you mean 'regions'?"
    ),
    ("profiles: [ops]", "config.yaml:1:11: expected 'key: value', found a list"),
    ("stop_after: 20", ""), ("stop_after: never", ""), ("canary: off", ""), ("canary: 10%", ""),
    (
      "stop_after: 120%", "config.yaml:1:13: expected 20%, 10 or never, found '120%'"
    ),
    ("canary: 0", "config.yaml:1:9: expected 5, 10% or off, found '0'"),
    ("liftable: core", "config.yaml:1:11: expected a list such as [core], found 'core'"),
    ("- a\n- b", "config.yaml:1:1: expected 'key: value', found a list"),
    (
      "filter: stat:running",
      "config.yaml:1:9: character 1 of the filter: there is no field 'stat'; did you mean state?"
    ),
    (
      "filter: cdn @ol\nfilters:\n  old: age>90d",
      "config.yaml:1:9: character 5 of the filter: there is no saved filter 'ol'; did you mean @old?"
    ),
    (
      "filters:\n  a: cdn @b\n  b: \"@c\"\n  c: \"@a\"",
      "config.yaml:4:6: character 1 of the filter: @a refers to itself: @a → @b → @c → @a"
    ),
    (
      "filters: {\"@a\": cdn}",
      "config.yaml:1:11: a filter needs a name without @ before it, found '@a'"
    ),
    (
      "filters: {a: cdn}\nviews:\n  a: {filter: web}",
      "config.yaml:3:3: there is a filter or view 'a' already; they share one name space"
    ),
    (
      "views: {a: {}}\nfilters: {a: cdn}",
      "config.yaml:2:11: there is a filter or view 'a' already; they share one name space"
    ),
    (
      "views: {a: {fliter: cdn}}",
      "config.yaml:1:13: unknown key 'fliter'; did you mean 'filter'?"
    ),
    (
      "views: {a: {filter: \"@b\"}}",
      "config.yaml:1:21: character 1 of the filter: there is no saved filter 'b'; did you mean @a?"
    ),
    ("views: {a: {sort: agee}}", "config.yaml:1:19: no column 'agee'; did you mean 'age'?"),
    ("views: {\" \": {}}", "config.yaml:1:9: a filter needs a name without @ before it, found ' '"),
    ("views: {a: cdn}", "config.yaml:1:12: expected 'key: value', found 'cdn'"),
    (
      "columns: [id, zonee]",
      "config.yaml:1:15: no column 'zonee'; did you mean 'zone'?"
    ),
    (
      "columns:\n- id\n- {name: zone, width: wide}",
      "config.yaml:3:23: expected a whole number from 3 to 200, found 'wide'"
    ),
    (
      "columns: [{name: zone, width: 2}]",
      "config.yaml:1:31: expected a whole number from 3 to 200, found '2'"
    ),
    ("columns: [{width: 9}]", "config.yaml:1:11: a column needs a 'name'"),
    (
      "columns: [{name: id, with: 9}]",
      "config.yaml:1:22: unknown key 'with'; did you mean 'width'?"
    ),
    ("columns: [id, name, id]", "config.yaml:1:21: the column 'id' is given twice"),
    ("columns: []", "config.yaml:1:10: a list needs a column, such as id"),
    ("columns: id", "config.yaml:1:10: expected a list such as [id], found 'id'"),
    (
      "sort: --id", "config.yaml:1:7: no column '-id'; did you mean 'id'?"
    ),
    ("sort: marked", "config.yaml:1:7: no column 'marked'; choose from \(columnNames)"),
    (
      "group: city",
      "config.yaml:1:8: expected one of none, region, product, module, zone, state, found 'city'"
    ),
    ("ecm_time_zone: 8", "config.yaml:1:16: expected an offset such as \"+08:00\", found '8'"),
    (
      "protection:\n- {reason: r, id: x}", "config.yaml:2:3: a rule needs a 'rule' name"
    ),
    ("protection:\n- {rule: r, id: x}", "config.yaml:2:3: rule 'r' needs a 'reason'"),
    (
      "protection:\n- {rule: r, reason: x}",
      "config.yaml:2:3: rule 'r' needs a condition, such as name_contains, region or tag"
    ),
    (
      "protection:\n- {rule: r, reason: x, expires: 2027-01-31, id: x}",
      "config.yaml:2:33: expected a time with an offset such as 2027-01-31T00:00:00+08:00"
    ),
    (
      "protection:\n- {rule: r, reason: x, name_finds: 'a(b'}",
      "config.yaml:2:36: character 4 of the expression: '(' has no ')'"
    ),
    (
      "protection:\n- {rule: r, reason: x, id: a}\n- {rule: r, reason: y, id: b}",
      "config.yaml:3:3: there is a rule 'r' already; lifting one would lift both"
    ),
    (
      "profiles: {a: {endpoint: gateway.example}}",
      "config.yaml:1:26: not an address of the form https://host[:port]: gateway.example"
    ),
    (
      "profiles: {a: {endpoint: 'http://10.0.0.1'}}",
      "config.yaml:1:26: plain http is allowed on loopback only: http://10.0.0.1"
    ),
    (
      "profiles: {a: {endpoint: ''}}",
      "config.yaml:1:26: the endpoint is empty; omit it to use the real services"
    ),
    (
      "profiles: {a: {credentials: {metadata: 'http://'}}}",
      "config.yaml:1:40: expected an address such as http://metadata.tencentyun.com, found "
        + "'http://'"
    ),
    (
      "profiles: {a: {regions: ['ap tokyo']}}",
      "config.yaml:1:26: profile 'a': there is no region 'ap tokyo'; did you mean 'ap-tokyo'?"
    ),
    (
      "protection: [{rule: r, reason: x, zone: 'AP-1'}]",
      "config.yaml:1:41: rule 'r' protects nothing: there is no zone 'AP-1'"
    ),
    (
      "protection: [{rule: r, reason: x, id: ''}]",
      "config.yaml:1:39: expected text, found nothing"
    ),
    (
      "profiles: {a: {accounts: [abc]}}",
      "config.yaml:1:27: expected an account id, which has digits only, found 'abc'"
    ),
    (
      "profiles: {a: {credentials: {assume_role: {role_arn: edge}}}}",
      "config.yaml:1:54: expected a role such as qcs::cam::uin/100012345678:roleName/NAME, found "
        + "'edge'"
    ),
    (
      "profiles: {a: {credentials: {process: x, tccli_profile: y}}}",
      "config.yaml:1:42: 'process' and 'tccli_profile' are both given, and only one source of keys "
        + "is used; keep one"
    ),
    (
      "profiles: {a: {credentials: {cvm_role: true, process: x}}}",
      "config.yaml:1:46: 'cvm_role' and 'process' are both given, and only one source of keys is "
        + "used; keep one"
    ),
    ("filters: {idle: ''}", "config.yaml:1:17: expected text, found nothing"),
    (
      "slow_after: 2h",
      "config.yaml:1:13: slow_after is longer than stuck_after, so that no instance would ever "
        + "count as slow"
    ),
    ("request_timeout: 0s", "config.yaml:1:18: expected at least 1s, found '0s'"),
    (
      "liftable: [name-donotdelet]",
      "config.yaml:1:12: there is no rule 'name-donotdelet'; did you mean 'name-donotdelete'?"
    ),
    (
      "profiles:\n  o:\n    credentials:\n      assume_role: {duration: 1h}",
      "config.yaml:4:20: 'role_arn' is missing"
    ),
    (
      "profiles:\n  o:\n    credentials:\n      assume_role: {role_arn: \(arn), duration: 13h}",
      "config.yaml:4:69: expected at most 12h"
    ),
  ])
  func anErrorSaysWhereWhatAndWhatWouldDo(_ text: String, _ expected: String) {
    #expect(Self.complaint(text) == expected)
  }

  @Test(arguments: [
    ("theme: [", 1), ("a: b: c", 1), ("x: \"open", 1), ("theme: a\n\tmouse: true", 2),
    ("theme: a\ntheme: b", 1), ("a: *nowhere", 1),
  ])
  func whatIsNotYAMLIsPointedAt(_ text: String, atLeastLine line: Int) throws {
    let error = #expect(throws: SettingsError.self) {
      try Settings.parse(text, file: "config.yaml")
    }
    #expect(try #require(error).line >= line)
  }

  @Test func aProfileHasRulesAndAColourOfItsOwn() throws {
    let settings = try Settings.parse(
      """
      profiles:
        night:
          title_colour: "#aa0000"
          protection:
            - {rule: night-shift, reason: ask first, region: ap-tokyo}
      """, file: "x")
    let profile = try #require(settings.profiles["night"])
    #expect(profile.protection.map(\.rule.name) == ["night-shift"])
    #expect(profile.protection.map(\.rule.conditions) == [[.region("ap-tokyo")]])
    #expect(profile.titleColour == Colour("#aa0000"))
    // Under another profile they do not hold.
    #expect(!settings.rules.contains { $0.name == "night-shift" })
  }

  @Test(arguments: Language.allCases) func theSampleIsWhatIsRead(_ language: Language) throws {
    let sample = Settings.sample(Words(language))
    #expect(try Settings.parse(sample, file: "sample") == Settings())
    // With the comment signs taken away it has to be read without a complaint.
    let lines = sample.split(separator: "\n", omittingEmptySubsequences: false)
    let yaml = lines.compactMap { line -> Substring? in
      guard line.hasPrefix("#") else { return line }
      let rest = line.dropFirst()
      return rest.hasPrefix(" ") && !rest.hasPrefix("  ") ? nil : rest
    }
    let settings = try Settings.parse(yaml.joined(separator: "\n"), file: "sample")
    #expect(settings.profiles.keys.sorted() == ["ops"])
    #expect(settings.protection.map(\.name) == ["core-caches"])
    let defaults = Settings()
    #expect(settings.countdown == defaults.countdown)
    #expect(settings.slowAfter == defaults.slowAfter)
    #expect(settings.stuckAfter == defaults.stuckAfter)
    #expect(settings.requestTimeout == defaults.requestTimeout)
    #expect(settings.callsPerSecond == defaults.callsPerSecond)
    #expect(settings.onDisconnect == defaults.onDisconnect)
    #expect(settings.mouse == defaults.mouse)
    #expect(settings.slowLink == defaults.slowLink)
    #expect((settings.notify.bell, settings.notify.desktop) == (true, true))
    #expect(settings.notify.command == ["notify-oncall", "--edge"])
    #expect(settings.keepsShippedProtection == defaults.keepsShippedProtection)
    for key in Settings.keys {
      #expect(sample.contains("\n#\(key.name):"), "\(key.name) is not in the sample")
    }
  }

  @Test func everyKeyIsExplainedInBothLanguages() {
    for language in Language.allCases {
      let words = Words(language)
      let summaries =
        Settings.keys.map { $0.summary(words) } + ProfileSettings.keys.map { $0.summary(words) }
        + ProfileSettings.credentialKeys.map { $0.summary(words) }
        + ProfileSettings.RoleSettings.keys.map { $0.summary(words) }
        + ["protection", "keep"].flatMap { SettingsNode.itemKeys(of: $0, words) }.map(\.summary)
      for summary in summaries {
        let isChinese = summary.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        // The shipped rule has a Chinese word in its name.
        #expect(isChinese == (language == .chinese) || summary.contains("勿删"), "\(summary)")
      }
    }
  }

  @Test func everyConditionOfARuleIsRead() throws {
    let text = """
      protection:
        - rule: core
          reason: serves live events
          expires: 2027-01-31T00:00:00+08:00
          name_contains: core-
          name_matches: "live-*"
          name_finds: "^(live|core)-"
          id: epm-1
          region: ap-tokyo
          zone: ap-tokyo-1
          product: edgezone
          tag: env=prod=x
          younger_than: 2h
          older_than: 365d
        - {rule: tagged, reason: r, tag: keep}
      """
    let settings = try Settings.parse(text, file: "x")
    let rule = try #require(settings.protection.first)
    #expect(rule.expires == Timestamp(iso8601: "2027-01-30T16:00:00Z"))
    #expect(
      rule.conditions == [
        .nameContains("core-"), .nameMatches("live-*"),
        .nameFinds(try TextPattern("^(live|core)-")),
        .id("epm-1"), .region("ap-tokyo"), .zone("ap-tokyo-1"), .product(.edgezone),
        .tag(key: "env", value: "prod=x"), .youngerThan(7200), .olderThan(31_536_000),
      ])
    #expect(settings.protection.last?.conditions == [.tag(key: "keep", value: nil)])
    #expect(settings.rules.count == ProtectionRule.shipped.count + 2)
  }
}
