/// Text of unknown origin as pieces that may go to a terminal.
///
/// Names of instances, tags and messages of servers can hold anything. What a terminal would obey,
/// hide, reorder or measure differently is replaced by something that can be seen:
///
/// | scalar | drawn as | in ASCII |
/// |---|---|---|
/// | C0, DEL | its picture, `␛` | `^[` |
/// | C1, bidi controls, zero-width, separators, tags, unassigned, private use | `⟨202E⟩` | `<202E>` |
/// | spaces other than U+0020 and U+3000 | `␣` | `_` |
/// | a variation selector after an emoji | nothing: it only chooses a look | nothing |
/// | a joiner between emoji, a skin tone | `·` | `.` |
/// | the letters of a flag | `⟨CN⟩` | `<CN>` |
/// | more than two marks on one character | `⟨+12⟩` | `<+12>` |
/// | a mark on nothing | on `◌` | `<301>` |
/// | Hangul in parts | put together | `??` |
/// | other characters | themselves | their look-alike or `?` per column |
///
/// Work and memory are bounded by how much of the sequence is read, never by the length of the
/// text: a run of marks is counted up to ``markLimit`` per substitute.
///
/// Right-to-left letters are drawn as they come; terminals that reorder them do so on their own.
package struct SafeText: Sequence, Sendable {
  package struct Piece: Hashable, Sendable {
    /// One base character with at most two marks.
    package var text: String
    /// 1 or 2.
    package var width: Int

    package init(text: String, width: Int) {
      self.text = text
      self.width = width
    }
  }

  /// Marks that are kept on one character. Thai and decomposed Vietnamese need two; more count as
  /// an attempt to paint over the neighbouring rows.
  package static let keptMarks = 2
  /// Most marks that one substitute counts.
  package static let markLimit = 99

  private let text: String
  private let glyphs: Glyphs

  package init(_ text: String, glyphs: Glyphs = .unicode) {
    self.text = text
    self.glyphs = glyphs
  }

  package func makeIterator() -> Iterator { Iterator(text, glyphs: glyphs) }

  /// The text with its substitutes, at most `limit` columns of it.
  package func rendered(limit: Int = .max) -> String {
    var result = ""
    var width = 0
    for piece in self {
      width += piece.width
      if width > limit { break }
      result += piece.text
    }
    return result
  }
}
