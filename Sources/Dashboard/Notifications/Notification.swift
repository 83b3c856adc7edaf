package import Fleet
import Words

/// Something for an operator who looks elsewhere: the bell, and a line on the desktop.
package struct Notification: Sendable, Hashable {
  package var occasion: OperationOccasion
  /// The id of the operation, of which one notification at a time waits to be sent.
  package var operation: String
  /// The program and its profile.
  package var title: String
  package var text: String

  package init(occasion: OperationOccasion, operation: String, title: String, text: String) {
    self.occasion = occasion
    self.operation = operation
    self.title = title
    self.text = text
  }
}

extension DashboardState {
  /// The notification that an event asks for. Each occasion of an operation is reported once, the most
  /// urgent of an event alone; what an operation brought along when it was opened is not.
  mutating func notify(after event: DashboardEvent) -> [DashboardEffect] {
    guard !isLeaving else { return [] }
    switch event {
    case .operation(let id, _):
      guard let index = operations.firstIndex(where: { $0.id == id }),
        let occasion = operations[index].takeOccasion()
      else { return [] }
      return [.notify(notification(occasion, of: operations[index]))]
    case .operationEnded(let id):
      return operations.filter { $0.id == id }.map { .notify(notification(.ends, of: $0)) }
    default: return []
    }
  }

  private func notification(
    _ occasion: OperationOccasion, of operation: ResultsState
  ) -> Notification {
    let profile = configuration.profile
    return Notification(
      occasion: occasion, operation: operation.id,
      title: profile.isEmpty ? "edgereap" : "edgereap \(profile)",
      text: words.notification(occasion, operation.results))
  }
}
