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
