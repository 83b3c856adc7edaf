/// The program between this one and the terminal, which passes on only what is wrapped for it.
enum SequenceRoute: Hashable, Sendable {
  case direct, tmux, screen

  /// Wraps a sequence whose only Escape is its first byte.
  func wrapped(_ sequence: [UInt8]) -> [UInt8] {
    switch self {
    case .direct: return sequence
    case .tmux: return Array("\u{1B}Ptmux;\u{1B}".utf8) + sequence + Array("\u{1B}\\".utf8)
    case .screen:
      // screen passes strings on in short pieces only.
      let pieces = stride(from: 0, to: sequence.count, by: 76).map { start in
        Array("\u{1B}P".utf8) + sequence[start..<min(start + 76, sequence.count)]
          + Array("\u{1B}\\".utf8)
      }
      return pieces.flatMap { $0 }
    }
  }
}
