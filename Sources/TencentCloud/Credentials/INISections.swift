/// The sections of a file of the SDKs. It takes what the official readers take, and what people write
/// in its place:
///
///     [default]  # of the bastion
///     secret_id = AKID…
///     secret_key: "…"
struct INISections {
  /// In the order of the file.
  private(set) var names: [String] = []
  /// Whether a wanted key comes before the first section.
  private(set) var hasStrayKeys = false
  private var values: [String: [String: String]] = [:]

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.trimmed
      if line.hasPrefix("#") || line.hasPrefix(";") { continue }
      if let name = Self.sectionName(line) {
        names.append(name)
        values[name] = values[name] ?? [:]
      } else if let (key, value) = Self.pair(line) {
        guard let section = names.last else {
          hasStrayKeys = hasStrayKeys || key == "secret_id" || key == "secret_key"
          continue
        }
        values[section]?[key] = value
      }
    }
  }

  /// Keys in lower case; nil where there is no such section.
  subscript(section: String) -> [String: String]? { values[section] }

  /// nil for a line that begins no section. Where something else than a note comes after the bracket,
  /// it is a section all the same, of an odd name: its keys are not those of the one before.
  private static func sectionName(_ line: Substring) -> String? {
    guard line.first == "[" else { return nil }
    let inside = line.dropFirst()
    guard let end = inside.firstIndex(of: "]") else { return String(inside) }
    let rest = inside[inside.index(after: end)...].trimmed
    guard rest.isEmpty || rest.hasPrefix("#") || rest.hasPrefix(";") else { return String(inside) }
    return String(inside[..<end].trimmed)
  }

  private static func pair(_ line: Substring) -> (key: String, value: String)? {
    guard let sign = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
    let value = withoutNote(line[line.index(after: sign)...].trimmed)
    return (line[..<sign].trimmed.lowercased(), String(unquoted(value)))
  }

  /// No key has a blank in it, so that what comes after one and begins like a note is one.
  private static func withoutNote(_ value: Substring) -> Substring {
    guard
      let blank = value.indices.first(where: { index in
        let next = value.index(after: index)
        return value[index].isWhitespace && next < value.endIndex
          && (value[next] == "#" || value[next] == ";")
      })
    else { return value }
    return value[..<blank].trimmed
  }

  /// The official comment shows quotation marks, although the official reader keeps them.
  private static func unquoted(_ value: Substring) -> Substring {
    for mark in ["\"", "'"] where value.count >= 2 && value.hasPrefix(mark) && value.hasSuffix(mark)
    {
      return value.dropFirst().dropLast()
    }
    return value
  }
}

extension Substring {
  var trimmed: Substring {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return self[first...last]
  }
}
