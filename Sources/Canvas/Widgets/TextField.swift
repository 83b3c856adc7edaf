/// A field of one line: its text, and the cursor's position in it.
package struct TextField: Hashable, Sendable {
  /// The text as typed or pasted, with any characters; drawing makes it safe.
  package var text: String {
    get { String(characters) }
    set {
      characters = Self.oneLine(newValue)
      cursor = characters.count
    }
  }
  package private(set) var characters: [Character]
  /// Characters before the cursor.
  package private(set) var cursor: Int
  /// Whether the whole text is selected: what is typed or pasted next replaces it, and a key that
  /// edits or moves keeps it.
  package private(set) var isSelected: Bool

  /// More than any expression or phrase needs; a longer paste is cut.
  package static let limit = 4096
  /// Most marks and joiners on one character. The longest flags and families of emoji have ten; a
  /// paste can bring millions.
  package static let partLimit = 16

  package init(_ text: String = "", isSelected: Bool = false) {
    characters = Self.oneLine(text)
    cursor = characters.count
    self.isSelected = isSelected
  }

  package var isEmpty: Bool { characters.isEmpty }

  /// Whether it is empty or only spaces.
  package var isBlank: Bool { characters.allSatisfy(\.isWhitespace) }

  /// A field has one line: breaks and tabs become spaces, other control characters are left out.
  private static func oneLine(_ text: String) -> [Character] {
    var result: [Character] = []
    for character in text.prefix(limit) {
      if character.isNewline || character == "\t" {
        result.append(" ")
      } else if character.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) {
        result.append(bounded(character))
      }
    }
    return result
  }

  private static func bounded(_ character: Character) -> Character {
    let parts = character.unicodeScalars
    guard parts.index(parts.startIndex, offsetBy: partLimit + 1, limitedBy: parts.endIndex) != nil
    else { return character }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: parts.prefix(partLimit))
    return Character(String(kept))
  }

  package mutating func insert(_ text: String) {
    let room = max(0, Self.limit - characters.count)
    var new = Self.oneLine(text).prefix(room)
    if let first = new.first?.unicodeScalars.first, cursor > 0,
      TextWidth.kind(of: first) == .combining
    {
      // Keyboards send a mark by itself, after the character that it belongs to. Not every mark
      // goes onto every character: the two may stay two.
      let joined = (String(characters[cursor - 1]) + String(new.removeFirst())).map(Self.bounded)
      characters.replaceSubrange(cursor - 1..<cursor, with: joined)
      cursor += joined.count - 1
    }
    characters.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }

  package mutating func moveLeft() { cursor = max(0, cursor - 1) }
  package mutating func moveRight() { cursor = min(characters.count, cursor + 1) }
  package mutating func moveToStart() { cursor = 0 }
  package mutating func moveToEnd() { cursor = characters.count }

  package mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  package mutating func deleteForward() {
    guard cursor < characters.count else { return }
    characters.remove(at: cursor)
  }

  /// Removes the word before the cursor with the spaces after it.
  package mutating func deleteWordBackward() {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  package mutating func deleteToStart() {
    characters.removeSubrange(0..<cursor)
    cursor = 0
  }

  package mutating func deleteToEnd() { characters.removeSubrange(cursor...) }

  package mutating func clear() {
    characters = []
    cursor = 0
  }

  /// Handles an editing key, as shells do.
  ///
  /// - Returns: whether the key meant something to the field. Enter, Escape, Tab and the vertical
  ///   arrows never do.
  @discardableResult
  package mutating func handle(_ key: Key) -> Bool {
    if isSelected {
      isSelected = false
      switch key {
      case .character, .space, .paste: clear()
      default: break
      }
    }
    switch key {
    case .character(let character): insert(String(character))
    case .space: insert(" ")
    case .paste(let text): insert(text)
    case .backspace, .control("h"): deleteBackward()
    case .delete, .control("d"): deleteForward()
    case .left, .control("b"): moveLeft()
    case .right, .control("f"): moveRight()
    case .home, .control("a"): moveToStart()
    case .end, .control("e"): moveToEnd()
    case .control("w"): deleteWordBackward()
    case .control("u"): deleteToStart()
    case .control("k"): deleteToEnd()
    default: return false
    }
    return true
  }
}
