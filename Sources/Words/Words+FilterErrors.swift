package import Fleet
package import LinearRegex

/// Mistakes in filters and regular expressions, and their corrections.
package extension Words {
  /// `there is no field 'regoin'; did you mean region?`
  func filterError(_ error: FilterError) -> String {
    let problem = problem(error.problem)
    return error.remedy.map { problem + semicolon + remedy($0) } ?? problem
  }

  func problem(_ problem: FilterError.Problem) -> String {
    switch problem {
    case .missingValue: pick("a value is missing here", "此处缺少值")
    case .missingName: pick("a name is missing after @", "@ 之后缺少名称")
    case .unknownFilter(let name): pick("there is no saved filter '\(name)'", "没有名为“\(name)”的过滤器")
    case .unknownField(let name): pick("there is no field '\(name)'", "没有字段“\(name)”")
    case .unknownValue(let value, let field):
      pick(
        "there is no \(field == "pay" ? "payment mode" : field) '\(value)'",
        "\(field) 没有“\(value)”这个值")
    case .equalsSign: pick("'=' is not an operator", "“=”不能用于比较")
    case .unknownSign(let sign): pick("'\(sign)' is not an operator", "没有“\(sign)”这种写法")
    case .foreignSign(let sign, let meant):
      pick("'\(sign)' is not the sign '\(meant)'", "“\(sign)”不是符号“\(meant)”")
    case .comma: pick("',' does not separate values", "“,”不能分隔多个值")
    case .openQuote: pick("this quote is not closed", "引号未闭合")
    case .apostrophe: pick("' does not quote text here", "此处 ' 不是引号")
    case .patternSign(let sign):
      pick(
        "'\(sign)' is part of a regular expression, which follows ~",
        "“\(sign)”属于正则表达式，须写在 ~ 之后")
    case .network:
      pick("addresses are compared as text, not as networks", "地址按文本比较，不支持网段")
    case .badStart(let sign): pick("a value cannot begin with '\(sign)'", "值不能以“\(sign)”开头")
    case .badTermStart(let sign):
      pick("a term cannot begin with '\(sign)'", "条件不能以“\(sign)”开头")
    case .andWord(let word):
      pick("adjacent terms must all match; '\(word)' is not needed", "并列的条件本就须同时成立，无需“\(word)”")
    case .orWord(let word): pick("'\(word)' does not mean or", "“\(word)”不表示“或”")
    case .notWord(let word): pick("'\(word)' does not mean not", "“\(word)”不表示“非”")
    case .signWithoutField(let sign):
      pick("no field before '\(sign)'", "“\(sign)”之前缺少字段")
    case .wildcardWithoutField(let sign):
      pick("'\(sign)' is a wildcard only after a field", "“\(sign)”只有在字段之后才是通配符")
    case .needsValue(let question): pick("\(question) needs a value", "\(question) 需要值")
    case .notAFlag(let field): pick("\(field) is yes or no", "\(field) 只能是 yes 或 no")
    case .tagColon: pick("a tag's key and value are joined by '='", "标签键与值之间须用“=”")
    case .missingTagKey: pick("the tag's key is missing", "缺少标签键")
    case .missingTagValue: pick("the tag's value is missing", "缺少标签值")
    case .notADuration(let text): pick("'\(text)' is not a duration", "“\(text)”不是时长")
    case .notADate(let text): pick("'\(text)' is not a date", "“\(text)”不是日期")
    case .pattern(let problem): self.problem(problem)
    case .circular(let names):
      pick("@\(names.first ?? "") refers to itself: ", "@\(names.first ?? "") 引用了自身：")
        + names.map { "@\($0)" }.joined(separator: " → ")
    case .chainTooLong(let most):
      pick("more than \(most) saved filters refer to each other", "相互引用的过滤器超过 \(most) 个")
    case .tooHeavy(let count):
      pick("\(count) terms, counting those of the saved filters", "含已保存的过滤器在内共 \(count) 个条件")
    }
  }

  func remedy(_ remedy: FilterError.Remedy) -> String {
    switch remedy {
    case .write(let text): pick("write \(text)", "请写 \(text)")
    case .writeOrQuote(let text): orQuote(pick("write \(text)", "请写 \(text)"))
    case .writeOrNone(let text, let none):
      pick("write \(text), or \(none) for none", "请写 \(text)；无值请写 \(none)")
    case .writeOrEmpty(let text, let empty):
      pick("write \(text), or \(empty) for an empty one", "请写 \(text)；空值请写 \(empty)")
    case .wordOrField:
      pick(
        "write a word, or field:value; no spaces around |", "请写一个词，或 字段:值；| 两侧不留空格")
    case .quote: pick("put it in quotes", "请加引号")
    case .closeQuote: pick("end it with \"", "请以 \" 结束")
    case .leaveOutOrQuote: orQuote(pick("leave it out", "请删去"))
    case .orSignOrQuote:
      orQuote(pick("write | between values: cdn|web", "请在值之间写 |，如 cdn|web"))
    case .notSignOrQuote: orQuote(pick("write ! before a term: !cdn", "请在条件前写 !，如 !cdn"))
    case .noBlanksOrQuote:
      orQuote(pick("write field:value without spaces", "请写 字段:值，不留空格"))
    case .didYouMean(let word): pick("did you mean \(word)?", "是否指 \(word)？")
    case .codes(let name, let known): codes(of: name, among: known)
    case .known(let words):
      pick("choose from \(words.joined(separator: ", "))", "可选：\(words.joined(separator: " "))")
    case .fieldOrQuote(let fields):
      pick(
        "quote text that contains a sign; fields: \(fields.joined(separator: " "))",
        "含符号的文本请加引号；字段有 \(fields.joined(separator: " "))")
    case .nameFilters:
      pick("add filters under 'filters' in the settings", "请先在设置的 filters 中添加")
    case .duration:
      pick("write a number with a unit (s m h d w), such as 30d", "请写数字加单位（s、m、h、d 或 w），如 30d")
    case .shorterValue: pick("write a shorter value", "请写更短的值")
    case .atMost(let count): pick("at most \(count) are allowed", "最多 \(count) 个")
    }
  }

  /// With the character that it is at, for a filter of the settings or an option.
  func inFilter(_ error: FilterError) -> String {
    pick("character \(error.position + 1) of the filter: ", "过滤器第 \(error.position + 1) 个字符：")
      + filterError(error)
  }

  func inExpression(_ error: PatternError) -> String {
    pick("character \(error.position + 1) of the expression: ", "表达式第 \(error.position + 1) 个字符：")
      + problem(error.problem)
  }

  /// A mistake in a regular expression.
  func problem(_ problem: PatternError.Problem) -> String {
    switch problem {
    case .unmatchedParenthesis: pick("unmatched ')'", "多余的“)”")
    case .tooManyRepetitions: pick("too many repetitions", "重复过多")
    case .countTooLarge(let most): pick("repeat at most \(most) times", "重复次数最多 \(most)")
    case .countsReversed: pick("the smaller count comes first", "前一个数不能大于后一个")
    case .nothingToRepeat(let sign):
      pick("nothing to repeat before '\(sign)'", "“\(sign)”之前没有可重复的内容")
    case .tooDeep: pick("groups are nested too deep", "分组嵌套过深")
    case .unknownGroup: pick("only (…) and (?:…) are supported", "只支持 (…) 和 (?:…)")
    case .openGroup: pick("'(' has no ')'", "“(”缺少“)”")
    case .openEscape: pick("a character is missing after '\\'", "“\\”之后缺少字符")
    case .unknownEscape(let character):
      pick("'\\\(character)' is not supported", "不支持“\\\(character)”")
    case .rangeReversed: pick("the range is reversed", "字符范围前后颠倒")
    case .openClass: pick("'[' has no ']'", "“[”缺少“]”")
    case .notOneCodePoint(let character):
      pick(
        "'\(character)' is more than one code point and cannot be in […]",
        "“\(character)”由多个码位组成，不能写在 […] 中")
    case .tooLong(let most): pick("at most \(most) characters are allowed", "最多 \(most) 个字符")
    case .tooLarge: pick("the expression is too large", "表达式过大")
    }
  }

  /// The codes whose Chinese names have the city: the screen shows `广州 ap-guangzhou`.
  private func codes(of name: String, among known: [String]) -> String {
    let chinese = Words(.chinese)
    let named = known.filter { chinese.region($0).contains(name) }
    if let only = named.first, named.count == 1 { return remedy(.didYouMean(only)) }
    guard named.isEmpty else { return remedy(.known(named)) }
    return known.count <= FilterError.Remedy.mostListed
      ? remedy(.known(known)) : pick("write a code, such as \(known[0])", "请写代码，如 \(known[0])")
  }

  private func orQuote(_ remedy: String) -> String {
    remedy + pick(", or put it in quotes", "，或加引号")
  }
}
