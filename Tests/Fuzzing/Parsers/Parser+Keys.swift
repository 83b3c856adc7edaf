import Canvas
@testable import Terminal

extension Parser {
  /// What a terminal sends: 0xFF is followed by how long nothing comes, in hundredths of a second.
  static let keys = Parser(name: "keys") { input in
    var decoder = InputDecoder()
    var time = 0
    var count = 0
    for part in parts(of: input.bytes) {
      time += part.gap
      while let deadline = decoder.deadline, deadline <= time {
        for token in decoder.expire(at: deadline) { check(token, count) }
      }
      var cut = decoder
      count += part.bytes.count
      let tokens = decoder.decode(part.bytes, at: time)
      for token in tokens { check(token, count) }
      promise(
        part.bytes.flatMap { cut.decode([$0], at: time) } == tokens, "it matters how it is cut")
    }
    while let deadline = decoder.deadline {
      for token in decoder.expire(at: deadline) { check(token, count) }
      time = max(time, deadline)
    }
    let typed = decoder.decode([0x6A], at: time + 2_000)
    promise(typed == [.key(.character("j"))], "a letter is none any more")
  }

  private static func parts(of bytes: [UInt8]) -> [(gap: Int, bytes: ArraySlice<UInt8>)] {
    let parts = bytes.split(separator: 0xFF, omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      index == 0 ? (0, part) : (Int(part.first ?? 0) * 10, part.dropFirst())
    }
  }

  private static func check(_ token: InputToken, _ count: Int) {
    guard case .key(let key) = token else { return }
    switch key {
    case .paste(let text):
      promise(text.unicodeScalars.count <= count, "a paste longer than what was sent")
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
