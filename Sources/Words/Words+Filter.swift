package import Fleet

/// The signs of a filter, for the help and the manual.
package extension Words {
  func meaning(of sign: FilterSign) -> String {
    switch sign {
    case .whole: pick("the whole value is this", "值完全相同")
    case .anyText: pick("* stands for any text", "* 代表任意文本")
    case .anyCharacter: pick("? stands for any one character", "? 代表任意一个字符")
    case .search: pick("the regular expression is found in it", "值中能找到该正则表达式")
    case .atLeast: pick("it is at least this", "不小于")
    case .atMost: pick("it is at most this", "不大于")
    case .greater:
      pick("it is more: ages, dates, texts by their order", "大于：时长、日期或文本顺序")
    case .less: pick("it is less, or earlier", "小于或早于")
    case .or: pick("one of these values", "其中任一值")
    case .not: pick("the term does not hold", "条件不成立")
    case .quote: pick("blanks and signs are themselves", "空格与符号按原样匹配")
    case .name: pick("a filter of the settings, by its name", "设置中以此命名的过滤器")
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
    } + [pick("terms side by side must all hold", "并列的条件须同时成立")]
  }
}
