internal import Fleet
internal import FoundationEssentials

/// The one way in which values become JSON text, so that every command writes alike.
///
/// What a terminal would obey, hide or reorder is written as an escape of JSON, which a reader turns
/// back into exactly what it was.
enum JSON {
  /// One document, indented, keys in order.
  static func document(_ value: some Encodable) throws -> String {
    try text(value, formatting: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]) + "\n"
  }

  /// One line.
  static func line(_ value: some Encodable) throws -> String {
    try text(value, formatting: [.sortedKeys, .withoutEscapingSlashes]) + "\n"
  }

  private static func text(
    _ value: some Encodable, formatting: JSONEncoder.OutputFormatting
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// Outside of texts JSON is ASCII, and the encoder escapes what is below U+0020 by itself.
  private static func escaped(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: isObeyed) else { return json }
    var result = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      guard isObeyed(scalar) else {
        result.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        result.append(
          contentsOf: "\\u\(String(0x1_0000 + Int(unit), radix: 16).dropFirst())".unicodeScalars)
      }
    }
    return String(result)
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x7F && scalar.isObeyedByTerminals
  }
}
