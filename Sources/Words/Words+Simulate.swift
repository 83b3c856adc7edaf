/// What is wrong with a fault of the simulator's, and what would be one.
package extension Words {
  func faultWithoutAction(_ text: String) -> String {
    pick("no action after the @ in '\(text)'", "“\(text)”的 @ 之后缺少接口")
  }
  func unknownFault(_ name: String, among known: [String]) -> String {
    let hint = didYouMean(name, among: known) ?? thereAre(known)
    return pick("unknown fault '\(name)'; \(hint)", "没有故障“\(name)”；\(hint)")
  }
  func badFaultExtent(_ text: String) -> String {
    pick(
      "'\(text)' after the colon is neither a number above 0 nor a percentage",
      "冒号之后的“\(text)”既不是大于 0 的数字，也不是百分比")
  }
  func faultTakes(_ fault: String, _ value: String) -> String {
    pick("the fault \(fault) takes \(value)", "故障 \(fault) 的值应为\(value)")
  }

  var noValue: String { pick("no value", "空") }
  var share: String { pick("a share from 0 to 1", " 0 到 1 的比例") }
  var aRegion: String { pick("a region, such as ap-guangzhou", "地域，如 ap-guangzhou") }
  func wholeNumber(of unit: String, from least: Int? = nil) -> String {
    pick(
      "a whole number\(least.map { " from \($0)" } ?? "") (\(unit))",
      "\(least.map { "不小于 \($0) 的" } ?? "")整数（\(unit)）")
  }
  func either(_ one: String, _ other: String) -> String {
    pick("\(one) or \(other)", "\(one)，或\(other)")
  }
}
