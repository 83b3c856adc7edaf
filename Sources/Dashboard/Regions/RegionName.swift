import Canvas
import Fleet
import Words

/// The name of a region in a column: `ap-guangzhou`, `广州 ap-guangzhou`.
///
/// Where it does not fit, the front of the code goes and its end stays, which tells `ap-guangzhou-ecm`
/// from `ap-guangzhou`: `…uangzhou-ecm`, and `广州 …-ecm` and `广州`, where the city says the rest.
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
    guard !city.isEmpty else { return Self.end(of: code, in: width, glyphs) }
    let end = code.split(separator: "-").dropFirst(2).map { "-\($0)" }.joined()
    let short = end.isEmpty ? city : "\(city) \(glyphs.ellipsis)\(end)"
    let fits = TextWidth.of(short, glyphs: glyphs) <= width
    return fits ? short : Self.end(of: code, in: width, glyphs)
  }

  private static func end(of text: String, in width: Int, _ glyphs: Glyphs) -> String {
    guard TextWidth.of(text, glyphs: glyphs) > width else { return text }
    var end = Substring(text)
    while !end.isEmpty, TextWidth.of(String(end), glyphs: glyphs) > width - 1 { end.removeFirst() }
    return glyphs.ellipsis + end
  }
}
