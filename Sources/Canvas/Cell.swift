/// One cell of a frame: a base character with at most two marks, its role and its emphasis.
///
/// Two plain numbers, so that rows are copied and compared as bytes are.
package struct Cell: Hashable, Sendable {
  /// The base, 0 in the second cell of a wide character, and the first mark above it.
  @usableFromInline var start: UInt64
  /// The second mark, the role and the emphasis.
  @usableFromInline var end: UInt64

  /// Added to the role's own style, so that meaning does not depend on colour.
  package struct Emphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let bold = Emphasis(rawValue: 1)
    package static let underline = Emphasis(rawValue: 2)
    package static let reverse = Emphasis(rawValue: 4)
    package static let dim = Emphasis(rawValue: 8)
    /// On the background of a marked row: the text keeps its own look.
    package static let onMark = Emphasis(rawValue: 16)
  }

  /// - Parameter text: of which more than two marks are left out.
  package init(text: String = " ", role: Role = .text, emphasis: Emphasis = []) {
    self.init(half: role, emphasis)
    var scalars = text.unicodeScalars.makeIterator()
    guard let base = scalars.next() else { return }
    start = UInt64(base.value)
    guard let first = scalars.next() else { return }
    start |= UInt64(first.value) << 32
    if let second = scalars.next() { end |= UInt64(second.value) }
  }

  /// The second cell of a wide character.
  init(half role: Role, _ emphasis: Emphasis) {
    start = 0
    end = UInt64(role.rawValue) << 32 | UInt64(emphasis.rawValue) << 40
  }

  init(ascii byte: UInt8, _ role: Role, _ emphasis: Emphasis) {
    self.init(half: role, emphasis)
    start = UInt64(byte)
  }
}

extension Cell {
  /// The base; nil in the second cell of a wide character.
  @inlinable package var base: Unicode.Scalar? { isHalf ? nil : Self.scalar(start) }

  /// The marks on the base; nil where there are none.
  @inlinable package var marks: (Unicode.Scalar?, Unicode.Scalar?) {
    (Self.mark(start >> 32), Self.mark(end))
  }

  /// Whether it is the second cell of a wide character.
  @inlinable package var isHalf: Bool { start == 0 }

  /// The drawn text, safe to send to a terminal where a frame's own calls made the cell. Empty in
  /// the second cell of a wide character.
  package var text: String {
    guard let base else { return "" }
    var text = SafeText.string(of: base)
    let marks = marks
    if let mark = marks.0 { text.unicodeScalars.append(mark) }
    if let mark = marks.1 { text.unicodeScalars.append(mark) }
    return text
  }

  /// Role and emphasis as one number, the same in all cells that look alike.
  @inlinable package var look: UInt64 { end >> 32 }

  package var role: Role {
    get { Role(rawValue: UInt8(truncatingIfNeeded: end >> 32)) ?? .text }
    set { end = end & ~(0xFF << 32) | UInt64(newValue.rawValue) << 32 }
  }

  package var emphasis: Emphasis {
    get { Emphasis(rawValue: UInt8(truncatingIfNeeded: end >> 40)) }
    set { end = end & ~(0xFF << 40) | UInt64(newValue.rawValue) << 40 }
  }

  /// Leaves a blank in the same look.
  mutating func clear() {
    start = 0x20
    end &= 0xFFFF << 32
  }

  @inlinable static func mark(_ bits: UInt64) -> Unicode.Scalar? {
    let value = UInt32(truncatingIfNeeded: bits)
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  @inlinable static func scalar(_ bits: UInt64) -> Unicode.Scalar? {
    Unicode.Scalar(UInt32(truncatingIfNeeded: bits))
  }
}
