import Canvas
import Fleet
import Words

/// The name of a region in a column: `ap-guangzhou`, `广州 ap-guangzhou`.
///
/// Where it does not fit, the part that most regions share goes first, and then the end of the city:
/// `hangzhou-ecm`, `guan…-ecm-ct`. In Chinese the city stays: `广州 …-ecm` and `广州`.
struct RegionName {
  /// The region in Chinese; empty where it has no such name, and in English.
  private let city: String
  private let code: String

  init(_ code: String, in words: Words) {
    let name = words.region(code)
    city = name == code ? "" : name.split(separator: " ").first.map(String.init) ?? ""
    self.code = code
  }

  private var full: String { city.isEmpty ? code : "\(city) \(code)" }

  func width(_ glyphs: Glyphs) -> Int { TextWidth.of(full, glyphs: glyphs) }

  func fitted(to width: Int, glyphs: Glyphs) -> String {
    guard self.width(glyphs) > width else { return full }
    let parts = code.split(separator: "-")
    let end = parts.dropFirst(2).map { "-\($0)" }.joined()
    let short = end.isEmpty ? city : "\(city) \(glyphs.ellipsis)\(end)"
    if !city.isEmpty, TextWidth.of(short, glyphs: glyphs) <= width { return short }
    return parts.dropFirst().joined(separator: "-")
      .fittedText(to: width, overflow: .tail(end.count), glyphs: glyphs)
  }
}
