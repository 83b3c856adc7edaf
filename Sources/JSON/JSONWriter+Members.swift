/// A type that is written as an object.
package protocol JSONWritable {
  func writeMembers(to writer: inout JSONWriter)
}

extension JSONWriter {
  package mutating func object(_ value: some JSONWritable) {
    object { value.writeMembers(to: &$0) }
  }

  package mutating func member(_ name: String, _ members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }

  package mutating func member(_ name: String, _ value: some JSONWritable) {
    key(name)
    object(value)
  }

  package mutating func member(_ name: String, _ values: [some JSONWritable]) {
    key(name)
    array(values) { $0.object($1) }
  }

  /// Null if there is no text.
  package mutating func member(_ name: String, _ text: String?) {
    key(name)
    if let text { string(text) } else { null() }
  }

  package mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    array(texts) { $0.string($1) }
  }

  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    flag(value)
  }
}

/// Texts with an end of line.
extension JSONWriter {
  package static func document(_ value: some JSONWritable) -> String {
    text(.document) { $0.object(value) }
  }

  package static func document(_ values: [some JSONWritable]) -> String {
    text(.document) { $0.array(values) { $0.object($1) } }
  }

  /// One line for each value.
  package static func lines(_ values: [some JSONWritable]) -> String {
    values.map { value in text(.line) { $0.object(value) } }.joined()
  }

  private static func text(_ style: Style, _ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(style)
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }
}
