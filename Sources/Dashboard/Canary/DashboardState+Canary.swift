import Canvas
import Fleet
import Words

extension DashboardState {
  /// The operation that waits for an answer after its canary: the shown one before others.
  var askingOperation: ResultsState? {
    operation?.leadingCount != nil ? operation : operations.first { $0.leadingCount != nil }
  }

  mutating func openCanary(of operation: String, byItself: Bool) {
    guard let index = operations.firstIndex(where: { $0.id == operation }) else { return }
    operations[index].wasAsked = true
    showOperation(index)
    open(CanaryState(operation: operation, opened: byItself ? now : nil))
  }

  /// Milliseconds without a key before a question opens by itself.
  private static let quietTime: Int64 = 1_000

  /// Asks once for each canary, where the question covers nothing and comes between no keys; and ends
  /// a question that nobody can answer now.
  mutating func followCanaries() {
    if case .canary(let asked) = dialog,
      !operations.contains(where: { $0.id == asked.operation && $0.leadingCount != nil })
    {
      dialog = nil
    }
    guard let asking = operations.first(where: \.isToBeAsked), isShown, dialog == nil,
      help == nil, textField == nil, !isLeaving, layout.isLargeEnough,
      now.milliseconds - lastKey.milliseconds >= Self.quietTime
    else { return }
    openCanary(of: asking.id, byItself: true)
  }

  mutating func answerCanary(
    of operation: String, _ choice: CanaryState.Choice
  ) -> [DashboardEffect] {
    switch choice {
    case .wait: return []
    case .cancel:
      say(words.stopping)
      return stopSending(operation)
    case .goOn:
      if let reason = readOnlyReason {
        say(words.readOnly(reason), .error)
        return []
      }
      say(words.goingOn)
      return [.goOn(operation: operation)]
    }
  }
}
