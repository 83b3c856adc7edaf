extension SafeText {
  package struct Iterator: IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    private var ahead: Unicode.Scalar?
    private var previous: Unicode.Scalar?
    /// The remaining pieces of a substitute, last character first.
    private var pending: [Piece] = []
    private let glyphs: Glyphs

    init(_ text: String, glyphs: Glyphs) {
      scalars = text.unicodeScalars.makeIterator()
      ahead = scalars.next()
      self.glyphs = glyphs
    }

    package mutating func next() -> Piece? {
      if let piece = pending.popLast() { return piece }
      while let scalar = advance() {
        let before = previous
        previous = scalar
        switch TextWidth.kind(of: scalar) {
        case .columns(let width):
          return base(scalar, width: width)
        case .combining:
          return strayMark(scalar)
        case .undrawable:
          if SafeText.isSelector(scalar), let before, before.properties.isEmoji {
            previous = before
            continue
          }
          return substitute(for: scalar, after: before)
        }
      }
      return nil
    }

    private mutating func advance() -> Unicode.Scalar? {
      defer { if ahead != nil { ahead = scalars.next() } }
      return ahead
    }

    /// A character that takes columns, with the marks that follow it.
    private mutating func base(_ scalar: Unicode.Scalar, width: Int) -> Piece? {
      if let whole = composed(scalar) {
        return glyphs == .unicode
          ? marked(String(whole), width: 2) : withoutMarks(start("??"))
      }
      guard glyphs == .unicode || scalar.value < 0x7F else {
        return withoutMarks(
          start(SafeText.lookAlike(of: scalar) ?? String(repeating: "?", count: width)))
      }
      if SafeText.isOtherSpace(scalar) { return withoutMarks(start(glyphs.otherSpace)) }
      guard let ahead, ahead.value >= 0x300, TextWidth.kind(of: ahead) == .combining else {
        return Piece(text: SafeText.string(of: scalar), width: width)
      }
      return marked(String(scalar), width: width)
    }

    private mutating func marked(_ base: String, width: Int, kept: Int = 0) -> Piece {
      var text = base
      var kept = kept
      while glyphs == .unicode, kept < SafeText.keptMarks, let mark = ahead,
        TextWidth.kind(of: mark) == .combining
      {
        text.unicodeScalars.append(mark)
        kept += 1
        _ = advance()
      }
      countMarks()
      return Piece(text: text, width: width)
    }

    /// For a substitute, which carries no marks: they are counted instead of drawn.
    private mutating func withoutMarks(_ piece: Piece?) -> Piece? {
      let rest = pending
      pending = []
      countMarks()
      pending += rest
      return piece
    }

    private mutating func countMarks() {
      var count = 0
      while count < SafeText.markLimit, let mark = ahead, TextWidth.kind(of: mark) == .combining {
        count += 1
        _ = advance()
      }
      if count > 0 { pending = SafeText.pieces(glyphs.bracketed("+\(count)")).reversed() }
    }

    private mutating func strayMark(_ scalar: Unicode.Scalar) -> Piece? {
      guard glyphs == .unicode else { return start(SafeText.code(of: scalar, glyphs: glyphs)) }
      var text = "\u{25CC}"
      text.unicodeScalars.append(scalar)
      return marked(text, width: 1, kept: 1)
    }

    private mutating func substitute(
      for scalar: Unicode.Scalar, after before: Unicode.Scalar?
    ) -> Piece? {
      switch scalar.value {
      case 0...0x1F, 0x7F:
        return start(glyphs.control(scalar))
      case 0x200D:
        if let before, before.properties.isEmoji || SafeText.isSkinTone(before),
          let ahead, ahead.properties.isEmoji, ahead.value > 0x7F
        {
          return start(glyphs.joint)
        }
        return start(SafeText.code(of: scalar, glyphs: glyphs))
      case 0x1F3FB...0x1F3FF:
        return start(glyphs.joint)
      case 0x1F1E6...0x1F1FF:
        return start(glyphs.bracketed(flag(from: scalar)))
      default:
        return start(SafeText.code(of: scalar, glyphs: glyphs))
      }
    }

    private mutating func flag(from first: Unicode.Scalar) -> String {
      var letters = SafeText.flagLetter(first).map(String.init) ?? ""
      if let ahead, let second = SafeText.flagLetter(ahead) {
        letters.append(second)
        _ = advance()
      }
      return letters
    }

    /// Composes Hangul in parts into its syllable (Unicode, section 3.12).
    private mutating func composed(_ initial: Unicode.Scalar) -> Unicode.Scalar? {
      guard (0x1100...0x1112).contains(initial.value), let vowel = ahead,
        (0x1161...0x1175).contains(vowel.value)
      else { return nil }
      _ = advance()
      var syllable = 0xAC00 + ((initial.value - 0x1100) * 21 + (vowel.value - 0x1161)) * 28
      if let final = ahead, (0x11A8...0x11C2).contains(final.value) {
        syllable += final.value - 0x11A7
        _ = advance()
      }
      return Unicode.Scalar(syllable)
    }

    private mutating func start(_ text: String) -> Piece? {
      let pieces = SafeText.pieces(text)
      pending = pieces.dropFirst().reversed() + pending
      return pieces.first
    }
  }
}
