/// A manual page while it is written, in the macros of man(7).
struct Roff {
  private(set) var text = ""
  /// Where a paragraph needs no request of its own.
  private var isAfterHeading = false

  /// - Parameters:
  ///   - title: in capitals.
  ///   - date: of the version, so that the page is the same whenever it is made.
  init(title: String, section: Int, date: String, source: String, manual: String) {
    line(
      ".TH \(title) \(section) \"\(date)\" \(Self.quoted(source)) \(Self.quoted(manual))")
    line(".nh")
    line(".ad l")
  }

  mutating func section(_ title: String) { heading(".SH \(Self.quoted(title))") }
  mutating func subsection(_ title: String) { heading(".SS \(Self.quoted(title))") }

  mutating func paragraph(_ text: String) {
    startParagraph()
    line(Self.plain(text))
  }

  /// A term with what it means. The term is of ``bold(_:)`` and ``italic(_:)``.
  mutating func item(_ term: String, _ text: String) {
    line(".TP")
    line(term)
    line(Self.plain(text))
  }

  /// One line of a synopsis, of words that have their fonts already.
  mutating func synopsis(_ words: [String]) {
    startParagraph()
    line(words.joined(separator: " "))
  }

  /// Items that stand inside of the one before.
  mutating func indented(_ body: (inout Roff) -> Void) {
    line(".RS")
    body(&self)
    line(".RE")
  }

  /// Lines as they are, blanks included.
  mutating func example(_ lines: [String]) {
    startParagraph()
    line(".RS 4")
    line(".nf")
    for text in lines { line(Self.plain(text)) }
    line(".fi")
    line(".RE")
  }

  /// Text of help pages: paragraphs apart by an empty line, examples by a blank before them.
  mutating func prose(_ text: String) {
    for part in text.split(separator: "\n\n") {
      let lines = part.split(separator: "\n").map(String.init)
      if lines.contains(where: { $0.hasPrefix(" ") }) {
        example(lines)
      } else {
        paragraph(lines.joined(separator: " "))
      }
    }
  }

  static func bold(_ text: String) -> String { text.isEmpty ? "" : "\\fB\(escaped(text))\\fR" }
  static func italic(_ text: String) -> String { text.isEmpty ? "" : "\\fI\(escaped(text))\\fR" }

  /// A line that begins with a dot or an apostrophe would be a request.
  static func plain(_ text: String) -> String {
    let text = text.split(separator: " ", omittingEmptySubsequences: false).map {
      // A long path may be broken after a slash.
      let word = breakable(escaped(String($0)))
      return word.count > 30 ? word.replacing("/", with: "/\\:") : word
    }.joined(separator: " ")
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&\(text)" : text
  }

  /// Chinese has no spaces, so lines break after its signs.
  private static func breakable(_ text: String) -> String {
    let signs: Set<Character> = ["，", "。", "；", "：", "、", "）", "”"]
    var result = ""
    for character in text {
      if let last = result.last, signs.contains(last), !signs.contains(character) {
        result += "\\:"
      }
      result.append(character)
    }
    return result
  }

  /// As it is typed: a hyphen and not a dash, a caret and a tilde and not an accent.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "`": result += "\\(ga"
      default: result.append(character)
      }
    }
    return result
  }

  private static func quoted(_ text: String) -> String {
    let parts = escaped(text).split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(parts.joined(separator: "\\(dq"))\""
  }

  private mutating func heading(_ request: String) {
    line(request)
    isAfterHeading = true
  }

  private mutating func startParagraph() {
    if !isAfterHeading { line(".PP") }
  }

  private mutating func line(_ line: String) {
    text += line + "\n"
    isAfterHeading = false
  }
}
