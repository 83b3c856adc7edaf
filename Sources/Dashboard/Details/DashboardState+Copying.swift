import Fleet
import Words

extension DashboardState {
  mutating func copy(_ command: Command, of subject: DetailsState.Subject) -> [DashboardEffect] {
    let text = command == .copyID ? id(of: subject) : supportLine(of: subject)
    if case .pasted(let rest) = subject {
      lastCopied = words.count(rest.missing.count, "id", "ids", "个 ID")
    } else {
      lastCopied = text
    }
    say(words.copied(lastCopied))
    return [.copy(text)]
  }

  /// The clipboard may not hold what was copied last.
  mutating func copyFailed(_ problem: CopyProblem) {
    let write = keys.keyName(of: .write)
    switch problem {
    case .tooLong: say(words.copyTooLong(write: write), .warning)
    case .keptByTmux: say(words.copyKeptByTmux(write: write), .warning)
    case .uncertain where configuration.isAccessible: break
    case .uncertain: say(words.copySent(lastCopied))
    }
  }

  private func id(of subject: DetailsState.Subject) -> String {
    switch subject {
    case .instance(let key), .result(_, let key): key.id
    case .part(let scope): scope.region ?? scope.product.rawValue
    case .pasted(let rest): rest.missing.map(\.text).joined(separator: "\n")
    }
  }

  /// Everything that a support ticket asks for, on one line.
  private func supportLine(of subject: DetailsState.Subject) -> String {
    switch subject {
    case .instance(let key):
      return list.inventory[key].map(SupportText.line(of:)) ?? key.id
    case .part(let scope):
      return failure(of: scope).map { "\(words.scope(scope)): \(words.fullFailure($0))" } ?? ""
    case .pasted(let rest): return rest.missing.map(\.text).joined(separator: " ")
    case .result(let operation, let key):
      return result(operation, key).map {
        "operation=\(operation) \(SupportText.line(of: $0, words))"
      } ?? key.id
    }
  }
}
