import Canvas

/// The one way in which the values of a column are cut whose values begin alike, such as zones and
/// regions.
///
/// What every listed value begins with goes first, as far as a `-`: `…ez-1` where all of them begin
/// with `ap-guangzhou-`. A value that is still too long is cut before its last two parts, which say
/// more than what precedes them, and its continent goes, which follows from the city:
/// `guang…fuzhou-1`. The number at the end stays whole.
struct SharedStart: Sendable, Hashable {
  /// nil before the first value.
  private var start: String?
  private var values: Set<String> = []

  /// Takes another value into account. The last two parts of a value belong to no start.
  mutating func add(_ value: String) {
    guard !value.isEmpty, values.insert(value).inserted else { return }
    let own = value.dropLast(Self.end(of: value).count)
    guard let start else { return start = String(own) }
    guard !own.hasPrefix(start) else { return }
    let common = zip(start, own).prefix { $0 == $1 }.map(\.0)
    self.start = String(common.prefix((common.lastIndex(of: "-") ?? -1) + 1))
  }

  /// A value in a column that is too narrow for some of its values.
  func text(_ value: String, in width: Int, glyphs: Glyphs) -> String {
    let start = start ?? ""
    if start.isEmpty, TextWidth.of(value, glyphs: glyphs) <= width { return value }
    var rest = value[...]
    if !start.isEmpty, rest.hasPrefix(start) {
      rest = rest.dropFirst(start.count)
      let short = glyphs.ellipsis + rest
      if TextWidth.of(short, glyphs: glyphs) <= width { return short }
    } else {
      rest = Self.withoutContinent(value)
    }
    let text = String(rest)
    // What was left out leaves its sign in any case.
    let room = min(width, max(1, TextWidth.of(text, glyphs: glyphs) - 1))
    let kept = room < 6 ? room - 1 : min(Self.end(of: text).count, room - 3)
    return text.fittedText(to: room, overflow: .tail(kept), glyphs: glyphs)
  }

  /// The last two parts of a value: `ez-1`.
  private static func end(of value: String) -> Substring {
    let parts = value.split(separator: "-", omittingEmptySubsequences: false).suffix(2)
    return value[(parts.first?.startIndex ?? value.startIndex)...]
  }

  /// A value of few parts needs them all.
  private static func withoutContinent(_ value: String) -> Substring {
    let parts = value.split(separator: "-")
    return parts.count > 3 && parts[0].count == 2 ? value[parts[1].startIndex...] : value[...]
  }
}
