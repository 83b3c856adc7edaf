import Canvas
import Fleet
import Words

/// The name of a region in a column: `ap-guangzhou`, `广州 ap-guangzhou`.
///
/// Where it does not fit, the part that most regions share goes first, and then the end of the city:
/// `hangzhou-ecm`, `guangz…-ecm-ct`, and `guangz…-ct` where that would leave too little of the city.
/// In Chinese the city stays, with the end of the code unless it tells by itself: `广州 …-ecm`, `广州`,
/// `北京移动`.
struct RegionName {
  /// The region in Chinese; empty where it has no such name, and in English.
  private let city: String
  private let code: String
  /// Whether no other region has the same city.
  private let isToldByCity: Bool
  /// The fewest columns of a city that still distinguish it.
  private static let leastOfCity = 3

  init(_ code: String, in words: Words) {
    city = Self.city(of: code, words)
    self.code = code
    let parts = code.split(separator: "-")
    let shortest = parts.prefix(2).joined(separator: "-")
    isToldByCity = !city.isEmpty && (shortest == code || Self.city(of: shortest, words) != city)
  }

  private static func city(of code: String, _ words: Words) -> String {
    let name = words.region(code)
    return name == code ? "" : name.split(separator: " ").first.map(String.init) ?? ""
  }

  private var full: String { city.isEmpty ? code : "\(city) \(code)" }

  func width(_ glyphs: Glyphs) -> Int { TextWidth.of(full, glyphs: glyphs) }

  func fitted(to width: Int, glyphs: Glyphs) -> String {
    guard self.width(glyphs) > width else { return full }
    let parts = code.split(separator: "-")
    var end = parts.dropFirst(2).map { "-\($0)" }.joined()
    let short = end.isEmpty ? city : "\(city) \(glyphs.ellipsis)\(end)"
    for short in isToldByCity ? [short, city] : city.isEmpty ? [] : [short]
    where TextWidth.of(short, glyphs: glyphs) <= width {
      return short
    }
    if width - 1 - end.count < Self.leastOfCity, parts.count > 3, let last = parts.last {
      end = "-\(last)"
    }
    return parts.dropFirst().joined(separator: "-")
      .fittedText(to: width, overflow: .tail(end.count), glyphs: glyphs)
  }
}
