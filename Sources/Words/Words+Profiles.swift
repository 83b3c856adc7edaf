/// The words of switching between profiles.
package extension Words {
  var profilesTitle: String { pick("Profiles", "配置") }
  var noProfiles: String {
    pick(
      "No profiles in the settings; add one under profiles: in config.yaml",
      "设置中没有配置；请在 config.yaml 的 profiles: 下添加")
  }
  var noProfilesInDemo: String {
    pick("The demo has no profiles", "演示模式没有配置")
  }
  /// - Parameter name: empty for a start without a profile.
  func profileName(_ name: String) -> String { name.isEmpty ? pick("(none)", "（无）") : name }
  func profileShown(_ name: String) -> String {
    pick("Profile \(profileName(name))", "当前配置：\(profileName(name))")
  }
  func openingProfile(_ name: String) -> String {
    pick("Opening \(name): settings, keys, endpoint …", "正在打开 \(name)：设置、密钥、地址…")
  }
  func openingGivenUp(_ name: String) -> String {
    pick("Not opened: \(name)", "未打开：\(name)")
  }
  func profileRefused(_ name: String, _ reason: String) -> String {
    pick("\(name) not opened: \(reason)", "未打开 \(name)：\(reason)")
  }
  var giveUp: String { pick("give up", "放弃") }

  // The rows of the list
  var profileOnScreen: String { pick("on the screen", "当前显示") }
  var profileIsOpen: String { pick("open", "已打开") }
  var profileNotOpened: String { pick("not opened", "未打开") }
  var profileQuiet: String { pick("nothing runs", "无进行中的操作") }
  var ownKeys: String { pick("its own keys", "专用密钥") }
  var defaultKeys: String {
    pick("keys of the environment or tccli", "密钥取自环境变量或 tccli")
  }
  func sameAccount(as names: [String]) -> String {
    let names = names.map(profileName).joined(separator: listComma)
    return pick("same account as \(names)", "与 \(names) 为同一账号")
  }
  func titleColour(_ name: String) -> String { pick("title \(name)", "标题 \(name)") }
  func operationTotals(_ id: String, _ totals: String) -> String {
    pick("operation \(id): \(totals)", "操作 \(id)：\(totals)")
  }
  func operationCount(_ number: Int) -> String {
    count(number, "operation", "operations", "个操作")
  }
  func notBegunYet(_ count: Int) -> String {
    pick("\(instances(count)) not begun", "\(instances(count))尚未开始")
  }

  // What other profiles do
  var asksCanary: String { pick("canary asks", "金丝雀待答复") }
  var endedWord: String { pick("ended", "已结束") }
  func said(_ profile: String, _ text: String) -> String {
    pick("\(profileName(profile)): \(text)", "\(profileName(profile))：\(text)")
  }
  func firstFailure(of operation: String) -> String {
    pick("first failure in operation \(operation)", "操作 \(operation) 首次出现失败")
  }
  func canaryAsks(key: String) -> String {
    pick("the canary is leaving and waits for your answer · \(key)", "金丝雀正在销毁，等待答复；按 \(key)")
  }

  /// - Parameters:
  ///   - own: ids of the operations of the profile on the screen.
  ///   - profiles: the others in which something is in flight.
  func operationsInFlight(own: [String], beside profiles: [String]) -> String {
    guard !profiles.isEmpty else { return operationsInFlight(own) }
    let names = profiles.joined(separator: listComma)
    guard !own.isEmpty else {
      return pick("In flight in \(names).", "\(names) 中有操作正在进行。")
    }
    return pick(
      "In flight: \(operationCount(own.count)) here, others in \(names).",
      "进行中：此处 \(operationCount(own.count))，\(names) 中也有。")
  }

  // Why a profile is not opened
  func endpointOfAnother(_ profile: String) -> String {
    pick(
      """
      The endpoint given at the start is not for this profile, which names none. Set endpoint: under \
      it, or start 'edgereap --profile \(profile)'.
      """,
      "启动时指定的地址不用于此配置，而此配置未指定地址。请在其下设置 endpoint:，或运行 edgereap --profile \(profile)。")
  }
}
