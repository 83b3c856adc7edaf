import Fleet

/// Words of a command line that would be passed over, or would mean more than they say.
package extension Words {
  func emptyVariable(_ name: String) -> String {
    pick("\(name) is set and empty; unset it, or give it a value", "\(name) 已设置但为空；请取消设置或赋值")
  }
  func emptyOption(_ name: String) -> String {
    pick("\(name)= has no value; write one, or leave the option out", "\(name)= 缺少值；请写上值，或不写此项")
  }
  func secondValue(_ name: String) -> String {
    pick("\(name) takes one value and was given twice", "\(name) 只接受一个值，却出现多次")
  }
  func narrowsNothing(_ option: String, _ command: String) -> String {
    pick(
      "\(option) does not apply to \(command), which is not limited to regions or products; leave it out",
      "\(option) 不适用于 \(command)：该命令不按地域或产品限定；请不要写此项")
  }
  /// - Parameters:
  ///   - options: `--region`.
  ///   - places: `edgezone ap-tokyo`.
  func outside(_ count: Int, _ options: [String], _ places: [String]) -> String {
    let more = places.count > 5 ? ["…"] : []
    let shown = (places.prefix(5) + more).joined(separator: pick(", ", "、"))
    return pick(
      "\(instances(count)) of the plan \(count == 1 ? "is" : "are") outside "
        + "\(options.joined(separator: " and ")): \(shown). Make a plan without "
        + "\(count == 1 ? "it" : "them"), or apply this one whole.",
      "计划中有 \(count.grouped) 台不在 \(options.joined(separator: " 与 ")) 的范围内：\(shown)。"
        + "请另行计划，或不写此选项以执行整个计划。")
  }
}

/// Values of a settings file that would fail later, or do nothing.
package extension Words {
  func unknownPlace(_ name: String, isZone: Bool, among regions: [String]) -> String {
    let problem =
      isZone
      ? pick("there is no zone '\(name)'", "没有可用区“\(name)”")
      : pick("there is no region '\(name)'", "没有地域“\(name)”")
    let hint = isZone ? nil : didYouMean(name, among: regions)
    return problem + (hint.map { semicolon + $0 } ?? "")
  }
  /// A place that the program does not know, and a service may.
  func doubtfulPlace(_ name: String, isZone: Bool, among regions: [String]) -> String {
    let problem =
      isZone
      ? pick("zone '\(name)' is in no known region", "可用区“\(name)”不属于已知的地域")
      : pick("region '\(name)' is not known", "未知的地域“\(name)”")
    let hint = isZone ? nil : didYouMean(name, among: regions)
    return problem + pick("; refused unless a service has it", "；除非服务中确有，否则将被拒绝")
      + (hint.map { semicolon + $0 } ?? "")
  }
  func inRule(_ rule: String, _ problem: String) -> String {
    pick("rule '\(rule)': \(problem)", "规则“\(rule)”：\(problem)")
  }
  func ruleProtectsNothing(_ rule: String, _ problem: String) -> String {
    pick("rule '\(rule)' protects nothing: \(problem)", "规则“\(rule)”未保护任何实例：\(problem)")
  }
  func ruleHasExpired(_ rule: String) -> String {
    pick("rule '\(rule)' has expired and no longer protects", "规则“\(rule)”已失效，不再起保护作用")
  }
  func unknownRule(_ name: String, among known: [String]) -> String {
    let hint = didYouMean(name, among: known) ?? thereAre(known)
    return pick("there is no rule '\(name)'; \(hint)", "没有规则“\(name)”；\(hint)")
  }
  func twoSources(_ first: String, _ second: String) -> String {
    pick(
      "'\(first)' and '\(second)' are both given, and only one source of keys is used; keep one",
      "同时写了“\(first)”和“\(second)”，而密钥来源只用其一；请只保留一个")
  }
  var slowAfterStuck: String {
    pick(
      "slow_after is longer than stuck_after, so that no instance would ever count as slow",
      "slow_after 大于 stuck_after，任何实例都不会视为较慢")
  }
  var aServiceAddress: String {
    pick(
      "an address such as http://metadata.tencentyun.com",
      "地址，如 http://metadata.tencentyun.com")
  }
  var anAccountID: String {
    pick("an account id, which has digits only", "账号 ID（仅含数字）")
  }
  var aRoleARN: String {
    pick(
      "a role such as qcs::cam::uin/100012345678:roleName/NAME",
      "角色，形如 qcs::cam::uin/100012345678:roleName/名称")
  }
  var leadsNowhere: String {
    pick(
      "on its path is a symlink that leads nowhere, or a file in the place of a folder",
      "其路径上有无目标的符号链接，或有文件占据了目录的位置")
  }
}
