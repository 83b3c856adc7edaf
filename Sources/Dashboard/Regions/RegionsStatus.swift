import Canvas
import Fleet
import Words

/// How far the listing is, in the border of the regions pane: in words where they fit, else in signs.
struct RegionsStatus {
  private var answered = 0
  private var waiting = 0
  private var failed = 0

  init(_ statuses: some Sequence<ScopeStatus>) {
    for status in statuses {
      switch status {
      case .answered: answered += 1
      case .waiting, .listing: waiting += 1
      case .failed: failed += 1
      }
    }
  }

  /// - Parameter left: The first column that the title of the pane leaves.
  func draw(in frame: inout Frame, left: Int, right: Int, y: Int, _ words: Words) {
    let glyphs = frame.glyphs
    var parts = sentences(words, glyphs).first { width(of: $0, glyphs) <= right - left }
    if parts == nil { parts = signs(glyphs) }
    var x = right - width(of: parts ?? [], glyphs)
    for (text, role) in parts ?? [] {
      x += frame.put(" \(text)", x: x, y: y, role: role)
    }
    if parts?.isEmpty == false { frame.put(" ", x: x, y: y, role: .border) }
  }

  private typealias Part = (text: String, role: Role)

  /// The longest first.
  private func sentences(_ words: Words, _ glyphs: Glyphs) -> [[Part]] {
    let total = answered + waiting + failed
    guard total > 0 else { return [] }
    if waiting > 0, failed > 0 {
      return [
        [
          ("\(words.regionsLoading(waiting, of: total))", .info),
          ("\(glyphs.warning) \(words.regionsFailed(failed))", .error),
        ]
      ]
    }
    if failed > 0 { return variants(glyphs.warning, words.regionsFailed(failed), .error) }
    if waiting > 0 {
      return [
        [(words.regionsLoading(waiting, of: total), .info)], [(words.loadingOf(waiting), .info)],
      ]
    }
    return variants(glyphs.success, words.allListed, .success)
  }

  private func variants(_ sign: String, _ sentence: String, _ role: Role) -> [[Part]] {
    [[("\(sign) \(sentence)", role)], [(sentence, role)]]
  }

  /// `✓31 …2 !1`
  private func signs(_ glyphs: Glyphs) -> [Part] {
    let all: [(Int, String, Role)] = [
      (answered, glyphs.success, .success), (waiting, glyphs.waiting, .info),
      (failed, glyphs.warning, .error),
    ]
    return all.filter { $0.0 > 0 }.map { ("\($0.1)\($0.0)", $0.2) }
  }

  /// With a blank before each part and one behind the last.
  private func width(of parts: [Part], _ glyphs: Glyphs) -> Int {
    parts.reduce(parts.isEmpty ? 0 : 1) { $0 + 1 + TextWidth.of($1.text, glyphs: glyphs) }
  }
}
