import Canvas
import Fleet
import Words

extension ProfileSettings {
  static let keys: [SettingsKey<ProfileSettings>] = [
    SettingsKey(
      "site", "account system: intl or cn", "账号体系：intl（国际站）或 cn（中国站）", default: "intl"
    ) { $0.site = try $1.choice(Site.self) },
    SettingsKey(
      "endpoint", "one address for every service", "所有服务共用的地址", sample: "https://gateway.example"
    ) {
      $0.endpoint = try $1.endpoint()
    },
    SettingsKey("regions", "list only these", "只列出这些地域", sample: "[ap-guangzhou]") {
      $0.regions = try $1.texts()
    },
    SettingsKey(
      "products", "list only these: \(Product.names(", "))",
      "只列出这些产品：\(Product.names("、"))",
      sample: "[\(Product.names(", "))]"
    ) {
      profile, node in
      for item in try node.list() { profile.products.append(try item.choice(Product.self)) }
    },
    SettingsKey(
      "read_only", "terminate nothing", "禁止销毁", default: "false", policy: .set(\.readOnly)
    ) {
      $0.readOnly = try $1.flag()
    },
    SettingsKey(
      "accounts", "accounts in which instances may be terminated; any other is read-only",
      "允许销毁实例的账号；其他账号只读",
      sample: "[\"100012345678\"]",
      policy: .of(\.accounts, .common, text: { $0?.settingsText }) { own, policy in
        policy.map { policy in own?.filter(policy.contains) ?? policy } ?? own
      }
    ) { $0.accounts = try $1.accountIDs() },
    SettingsKey(
      "protection", "rules of this profile, in addition to the shared ones", "仅用于本配置的保护规则，写法相同",
      sample: "[{rule: night-shift, reason: ask first, region: ap-tokyo}]",
      chineseSample: "[{rule: night-shift, reason: 请先询问, region: ap-tokyo}]"
    ) { profile, node in
      for item in try node.list() {
        profile.protection.append(
          ProfileRule(rule: try item.protectionRule(), line: item.line, column: item.column))
      }
    },
    SettingsKey(
      "title_colour", "background of the title: a name, a number from 0 to 255, or \"#rrggbb\"",
      "标题背景色：颜色名、0 至 255 的数字或 \"#rrggbb\"",
      sample: "red"
    ) {
      let text = try $1.text()
      guard let colour = Colour(text), colour != .terminalDefault else {
        throw $1.error { $0.expected($0.aColour(Colour.names)) }
      }
      $0.titleColour = colour
    },
    SettingsKey("credentials", "where the keys come from", "密钥来源", sample: "") {
      try $1.read(into: &$0, by: credentialKeys)
      try $1.checkSources(of: $0)
    },
  ]

  static let credentialKeys: [SettingsKey<ProfileSettings>] = [
    SettingsKey(
      "process", "a command that prints {\"SecretId\":…,\"SecretKey\":…,\"Token\":…}",
      "输出 {\"SecretId\":…,\"SecretKey\":…,\"Token\":…} 的命令",
      sample: "\"vault-keys edge\""
    ) { $0.credentialProcess = try $1.filledText() },
    SettingsKey("tccli_profile", "a profile of tccli", "tccli 的配置", sample: "default") {
      $0.tccliProfile = try $1.filledText()
    },
    SettingsKey(
      "cvm_role", "ask the CVM's metadata service for its role", "从云服务器元数据服务获取角色", default: "false"
    ) {
      $0.usesInstanceRole = try $1.flag()
    },
    SettingsKey(
      "metadata", "address of that service", "该服务的地址", default: "http://metadata.tencentyun.com"
    ) {
      $0.metadataAddress = try $1.metadataAddress()
    },
    SettingsKey(
      "assume_role", "a role to assume with those keys", "用上述密钥扮演的角色", sample: ""
    ) {
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
      "role_arn", "the role", "角色", sample: "qcs::cam::uin/100012345678:roleName/edge-operator"
    ) { $0.arn = try $1.roleARN() },
    SettingsKey(
      "session_name", "shown in the account's audit log", "显示在账号的操作审计中", default: "edgereap"
    ) {
      $0.sessionName = try $1.text()
    },
    SettingsKey("duration", "lifetime of the temporary keys", "临时密钥的有效期", default: "2h") {
      role, node in
      role.seconds = Int(try node.seconds())
      guard (1...43_200).contains(role.seconds) else {
        throw node.error { $0.expected($0.atMostTwelveHours) }
      }
    },
  ]
}
