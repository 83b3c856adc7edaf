/// Writes JSON in a form that is decided here and not by an encoder: a journal's lines are hashed
/// as the bytes that were written, and the contract fixes the printed form.
///
/// What a terminal would obey, hide or reorder is written as an escape, which a reader turns back into
/// exactly what it was.
package struct JSONWriter {
  package enum Style: Sendable {
    /// One line, the members in the order in which they are written.
    case journal
    /// One line, the members by name.
    case line
    /// Indented, the members by name.
    case document
  }

  package let style: Style
  package internal(set) var bytes: [UInt8] = []
  private var place = Place.start
  /// For each open object, where each member begins. Not kept for a journal.
  private var open: [[(name: String, start: Int)]] = []
  private var depth = 0

  private enum Place { case start, afterKey, afterValue }

  package init(_ style: Style) { self.style = style }

  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    begin(UInt8(ascii: "{"))
    if style != .journal { open.append([]) }
    members(&self)
    if style != .journal { sort(open.removeLast()) }
    end(UInt8(ascii: "}"))
  }

  @inlinable
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
  ) {
    begin(UInt8(ascii: "["))
    for element in elements { write(&self, element) }
    end(UInt8(ascii: "]"))
  }

  package mutating func key(_ name: String) {
    separate()
    if style != .journal { open[open.count - 1].append((name, bytes.count)) }
    quote(name)
    bytes.append(contentsOf: (style == .document ? " : " : ":").utf8)
    place = .afterKey
  }

  package mutating func string(_ text: String) {
    separate()
    quote(text)
  }

  package mutating func integer(_ value: Int) { raw(String(value)) }
  package mutating func flag(_ value: Bool) { raw(value ? "true" : "false") }
  package mutating func null() { raw("null") }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  @usableFromInline
  mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    place = .start
  }

  @usableFromInline
  mutating func end(_ bracket: UInt8) {
    depth -= 1
    // Where nothing is inside, a document has an empty line.
    if style == .document, place == .start { bytes.append(UInt8(ascii: "\n")) }
    breakLine()
    bytes.append(bracket)
    place = .afterValue
  }

  private mutating func separate() {
    if place != .afterKey {
      if place == .afterValue { bytes.append(UInt8(ascii: ",")) }
      if depth > 0 { breakLine() }
    }
    place = .afterValue
  }

  private mutating func breakLine() {
    guard style == .document else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  /// Sorts the members of an object by name.
  private mutating func sort(_ members: [(name: String, start: Int)]) {
    guard let first = members.first,
      zip(members, members.dropFirst()).contains(where: { $1.name < $0.name })
    else { return }
    let width = style == .document ? 2 + 2 * depth : 1
    let ends = members.dropFirst().map { $0.start - width } + [bytes.count]
    let separator = bytes[ends[0]..<ends[0] + width]
    let sorted = zip(members, ends).sorted { $0.0.name < $1.0.name }
      .map { bytes[$0.0.start..<$0.1] }.joined(separator: separator)
    bytes.replaceSubrange(first.start..., with: Array(sorted))
  }
}
