package import Fleet

/// What a plan leaves running, and the rules that it has to keep.
package extension Words {
  /// The places from which something goes, the emptiest first, each a line; those beyond the last line
  /// are counted there.
  func remaining(_ remainders: [Remainder], lines count: Int) -> [String] {
    guard remainders.count > count, count > 0 else { return remainders.map(remainder) }
    let shown = remainders.prefix(max(1, count - 1))
    let others = remainders.dropFirst(shown.count)
    let regions = others.count { $0.place.region != nil }
    let modules = others.count - regions
    let parts = [
      regions > 0 ? self.count(regions, "other region", "other regions", "个地域") : nil,
      modules > 0 ? self.count(modules, "other module", "other modules", "个模块") : nil,
    ].compactMap(\.self)
    let rest = pick("and ", "另有 ") + parts.joined(separator: pick(" and ", "、"))
    var lines = shown.map(remainder)
    if count == 1 { lines[0] += pick(" ", "，") + rest } else { lines.append(rest) }
    return lines
  }

  /// `ap-chengdu: 12 of 12 running go, none remain`
  private func remainder(_ remainder: Remainder) -> String {
    let (going, remain) = (remainder.going, remainder.remain)
    let goes = pick(
      going == 0
        ? "nothing running goes" : "\(going.grouped) of \(remainder.running.grouped) running go",
      going == 0
        ? "不涉及运行中的实例" : "运行中 \(remainder.running.grouped) 台，销毁 \(going.grouped) 台")
    let stays = pick(
      remain == 0 ? "none remain" : "\(remain.grouped) remain",
      remain == 0 ? "无剩余" : "剩余 \(remain.grouped) 台")
    let doubt = remainder.isWhole ? "" : aside(pick("not listed whole", "未完整列出"))
    return place(remainder.place) + colon + goes + comma + stays + doubt
  }

  /// `ap-chengdu`, `module live`, `module live in ap-chengdu`.
  private func place(_ place: FleetPlace) -> String {
    let region = place.region.map(self.region)
    guard let name = place.module else { return region ?? "" }
    let module = pick("module \(name)", "模块 \(name)")
    return region.map { pick("\(module) in \($0)", "\($0) 的\(module)") } ?? module
  }

  /// Where and why a plan does not keep to a rule.
  func breach(_ breach: KeepRule.Breach) -> String {
    let (rule, place) = (breach.rule, place(breach.place))
    switch breach.finding {
    case .tooFew(let remaining):
      return pick("rule \(rule.name): ", "规则 \(rule.name)：")
        + kept(rule, breach.place, remaining: remaining)
    case .notListed(let gap):
      return pick(
        "rule \(rule.name) cannot be shown to hold in \(place): \(self.gap(gap))",
        "无法证明规则 \(rule.name) 在 \(place) 成立：\(self.gap(gap))")
    }
  }

  /// `ap-chengdu would keep 0 running, the rule requires 1: an edge region must not go dark`
  func kept(_ rule: KeepRule, _ place: FleetPlace, remaining: Int) -> String {
    pick(
      "\(self.place(place)) would keep \(remaining.grouped) running, \(rule.running.grouped) required",
      "\(self.place(place)) 将剩 \(remaining.grouped) 台运行中，至少须 \(rule.running.grouped) 台")
      + (rule.reason.isEmpty ? "" : colon + rule.reason)
  }

  private func gap(_ gap: ListingGap) -> String {
    switch gap {
    case .productLeftOut(let product):
      pick(
        "--product or the profile leaves out \(product.displayName)",
        "--product 或配置未包含 \(product.displayName)")
    case .regionsLeftOut:
      pick("--region or the profile leaves out a part of it", "--region 或配置未包含其中一部分")
    case .unanswered(let product):
      pick("\(product.displayName) was not listed whole", "\(product.displayName) 未完整列出")
    }
  }
}
