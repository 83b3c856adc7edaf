import CYAML
import Words

/// Puts the nodes of a settings file together, from what libyaml reports piece by piece.
final class SettingsReader {
  /// In a place of its own, since it must not move.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  /// libyaml reads them for as long as it parses.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let file: String
  private var anchors: [String: SettingsNode] = [:]
  private var aliases = 0
  /// Where the document ends, in Unicode scalars: before `...`, or at the end of the text.
  private(set) var documentEnd: Int

  /// Aliases of aliases stand for exponentially many nodes.
  private static let mostAliases = 20
  /// Far more than any key of the settings needs; each level is one on the stack.
  private static let deepest = 100

  init(_ text: String, file: String) {
    self.file = file
    // A byte order mark is no character of the first line.
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    documentEnd = text.unicodeScalars.count
    bytes = .allocate(capacity: text.utf8.count)
    _ = bytes.initialize(from: text.utf8)
    precondition(yaml_parser_initialize(parser) == 1, "no memory for libyaml")
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// The root of the one document; nil where there is none.
  func root() throws(SettingsError) -> SettingsNode? {
    // The first piece is the beginning of the stream.
    _ = try next()
    guard try next().kind != .streamEnd else { return nil }
    let root = try node(try next(), depth: 0)
    documentEnd = try next().range.lowerBound
    let after = try next()
    guard after.kind == .streamEnd else {
      throw error(at: after) { $0.secondDocument }
    }
    return root
  }

  private func node(_ piece: Piece, depth: Int) throws(SettingsError) -> SettingsNode {
    guard depth < Self.deepest else {
      throw error(at: piece) { $0.tooDeep(Self.deepest) }
    }
    switch piece.kind {
    case .alias(let name): return try node(called: name, at: piece)
    case .text(let text, let isPlain):
      return keep(.text(text, isPlain: isPlain), at: piece, end: piece.range.upperBound)
    case .list:
      var items: [SettingsNode] = []
      var item = try next()
      while item.kind != .end {
        items.append(try node(item, depth: depth + 1))
        item = try next()
      }
      return keep(.list(items), at: piece, end: end(of: piece, items.last, at: item))
    case .mapping:
      var entries: [SettingsNode.Entry] = []
      var key = try next()
      while key.kind != .end {
        let name = try node(key, depth: depth + 1)
        entries.append((name, try node(try next(), depth: depth + 1)))
        key = try next()
      }
      return keep(.mapping(entries), at: piece, end: end(of: piece, entries.last?.value, at: key))
    case .end, .streamEnd, .other: throw error(at: piece) { $0.expected($0.aValue) }
    }
  }

  private func node(called name: String, at piece: Piece) throws(SettingsError) -> SettingsNode {
    aliases += 1
    guard aliases <= Self.mostAliases else {
      throw error(at: piece) { $0.tooManyAliases(Self.mostAliases) }
    }
    // A node that is not whole yet has no name, so that none holds itself.
    guard var node = anchors[name] else { throw error(at: piece) { $0.unknownAnchor(name) } }
    (node.form, node.range) = (.alias, piece.range)
    return node
  }

  /// libyaml ends a block collection where the next piece begins, behind the comments in between.
  private func end(of piece: Piece, _ last: SettingsNode?, at end: Piece) -> Int {
    piece.isFlow ? end.range.upperBound : last?.range.upperBound ?? piece.range.upperBound
  }

  private func keep(_ content: SettingsNode.Content, at piece: Piece, end: Int) -> SettingsNode {
    let node = SettingsNode(
      file: file, line: piece.line, column: piece.column, content: content,
      form: piece.isFlow ? .flow : .block,
      range: piece.range.lowerBound..<max(piece.range.lowerBound, end))
    if let name = piece.anchor { anchors[name] = node }
    return node
  }

  private func error(at piece: Piece, _ problem: @escaping Sentence) -> SettingsError {
    SettingsError(file: file, line: piece.line, column: piece.column, problem: problem)
  }

  private func next() throws(SettingsError) -> Piece {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem }
    defer { yaml_event_delete(&event) }
    return Piece(event)
  }

  /// What libyaml cannot read, and where.
  private var problem: SettingsError {
    let reason = parser.pointee.problem.map { String(cString: $0) }
    var mark = parser.pointee.problem_mark
    if parser.pointee.error == YAML_READER_ERROR {
      // It knows only the byte.
      let lines = bytes.prefix(parser.pointee.problem_offset)
        .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      mark.line = lines.count - 1
      mark.column = String(decoding: lines[mark.line], as: UTF8.self).unicodeScalars.count
    }
    return SettingsError(
      file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1
    ) { $0.notYAML(reason) }
  }
}

/// One event of libyaml, with what is wanted of it.
private struct Piece {
  enum Kind: Equatable {
    /// - Parameter isPlain: Without quotes and not tagged as text, so that it may be a number or a flag.
    case text(String, isPlain: Bool)
    case alias(String)
    case list, mapping
    /// Of a list or a mapping.
    case end
    case streamEnd
    case other
  }

  var kind: Kind
  /// What aliases call it.
  var anchor: String?
  /// From 1.
  var line: Int
  var column: Int
  /// In Unicode scalars.
  var range: Range<Int>
  /// Of a list or a mapping in brackets or braces.
  var isFlow = false

  init(_ event: yaml_event_t) {
    line = Int(event.start_mark.line) + 1
    column = Int(event.start_mark.column) + 1
    let start = Int(event.start_mark.index)
    range = start..<max(start, Int(event.end_mark.index))
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isText = ["!", "tag:yaml.org,2002:str"].contains(Self.text(scalar.tag) ?? "")
      kind = .text(
        String(decoding: bytes, as: UTF8.self),
        isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE && !isText)
      anchor = Self.text(scalar.anchor)
    case YAML_ALIAS_EVENT: kind = .alias(Self.text(event.data.alias.anchor) ?? "")
    case YAML_SEQUENCE_START_EVENT:
      kind = .list
      isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      anchor = Self.text(event.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT:
      kind = .mapping
      isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
      anchor = Self.text(event.data.mapping_start.anchor)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: kind = .end
    case YAML_STREAM_END_EVENT: kind = .streamEnd
    default: kind = .other
    }
  }

  private static func text(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? {
    bytes.map { String(cString: $0) }
  }
}
