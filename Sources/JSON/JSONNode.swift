/// One value of a document, or its absence.
///
/// Every question has an answer: a field that is missing, null or of another type than documented
/// is nil, and must not lose the instance that it belongs to.
package struct JSONNode: Sendable {
  private let document: JSONDocument
  /// nil if there is no value.
  private let index: Int?

  init(document: JSONDocument, index: Int?) {
    self.document = document
    self.index = index
  }

  private var value: JSONDocument.Value? { index.map { document.values[$0] } }

  /// Whether there is a value, and not null.
  package var exists: Bool { value.map { $0.kind != .null } ?? false }
  package var isNull: Bool { value?.kind == .null }
  package var isObject: Bool { value?.kind == .object }

  /// The member of an object; the first if the name is repeated.
  package subscript(key: StaticString) -> JSONNode {
    JSONNode(document: document, index: index.flatMap { document.member(key, of: $0) })
  }

  /// nil if it is not an array.
  package var elements: [JSONNode]? {
    guard let index, document.values[index].kind == .array else { return nil }
    let end = Int(document.values[index].next)
    var elements: [JSONNode] = []
    var element = index + 1
    while element < end {
      elements.append(JSONNode(document: document, index: element))
      element = Int(document.values[element].next)
    }
    return elements
  }

  /// nil if it is not a string.
  package var string: String? {
    guard let value, value.kind == .string || value.kind == .escapedString else { return nil }
    return document.text(of: value)
  }

  /// Text, or a number as it is written; otherwise empty.
  package var text: String {
    guard let value else { return "" }
    switch value.kind {
    case .string, .escapedString, .number: return document.text(of: value)
    case .object, .array, .yes, .no, .null: return ""
    }
  }

  package var double: Double? { value?.kind == .number ? Double(text) : nil }

  /// A whole number, in any notation.
  package var integer: Int? {
    guard value?.kind == .number else { return nil }
    return Int(text) ?? double.flatMap(Int.init(exactly:))
  }

  package var bool: Bool? {
    switch value?.kind {
    case .yes: true
    case .no: false
    default: nil
    }
  }
}
