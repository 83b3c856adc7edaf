package import Canvas
package import Fleet
import Words

/// Past operations, to be looked at or resumed.
package struct HistoryState: Sendable {
  /// nil until the operations were read.
  package var operations: [PastOperation]?
  package var list = ScrollList()

  /// The operation under the cursor.
  var selected: PastOperation? {
    operations.flatMap { $0.indices.contains(list.cursor) ? $0[list.cursor] : nil }
  }
}

extension HistoryState: DialogState {
  var dialog: Dialog { .history(self) }

  mutating func resize(on screen: DashboardState) {
    // Less the frame, two lines about the operation under the cursor, and the hints.
    list.resize(height: screen.layout.listDialog.height - 5)
  }

  mutating func pressed(_ key: Key, on screen: inout DashboardState) -> DialogAnswer {
    switch key {
    case .escape, .character("q"), .control("c"): return .close
    case .enter, .character("r"):
      return selected.map { key == .enter ? screen.show($0) : screen.resume($0) } ?? .stay
    default:
      _ = list.handle(key, letters: true)
      return .stay
    }
  }
}

extension DashboardState {
  mutating func historyLoaded(_ operations: [PastOperation]) {
    guard case .history(var history) = dialog else { return }
    history.operations = operations
    history.list.resize(count: operations.count)
    open(history)
  }

  mutating func foundUnfinished(_ operations: [PastOperation]) {
    unfinished = operations
    guard !operations.isEmpty else { return }
    let text =
      isShown
      ? words.unfinished(operations.count, key: keys.keyName(of: .history))
      : words.unfinished(operations.count, profiles: keys.keyName(of: .profiles))
    say(text, .warning)
  }

  /// Whose operation it is, where another account started it. Such an operation is not read, so that
  /// no instance counts as gone because it is elsewhere.
  func foreignOwner(of operation: PastOperation) -> FleetIdentity? {
    guard let owner = operation.owner, !owner.isSameFleet(as: identity) else { return nil }
    return owner
  }

  fileprivate mutating func show(_ operation: PastOperation) -> DialogAnswer {
    // One that is worked on, here or elsewhere, is on the screen with every event as it comes.
    if let index = operations.firstIndex(where: { $0.id == operation.id && $0.mode != .past }) {
      focus = .results
      showOperation(index)
      return .close
    }
    if foreignOwner(of: operation) != nil || operation.status == .unfinished {
      // Watching never sends, and a result that nobody watches is incomplete.
      return resume(operation)
    }
    if case .unreadable(let error) = operation.status {
      say(words.journal(error), .error)
      return .stay
    }
    requestedOperation = operation.id
    return .close([.open(operation: operation.id)])
  }

  fileprivate mutating func resume(_ operation: PastOperation) -> DialogAnswer {
    if let owner = foreignOwner(of: operation) {
      say(words.belongsElsewhere(owner), .warning)
      return .stay
    }
    guard operation.status == .unfinished else {
      say(words.nothingToResume, .warning)
      return .stay
    }
    return .close(watch(operation.id))
  }

  /// Watches an unfinished operation again, which never sends.
  mutating func watch(_ operation: String) -> [DashboardEffect] {
    unfinished.removeAll { $0.id == operation }
    return [.watch(operation: operation)]
  }
}
