import Fleet
import FoundationEssentials

/// The one way in which values become JSON text, so that every command writes alike.
///
/// What a terminal would obey, hide or reorder is written as an escape of JSON, which a reader turns
/// back into exactly what it was.
enum JSON {
  /// One document, indented, keys in order.
  static func document(_ value: some Encodable) throws -> String {
    try text(value, by: makeEncoder([.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]))
  }

  /// One line for each.
  static func lines(_ values: some Sequence<some Encodable>) throws -> String {
    let encoder = makeEncoder([.sortedKeys, .withoutEscapingSlashes])
    return try values.reduce(into: "") { $0 += try text($1, by: encoder) }
  }

  private static func makeEncoder(_ formatting: JSONEncoder.OutputFormatting) -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    return encoder
  }

  private static func text(_ value: some Encodable, by encoder: JSONEncoder) throws -> String {
    escaped(String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
  }

  /// Outside of texts JSON is ASCII, and the encoder escapes what is below U+0020 by itself.
  private static func escaped(_ json: String) -> String {
    guard json.utf8.contains(where: { $0 >= 0x7F }), json.unicodeScalars.contains(where: isObeyed)
    else { return json }
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
