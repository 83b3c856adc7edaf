import Testing

@testable import Canvas

@Suite struct TextFieldTests {
  private func typed(_ keys: [Key], into text: String = "") -> TextField {
    var field = TextField(text)
    for key in keys { field.handle(key) }
    return field
  }

  @Test func editingKeysDoWhatShellsDo() {
    #expect(typed([.left, .character("x")], into: "ab").text == "axb")
    #expect(typed([.home, .delete, .end, .backspace], into: "abcd").text == "bc")
    #expect(typed([.control("w")], into: "one two  ").text == "one ")
    #expect(typed([.control("a"), .control("k"), .character("z")], into: "ab").text == "z")
    #expect(typed([.left, .control("u")], into: "abc").text == "c")
    #expect(typed([.backspace, .left, .delete, .right], into: "").text == "")
    #expect(typed([.space, .character("边")], into: "a").text == "a 边")
  }

  @Test func whatIsSelectedIsReplacedByTypingAndKeptByEditing() {
    func keyed(_ key: Key) -> String {
      var field = TextField("plan.json", isSelected: true)
      field.handle(key)
      field.handle(.character("x"))
      return field.text
    }
    #expect(keyed(.character("a")) == "ax")
    #expect(keyed(.paste("b.json")) == "b.jsonx")
    #expect(keyed(.left) == "plan.jsoxn")
    #expect(keyed(.backspace) == "plan.jsox")
  }

  @Test func keysOfTheDialogAreLeftAlone() {
    var field = TextField("a")
    for key in [Key.enter, .escape, .tab, .up, .down, .function(1)] {
      let isTaken = field.handle(key)
      #expect(!isTaken)
    }
    #expect(field.text == "a")
  }

  @Test func pasteBecomesOneLineWithoutControlCharacters() {
    #expect(typed([.paste("a\r\nb\tc\u{1B}[31m\u{0}d")]).text == "a b c[31md")
    #expect(typed([.paste(String(repeating: "x", count: 9000))]).text.count == TextField.limit)
  }

  @Test func aCharacterTakesOnlySoManyMarks() {
    let storm = "a" + String(repeating: "\u{301}", count: 100_000) + "b"
    let field = typed([.paste(storm), .paste("e"), .paste(storm)])
    #expect(field.characters.count == 5)
    #expect(field.characters.allSatisfy { $0.unicodeScalars.count <= TextField.partLimit })
    let one = typed([.character("e")] + Array(repeating: .character("\u{301}"), count: 500))
    #expect(one.characters.count == 1 && one.cursor == 1)
    #expect(one.text.unicodeScalars.count == TextField.partLimit)
    // The longest that people send is whole.
    let flag = "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}"
    let family = "👩🏽\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏿"
    #expect(typed([.paste(flag + family)]).text == flag + family)
  }

  /// Some marks go onto no letter: the two stay two characters.
  @Test(arguments: ["\u{1161}", "\u{11A8}", "\u{200D}", "\u{FE0F}", "\u{20E3}", "\u{1F3FD}"])
  func aMarkThatFitsNothingIsTyped(mark: String) {
    for base in ["a", " ", "边", "👍", "\u{1100}"] {
      let field = typed([.paste(base), .paste(mark), .character("x")])
      #expect(field.text.unicodeScalars.elementsEqual((base + mark + "x").unicodeScalars))
      #expect(field.cursor == field.characters.count)
    }
  }

  @Test func typedMarkJoinsItsCharacter() {
    let field = typed([.character("e"), .character("\u{301}"), .character("x")])
    #expect(field.characters == ["e\u{301}", "x"])
    #expect(field.cursor == 2)
  }

  @Test(arguments: 2...14)
  func cursorIsAlwaysVisible(width: Int) {
    for glyphs in Glyphs.allCases {
      var field = TextField("ab边缘c\u{301}节\u{202E}点 end")
      field.moveToStart()
      for _ in 0...field.characters.count {
        var frame = Frame(size: Size(width: 20, height: 1), glyphs: glyphs)
        field.draw(in: &frame, x: 3, y: 0, width: width, focused: true)
        let cursor = frame.cursor
        #expect(cursor.map { (3..<(3 + width)).contains($0.x) } == true)
        #expect(frame[2, 0] == Cell() && frame[3 + width, 0] == Cell())
        field.moveRight()
      }
    }
  }

  @Test func longTextScrollsAndSaysSo() {
    var field = TextField("0123456789")
    var frame = Frame(size: Size(width: 6, height: 1))
    field.draw(in: &frame, x: 0, y: 0, width: 6, focused: true)
    #expect(frame.row(0) == "…6789")
    #expect(frame.cursor == Point(x: 5, y: 0))
    field.moveToStart()
    field.draw(in: &frame, x: 0, y: 0, width: 6, focused: true)
    #expect(frame.row(0) == "01234…")
    #expect(frame.cursor == Point(x: 0, y: 0))
  }

  @Test func emptyFieldShowsWhatItIsFor() {
    var frame = Frame(size: Size(width: 10, height: 1))
    TextField().draw(in: &frame, x: 0, y: 0, width: 10, focused: false, placeholder: "filter")
    #expect(frame.row(0) == "filter")
    #expect(frame.cursor == nil)
  }
}
