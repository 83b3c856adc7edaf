import Canvas
import Fleet
import Words

extension DashboardState {
  mutating func openDetails() {
    if focus == .regions {
      guard let failed = regions.current.flatMap({ failedScopes(of: $0).first }) else {
        return focusInstances()
      }
      dialog = .details(DetailsState(subject: .part(failed)))
    } else if focus == .results, operation?.currentGroup != nil {
      operations[shownOperation].toggleFold()
    } else if let subject {
      dialog = .details(DetailsState(subject: subject))
    }
  }

  private mutating func focusInstances() {
    focus = .instances
    relayout()
  }

  /// Copying works here as in the panes.
  mutating func pressed(_ key: Key, in old: DetailsState) -> [DashboardEffect] {
    var details = old
    let page = max(1, layout.detailsDialog.height - 3)
    switch key {
    case .escape, .enter, .character("q"), .control("c"): return []
    case .down, .character("j"): details.offset += 1
    case .up, .character("k"): details.offset -= 1
    case .pageDown, .space, .control("d"): details.offset += page
    case .pageUp, .control("u"): details.offset -= page
    case .home, .character("g"): details.offset = 0
    case .end, .character("G"): details.offset = .max / 2
    case .mouse(let event) where event.action == .wheelDown: details.offset += 3
    case .mouse(let event) where event.action == .wheelUp: details.offset -= 3
    default:
      if let command = keys.command(for: key), command == .copyID || command == .copySupport {
        dialog = .details(details)
        return copy(command, of: details.subject)
      }
    }
    details.offset = max(0, min(details.offset, detailCount(of: details.subject) - page))
    dialog = .details(details)
    return []
  }

  // MARK: - Copying

  mutating func copy(_ command: Command) -> [DashboardEffect] {
    subject.map { copy(command, of: $0) } ?? []
  }

  private mutating func copy(
    _ command: Command, of subject: DetailsState.Subject
  ) -> [DashboardEffect] {
    let text = command == .copyID ? id(of: subject) : supportLine(of: subject)
    if case .pasted(let rest) = subject {
      lastCopied = words.count(rest.missing.count, "id", "ids", "个 ID")
    } else {
      lastCopied = text
    }
    say(words.copied(lastCopied))
    return [.copy(text)]
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
      return failure(of: scope).map { "\(words.scope(scope)): \(words.reason($0))" } ?? ""
    case .pasted(let rest): return rest.missing.map(\.text).joined(separator: " ")
    case .result(let operation, let key):
      guard let result = result(operation, key) else { return key.id }
      let attempts = result.attempts.map { attempt in
        "RequestId=\(attempt.requestID.isEmpty ? "-" : attempt.requestID) at=\(attempt.at.iso8601())"
      }
      let outcome = result.outcome
      let parts = [
        "operation=\(operation)", result.instance.product.displayName, result.instance.region,
        result.instance.id, outcome.word.rawValue, outcome.code, outcome.explanation,
      ]
      return (parts.filter { !$0.isEmpty } + attempts).joined(separator: " ")
    }
  }

  func failure(of scope: ListingScope) -> ServiceFailure? {
    if case .failed(let failure) = list.inventory.scopes[scope] { failure } else { nil }
  }

  func result(_ operation: String, _ key: InstanceKey) -> InstanceResult? {
    operations.first { $0.id == operation }?.results[key]
  }
}
