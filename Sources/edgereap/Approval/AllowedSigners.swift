/// The lines of a file that says who may sign. `ssh-keygen` is asked about one line at a time, so that
/// its answer is about the person whom that line names.
struct AllowedSigners: Sendable {
  struct Line: Sendable, Hashable {
    var bytes: [UInt8]
    /// The one person whom it names exactly; nil where it has a pattern, or several.
    var name: String?
  }

  private var lines: [Line]

  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) }.map { line in
      Line(bytes: line + [UInt8(ascii: "\n")], name: Self.name(in: line))
    }
  }

  /// Those that have a key as a word. Which of them allow it to sign is not for this to say.
  func lines(with key: [UInt8]) -> [Line] {
    let word = Array(Base64.text(of: key).utf8)
    return lines.filter { $0.bytes.split(whereSeparator: Self.isBlank).contains(word[...]) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  /// Signs of a pattern, of a list, or of a name that is written in another way.
  private static let otherSigns = Set("*?!,\"\\#".utf8)

  private static func name(in line: [UInt8]) -> String? {
    guard let first = line.split(whereSeparator: isBlank).first,
      !first.contains(where: otherSigns.contains)
    else { return nil }
    return String(validating: first, as: UTF8.self)
  }
}
