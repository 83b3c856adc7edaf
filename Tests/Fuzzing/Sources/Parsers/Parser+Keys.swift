internal import Canvas
@testable internal import Terminal

extension Parser {
  /// What a terminal sends, in batches: 0xFF ends one, 0xFE begins a code of ncurses.
  static let keys = Parser(name: "keys") { input in
    var decoder = KeyDecoder()
    var time = 0
    var symbolCount = 0
    for batch in symbols(of: input.bytes) {
      time += 100
      symbolCount += batch.count
      for key in decoder.decode(batch, time: time) { check(key, symbolCount) }
    }
    if let background = decoder.takeBackground() { _ = background.luminance }
    _ = decoder.takeHoldsFrames()
    promise(decoder.isInPaste == (decoder.abandonPaste() != nil), "a paste that is not one")
    promise(decoder.decode([.scalar(0x6A)], time: time).count <= 1, "one key for one symbol")
  }

  static func symbols(of bytes: [UInt8]) -> [[KeySymbol]] {
    bytes.split(separator: 0xFF).map { batch in
      var symbols: [KeySymbol] = []
      let parts = batch.split(separator: 0xFE, omittingEmptySubsequences: false)
      for (index, part) in parts.enumerated() {
        var text = part
        if index > 0, let high = text.popFirst() {
          let low = text.popFirst() ?? 0
          symbols.append(.code(Int(high) << 8 | Int(low)))
        }
        symbols += String(decoding: text, as: UTF8.self).unicodeScalars.map { .scalar($0.value) }
      }
      return symbols
    }
  }

  private static func check(_ key: Key, _ symbolCount: Int) {
    switch key {
    case .paste(let text):
      promise(text.unicodeScalars.count <= symbolCount, "a paste longer than what was sent")
      let sequence = ClipboardSequence.bytes(for: text, route: .screen) ?? []
      promise(!sequence.contains { $0 >= 0x80 }, "a copy with foreign bytes")
    case .character(let character):
      promise(
        !character.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) },
        "a control character as text")
    case .mouse(let event):
      promise(event.at.x >= 0 && event.at.y >= 0, "a place before the first")
      promise(event.at.x < 1 << 20 && event.at.y < 1 << 20, "a place that no terminal has")
    default: break
    }
  }
}
