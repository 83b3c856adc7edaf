/// The languages of the program's own words. What a service answers stays as it was answered.
package enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  /// nil for the tag of another language. Regions and scripts do not matter: `zh_CN`, `zh-Hans`.
  package init?(tag: String) {
    let code = tag.prefix { $0 != "_" && $0 != "-" && $0 != "." }.lowercased()
    self.init(rawValue: code)
  }
}

/// Every sentence that people read, in both languages side by side.
package struct Words: Sendable, Hashable {
  package var language: Language

  package init(_ language: Language) { self.language = language }

  package func pick(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  // What joins the parts of a sentence; full width in Chinese.
  package var colon: String { pick(": ", "：") }
  package var comma: String { pick(", ", "，") }
  /// Between the items of an enumeration.
  package var listComma: String { pick(", ", "、") }
  package var semicolon: String { pick("; ", "；") }

  /// `no instances`, `1 instance`, `12,904 instances`.
  package func count(_ number: Int, _ singular: String, _ plural: String, _ chinese: String)
    -> String
  {
    guard language == .english else { return "\(number.grouped) \(chinese)" }
    return "\(number == 0 ? "no" : number.grouped) \(number == 1 ? singular : plural)"
  }

  /// A reason behind what it belongs to, in parentheses.
  package func aside(_ reason: String) -> String { pick(" (\(reason))", "（\(reason)）") }

  package func instances(_ number: Int) -> String {
    count(number, "instance", "instances", "台实例")
  }
}

extension Int {
  /// With a comma between thousands, as both languages write numbers: `12,904`.
  package var grouped: String {
    let digits = String(magnitude)
    guard digits.count > 3 else { return String(self) }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return self < 0 ? "-\(result)" : result
  }
}

extension Int64 {
  /// Seconds as `01:42`, `1:02:03`.
  package var elapsedText: String {
    let (hours, minutes, seconds) = (self / 3600, self / 60 % 60, self % 60)
    let tail = "\(minutes < 10 ? "0" : "")\(minutes):\(seconds < 10 ? "0" : "")\(seconds)"
    return hours > 0 ? "\(hours):\(tail)" : tail
  }
}
