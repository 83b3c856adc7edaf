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
      guard let instance = list.inventory[key] else { return key.id }
      return [
        instance.product.displayName, instance.region, instance.zone, instance.id,
        instance.state.rawValue,
      ].filter { !$0.isEmpty }.joined(separator: " ")
    case .part(let scope):
      return failure(of: scope).map { "\(words.scope(scope)): \(words.fullFailure($0))" } ?? ""
    case .pasted(let rest): return rest.missing.map(\.text).joined(separator: " ")
    case .result(let operation, let key):
      return result(operation, key).map { supportLine(of: $0, operation) } ?? key.id
    }
  }

  private func supportLine(of result: InstanceResult, _ operation: String) -> String {
    let attempts = result.attempts.map { attempt in
      "RequestId=\(attempt.requestID.isEmpty ? "-" : attempt.requestID) at=\(attempt.at.iso8601())"
    }
    let outcome = result.outcome
    let parts = [
      "operation=\(operation)", result.instance.product.displayName, result.instance.region,
      result.instance.id, outcome.word.rawValue, outcome.code, words.explanation(of: outcome),
    ]
    return (parts.filter { !$0.isEmpty } + attempts).joined(separator: " ")
  }
}
