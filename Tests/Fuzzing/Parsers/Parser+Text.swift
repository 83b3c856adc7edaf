@testable import Canvas
@testable import Fleet
@testable import edgereap
@testable import TencentCloud

extension Parser {
  /// Names and messages of any bytes, on their way to a terminal.
  static let text = Parser(name: "text") { input in
    var input = input
    let room = Int(input.choice())
    let text = input.text
    for glyphs in [Glyphs.unicode, .ascii] {
      let pieces = Array(SafeText(text, glyphs: glyphs))
      let width = pieces.reduce(0) { $0 + $1.width }
      for piece in pieces {
        promiseHarmless(piece.text, "a piece")
        promise((1...2).contains(piece.width), "a piece of \(piece.width) columns")
        promise(glyphs == .unicode || piece.text.utf8.allSatisfy { $0 < 0x7F }, "not ASCII")
        promise(piece.text.unicodeScalars.count <= 3, "a piece with more than two marks")
      }
      promise(TextWidth.of(text, glyphs: glyphs) == width, "two widths")
      promise(TextWidth.of(text, glyphs: glyphs, limit: room) == min(width, room), "a limit")
      for overflow in [Overflow.clip, .ellipsis, .middle] {
        let fitted = text.fitted(to: room, overflow: overflow, glyphs: glyphs)
        let used = fitted.reduce(0) { $0 + $1.width }
        promise(used <= room, "text that does not fit")
        if width <= room { promise(fitted == pieces, "text that was cut without need") }
      }
      var frame = Frame(size: Size(width: 40, height: 1), glyphs: glyphs)
      let used = frame.put(text, x: room % 50 - 5, y: 0)
      promise(used >= 0 && used <= 45, "more columns than there are")
      for cell in frame.cells { promiseHarmless(cell.text, "a cell") }
      // What is safe stays as it is.
      let safe = SafeText(text, glyphs: glyphs).rendered()
      promise(SafeText(safe, glyphs: glyphs).rendered() == safe, "text that is never safe")
    }
    let line = text.presentable
    promiseHarmless(line, "a message")
    promise(line.unicodeScalars.count <= 601, "a message without end")
    _ = NaturalOrder.key(of: text)
    promise(Needle(text).isWhole(text) || !text.utf8.allSatisfy { $0 < 0x80 }, "a text is itself")
  }

  /// The list that `--ids-from` reads.
  static let ids = Parser(name: "ids") { input in
    let text = input.text
    var lastLine = 1
    for entry in IDList(text).ids {
      promise(!entry.text.isEmpty && entry.text.utf8.count <= text.utf8.count, "an id")
      promise(!entry.text.contains { $0.isWhitespace || $0 == "#" }, "an id with blanks")
      promise(entry.line >= lastLine, "a line that does not follow")
      lastLine = entry.line
    }
  }
}
