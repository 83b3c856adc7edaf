package import Fleet

/// What a plan leaves running, and the rules that it has to keep.
package extension Words {
  /// The places from which something running goes, the emptiest first, each a line; those beyond the
  /// last line are counted there, and all of them where there is only one line.
  func remaining(_ remainders: [Remainder], lines count: Int) -> [RemainingLine] {
    let shown = remainders.count > count ? remainders.prefix(max(0, count - 1)) : remainders[...]
    let lines = shown.map { RemainingLine(parts: [remainder($0)], isEmptied: $0.remain == 0) }
    let others = remainders.dropFirst(shown.count)
    return others.isEmpty || count < 1
      ? lines : lines + [remaining(others, areOthers: !shown.isEmpty)]
  }

  /// `none remain in 2 other regions; 6 regions, 5 modules keep some running`
  private func remaining(_ counted: ArraySlice<Remainder>, areOthers: Bool) -> RemainingLine {
    let emptied = counted.filter { $0.remain == 0 }
    let others = counted.filter { $0.remain > 0 }
    let more = areOthers ? pick("", "另有 ") : ""
    var parts: [String] = []
    if !emptied.isEmpty {
      let places = places(emptied, areOthers: areOthers)
      parts.append(pick("none remain in \(places)", "\(more)\(places)无剩余"))
    }
    if !others.isEmpty {
      let isFirst = emptied.isEmpty
      let places = places(others, areOthers: areOthers && isFirst)
      let verb = others.count == 1 ? "keeps" : "keep"
      parts.append(
        pick("\(places) \(verb) some running", "\(isFirst ? more : "")\(places)仍有剩余"))
    }
    return RemainingLine(parts: parts, isEmptied: !emptied.isEmpty)
  }

  /// `2 other regions, 1 module`
  private func places(_ remainders: [Remainder], areOthers: Bool) -> String {
    let regions = remainders.count { $0.place.region != nil }
    let modules = remainders.count - regions
    func other(_ isFirst: Bool) -> String { areOthers && isFirst ? "other " : "" }
    var parts: [String] = []
    if regions > 0 {
      parts.append(count(regions, "\(other(true))region", "\(other(true))regions", "个地域"))
    }
    if modules > 0 {
      let sign = other(regions == 0)
      parts.append(count(modules, "\(sign)module", "\(sign)modules", "个模块"))
    }
    return parts.joined(separator: listComma)
  }

  /// `ap-chengdu: 12 of 12 running go, none remain`
  private func remainder(_ remainder: Remainder) -> String {
    let (going, remain) = (remainder.going, remainder.remain)
    let verb = going == 1 ? "goes" : "go"
    let goes = pick(
      "\(going.grouped) of \(remainder.running.grouped) running \(verb)",
      "运行中 \(remainder.running.grouped) 台，销毁 \(going.grouped) 台")
    let stays = pick(
      remain == 0 ? "none remain" : "\(remain.grouped) \(remain == 1 ? "remains" : "remain")",
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

  /// What would remain in a place of a keep rule, after the rule's name.
  func keep(_ outcome: KeepRule.Outcome) -> String {
    outcome.rule.name + colon + kept(outcome)
  }

  /// `ap-chengdu would keep 0 running, 1 required: an edge region must not go dark`
  func kept(_ outcome: KeepRule.Outcome) -> String {
    let (rule, place) = (outcome.rule, place(outcome.place))
    let text =
      switch outcome.finding {
      case .remaining(let count):
        pick(
          "\(place) would keep \(count.grouped) running, \(rule.running.grouped) required",
          "\(place) 将剩 \(count.grouped) 台运行中，至少须 \(rule.running.grouped) 台")
      case .notListed(let gap):
        pick(
          "it cannot be shown to hold in \(place), since \(self.gap(gap))",
          "无法证明其在 \(place) 成立：\(self.gap(gap))")
      }
    return text + (rule.reason.isEmpty ? "" : colon + rule.reason)
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

  // MARK: - A rule that is about an instance

  /// Why a rule is about an instance, and what it says.
  func reason(of rule: RuleFinding.Rule) -> String {
    switch rule {
    case .readOnly(let reason): readOnly(reason)
    case .accounts(let account):
      pick(
        "accounts of the profile; this is \(account ?? "unknown")",
        "配置中的账号名单；当前为 \(account ?? "未知账号")")
    case .protection(let verdict): reason(of: verdict)
    case .keep(let outcome): kept(outcome)
    }
  }
  func noRuleConcerns(_ id: String) -> String {
    pick("no rule concerns \(id)", "没有与 \(id) 有关的规则")
  }
}

/// A line of what remains.
package struct RemainingLine: Sendable, Hashable {
  /// What it says, the most important first: a narrow screen leaves the last ones out.
  package let parts: [String]
  /// Whether nothing running remains in a place that it is about.
  package let isEmptied: Bool
}
