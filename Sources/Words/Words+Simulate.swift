/// Mistakes in the simulator's faults, and their corrections.
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

  func unknownWorld(_ name: String, among known: [String]) -> String {
    let hint = didYouMean(name, among: known) ?? thereAre(known)
    return pick("unknown world '\(name)'; \(hint)", "没有特性“\(name)”；\(hint)")
  }
  func worldTakes(_ trait: String, _ value: String) -> String {
    pick("the world \(trait) takes \(value)", "特性 \(trait) 的值应为\(value)")
  }
  /// Above the table of the worlds.
  var worldDiscussion: String {
    pick(
      """
      No document says how the services behave in some points (docs/api.md). --world makes the \
      simulator behave the other way in one of them, for every request; it is repeatable.
      """,
      """
      服务在某些方面的行为没有文档说明（docs/api.md）。--world 使模拟器在其中一个方面对所有请求采取\
      另一种行为；可重复指定。
      """)
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
