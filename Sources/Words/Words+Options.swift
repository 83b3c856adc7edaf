import Fleet

/// Mistakes in the values of options, and the likely corrections.
package extension Words {
  /// `did you mean 'list'?`; nil where no word is near.
  func didYouMean(_ word: String, among known: some Sequence<String>) -> String? {
    NearestWord.to(word, among: known).map { pick("did you mean '\($0)'?", "是否指“\($0)”？") }
  }

  func unknownProduct(_ text: String, among known: [String]) -> String {
    pick("there is no product '\(text)'", "没有产品“\(text)”")
      + value(text, of: "--product", among: known)
  }

  func unknownRegion(_ text: String, among known: [String]) -> String {
    pick("there is no region '\(text)'", "没有地域“\(text)”")
      + value(text, of: "--region", among: known)
  }

  func badStopAfter(_ text: String) -> String {
    pick(
      "'\(text)' is not a limit; write a percentage, a number or never: 20%, 10",
      "“\(text)”不是上限；请写百分比、数字或 never：20%、10")
  }
  func badCanary(_ text: String) -> String {
    pick(
      "'\(text)' is not a canary; write a number, a percentage or off: 5, 10%",
      "“\(text)”不是金丝雀的大小；请写数字、百分比或 off：5、10%")
  }
  func badReason(_ most: Int) -> String {
    pick(
      "--reason takes one line of 1 to \(most) characters, none of them a control character",
      "--reason 须为一行 1 到 \(most) 个字符，不含控制字符")
  }
  var scheduleWithCanary: String {
    pick(
      "a canary shows nothing before the time of --at; leave one of them out: --canary off",
      "金丝雀在 --at 的时间之前看不出结果；两者只能取一：--canary off")
  }
  var planNeedsOut: String { pick("Name a file for the plan: --out.", "请用 --out 指定计划文件。") }
  var showIsAlone: String {
    pick(
      "--show only reads a plan; leave out the instances and the options of a new one.",
      "--show 只读取计划；请去掉实例与新计划的选项。")
  }
  var applyNeedsPhrase: String {
    pick(
      "Give the plan's phrase with --confirm, or send nothing with --check.",
      "请用 --confirm 给出计划的确认短语，或用 --check 只检查不发送。")
  }

  func unknownLanguage(_ text: String) -> String {
    let known = Language.allCases.map(\.rawValue)
    return pick("there is no language '\(text)'; ", "没有语言“\(text)”；") + remedy(.known(known))
  }

  private func value(_ text: String, of option: String, among known: [String]) -> String {
    guard !text.contains(",") else {
      return semicolon + pick("give each its own \(option)", "请为每个值分别写 \(option)")
    }
    return FilterError.Remedy.value(near: text, among: known).map { semicolon + remedy($0) } ?? ""
  }
}
