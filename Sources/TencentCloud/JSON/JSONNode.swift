/// One value of a document, or the lack of one.
///
/// Every question has an answer: a field that is missing, null or of another type than documented
/// is nil, and must not lose the instance that it belongs to.
struct JSONNode: Sendable {
  private let document: JSONDocument
  /// nil where there is nothing.
  private let index: Int?

  init(document: JSONDocument, index: Int?) {
    self.document = document
    self.index = index
  }

  private var value: JSONDocument.Value? { index.map { document.values[$0] } }

  /// Whether there is a value, and not null.
  var exists: Bool { value.map { $0.kind != .null } ?? false }
  var isNull: Bool { value?.kind == .null }
  var isObject: Bool { value?.kind == .object }

  /// The member of an object; of the first of that name where there are several.
  subscript(key: StaticString) -> JSONNode {
    guard let index, document.values[index].kind == .object else { return missing }
    let end = Int(document.values[index].next)
    var member = index + 1
    while member < end {
      if matches(document.values[member], key) {
        return JSONNode(document: document, index: member + 1)
      }
      member = Int(document.values[member + 1].next)
    }
    return missing
  }

  /// nil where it is no array.
  var elements: [JSONNode]? {
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

  /// nil where it is no text.
  var string: String? {
    guard let value else { return nil }
    let range = Int(value.start)..<Int(value.end)
    switch value.kind {
    case .string: return String(decoding: document.bytes[range], as: UTF8.self)
    case .escapedString: return JSONText.unescaped(document.bytes[range])
    default: return nil
    }
  }

  /// Text, or a number as it is written; empty where there is neither.
  var text: String {
    if let string { return string }
    guard let value, value.kind == .number else { return "" }
    return String(
      decoding: document.bytes[Int(value.start)..<Int(value.end)], as: UTF8.self)
  }

  var double: Double? { value?.kind == .number ? Double(text) : nil }

  /// A whole number, however it is written.
  var integer: Int? {
    guard value?.kind == .number else { return nil }
    return Int(text) ?? double.flatMap(Int.init(exactly:))
  }

  var bool: Bool? {
    switch value?.kind {
    case .yes: true
    case .no: false
    default: nil
    }
  }

  private var missing: JSONNode { JSONNode(document: document, index: nil) }

  private func matches(_ value: JSONDocument.Value, _ key: StaticString) -> Bool {
    let range = Int(value.start)..<Int(value.end)
    guard value.kind == .string else {
      return JSONText.unescaped(document.bytes[range]) == key.description
    }
    let wanted = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    return range.count == wanted.count && document.bytes[range].elementsEqual(wanted)
  }
}

/// What an answer is read into.
protocol JSONReadable: Sendable {
  /// - Throws: only where nothing can be made of it.
  init(json: JSONNode) throws(UnusableAnswer)
}

struct UnusableAnswer: Error, Hashable {
  var reason: String
}
