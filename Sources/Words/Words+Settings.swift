/// Mistakes in a settings file or a theme, and their corrections.
package extension Words {
  /// `expected a list, found 'x'`
  func expected(_ what: String, found: String) -> String {
    pick("expected \(what), found \(found)", "应为\(what)，实为\(found)")
  }
  func expected(_ what: String) -> String { pick("expected \(what)", "应为\(what)") }
  func quoted(_ text: String) -> String { pick("'\(text)'", "“\(text)”") }

  var nothingWord: String { pick("nothing", "空") }
  var anAbsolutePath: String { pick("a path that begins with /", "以 / 开头的路径") }
  var aText: String { pick("text", "文本") }
  var aList: String { pick("a list", "列表") }
  var aMapping: String { pick("a mapping", "映射") }
  var keysAndValues: String { pick("'key: value'", " key: value 形式") }
  func aList(such item: String) -> String { pick("a list such as [\(item)]", "列表，如 [\(item)]") }
  var aValue: String { pick("a value", "值") }
  var trueOrFalse: String { pick("true or false", " true 或 false") }
  func wholeNumber(_ range: ClosedRange<Int>) -> String {
    pick(
      "a whole number from \(range.lowerBound) to \(range.upperBound)",
      " \(range.lowerBound) 到 \(range.upperBound) 的整数")
  }
  func aNumberOrShare(_ range: ClosedRange<Int>) -> String {
    wholeNumber(range) + pick(", or a share such as 25%", "，或 25% 形式的比例")
  }
  func oneOf(_ words: [String]) -> String {
    pick("one of \(words.joined(separator: ", "))", "以下之一：\(words.joined(separator: " "))")
  }
  var aLimit: String { pick("20%, 10 or never", " 20%、10 或 never") }
  var aCanary: String { pick("5, 10% or off", " 5、10% 或 off") }
  var aDuration: String {
    pick("a time such as 90s, 15m, 1h or 2d", "时长，如 90s、15m、1h 或 2d")
  }
  func atLeast(_ seconds: Int64) -> String { pick("at least \(seconds)s", "不短于 \(seconds)s 的时长") }
  var atMostTwelveHours: String { pick("at most 12h", "至多 12h 的时长") }
  var anOffset: String { pick("an offset such as \"+08:00\"", "时区偏移，如 \"+08:00\"") }
  var aTimeWithOffset: String {
    pick(
      "a time with an offset such as 2027-01-31T00:00:00+08:00",
      "带时区偏移的时间，如 2027-01-31T00:00:00+08:00")
  }
  func aColour(_ names: [String]) -> String {
    pick(
      "a number from 0 to 255, \"#rrggbb\", or one of \(names.joined(separator: ", "))",
      " 0 到 255 的数字、\"#rrggbb\" 或以下之一：\(names.joined(separator: " "))")
  }

  func givenTwice(_ name: String) -> String { pick("'\(name)' is given twice", "“\(name)”出现两次") }
  func missingKey(_ name: String) -> String { pick("'\(name)' is missing", "缺少“\(name)”") }
  func unknownKey(_ name: String, among known: [String]) -> String {
    let list = known.joined(separator: pick(", ", " "))
    let hint = didYouMean(name, among: known) ?? pick("known keys: \(list)", "可用的键：\(list)")
    return pick("unknown key '\(name)'; \(hint)", "没有键“\(name)”；\(hint)")
  }
  func unknownColumn(_ name: String, among known: [String]) -> String {
    pick("no column '\(name)'; ", "没有列“\(name)”；")
      + (didYouMean(name, among: known) ?? thereAre(known))
  }
  func columnTwice(_ name: String) -> String {
    pick("the column '\(name)' is given twice", "列“\(name)”出现两次")
  }
  var noColumns: String { pick("a list needs a column, such as id", "列表至少需要一列，如 id") }
  var columnNeedsName: String { pick("a column needs a 'name'", "列须有 name") }
  var ruleNeedsName: String { pick("a rule needs a 'rule' name", "规则须有名称 rule") }
  func ruleNeedsReason(_ rule: String) -> String {
    pick("rule '\(rule)' needs a 'reason'", "规则“\(rule)”须有原因 reason")
  }
  func ruleNeedsCondition(_ rule: String) -> String {
    pick(
      "rule '\(rule)' needs a condition, such as name_contains, region or tag",
      "规则“\(rule)”须有条件，如 name_contains、region 或 tag")
  }
  func keepNeedsPlace(_ rule: String) -> String {
    pick("rule '\(rule)' needs a region or a module", "规则“\(rule)”须有 region 或 module")
  }
  func ruleTwice(_ rule: String) -> String {
    pick(
      "there is a rule '\(rule)' already; lifting one would lift both",
      "已有规则“\(rule)”；解除其一会同时解除两者")
  }
  func filterNeedsName(_ found: String) -> String {
    pick(
      "a filter needs a name without @ before it, found '\(found)'",
      "过滤器的名称不能为空，也不以 @ 开头；实为“\(found)”")
  }
  func unknownScreenCommand(_ name: String, among known: [String]) -> String {
    let hint = didYouMean(name, among: known).map { semicolon + $0 } ?? ""
    return pick("no command '\(name)'\(hint)", "没有命令“\(name)”\(hint)")
  }
  func unknownKeyName(_ name: String) -> String {
    pick(
      "no key '\(name)'; write j, ^d, f1, space, esc, pgdn …",
      "没有按键“\(name)”；请写 j、^d、f1、space、esc、pgdn 等")
  }
  func keyTwice(_ key: String, _ first: String, _ second: String) -> String {
    pick(
      "key '\(key)' is given to '\(first)' and to '\(second)'",
      "按键“\(key)”同时分配给“\(first)”和“\(second)”")
  }
  func unknownProfile(_ name: String, among known: [String]) -> String {
    let hint =
      didYouMean(name, among: known)
      ?? (known.isEmpty ? pick("no profiles are defined", "设置中尚无任何配置") : thereAre(known))
    return pick("there is no profile '\(name)'; \(hint)", "没有名为“\(name)”的配置（profile）；\(hint)")
  }
  func inProfile(_ name: String, _ problem: String) -> String {
    pick("profile '\(name)': \(problem)", "配置“\(name)”：\(problem)")
  }
  func thereAre(_ known: [String]) -> String {
    pick("choose from \(known.joined(separator: ", "))", "可选：\(known.joined(separator: " "))")
  }
  func settingsUsable(_ path: String) -> String { pick("\(path) can be used", "\(path) 没有问题") }
}

/// Mistakes in the YAML of a file.
package extension Words {
  var secondDocument: String {
    pick("a second document begins here; a file can have only one", "此处开始第二个文档；一个文件只能有一个")
  }
  func tooDeep(_ most: Int) -> String { pick("more than \(most) levels deep", "层级超过 \(most)") }
  func tooManyAliases(_ most: Int) -> String {
    pick(
      "more than \(most) aliases (*name); write the values out",
      "别名（*name）超过 \(most) 个；请写出其内容")
  }
  func unknownAnchor(_ name: String) -> String {
    pick("unknown anchor &\(name)", "没有标记 &\(name)")
  }
  /// - Parameter reason: libyaml's own.
  func notYAML(_ reason: String?) -> String {
    if reason == "found character that cannot start any token" {
      return pick(
        "not valid YAML: indent with spaces, not tabs, and quote a value that begins with @, % or `",
        "不是有效的 YAML：缩进须用空格，不能用制表符；以 @、% 或 ` 开头的值须加引号")
    }
    return pick("not valid YAML", "不是有效的 YAML")
      + (reason.map { pick(": \($0)", "：“\($0)”") } ?? "")
  }
}

/// Mistakes in a theme.
package extension Words {
  func themeName(_ name: String) -> String { pick("theme '\(name)'", "主题“\(name)”") }
  var themeIsNoPath: String { pick("give the name of a theme, not a path", "请写主题名称，而非路径") }
  func unknownTheme(_ name: String, among known: [String]) -> String {
    let hint = didYouMean(name, among: known) ?? thereAre(known)
    return pick("there is no such theme; \(hint)", "没有此名称的主题；\(hint)")
  }
  func unknownThemeField(_ name: String, among known: [String]) -> String {
    pick("\"\(name)\" is not a field of a theme; ", "“\(name)”不是主题的字段；") + thereAre(known)
  }
  func unknownRole(_ name: String, among known: [String]) -> String {
    pick("\"\(name)\" is not a role; ", "“\(name)”不是界面元素；") + thereAre(known)
  }
  func unknownRoleField(_ name: String, among known: [String]) -> String {
    pick("\"\(name)\" is not a field of a role; ", "“\(name)”不是界面元素的字段；") + thereAre(known)
  }
  func unknownBase(_ name: String, among known: [String]) -> String {
    pick("\"\(name)\" is not a base; ", "“\(name)”不是基础主题；") + thereAre(known)
  }
  func unknownEmphasis(_ name: String, among known: [String]) -> String {
    pick("\"\(name)\" is not an emphasis; ", "“\(name)”不是强调方式；") + thereAre(known)
  }
  func notAFlag(_ text: String) -> String {
    pick("\"\(text)\" is neither true nor false", "“\(text)”既不是 true 也不是 false")
  }
  func notRGB(_ text: String) -> String {
    pick("\"\(text)\" is not a colour like \"#1c1c1c\"", "“\(text)”不是 \"#1c1c1c\" 形式的颜色")
  }
  func notAColour(_ text: String, names: [String]) -> String {
    pick(
      "\"\(text)\" is not a colour; write default, a number from 0 to 255, \"#rrggbb\", or one of "
        + names.joined(separator: ", "),
      "“\(text)”不是颜色；请写 default、0 到 255 的数字、\"#rrggbb\" 或以下之一："
        + names.joined(separator: " "))
  }
}
