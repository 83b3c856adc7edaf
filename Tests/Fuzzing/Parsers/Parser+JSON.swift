import JSON
@testable import Simulator

extension Parser {
  /// Two readers of JSON, written apart from each other: that of answers and the simulator's. They
  /// take the same texts, and see the same in them.
  static let json = Parser(name: "json") { input in
    let bytes = input.bytes
    let document = try? JSONDocument(bytes)
    let value = try? JSONReader.read(bytes)
    if let document {
      promise(document.values.count <= bytes.count, "more values than bytes")
      if let value { compare(document.root, value) }
    } else {
      promise(value == nil, "the simulator takes what the reader of answers refuses")
    }
  }

  private static func compare(_ node: JSONNode, _ value: JSONValue) {
    switch value {
    case .null: promise(!node.exists, "null")
    case .boolean(let flag): promise(node.bool == flag, "a boolean")
    case .integer(let number): promise(node.integer == Int(number), "an integer")
    case .fraction(let number):
      promise(node.double == number || number.isNaN, "a fraction")
      _ = node.integer
    case .string(let text):
      promise(node.string == text && node.text == text, "a text")
    case .array(let elements):
      let nodes = node.elements ?? []
      promise(nodes.count == elements.count, "the length of a list")
      for (node, element) in zip(nodes, elements) { compare(node, element) }
    case .object(let members):
      promise(node.isObject && node.elements == nil, "an object")
      promise(
        node["Response"].exists || members["Response"].map { $0 == .null } ?? true, "a member")
    }
  }
}
