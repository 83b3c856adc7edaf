package import Fleet

/// The signs of a filter, for the help and the manual.
package extension Words {
  func meaning(of sign: FilterSign) -> String {
    switch sign {
    case .whole: pick("equals the value", "等于该值")
    case .anyText: pick("* matches any text", "* 匹配任意文本")
    case .anyCharacter: pick("? matches any character", "? 匹配任意一个字符")
    case .search: pick("matches the regular expression", "匹配正则表达式")
    case .atLeast: pick("at least the value", "不小于该值")
    case .atMost: pick("at most the value", "不大于该值")
    case .greater: pick("greater, by age, date or text order", "大于：按创建时长、日期或文本顺序")
    case .less: pick("less, or earlier", "小于或早于")
    case .or: pick("any of the values, as the API spells them", "任一值，用 API 的原词")
    case .not: pick("does not match the term", "不符合该条件")
    case .quote: pick("spaces and signs are literal", "空格与符号按原样匹配")
    case .name: pick("a filter saved in the settings", "设置中保存的过滤器")
    }
  }

  /// One line for each form of a term.
  var filterHelp: [String] {
    let forms =
      [("cdn", pick("in id, name, IP or zone", "在 ID、名称、IP 或可用区中查找"))]
      + FilterSign.allCases.map { ($0.form, meaning(of: $0)) }
    let width = (forms.map(\.0.count).max() ?? 0) + 2
    return forms.map { form, meaning in
      form + String(repeating: " ", count: width - form.count) + meaning
    } + [pick("adjacent terms must all match", "并列的条件须同时符合")]
  }
}
