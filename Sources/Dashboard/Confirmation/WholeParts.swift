import Canvas

extension [String] {
  /// As many of the parts as there is room for, each of them whole, and a sign where some are left out.
  /// Only the first one is cut where it has no room by itself.
  func joined(separator: String, in room: Int, _ glyphs: Glyphs) -> String {
    for count in stride(from: count, to: 0, by: -1) {
      let omission = count < self.count ? separator + glyphs.ellipsis : ""
      let text = prefix(count).joined(separator: separator) + omission
      if TextWidth.of(text, glyphs: glyphs) <= room { return text }
    }
    return first ?? ""
  }
}
