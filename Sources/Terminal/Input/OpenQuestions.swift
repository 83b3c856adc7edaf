/// The questions that the terminal has not answered yet.
///
/// The device attributes are asked last, and every terminal knows them: with their answer all that
/// was asked before is settled, since terminals answer in order.
struct OpenQuestions: Hashable, Sendable {
  enum Question: Hashable, Sendable {
    case background, cursor, attributes
    case mode(Int)
  }

  private var open: Set<Question> = []

  var isEmpty: Bool { open.isEmpty }

  mutating func ask(_ questions: [Question]) { open.formUnion(questions) }

  func contains(_ question: Question) -> Bool { open.contains(question) }

  /// - Returns: whether the reply answers an open question.
  mutating func close(with reply: TerminalReply) -> Bool {
    switch reply {
    case .background: return open.remove(.background) != nil
    case .mode(let mode, _): return open.remove(.mode(mode)) != nil
    case .cursor: return open.remove(.cursor) != nil
    case .attributes:
      defer { if open.contains(.attributes) { open = [] } }
      return open.contains(.attributes)
    case .focus, .colourScheme, .other: return false
    }
  }
}
