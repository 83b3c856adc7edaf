import Canvas
import Fleet
import Words

extension ProfileSettings {
  static let keys: [SettingsKey<ProfileSettings>] = [
    SettingsKey("site", "intl or cn", sample: "intl") { $0.site = try $1.choice(Site.self) },
    SettingsKey("endpoint", "one address for every service", sample: "https://gateway.example") {
      $0.endpoint = try $1.text()
    },
    SettingsKey("regions", "list these only", sample: "[ap-guangzhou]") {
      $0.regions = try $1.texts()
    },
    SettingsKey(
      "products", "list these only: \(Product.names(", "))",
      sample: "[\(Product.names(", "))]"
    ) {
      profile, node in
      for item in try node.list() { profile.products.append(try item.choice(Product.self)) }
    },
    SettingsKey("read_only", "terminate nothing", sample: "false") {
      $0.readOnly = try $1.flag()
    },
    SettingsKey(
      "accounts", "accounts that may be terminated in; any other is read-only",
      sample: "[\"100012345678\"]"
    ) { $0.accounts = try $1.texts() },
    SettingsKey(
      "protection", "rules beside those of every profile, written like them",
      sample: "[{rule: night-shift, reason: ask first, region: ap-tokyo}]"
    ) { profile, node in
      for item in try node.list() {
        profile.protection.append(
          ProfileRule(rule: try item.protectionRule(), line: item.line, column: item.column))
      }
    },
    SettingsKey(
      "title_colour", "behind the title: a name, a number from 0 to 255, or \"#rrggbb\"",
      sample: "red"
    ) {
      let text = try $1.text()
      guard let colour = Colour(text), colour != .terminalDefault else {
        throw $1.error { $0.expected($0.aColour(Colour.names)) }
      }
      $0.titleColour = colour
    },
    SettingsKey("credentials", "where the keys come from", sample: "") {
      try $1.read(into: &$0, by: credentialKeys)
    },
  ]

  static let credentialKeys: [SettingsKey<ProfileSettings>] = [
    SettingsKey(
      "process", "a command that prints {\"SecretId\":…,\"SecretKey\":…,\"Token\":…}",
      sample: "\"vault-keys edge\""
    ) { $0.credentialProcess = try $1.text() },
    SettingsKey("tccli_profile", "a profile of tccli", sample: "default") {
      $0.tccliProfile = try $1.text()
    },
    SettingsKey("cvm_role", "ask the metadata service of the CVM for its role", sample: "false") {
      $0.usesInstanceRole = try $1.flag()
    },
    SettingsKey(
      "metadata", "where that service is", sample: "http://metadata.tencentyun.com"
    ) {
      let address = try $1.text()
      guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
        throw $1.error { $0.expected($0.anAddress) }
      }
      $0.metadataAddress = address.hasSuffix("/") ? String(address.dropLast()) : address
    },
    SettingsKey("assume_role", "a role to assume on top", sample: "") {
      profile, node in
      var role = RoleSettings(arn: "", sessionName: "edgereap", seconds: 7200)
      try node.read(into: &role, by: RoleSettings.keys)
      guard !role.arn.isEmpty else { throw node.error { $0.missingKey("role_arn") } }
      profile.assumedRole = role
    },
  ]
}

extension ProfileSettings.RoleSettings {
  static let keys: [SettingsKey<ProfileSettings.RoleSettings>] = [
    SettingsKey(
      "role_arn", "the role", sample: "qcs::cam::uin/100012345678:roleName/edge-operator"
    ) { $0.arn = try $1.text() },
    SettingsKey("session_name", "shown in the account's audit log", sample: "edgereap") {
      $0.sessionName = try $1.text()
    },
    SettingsKey("duration", "how long the temporary keys hold", sample: "2h") {
      role, node in
      role.seconds = Int(try node.seconds())
      guard (1...43_200).contains(role.seconds) else {
        throw node.error { $0.expected($0.atMostTwelveHours) }
      }
    },
  ]
}
