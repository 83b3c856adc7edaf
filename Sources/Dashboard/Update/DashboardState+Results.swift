import Canvas
import Fleet
import Words

/// The keys of the results pane.
extension DashboardState {
  /// The next order, or the same one turned over.
  mutating func sortResults(_ command: Command) {
    guard let rows = operation?.rows else { return }
    let isTurnedOver = command == .sortReverse
    let order = isTurnedOver ? rows.order : rows.order.next
    let isReversed = isTurnedOver && !rows.isReversed
    operations[shownOperation].sort(by: order, isReversed: isReversed)
    say(words.sorted(words.order(order), isReversed: isReversed))
  }

  mutating func openPicture() {
    guard let operation else { return }
    dialog = .picture(PictureState(operation: operation.id))
  }

  mutating func pressed(_ key: Key, in picture: PictureState) {
    switch key {
    case .escape, .enter, .space, .control("c"): return
    case .character("q"): return
    default: if keys.command(for: key) != .picture { dialog = .picture(picture) }
    }
  }
}
